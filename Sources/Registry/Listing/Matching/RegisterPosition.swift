import Access
import Storage
import Vocabulary

/// How far a commune's audit chain has come, as far as the register is concerned.
enum RegisterPosition {
    /// The place in the chain of the last entry that may have changed a household.
    static func current(_ connection: any Connection, commune: Key) throws -> Int64 {
        try connection.count(
            """
            SELECT coalesce(max(seq), 0) FROM audit_entry
            WHERE chain = \(commune) AND action NOT IN \(list: others.map(\.rawValue))
            """)
    }

    private static let others: [AuditAction] = [
        .exported, .targetSet, .totalsRecorded, .officerAdded, .officerChanged, .duplicatesDistinct,
    ]
}
