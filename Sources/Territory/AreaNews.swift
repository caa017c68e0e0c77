import Storage
import Vocabulary

/// What was written of a commune's tổ dân phố and their totals after an entry, for a form that was filled before it.
public enum AreaNews {
    /// One field of one tổ dân phố that became different.
    public struct Line: Sendable {
        /// The entry that wrote it.
        public let entry: Key
        /// As it is called now.
        public let area: String
        public let what: What
        /// Nil where nothing was known.
        public let before: String?
        public let after: String?
    }

    /// The field, in the order of the page.
    public enum What: Sendable, CaseIterable {
        case name, households, people, minorityHouseholds, minorityPeople
    }

    /// The newest entry that wrote a name or a total; nil where nothing was written yet.
    public static func newest(_ connection: any Connection, of commune: Key) throws -> Key? {
        let names: SQL = "n.area IN (SELECT id FROM area WHERE commune = \(commune))"
        return try [
            "SELECT n.recorded_in FROM area_name n WHERE \(names) ORDER BY 1 DESC LIMIT 1",
            "SELECT n.retired_in FROM area_name n WHERE \(names) AND n.retired_in IS NOT NULL ORDER BY 1 DESC LIMIT 1",
            "SELECT recorded_in FROM residents_total WHERE commune = \(commune) ORDER BY 1 DESC LIMIT 1",
        ].compactMap { (sql: SQL) in try connection.first(sql) { $0.key(0) } }.max()
    }

    /// What was written since, oldest first.
    public static func since(_ entry: Key, _ connection: any Connection, of commune: Key) throws -> [Line] {
        (try names(entry, connection, commune) + totals(entry, connection, commune)).sorted { $0.entry < $1.entry }
    }

    private static func names(_ entry: Key, _ connection: any Connection, _ commune: Key) throws -> [Line] {
        try connection.all(
            """
            SELECT n.recorded_in, n.name, o.name FROM area_name n JOIN area a ON a.id = n.area
            LEFT JOIN area_name o ON o.area = n.area AND o.retired_in = n.recorded_in
            WHERE a.commune = \(commune) AND n.recorded_in > \(entry) AND n.retired_in IS NULL AND n.to_day IS NULL
            """
        ) { Line(entry: $0.key(0), area: $0.text(1), what: .name, before: $0.textIfAny(2), after: $0.text(1)) }
    }

    private static func totals(_ entry: Key, _ connection: any Connection, _ commune: Key) throws -> [Line] {
        let columns: SQL = "t.households, t.people, t.minority_households, t.minority_people"
        let rows = try connection.all(
            """
            SELECT t.area, t.recorded_in, coalesce((SELECT n.name FROM area_name n
            WHERE n.area = t.area AND n.retired_in IS NULL ORDER BY n.from_day DESC LIMIT 1), ''), \(columns)
            FROM residents_total t WHERE t.commune = \(commune) AND t.retired_in IS NULL ORDER BY t.recorded_in
            """
        ) { row in
            (
                area: row.key(0), entry: row.key(1), name: row.text(2),
                figures: (3...6).map { row.intIfAny($0) }
            )
        }
        var known: [Key: [Int64?]] = [:]
        return rows.flatMap { row -> [Line] in
            let before = known.updateValue(row.figures, forKey: row.area)
            guard row.entry > entry else { return [] }
            return zip(What.allCases.dropFirst(), row.figures.indices).compactMap { what, place in
                let (old, new) = (before?[place], row.figures[place])
                guard old != new else { return nil }
                return Line(
                    entry: row.entry, area: row.name, what: what, before: old.map(Shown.number),
                    after: new.map(Shown.number))
            }
        }
    }
}
