import Storage
import Vocabulary

extension Officers {
    /// An officer as of a day.
    ///
    /// - Parameter term: under which is worked; nil, or one that does not hold any more, for the first that holds.
    static func find(
        _ connection: any Connection, _ officer: Key, on day: Day, under term: Key? = nil
    ) throws -> Officer {
        let found = try connection.first(
            "SELECT id, name, full_name, disabled_at FROM officer WHERE id = \(officer)"
        ) { (key: $0.key(0), name: $0.text(1), fullName: $0.text(2), disabledAt: $0.instantIfAny(3)) }
        guard let found else { throw AccessRefusal.notFound }
        let standing = try Terms.of(connection, officer).filter { $0.holds(on: day) }
        let term = standing.first { $0.key == term } ?? standing.first
        // Asked at every request: what a role has no use for is not read.
        let isReviewing = term.map { Matrix.ofNeighbourhoods.contains($0.role) } ?? false
        let isDeciding = term.map { Matrix.reach(of: $0.role, for: .recordDecision) != nil } ?? false
        return Officer(
            key: found.key, name: found.name, fullName: found.fullName, disabledAt: found.disabledAt,
            term: term, related: isReviewing ? try Relatives.households(connection, of: officer) : [],
            allowed: isDeciding ? try DutyExceptions.standing(connection, of: officer, on: day) : [])
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

    /// Whoever is, was or will be something outside the communes of the asking officer is another's to manage.
    static func mustManage(_ connection: any Connection, _ asking: Asking, _ officer: Key) throws {
        try asking.must(.manageAccounts)
        guard asking.communes != nil else { return }
        let terms = try Terms.of(connection, officer)
        guard !terms.isEmpty, terms.allSatisfy({ manages(asking, $0.commune) }) else { throw AccessRefusal.notFound }
    }

    /// - Parameter check: runs inside the transaction, after the chain is locked.
    func insert(
        _ new: NewOfficer, by asking: Asking, reason: String,
        _ check: @escaping @Sendable (any Connection) throws -> Void
    ) async throws -> Officer {
        let problems = new.problems
        guard problems.isEmpty else { throw AccessRefusal.invalidAccount(problems) }
        let password = try await Passwords.hash(new.password)
        let key = Key.make(at: asking.at)
        return try await database.write { connection in
            try Audit.write(connection, by: asking, in: nil, action: .officerAdded, reason: reason) { entry in
                try check(connection)
                if try connection.exists("SELECT 1 FROM officer WHERE name = \(new.name)") {
                    throw AccessRefusal.nameTaken(new.name)
                }
                try connection.run(
                    """
                    INSERT INTO officer (id, name, full_name, password, disabled_at, recorded_in)
                    VALUES (\(key), \(new.name), \(new.fullName), \(password), NULL, \(entry.key))
                    """)
                try Terms.add(connection, new.term.term(Key.make(at: asking.at), of: key), in: entry)
                let officer = try Officers.find(connection, key, on: asking.today)
                entry.changed("officer", key, after: officer.record)
                return officer
            }
        }
    }

    /// One change of an account, written with its entry.
    func change(
        _ officer: Key, by asking: Asking, reason: String,
        _ body: @escaping @Sendable (any Connection, Officer) throws -> Void
    ) async throws {
        try asking.must(.manageAccounts)
        try await database.write { connection in
            try Audit.write(connection, by: asking, in: nil, action: .officerChanged, reason: reason) { entry in
                let before = try Officers.find(connection, officer, on: asking.today)
                try Officers.mustManage(connection, asking, officer)
                try body(connection, before)
                let after = try Officers.find(connection, officer, on: asking.today)
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
