import Access
import Rulebook
import Storage
import Territory
import Vocabulary

/// Reads cards, with the classes that decisions give on a day beside what the rules propose.
///
/// Only the lines of the page that is asked for are looked up; nothing of the register is loaded.
struct CardQuery {
    let connection: any Connection
    let premises: Premises
    let commune: Key
    let day: Day
    private let standing: StandingRecognitions
    private let kept: KeptCommune?

    /// - Parameter kept: what was read of the commune before; nil within a transaction that writes.
    init(
        _ connection: any Connection, _ premises: Premises, commune: Key, day: Day, kept: KeptCommune? = nil
    ) {
        self.kept = kept
        self.connection = connection
        self.premises = premises
        self.commune = commune
        self.day = day
        standing = StandingRecognitions(commune: commune, day: day)
    }

    /// A page of what a filter leaves.
    func page(_ filter: HouseholdFilter, order: HouseholdOrder, page: Int, size: Int) throws -> HouseholdPage {
        if let kept, filter.group.isNamed, filter.keys == nil {
            return try self.page(of: filter, kept, order: order, page: page, size: size)
        }
        let listed = try recognised(for: filter.group)
        let condition = try condition(filter, listed)
        let totals = try kept.map { try $0.count(filter) { try count(condition) } } ?? count(condition)
        let total = Int(totals.households)
        let shown = Self.shown(page, of: total, size)
        let cards = try cards(
            condition, areFew: filter.group.isNamed || filter.keys != nil, order: order, skipping: (shown - 1) * size,
            size)
        return try self.page(
            cards, total: total, people: Int(totals.people), page: shown, size: size, recognised: listed)
    }

    /// Some of the lines that a filter leaves, where it is known how many there are.
    func lines(
        _ filter: HouseholdFilter, order: HouseholdOrder, skipping: Int, _ count: Int
    ) throws -> [HouseholdLine] {
        let listed = try recognised(for: filter.group)
        let condition = try condition(filter, listed)
        let cards = try cards(
            condition, areFew: filter.group.isNamed || filter.keys != nil, order: order, skipping: skipping, count)
        return try lines(cards, recognised: listed, isWhole: false)
    }

    /// How many a filter leaves.
    func count(_ filter: HouseholdFilter) throws -> HouseholdCount {
        try count(condition(filter, try recognised(for: filter.group)))
    }

    /// A page of households that are known one by one: their order is kept, so that a page looks up its own lines alone.
    private func page(
        of filter: HouseholdFilter, _ kept: KeptCommune, order: HouseholdOrder, page: Int, size: Int
    ) throws -> HouseholdPage {
        let keys = try kept.order(filter, order) {
            try connection.all(
                """
                WITH few AS MATERIALIZED (
                SELECT c.household, c.neighbourhood, c.sort_key, c.code FROM household_card c
                WHERE \(condition(filter, recognised(for: filter.group))))
                SELECT c.household FROM few c ORDER BY \(Self.ordering(order))
                """
            ) { $0.key(0) }
        }
        let totals = try kept.count(filter) { try count(condition(filter, try recognised(for: filter.group))) }
        let shown = Self.shown(page, of: keys.count, size)
        let cards = try cards(of: Array(keys.dropFirst((shown - 1) * size).prefix(size)))
        return try self.page(
            cards, total: keys.count, people: Int(totals.people), page: shown, size: size, recognised: nil)
    }

    private func condition(_ filter: HouseholdFilter, _ listed: [Key: RecognisedClass]?) throws -> SQL {
        SQL.joined(try conditions(filter, listed ?? [:]), by: " AND ")
    }

    private func count(_ condition: SQL) throws -> HouseholdCount {
        try connection.first(
            "SELECT count(*), CAST(coalesce(sum(c.members), 0) AS bigint) FROM household_card c WHERE \(condition)"
        ) { HouseholdCount(households: $0.int(0), people: $0.int(1)) } ?? .none
    }

    /// An address that was kept while the list grew shorter still shows a page of it.
    static func shown(_ page: Int, of total: Int, _ size: Int) -> Int {
        min(max(page, 1), max(1, (total + size - 1) / size))
    }

    func page(
        _ cards: [ListCard], total: Int, people: Int, page: Int, size: Int, recognised: [Key: RecognisedClass]?
    ) throws -> HouseholdPage {
        HouseholdPage(
            lines: try lines(cards, recognised: recognised, isWhole: cards.count == total), total: total,
            people: people, page: page, size: size,
            indicators: premises.rules.standard(listYear: day.year)?.indicators.count ?? 0,
            neighbourhoods: try neighbourhoods())
    }

    /// - Parameter areFew: known by their keys; the database would otherwise walk along the whole list in its order.
    func cards(
        _ condition: SQL, areFew: Bool, order: HouseholdOrder, skipping: Int, _ size: Int
    ) throws -> [ListCard] {
        let few: SQL? = areFew ? "WITH few AS MATERIALIZED (SELECT * FROM household_card c WHERE \(condition))" : nil
        let source: SQL = areFew ? "few c" : "household_card c WHERE \(condition)"
        return try connection.all(
            """
            \(few) SELECT \(ListCard.columns) FROM \(source) ORDER BY \(Self.ordering(order))
            LIMIT \(size) OFFSET \(skipping)
            """, ListCard.init)
    }

    /// The classes of all households, for the groups that are told by them.
    private func recognised(for group: HouseholdFilter.Group) throws -> [Key: RecognisedClass]? {
        switch group {
        case .poor, .nearPoor, .farmingAverage, .differing: try classes()
        default: nil
        }
    }

    private func conditions(_ filter: HouseholdFilter, _ listed: [Key: RecognisedClass]) throws -> [SQL] {
        // A ward lists some hundred households: found first, they lead the database straight to their cards.
        func households(_ category: RecognisedClass) -> [Key] {
            listed.filter { $0.value == category }.keys.sorted()
        }
        var parts: [SQL] = ["c.commune = \(commune)"]
        if let neighbourhood = filter.neighbourhood { parts.append("c.neighbourhood = \(neighbourhood)") }
        if let keys = filter.keys { parts.append("c.household IN \(list: keys)") }
        if let places = filter.part.neighbourhoods { parts.append("c.neighbourhood IN \(list: places)") }
        if !filter.part.excepted.isEmpty { parts.append("c.household NOT IN \(list: filter.part.excepted)") }
        switch filter.group {
        case .all: break
        case .poor: parts.append("c.household IN \(list: households(.poor))")
        case .nearPoor: parts.append("c.household IN \(list: households(.nearPoor))")
        case .farmingAverage: parts.append("c.household IN \(list: households(.farmingAverage))")
        case .escaped:
            let escapes = try Escapes.within(connection, premises.rules, commune: commune, on: day)
            parts.append("c.household IN \(list: escapes.map(\.household))")
        case .proposedPoor: parts.append("c.proposed = 'poor'")
        case .proposedNearPoor: parts.append("c.proposed = 'near_poor'")
        case .undetermined: parts.append("c.proposed = 'undetermined'")
        case .differing: parts.append(differing(poor: households(.poor), nearPoor: households(.nearPoor)))
        case .awaiting:
            let awaited = try AwaitedDecisions(connection, commune: commune, at: RegisterMoment(day: day)).all()
            parts.append("c.household IN \(list: awaited.keys.sorted())")
        }
        return parts
    }

    /// Listed by a decision and told otherwise by the facts, or told poor by the facts and on no list.
    private func differing(poor: [Key], nearPoor: [Key]) -> SQL {
        // No household has the commune's key: a list that is never empty, since nothing is outside an empty one in SQL.
        """
        (c.proposed <> 'undetermined' AND (
        (c.household IN \(list: poor) AND c.proposed <> 'poor')
        OR (c.household IN \(list: nearPoor) AND c.proposed <> 'near_poor')
        OR (c.proposed IN ('poor', 'near_poor') AND c.household NOT IN \(list: poor + nearPoor + [commune]))))
        """
    }

    func lines(
        _ cards: [ListCard], recognised: [Key: RecognisedClass]?, isWhole: Bool
    ) throws -> [HouseholdLine] {
        // A file of the whole list asks once for all; a page asks for its own lines.
        let only = isWhole && cards.count > 200 ? nil : cards.map(\.household)
        let recognised = try recognised ?? (kept == nil ? standing.classes(connection, of: only) : classes())
        let places = Dictionary(
            try neighbourhoods().map { ($0.key, $0.name) }, uniquingKeysWith: { first, _ in first })
        return cards.map { card in
            HouseholdLine(
                card, place: places[card.neighbourhood] ?? "", recognised: recognised[card.household])
        }
    }

    /// The classes of all households that decisions name.
    private func classes() throws -> [Key: RecognisedClass] {
        try kept.map { try $0.classes { try standing.classes(connection) } } ?? standing.classes(connection)
    }

    private func neighbourhoods() throws -> [Area] {
        func read() throws -> [Area] { try Areas.neighbourhoods(connection, of: commune, on: day) }
        return try kept.map { try $0.neighbourhoods(read) } ?? read()
    }

    private static func ordering(_ order: HouseholdOrder) -> SQL {
        switch order {
        case .name: "c.sort_key, c.code"
        case .place: "c.neighbourhood, c.sort_key, c.code"
        case .code: "c.code"
        }
    }
}
