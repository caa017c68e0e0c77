import Access
import Rulebook
import Storage
import Vocabulary

/// Somebody who belongs to a household now, with what a search for doubles compares.
struct ListedPerson: Sendable {
    let commune: Key
    let key: Key
    let household: Key
    let neighbourhood: Key
    let traits: PersonTraits

    /// Everybody of a commune, or only some.
    static func all(
        _ connection: any Connection, _ vault: Vault, in commune: Key, among persons: [Key]? = nil
    ) throws -> [ListedPerson] {
        let only: SQL? = persons.map { "AND m.person IN \(list: $0)" }
        return try connection.all(
            """
            SELECT p.id, m.household, r.neighbourhood, p.full_name, p.birth, p.sex, p.number_sealed
            FROM membership m
            JOIN person p ON p.commune = m.commune AND p.id = m.person AND p.retired_in IS NULL
            JOIN residence r ON r.commune = m.commune AND r.household = m.household AND r.retired_in IS NULL
            AND r.to_day IS NULL
            WHERE m.commune = \(commune) AND m.retired_in IS NULL AND m.to_day IS NULL \(only)
            ORDER BY m.household, m.ord, m.id
            """
        ) { row in
            ListedPerson(
                commune: commune, key: row.key(0), household: row.key(1), neighbourhood: row.key(2),
                traits: PersonTraits(
                    name: row.text(3), birth: row.textIfAny(4).flatMap { Birth(iso: $0) },
                    sex: row.textIfAny(5).flatMap(Sex.init(rawValue:)),
                    number: row.bytesIfAny(6).flatMap(vault.openText).flatMap { IdentityNumber($0) }))
        }
    }

    /// What a verdict about this person rests on; a number as its keyed hash.
    func facts(_ vault: Vault) -> String {
        let number = traits.number.map { hexadecimal(vault.hash(of: $0)) } ?? ""
        return "\(key)|\(traits.name)|\(traits.birth?.iso ?? "")|\(traits.sex?.rawValue ?? "")|\(number)"
    }
}
