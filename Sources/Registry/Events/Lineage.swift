import Storage
import Territory
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
    /// The commune of this installation where the other household is; nil for the same one.
    public let elsewhere: String?

    /// Every split and merge that a household had a part in, oldest first, with the code of the other.
    static func of(_ household: Key, _ connection: any Connection, commune: Key) throws -> [Lineage] {
        let rows = try connection.all(
            """
            SELECT l.kind, l.from_household, l.to_household, l.day, h.code FROM lineage l
            LEFT JOIN household h ON h.commune = l.commune
            AND h.id = CASE WHEN l.from_household = \(household) THEN l.to_household ELSE l.from_household END
            WHERE l.commune = \(commune) AND l.retired_in IS NULL
            AND (l.from_household = \(household) OR l.to_household = \(household)) ORDER BY l.day, l.id
            """
        ) { row in
            (
                kind: Kind(rawValue: row.text(0)) ?? .split, from: row.key(1), to: row.key(2), day: row.day(3),
                code: row.textIfAny(4)
            )
        }
        return try rows.compactMap { row in
            if let code = row.code {
                return Lineage(kind: row.kind, from: row.from, to: row.to, day: row.day, code: code, elsewhere: nil)
            }
            let other = row.from == household ? row.to : row.from
            return try found(other, connection, on: row.day).map { code, place in
                Lineage(kind: row.kind, from: row.from, to: row.to, day: row.day, code: code, elsewhere: place)
            }
        }
    }

    /// A household of another commune of this installation: one entered twice may have been kept there.
    private static func found(
        _ household: Key, _ connection: any Connection, on day: Day
    ) throws -> (code: String, place: String)? {
        let kept = try connection.first(
            """
            SELECT commune, code FROM household WHERE commune IN (SELECT commune FROM household_code_issued)
            AND id = \(household) AND retired_in IS NULL ORDER BY commune LIMIT 1
            """
        ) { (commune: $0.key(0), code: $0.text(1)) }
        return try kept.map { ($0.code, try Areas.lastKnown(connection, $0.commune, on: day)?.name ?? "") }
    }
}
