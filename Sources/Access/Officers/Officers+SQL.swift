import Storage
import Vocabulary

extension Officers {
    static let columns: SQL = "id, name, full_name, role, commune, disabled_at"

    /// Reads a row of `columns`.
    static func read(_ row: any Row) -> Officer {
        guard let role = Role(rawValue: row.text(3)) else { preconditionFailure("a stored role is a role") }
        return Officer(
            key: row.key(0), name: row.text(1), fullName: row.text(2), role: role, commune: row.keyIfAny(4),
            disabledAt: row.instantIfAny(5))
    }

    static func find(_ connection: any Connection, _ officer: Key) throws -> Officer {
        let found = try connection.first("SELECT \(columns) FROM officer WHERE id = \(officer)", read)
        guard let found else { throw AccessRefusal.notFound }
        return found
    }

    /// Who manages one commune's accounts neither makes nor touches one that reaches further.
    static func manages(_ asking: Asking, _ commune: Key?) -> Bool {
        guard let communes = asking.communes else { return true }
        return commune.map(communes.contains) ?? false
    }

    static func mustManage(_ asking: Asking, _ commune: Key?) throws {
        try asking.must(.manageAccounts)
        guard manages(asking, commune) else { throw AccessRefusal.notFound }
    }

    /// - Parameter check: runs inside the transaction, after the chain is locked.
    func insert(
        _ new: NewOfficer, by asking: Asking, reason: String,
        _ check: @escaping @Sendable (any Connection) throws -> Void
    ) async throws -> Officer {
        let problems = new.problems
        guard problems.isEmpty else { throw AccessRefusal.invalidAccount(problems) }
        let password = try await Passwords.hash(new.password)
        let officer = Officer(
            key: Key.make(at: asking.at), name: new.name, fullName: new.fullName, role: new.role, commune: new.commune,
            disabledAt: nil)
        try await database.write { connection in
            try Audit.write(connection, by: asking, in: nil, action: .officerAdded, reason: reason) { entry in
                try check(connection)
                if try connection.exists("SELECT 1 FROM officer WHERE name = \(officer.name)") {
                    throw AccessRefusal.nameTaken(officer.name)
                }
                try connection.run(
                    """
                    INSERT INTO officer (id, name, full_name, role, commune, password, disabled_at, recorded_in)
                    VALUES (\(officer.key), \(officer.name), \(officer.fullName), \(officer.role.rawValue),
                    \(officer.commune), \(password), NULL, \(entry.key))
                    """)
                entry.changed("officer", officer.key, after: officer.record)
            }
        }
        return officer
    }

    /// One change of an account, written with its entry.
    func change(
        _ officer: Key, by asking: Asking, reason: String,
        _ body: @escaping @Sendable (any Connection, Officer) throws -> Void
    ) async throws {
        try asking.must(.manageAccounts)
        try await database.write { connection in
            try Audit.write(connection, by: asking, in: nil, action: .officerChanged, reason: reason) { entry in
                let before = try Officers.find(connection, officer)
                try Officers.mustManage(asking, before.commune)
                try body(connection, before)
                let after = try Officers.find(connection, officer)
                entry.changed("officer", officer, before: before.record, after: after.record)
            }
        }
    }

    func replacePassword(
        of officer: Key, with password: String, keeping token: String?, by asking: Asking, reason: String,
        _ permitted: @escaping @Sendable (any Connection) throws -> Officer
    ) async throws {
        let known = try await database.read { try permitted($0) }
        if let why = Passwords.weakness(of: password, name: known.name, fullName: known.fullName) {
            throw AccessRefusal.weakPassword(why)
        }
        let hash = try await Passwords.hash(password)
        let kept = token.map(Officers.hash(of:)) ?? []
        try await database.write { connection in
            try Audit.write(connection, by: asking, in: nil, action: .officerChanged, reason: reason) { entry in
                let found = try permitted(connection)
                try connection.run("UPDATE officer SET password = \(hash) WHERE id = \(officer)")
                try connection.run(
                    "DELETE FROM officer_session WHERE officer = \(officer) AND token_hash <> \(kept)")
                try SignInFailures.clear(connection, found.name)
                entry.changed("officer", officer, before: found.record, after: found.record)
            }
        }
    }
}
