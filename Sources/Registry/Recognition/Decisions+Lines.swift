import Access
import Storage
import Vocabulary

extension Decisions {
    /// The recognitions that a decision made, in the order of their households: the names are shown by `Households.named`.
    ///
    /// - Throws: `AccessRefusal.notFound` for a decision that is not of this commune.
    public func recognitions(by decision: Key, in commune: Key, by asking: Asking) async throws -> [Recognition] {
        try asking.must(.readNames, in: commune)
        return try await premises.database.read { connection in
            try connection.all(
                """
                SELECT \(Recognitions.columns) FROM recognition r
                WHERE r.commune = \(commune) AND r.decision = \(decision) AND r.retired_in IS NULL ORDER BY r.household
                """, Recognitions.read)
        }
    }
}
