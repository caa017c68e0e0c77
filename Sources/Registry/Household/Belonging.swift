import Storage
import Vocabulary

/// Between which entries of the audit chain somebody belonged to a household.
public struct Belonging: Sendable {
    public let person: Key
    /// The entry that brought her or him.
    let first: Key
    /// The entry that took her or him away; nil for who belongs to it now.
    let last: Key?
    /// The newest entry that wrote any of the memberships.
    let newest: Key

    /// Whether what an entry says of the person is about this household.
    func covers(_ entry: Key) -> Bool { entry >= first && last.map { entry <= $0 } ?? true }

    /// Everybody who ever belonged to a household, by their keys.
    static func all(_ connection: any Connection, commune: Key, household: Key) throws -> [Belonging] {
        var rows: [Key: (first: Key, newest: Key, isOpen: Bool)] = [:]
        try connection.each(
            """
            SELECT person, recorded_in, retired_in, to_day FROM membership
            WHERE commune = \(commune) AND household = \(household)
            """
        ) { row in
            let (recorded, retired) = (row.key(1), row.keyIfAny(2))
            let known = rows[row.key(0)] ?? (recorded, recorded, false)
            rows[row.key(0)] = (
                min(known.first, recorded), max(known.newest, retired ?? recorded),
                known.isOpen || (retired == nil && row.isNull(3))
            )
        }
        return rows.map { person, row in
            Belonging(person: person, first: row.first, last: row.isOpen ? nil : row.newest, newest: row.newest)
        }.sorted { $0.person < $1.person }
    }
}
