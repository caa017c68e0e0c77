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

    init(_ connection: any Connection, _ premises: Premises, commune: Key, day: Day) {
        self.connection = connection
        self.premises = premises
        self.commune = commune
        self.day = day
        standing = StandingRecognitions(commune: commune, day: day)
    }

    /// - Parameter found: a further condition on `c`, of a search.
    func page(
        _ filter: HouseholdFilter, found: SQL? = nil, order: HouseholdOrder, page: Int, size: Int
    ) throws -> HouseholdPage {
        let condition = SQL.joined(try conditions(filter) + [found].compactMap(\.self), by: " AND ")
        let totals = try connection.first(
            "SELECT count(*), CAST(coalesce(sum(c.members), 0) AS bigint) FROM household_card c WHERE \(condition)"
        ) { (Int($0.int(0)), Int($0.int(1))) }
        let total = totals?.0 ?? 0
        // An address that was kept while the list grew shorter still shows a page of it.
        let shown = min(max(page, 1), max(1, (total + size - 1) / size))
        let cards = try connection.all(
            """
            SELECT c.household, c.code, c.head_name, c.neighbourhood, c.address, c.members, c.proposed, c.lacking, c.unknown
            FROM household_card c WHERE \(condition) ORDER BY \(Self.ordering(order))
            LIMIT \(size) OFFSET \((shown - 1) * size)
            """, Card.init)
        return HouseholdPage(
            lines: try lines(cards, of: filter.group, isWhole: cards.count == total), total: total,
            people: totals?.1 ?? 0, page: shown, size: size,
            indicators: premises.rules.standard(listYear: day.year)?.indicators.count ?? 0)
    }

    private func conditions(_ filter: HouseholdFilter) throws -> [SQL] {
        var parts: [SQL] = ["c.commune = \(commune)"]
        if let neighbourhood = filter.neighbourhood { parts.append("c.neighbourhood = \(neighbourhood)") }
        if let keys = filter.keys { parts.append("c.household IN \(list: keys)") }
        switch filter.group {
        case .all: break
        case .poor: parts.append("c.household IN \(list: try households(.poor))")
        case .nearPoor: parts.append("c.household IN \(list: try households(.nearPoor))")
        case .farmingAverage: parts.append("c.household IN \(list: try households(.farmingAverage))")
        case .escaped:
            let escapes = try Escapes.within(connection, premises.rules, commune: commune, on: day)
            parts.append("c.household IN \(list: escapes.map(\.household))")
        case .proposedPoor: parts.append("c.proposed = 'poor'")
        case .proposedNearPoor: parts.append("c.proposed = 'near_poor'")
        case .undetermined: parts.append("c.proposed = 'undetermined'")
        case .differing: parts.append(try differing())
        }
        return parts
    }

    // A ward lists some hundred households: found first, they lead the database straight to their cards.
    private func households(_ category: RecognisedClass) throws -> [Key] {
        try standing.classes(connection, among: [category]).keys.sorted()
    }

    /// Listed by a decision and told otherwise by the facts, or told poor by the facts and on no list.
    private func differing() throws -> SQL {
        let listed = try standing.classes(connection, among: [.poor, .nearPoor])
        let poor = listed.filter { $0.value == .poor }.keys.sorted()
        let nearPoor = listed.filter { $0.value == .nearPoor }.keys.sorted()
        // No household has the commune's key: a list that is never empty, since nothing is outside an empty one in SQL.
        return """
            (c.proposed <> 'undetermined' AND (
            (c.household IN \(list: poor) AND c.proposed <> 'poor')
            OR (c.household IN \(list: nearPoor) AND c.proposed <> 'near_poor')
            OR (c.proposed IN ('poor', 'near_poor') AND c.household NOT IN \(list: poor + nearPoor + [commune]))))
            """
    }

    private func lines(_ cards: [Card], of group: HouseholdFilter.Group, isWhole: Bool) throws -> [HouseholdLine] {
        // A file of the whole list asks once for all; a page asks for its own lines.
        let only = isWhole && cards.count > 200 ? nil : cards.map(\.household)
        let recognised = try standing.classes(connection, of: only)
        let places = Dictionary(
            uniqueKeysWithValues: try Areas.neighbourhoods(connection, of: commune, on: day).map { ($0.key, $0.name) })
        return cards.map { card in
            HouseholdLine(
                key: card.household, code: card.code, name: card.name, neighbourhood: card.neighbourhood,
                neighbourhoodName: places[card.neighbourhood] ?? "", address: card.address, members: card.members,
                proposed: card.proposed, lacks: card.lacks, unknowns: card.unknowns,
                recognised: recognised[card.household])
        }
    }

    private static func ordering(_ order: HouseholdOrder) -> SQL {
        switch order {
        case .name: "c.sort_key, c.code"
        case .place: "c.neighbourhood, c.sort_key, c.code"
        case .code: "c.code"
        }
    }
}

/// A card as it is stored.
private struct Card {
    let household: Key
    let code: String
    let name: String
    let neighbourhood: Key
    let address: String
    let members: Int
    let proposed: HouseholdClass
    let lacks: Int
    let unknowns: Int

    init(_ row: any Row) {
        household = row.key(0)
        code = row.text(1)
        name = row.text(2)
        neighbourhood = row.key(3)
        address = row.text(4)
        members = Int(row.int(5))
        proposed = HouseholdClass(rawValue: row.text(6)) ?? .undetermined
        lacks = row.int(7).nonzeroBitCount
        unknowns = row.int(8).nonzeroBitCount
    }
}
