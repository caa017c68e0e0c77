import Access
import Storage
import Territory
import Vocabulary

/// A household as a list of names shows it, also when it does not live here any more.
public struct HouseholdName: Sendable {
    public let key: Key
    public let code: String
    public let name: String
    public let neighbourhoodName: String
    /// False where it has ended or moved away.
    public let isHere: Bool
}

extension Households {
    /// The names of some households as they were at a moment, in Vietnamese order; of those that the register did not have
    /// then, as they are now. `isHere` says whether they live here now.
    public func named(
        _ keys: [Key], in commune: Key, at moment: RegisterMoment, by asking: Asking
    ) async throws -> [HouseholdName] {
        let now = try await named(keys, in: commune, by: asking)
        let vault = premises.vault
        let then = try await premises.database.read { connection in
            let places = Dictionary(
                try Areas.neighbourhoods(connection, of: commune, at: moment).map { ($0.key, $0.name) },
                uniquingKeysWith: { first, _ in first })
            let records = try HouseholdsThen.records(connection, vault: vault, commune: commune, keys: keys, at: moment)
            return records.mapValues { (name: $0.shownName, place: places[$0.neighbourhood] ?? "") }
        }
        let names = now.map { name in
            guard let known = then[name.key] else { return name }
            return HouseholdName(
                key: name.key, code: name.code, name: known.name, neighbourhoodName: known.place, isHere: name.isHere)
        }
        return names.map { ($0, VietnameseText.personSortKey($0.name)) }.sorted { one, other in
            one.1 == other.1 ? one.0.code < other.0.code : one.1.lexicographicallyPrecedes(other.1)
        }.map(\.0)
    }

    /// The names of some households, in Vietnamese order; those that are gone come last, under their code.
    public func named(_ keys: [Key], in commune: Key, by asking: Asking) async throws -> [HouseholdName] {
        try asking.must(.readNames, in: commune)
        return try await premises.database.read { connection in
            let places = Dictionary(
                uniqueKeysWithValues: try Areas.neighbourhoods(connection, of: commune, on: asking.today)
                    .map { ($0.key, $0.name) })
            let here = try connection.all(
                """
                SELECT household, code, head_name, neighbourhood FROM household_card
                WHERE commune = \(commune) AND household IN \(list: keys) ORDER BY sort_key, code
                """
            ) { row in
                HouseholdName(
                    key: row.key(0), code: row.text(1), name: row.text(2), neighbourhoodName: places[row.key(3)] ?? "",
                    isHere: true)
            }
            let found = Set(here.map(\.key))
            return try here + Households.gone(connection, commune, keys.filter { !found.contains($0) })
        }
    }

    /// Under the name of whoever was its head last.
    static func gone(_ connection: any Connection, _ commune: Key, _ keys: [Key]) throws -> [HouseholdName] {
        var seen: Set<Key> = []
        return try connection.all(
            """
            SELECT h.id, h.code, p.full_name FROM household h
            JOIN membership m ON m.commune = h.commune AND m.household = h.id AND m.retired_in IS NULL
            JOIN person p ON p.commune = m.commune AND p.id = m.person AND p.retired_in IS NULL
            WHERE h.commune = \(commune) AND h.id IN \(list: keys)
            ORDER BY h.code, coalesce(m.to_day, '9999') DESC, CASE WHEN m.relation = 'head' THEN 0 ELSE 1 END, m.ord
            """
        ) { row in
            HouseholdName(key: row.key(0), code: row.text(1), name: row.text(2), neighbourhoodName: "", isHere: false)
        }.filter { seen.insert($0.key).inserted }
    }
}
