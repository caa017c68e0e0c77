import Access
import Storage
import Vocabulary

/// Files with names that leave the register: each stands in the audit chain with whoever took it.
public struct HandedOut: Sendable {
    let premises: Premises

    public init(_ premises: Premises) {
        self.premises = premises
    }

    /// Writes down that a file with names of households was given out.
    ///
    /// - Parameter words: what it was, for the journal, without a name: "Phụ lục mẫu: 190 hộ".
    public func record(_ words: String, of commune: Key, by asking: Asking) async throws {
        _ = try asking.part(.readNames, in: commune)
        try await premises.database.write { connection in
            try Audit.write(connection, by: asking, in: commune, action: .exported, reason: words) { _ in }
        }
    }
}
