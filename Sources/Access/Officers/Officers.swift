import Storage
import Vocabulary

/// The accounts of an installation.
public struct Officers: Sendable {
    let database: any Database
    let clock: Clock

    /// The accounts of this database, at the time of this clock.
    public init(database: any Database, clock: Clock) {
        self.database = database
        self.clock = clock
    }

    /// Whether nobody has an account yet.
    public var isEmpty: Bool {
        get async throws {
            try await database.read { try !$0.exists("SELECT 1 FROM officer LIMIT 1") }
        }
    }

    /// How many may open every account today: with one alone, who is away locks everybody out.
    public func administrators(by asking: Asking) async throws -> Int {
        try asking.must(.keepSafe)
        return try await database.read { try Terms.administrators($0, on: asking.today) }
    }

    /// Makes the first account of an installation, an administrator's; nobody can be asked who may.
    ///
    /// - Throws: `AccessRefusal.officerNeeded` where there is an account.
    public func setUp(_ new: NewOfficer) async throws -> Officer {
        guard new.role == .administrator else {
            throw AccessRefusal.invalidAccount([FieldProblem("role", "Tài khoản đầu tiên là của quản trị.")])
        }
        return try await insert(new, by: .server(at: clock.now()), reason: "Tài khoản đầu tiên") { connection in
            if try connection.exists("SELECT 1 FROM officer LIMIT 1") {
                throw AccessRefusal.officerNeeded("việc thêm tài khoản")
            }
        }
    }

    /// Makes an account.
    ///
    /// - Throws: `AccessRefusal.invalidAccount` (also for a weak password), `.nameTaken`, `.notPermitted`, or `.notFound`
    ///   where the account would reach further than the asking officer manages.
    public func add(_ new: NewOfficer, by asking: Asking, reason: String = "") async throws -> Officer {
        try Officers.mustManage(asking, new.term.commune)
        return try await insert(new, by: asking, reason: reason) { _ in }
    }

    /// All accounts that the asking officer manages, disabled ones last, in Vietnamese order of their bearers.
    public func list(by asking: Asking) async throws -> [Officer] {
        try asking.must(.manageAccounts)
        let officers = try await database.read { connection in
            try connection.all("SELECT id FROM officer") { $0.key(0) }
                .filter { (try? Officers.mustManage(connection, asking, $0)) != nil }
                .map { try Officers.find(connection, $0, on: asking.today) }
        }
        return
            officers
            .map { (order: VietnameseText.personSortKey($0.fullName), officer: $0) }
            .sorted { left, right in
                if left.officer.isDisabled != right.officer.isDisabled { return right.officer.isDisabled }
                if left.order != right.order { return left.order.lexicographicallyPrecedes(right.order) }
                return left.officer.name < right.officer.name
            }
            .map(\.officer)
    }

    /// One account that the asking officer manages, with what a step taken on it would end.
    public func account(_ officer: Key, by asking: Asking) async throws -> OfficerAccount {
        try asking.must(.manageAccounts)
        return try await database.read { connection in
            let found = try Officers.find(connection, officer, on: asking.today)
            try Officers.mustManage(connection, asking, officer)
            let sessions = try connection.count(
                "SELECT COUNT(*) FROM officer_session WHERE officer = \(officer) AND ends_at > \(asking.at)")
            return OfficerAccount(
                officer: found, sessions: Int(sessions),
                lockedUntil: try SignInFailures.lockEnd(connection, found.name, at: asking.at))
        }
    }

    /// Until when sign-in is refused, by the names of those for whom it is.
    public func locks(by asking: Asking) async throws -> [String: Instant] {
        let officers = try await list(by: asking)
        return try await database.read { connection in
            var locks: [String: Instant] = [:]
            for officer in officers {
                locks[officer.name] = try SignInFailures.lockEnd(connection, officer.name, at: asking.at)
            }
            return locks
        }
    }

    /// Sets the password of another officer (who manages accounts may), lifts a lock, ends that officer's sessions.
    public func setPassword(
        of officer: Key, to password: String, by asking: Asking, reason: String = "Đặt lại mật khẩu"
    ) async throws {
        try asking.must(.manageAccounts)
        try await replacePassword(of: officer, with: password, keeping: nil, by: asking, reason: reason) { connection in
            let found = try Officers.find(connection, officer, on: asking.today)
            try Officers.mustManage(connection, asking, officer)
            return found
        }
    }

    /// Sets the asking officer's own password; who does so knows the present one.
    ///
    /// - Parameter token: the session that goes on; all others of this officer end.
    public func setOwnPassword(
        from present: String, to password: String, by asking: Asking, keeping token: String? = nil
    ) async throws {
        guard let key = asking.officer else { throw AccessRefusal.notPermitted(asking.role, .manageAccounts) }
        let officer = try await database.read { try Officers.find($0, key, on: asking.today) }
        guard try await authenticated(officer.name, present).officer.key == key else {
            throw AccessRefusal.wrongNameOrPassword
        }
        try await replacePassword(
            of: key, with: password, keeping: token, by: asking, reason: "Tự đổi mật khẩu"
        ) { try Officers.find($0, key, on: asking.today) }
    }

    /// Ends an account: its sessions end, its name stays taken.
    ///
    /// - Throws: `AccessRefusal.lastAdministrator` where nobody would be left to manage accounts.
    public func disable(_ officer: Key, by asking: Asking, reason: String) async throws {
        try await change(officer, by: asking, reason: reason) { connection, found in
            if !found.isDisabled { try Terms.mustLeaveAdministrator(connection, without: officer, on: asking.today) }
            try connection.run(
                "UPDATE officer SET disabled_at = \(asking.at) WHERE id = \(officer) AND disabled_at IS NULL")
            try connection.run("DELETE FROM officer_session WHERE officer = \(officer)")
        }
    }

    /// Opens a disabled account again, with its old password.
    public func enable(_ officer: Key, by asking: Asking, reason: String) async throws {
        try await change(officer, by: asking, reason: reason) { connection, _ in
            try connection.run("UPDATE officer SET disabled_at = NULL WHERE id = \(officer)")
        }
    }
}
