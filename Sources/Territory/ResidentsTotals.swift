import Storage
import Vocabulary

/// Totals of residents, the denominators of rates.
public enum ResidentsTotals {
    public static func record(
        _ connection: any Connection, in entry: Key, commune: Key, _ totals: [ResidentsTotal]
    ) throws {
        for total in totals {
            try connection.run(
                """
                INSERT INTO residents_total (commune, id, area, day, households, people, minority_households,
                minority_people, source, is_sample, recorded_in)
                VALUES (\(commune), \(total.key), \(total.area), \(total.day), \(total.households), \(total.people),
                \(total.minorityHouseholds), \(total.minorityPeople), \(total.source), \(total.isSample), \(entry))
                """)
        }
    }

    /// The newest total of each area of a commune, counted on or before a day.
    public static func latest(_ connection: any Connection, of commune: Key, on day: Day) throws -> [ResidentsTotal] {
        try latest(connection, of: commune, at: RegisterMoment(day: day))
    }

    /// The newest total of each area of a commune that was known, counted on or before a day.
    public static func latest(
        _ connection: any Connection, of commune: Key, at moment: RegisterMoment
    ) throws -> [ResidentsTotal] {
        var seen: Set<Key> = []
        return try connection.all(
            """
            SELECT id, area, day, households, people, minority_households, minority_people, source, is_sample
            FROM residents_total WHERE commune = \(commune) AND day <= \(moment.day)
            AND \(moment.holds("recorded_in", "retired_in"))
            ORDER BY area, day DESC, recorded_in DESC
            """, read
        ).filter { seen.insert($0.area).inserted }
    }

    /// All totals of a commune that hold, oldest first: for export.
    public static func all(_ connection: any Connection, of commune: Key) throws -> [ResidentsTotal] {
        try connection.all(
            """
            SELECT id, area, day, households, people, minority_households, minority_people, source, is_sample
            FROM residents_total WHERE commune = \(commune) AND retired_in IS NULL ORDER BY day, id
            """, read)
    }

    private static func read(_ row: any Row) -> ResidentsTotal {
        ResidentsTotal(
            key: row.key(0), area: row.key(1), day: row.day(2), households: row.int(3), people: row.int(4),
            minorityHouseholds: row.intIfAny(5), minorityPeople: row.intIfAny(6), source: row.text(7),
            isSample: row.flag(8))
    }
}
