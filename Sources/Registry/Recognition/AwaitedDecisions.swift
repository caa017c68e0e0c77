import Storage
import Territory
import Vocabulary

/// Why a household is *chờ quyết định*.
public enum Awaited: Sendable, Hashable {
    /// It stands on a list, and the review of this year was closed without a word about it.
    case review(Int)
    /// It split off from a household that was listed that day, or was waiting itself: a class is never inherited.
    case split(from: Key, on: Day)
    /// It came from elsewhere, where it was listed.
    case arrival
}

/// The households of which a decision is still to come, at a moment.
struct AwaitedDecisions {
    private typealias Standing = (category: RecognisedClass, year: Int)
    private typealias Split = (origin: Key, day: Day)
    /// A recognition and the day from which it holds.
    private typealias Dated = (from: Day, standing: Standing)

    private let connection: any Connection
    private let commune: Key
    private let moment: RegisterMoment
    /// The newest closed review whose list is in use.
    private let closed: Int?

    /// - Parameter closing: a review that is looked at as if it were closed, before a decision closes it.
    init(_ connection: any Connection, commune: Key, at moment: RegisterMoment, closing: Int? = nil) throws {
        self.connection = connection
        self.commune = commune
        self.moment = moment
        closed =
            try closing ?? ReviewYears.closed(connection, commune: commune, at: moment).first { $0 < moment.day.year }
    }

    func of(_ household: Key) throws -> Awaited? {
        guard let standing = try standings(of: household, by: moment.day)[household] else {
            return try inherited(household)
        }
        return unreviewed(standing)
    }

    /// Of all households of the commune, also of those that do not live here any more.
    ///
    /// What every newcomer brought along is read at once: one statement for each kind, however many came.
    func all() throws -> [Key: Awaited] {
        let standings = try standings(of: nil, by: moment.day)
        var found = standings.compactMapValues(unreviewed)
        let (splits, arrivals) = (try splits(), try arrivals())
        let newcomers = Set(splits.keys).union(arrivals).filter { standings[$0] == nil }
        guard !newcomers.isEmpty else { return found }
        let histories = splits.isEmpty ? [:] : try histories()
        for household in newcomers {
            found[household] = inherited(household, splits, arrivals, histories)
        }
        return found
    }

    /// The same as of one household, from rows that were read.
    private func inherited(
        _ household: Key, _ splits: [Key: Split], _ arrivals: Set<Key>, _ histories: [Key: [Dated]]
    ) -> Awaited? {
        if arrivals.contains(household) { return .arrival }
        guard let (origin, day) = splits[household] else { return nil }
        let standing = histories[origin]?.last { $0.from <= day }?.standing
        let isOpen =
            standing.map { isListed($0.category) } ?? (inherited(origin, splits, arrivals, histories) != nil)
        return isOpen ? .split(from: origin, on: day) : nil
    }

    private func unreviewed(_ standing: Standing) -> Awaited? {
        guard let closed, standing.year < closed, isListed(standing.category) else { return nil }
        return .review(closed)
    }

    /// What a household without a recognition of its own brought along.
    private func inherited(_ household: Key) throws -> Awaited? {
        if try cameListed(household) { return .arrival }
        guard let (origin, day) = try split(household) else { return nil }
        let standing = try standings(of: origin, by: day)[origin]
        let isOpen = try standing.map { isListed($0.category) } ?? (inherited(origin) != nil)
        return isOpen ? .split(from: origin, on: day) : nil
    }

    private func isListed(_ category: RecognisedClass) -> Bool { category == .poor || category == .nearPoor }

    // MARK: Rows

    private func standings(of household: Key?, by day: Day) throws -> [Key: Standing] {
        let only: SQL? = household.map { "AND r.household = \($0)" }
        var found: [Key: Standing] = [:]
        // The same order as `Recognitions.inForce`, the later effect, then the later record: the last one holds.
        try connection.each(
            """
            SELECT r.household, r.class, r.review_year FROM recognition r
            WHERE r.commune = \(commune) AND \(moment.holds("r.recorded_in", "r.retired_in"))
            AND r.effective_from <= \(day) \(only)
            ORDER BY r.household, r.effective_from, r.recorded_in, r.id
            """
        ) { found[$0.key(0)] = (RecognisedClass(rawValue: $0.text(1)) ?? .unlisted, Int($0.int(2))) }
        return found
    }

    /// Of every household, in the order in which the later one holds.
    private func histories() throws -> [Key: [Dated]] {
        var found: [Key: [Dated]] = [:]
        try connection.each(
            """
            SELECT r.household, r.class, r.review_year, r.effective_from FROM recognition r
            WHERE r.commune = \(commune) AND \(moment.holds("r.recorded_in", "r.retired_in"))
            ORDER BY r.household, r.effective_from, r.recorded_in, r.id
            """
        ) { row in
            let standing = (RecognisedClass(rawValue: row.text(1)) ?? .unlisted, Int(row.int(2)))
            found[row.key(0), default: []].append((row.day(3), standing))
        }
        return found
    }

    private func splits() throws -> [Key: Split] {
        var found: [Key: Split] = [:]
        // The last one holds, as in `split`.
        try connection.each(
            """
            SELECT to_household, from_household, day FROM lineage WHERE commune = \(commune) AND kind = 'split'
            AND day <= \(moment.day) AND \(moment.holds("recorded_in", "retired_in")) ORDER BY day, id
            """
        ) { found[$0.key(0)] = ($0.key(1), $0.day(2)) }
        return found
    }

    private func arrivals() throws -> Set<Key> {
        Set(
            try connection.all(
                """
                SELECT household FROM household_arrival WHERE commune = \(commune) AND class IN ('poor', 'near_poor')
                AND day <= \(moment.day) AND \(moment.holds("recorded_in", "retired_in"))
                """
            ) { $0.key(0) })
    }

    private func cameListed(_ household: Key) throws -> Bool {
        try connection.exists(
            """
            SELECT 1 FROM household_arrival WHERE commune = \(commune) AND household = \(household)
            AND class IN ('poor', 'near_poor') AND day <= \(moment.day)
            AND \(moment.holds("recorded_in", "retired_in"))
            """)
    }

    private func split(_ household: Key) throws -> (origin: Key, day: Day)? {
        try connection.first(
            """
            SELECT from_household, day FROM lineage WHERE commune = \(commune) AND to_household = \(household)
            AND kind = 'split' AND day <= \(moment.day) AND \(moment.holds("recorded_in", "retired_in"))
            ORDER BY day DESC, id DESC
            """
        ) { ($0.key(0), $0.day(1)) }
    }
}
