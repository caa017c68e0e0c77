import Access
import Storage
import Territory
import Vocabulary

/// Households as they were at a moment, for whoever counts them.
public enum HouseholdsThen {
    /// Those of `keys` that lived in the commune then, with the members and the answers of that day.
    public static func records(
        _ connection: any Connection, vault: Vault, commune: Key, keys: [Key], at moment: RegisterMoment
    ) throws -> [Key: HouseholdRecord] {
        guard !keys.isEmpty else { return [:] }
        let records = try RegisterReader.records(connection, vault: vault, commune: commune, keys: keys, at: moment)
        return Dictionary(records.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
