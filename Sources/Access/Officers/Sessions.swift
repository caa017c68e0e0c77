import Storage
import Vocabulary

extension Officers {
    /// Opens a session.
    ///
    /// - Parameter address: where the attempt comes from; too many wrong ones from one place are refused for a while,
    ///   whatever names they tried.
    /// - Parameter place: what the browser says it is, in words, for the officer's own list of open sign-ins.
    /// - Returns: the token for the visitor's cookie; the database keeps only its SHA-256.
    /// - Throws: `AccessRefusal.wrongNameOrPassword`, the same for an unknown or disabled account, or `.tooManyAttempts`.
    public func signIn(
        name: String, password: String, from address: String? = nil, place: String = ""
    ) async throws -> String {
        let (officer, verified) = try await authenticated(name, password, from: address)
        return try await openSession(of: officer, verified, place: place)
    }

    /// Who runs a command: as `signIn`, without a session.
    public func authenticate(name: String, password: String) async throws -> Asking {
        try await authenticated(name, password).officer.asking(at: clock.now())
    }

    /// Who stands behind a token; nil where the session has ended: signed out, 60 minutes unused, or 12 hours old.
    public func resolve(_ token: String) async throws -> SignedIn? {
        guard token.utf8.count == 64 else { return nil }
        let hash = Officers.hash(of: token)
        let now = clock.now()
        let found = try await database.glance { connection in
            let session = try connection.first(
                """
                SELECT s.officer, s.term, s.seen_at, s.ends_at, s.flash
                FROM officer_session s JOIN officer o ON o.id = s.officer
                WHERE s.token_hash = \(hash) AND o.disabled_at IS NULL
                """
            ) { row in
                (
                    officer: row.key(0), term: row.keyIfAny(1), seen: row.instant(2), ends: row.instant(3),
                    flash: row.textIfAny(4)
                )
            }
            return try session.map { session in
                (
                    officer: try Officers.find(connection, session.officer, on: now.day, under: session.term),
                    seen: session.seen, ends: session.ends, flash: session.flash
                )
            }
        }
        guard let found, found.ends > now, found.seen.adding(seconds: Officers.idle) > now else { return nil }
        // Once a minute, so that looking at pages stays reading.
        if found.seen.adding(seconds: 60) <= now {
            _ = try await database.write { connection in
                try connection.run(
                    "UPDATE officer_session SET seen_at = \(now) WHERE token_hash = \(hash) AND seen_at < \(now)")
            }
        }
        return SignedIn(officer: found.officer, asking: found.officer.asking(at: now), flash: found.flash)
    }

    /// Ends a session.
    public func signOut(_ token: String) async throws {
        let hash = Officers.hash(of: token)
        _ = try await database.write { try $0.run("DELETE FROM officer_session WHERE token_hash = \(hash)") }
    }

    /// Leaves one line for the next page. It must hold no name of a person.
    public func setFlash(_ token: String, _ text: String) async throws {
        let hash = Officers.hash(of: token)
        _ = try await database.write {
            try $0.run("UPDATE officer_session SET flash = \(text) WHERE token_hash = \(hash)")
        }
    }

    /// Takes the line away, so that it is shown once.
    public func takeFlash(_ token: String) async throws -> String? {
        let hash = Officers.hash(of: token)
        return try await database.write { connection in
            let flash = try connection.first("SELECT flash FROM officer_session WHERE token_hash = \(hash)") {
                $0.textIfAny(0)
            }
            try connection.run("UPDATE officer_session SET flash = NULL WHERE token_hash = \(hash)")
            return flash.flatMap { $0 }
        }
    }

    static func hash(of token: String) -> [UInt8] { Digest.sha256(Array(token.utf8)) }

    /// The account a name and a password belong to, with the stored form that was verified.
    func authenticated(
        _ typed: String, _ password: String, from address: String? = nil
    ) async throws -> (officer: Officer, verified: String) {
        let name = NewOfficer.tidied(name: typed)
        let now = clock.now()
        let stored = try await database.write { connection in
            try SignInFailures.count(connection, name, at: now)
            if let address { try SignInAddresses.count(connection, address, at: now) }
            let known = try connection.first("SELECT id, password FROM officer WHERE name = \(name)") {
                (key: $0.key(0), verified: $0.text(1))
            }
            return try known.map {
                (officer: try Officers.find(connection, $0.key, on: now.day), verified: $0.verified)
            }
        }
        let isRight = try await Passwords.verify(password, against: stored?.verified ?? Passwords.nobody)
        guard isRight, let stored, !stored.officer.isDisabled else { throw AccessRefusal.wrongNameOrPassword }
        try await database.write { connection in
            try SignInFailures.clear(connection, name)
            if let address { try SignInAddresses.giveBack(connection, address) }
        }
        return stored
    }

    /// A new session, where the account still stands as it was verified.
    func openSession(of officer: Officer, _ verified: String, place: String = "") async throws -> String {
        let token = hexadecimal(SecureRandom.bytes(32))
        let now = clock.now()
        try await database.write { connection in
            // The account may have been disabled, or its password replaced, while the old one was being verified.
            guard
                try connection.exists(
                    """
                    SELECT 1 FROM officer
                    WHERE id = \(officer.key) AND disabled_at IS NULL AND password = \(verified)
                    """)
            else { throw AccessRefusal.wrongNameOrPassword }
            try connection.run(
                """
                DELETE FROM officer_session
                WHERE ends_at <= \(now) OR seen_at <= \(now.adding(seconds: -Officers.idle))
                """)
            try connection.run(
                """
                INSERT INTO officer_session (token_hash, id, officer, term, place, created_at, seen_at, ends_at, flash)
                VALUES (\(Officers.hash(of: token)), \(Key.make(at: now)), \(officer.key), \(officer.term?.key),
                \(place), \(now), \(now), \(now.adding(seconds: Officers.longest)), NULL)
                """)
        }
        return token
    }

    static let idle: Int64 = 60 * 60
    private static let longest: Int64 = 12 * 60 * 60
}
