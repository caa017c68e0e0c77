import Storage
import Vocabulary

/// Counts attempts to sign in by the name that was typed, whether there is such an account or not: counting only those of
/// real accounts would tell which names are real.
enum SignInFailures {
    /// Counts an attempt before its password is looked at, so that many at once are not many guesses.
    ///
    /// - Throws: `AccessRefusal.tooManyAttempts`; then nothing is counted.
    static func count(_ connection: any Connection, _ name: String, at now: Instant) throws {
        // One lock for all names: each attempt also sweeps rows of others.
        try connection.lock(attempts)
        if let end = try lockEnd(connection, name, at: now) { throw AccessRefusal.tooManyAttempts(until: end) }
        try connection.run("DELETE FROM sign_in_failure WHERE at <= \(now.adding(seconds: -forgotten))")
        let failures =
            1
            + (try connection.first(
                "SELECT failures FROM sign_in_failure WHERE name_hash = \(hash(of: name))"
            ) { $0.int(0) } ?? 0)
        try connection.run(
            """
            INSERT INTO sign_in_failure (name_hash, failures, locked_until, at)
            VALUES (\(hash(of: name)), \(failures), \(lockEnd(after: failures, at: now)), \(now))
            ON CONFLICT (name_hash) DO UPDATE
            SET failures = excluded.failures, locked_until = excluded.locked_until, at = excluded.at
            """)
    }

    /// Forgets the attempts: the password was right, or there is a new one.
    static func clear(_ connection: any Connection, _ name: String) throws {
        try connection.run("DELETE FROM sign_in_failure WHERE name_hash = \(hash(of: name))")
    }

    /// Until when this name is refused, or nil.
    static func lockEnd(_ connection: any Connection, _ name: String, at now: Instant) throws -> Instant? {
        let end = try connection.first(
            "SELECT locked_until FROM sign_in_failure WHERE name_hash = \(hash(of: name))"
        ) { $0.instantIfAny(0) }
        guard let end = end.flatMap({ $0 }), end > now else { return nil }
        return end
    }

    private static let attempts = Key.named("vuon.sign-in")
    private static let free: Int64 = 5
    private static let forgotten: Int64 = 24 * 60 * 60

    // The fifth wrong password closes for 1 minute, each further one for twice as long, 64 minutes at most.
    private static func lockEnd(after failures: Int64, at now: Instant) -> Instant? {
        guard failures >= free else { return nil }
        let minute: Int64 = 60_000
        let end = now.milliseconds + minute << min(failures - free, 6)
        // A whole minute, because the refusal shows no seconds.
        return Instant(milliseconds: (end + minute - 1) / minute * minute)
    }

    // Hashed, because people type their password into the field of the name.
    private static func hash(of name: String) -> [UInt8] { Digest.sha256(Array(name.utf8)) }
}
