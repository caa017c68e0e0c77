import Storage
import Vocabulary

/// Where a household came from and went: splits and merges with their day.
public struct Lineage: Sendable {
    public enum Kind: String, Sendable { case split, merge, duplicate }

    public let kind: Kind
    public let from: Key
    public let to: Key
    public let day: Day
    /// The other household's code.
    public let code: String

    /// Every split and merge that a household had a part in, oldest first, with the code of the other.
    static func of(_ household: Key, _ connection: any Connection, commune: Key) throws -> [Lineage] {
        try connection.all(
            """
            SELECT l.kind, l.from_household, l.to_household, l.day, h.code FROM lineage l
            JOIN household h ON h.commune = l.commune
            AND h.id = CASE WHEN l.from_household = \(household) THEN l.to_household ELSE l.from_household END
            WHERE l.commune = \(commune) AND l.retired_in IS NULL
            AND (l.from_household = \(household) OR l.to_household = \(household)) ORDER BY l.day, l.id
            """
        ) { row in
            Lineage(
                kind: Kind(rawValue: row.text(0)) ?? .split, from: row.key(1), to: row.key(2), day: row.day(3),
                code: row.text(4))
        }
    }
}
