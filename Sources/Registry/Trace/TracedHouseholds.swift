import Access
import Storage
import Vocabulary

/// Which households records of the trace belong to, and which records a household has.
public struct TracedHouseholds: Sendable {
    let premises: Premises

    public init(_ premises: Premises) {
        self.premises = premises
    }

    /// The codes of households of a commune; one that is unknown is not there.
    public func codes(of households: [Key], in commune: Key, by asking: Asking) async throws -> [Key: String] {
        try asking.must(.readNames, in: commune)
        let keys = Array(Set(households))
        guard !keys.isEmpty else { return [:] }
        return try await premises.database.read { connection in
            let found = try connection.all(
                "SELECT id, code FROM household WHERE commune = \(commune) AND id IN \(list: keys)"
            ) { ($0.key(0), $0.text(1)) }
            return Dictionary(uniqueKeysWithValues: found)
        }
    }

    /// Everything that the trace may tell of a household: itself, whoever was ever its member, its recognitions.
    ///
    /// - Returns: nil where the commune has no household of this code.
    public func records(
        ofCode code: String, in commune: Key, by asking: Asking
    ) async throws -> (household: Key, all: [Key])? {
        try asking.must(.readAudit, in: commune)
        return try await premises.database.read { connection in
            let found = try connection.first(
                "SELECT id FROM household WHERE commune = \(commune) AND code = \(code)"
            ) { $0.key(0) }
            return try found.map { ($0, try Self.records(connection, of: $0, in: commune)) }
        }
    }

    /// The same of a household whose key is known.
    public func records(of household: Key, in commune: Key, by asking: Asking) async throws -> [Key] {
        try asking.must(.readNames, in: commune)
        return try await premises.database.read { try Self.records($0, of: household, in: commune) }
    }

    private static func records(_ connection: any Connection, of household: Key, in commune: Key) throws -> [Key] {
        let people = try connection.all(
            "SELECT DISTINCT person FROM membership WHERE commune = \(commune) AND household = \(household)"
        ) { $0.key(0) }
        let recognitions = try connection.all(
            "SELECT id FROM recognition WHERE commune = \(commune) AND household = \(household)"
        ) { $0.key(0) }
        return [household] + people + recognitions
    }
}
