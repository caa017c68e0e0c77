import Access
import Rulebook
import Storage
import Territory
import Vocabulary

/// What has to be done about households, how they are reached, and what officers note of them.
public struct Errands: Sendable {
    let premises: Premises

    public init(_ premises: Premises) {
        self.premises = premises
    }

    /// Which errands a list shows.
    public enum Filter: String, Sendable, CaseIterable {
        /// Those whose last day has come.
        case due
        case open, done

        public var label: String {
            switch self {
            case .due: "Đến hạn hôm nay"
            case .open: "Chưa xong"
            case .done: "Đã xong"
            }
        }
    }

    /// One errand with the household it is about.
    public struct Line: Sendable {
        public let errand: Errand
        public let code: String
        /// Whose household it is, or was.
        public let household: String
        public let person: String?
        public let neighbourhoodName: String
    }

    /// How many errands are open in a commune, and how many of them are due by today.
    public func counts(in commune: Key, by asking: Asking) async throws -> (open: Int, due: Int) {
        try asking.must(.readFigures, in: commune)
        return try await premises.database.read { connection in
            let days = try connection.all(
                """
                SELECT due_on FROM errand WHERE commune = \(commune) AND retired_in IS NULL AND done_on IS NULL
                """
            ) { $0.dayIfAny(0) }
            return (days.count, days.count { $0.map { $0 <= asking.today } ?? false })
        }
    }

    /// The errands of a commune: the earliest due first, those without a day last; done ones, the newest first.
    public func list(_ filter: Filter, in commune: Key, by asking: Asking) async throws -> [Line] {
        try asking.must(.readNames, in: commune)
        return try await premises.database.read { connection in
            let order: SQL = filter == .done ? "e.done_on DESC, e.id" : "coalesce(e.due_on, '9999'), e.arose_on, e.id"
            let which: SQL =
                switch filter {
                case .due: "e.done_on IS NULL AND e.due_on <= \(asking.today)"
                case .open: "e.done_on IS NULL"
                case .done: "e.done_on IS NOT NULL"
                }
            let errands = try connection.all(
                """
                SELECT \(Errand.columns) FROM errand e WHERE e.commune = \(commune) AND e.retired_in IS NULL AND \(which)
                ORDER BY \(order) LIMIT 500
                """, Errand.read)
            return try named(errands, commune, connection, asking.today)
        }
    }

    private func named(
        _ errands: [Errand], _ commune: Key, _ connection: any Connection, _ day: Day
    ) throws -> [Line] {
        guard !errands.isEmpty else { return [] }
        let places = Dictionary(
            try Areas.neighbourhoods(connection, of: commune, on: day).map { ($0.key, $0.name) },
            uniquingKeysWith: { first, _ in first })
        let keys = Array(Set(errands.map(\.household)))
        var households: [Key: (code: String, name: String, place: String)] = [:]
        try connection.each(
            """
            SELECT household, code, head_name, neighbourhood FROM household_card
            WHERE commune = \(commune) AND household IN \(list: keys)
            """
        ) { row in households[row.key(0)] = (row.text(1), row.text(2), places[row.key(3)] ?? "") }
        let missing = keys.filter { households[$0] == nil }
        for gone in try Households.gone(connection, commune, missing) {
            households[gone.key] = (gone.code, gone.name, "")
        }
        let people = try names(errands.compactMap(\.person), commune, connection)
        return errands.map { errand in
            let household = households[errand.household] ?? ("", "", "")
            return Line(
                errand: errand, code: household.code, household: household.name,
                person: errand.person.flatMap { people[$0] }, neighbourhoodName: household.place)
        }
    }

    private func names(_ people: [Key], _ commune: Key, _ connection: any Connection) throws -> [Key: String] {
        guard !people.isEmpty else { return [:] }
        return Dictionary(
            try connection.all(
                """
                SELECT id, full_name FROM person
                WHERE commune = \(commune) AND id IN \(list: people) AND retired_in IS NULL
                """
            ) { ($0.key(0), $0.text(1)) }, uniquingKeysWith: { first, _ in first })
    }
}
