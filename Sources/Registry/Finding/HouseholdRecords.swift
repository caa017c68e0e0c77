import Storage
import Vocabulary

/// The records of some households, for capabilities that count or judge them inside their own snapshot.
public enum HouseholdRecords {
    /// Households that still live in the commune, in the order of their codes.
    public static func of(
        _ keys: [Key], _ connection: any Connection, _ premises: Premises, commune: Key
    ) throws -> [HouseholdRecord] {
        guard !keys.isEmpty else { return [] }
        return try RegisterReader.records(connection, vault: premises.vault, commune: commune, keys: keys)
            .sorted { $0.code < $1.code }
    }
}
