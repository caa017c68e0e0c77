import Storage
import Vocabulary

/// Where households went that were merged into others: their codes are never used again and point on.
enum Lineages {
    /// The household into which one of this code was merged, however often; nil where none was.
    static func keptFor(_ connection: any Connection, commune: Key, code: String) throws -> Key? {
        let first = try connection.first(
            "SELECT id FROM household WHERE commune = \(commune) AND code = \(code) AND retired_in IS NULL"
        ) { $0.key(0) }
        guard let first else { return nil }
        let steps = try merged(connection, commune: commune)
        var (seen, kept): (Set<Key>, Key?) = ([first], steps[first])
        while let next = kept.flatMap({ steps[$0] }), seen.insert(next).inserted { kept = next }
        return kept
    }

    /// The codes of merged households, each with the code of the household that was kept here.
    static func codes(_ connection: any Connection, commune: Key) throws -> [String: String] {
        let pairs = try connection.all(
            """
            SELECT h.code, k.code FROM lineage l
            JOIN household h ON h.commune = l.commune AND h.id = l.from_household
            JOIN household k ON k.commune = l.commune AND k.id = l.to_household
            WHERE l.commune = \(commune) AND l.retired_in IS NULL AND l.kind IN ('merge', 'duplicate')
            """
        ) { ($0.text(0), $0.text(1)) }
        return Dictionary(pairs, uniquingKeysWith: { _, last in last })
    }

    private static func merged(_ connection: any Connection, commune: Key) throws -> [Key: Key] {
        let steps = try connection.all(
            """
            SELECT from_household, to_household FROM lineage
            WHERE commune = \(commune) AND retired_in IS NULL AND kind IN ('merge', 'duplicate') ORDER BY recorded_in
            """
        ) { ($0.key(0), $0.key(1)) }
        return Dictionary(steps, uniquingKeysWith: { _, last in last })
    }
}
