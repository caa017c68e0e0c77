import Storage
import Vocabulary

/// Counts wrong attempts to sign in by the address they come from, whatever names are tried.
///
/// An office shares one address, so many more are free than for one name, and a right password gives its attempt back.
enum SignInAddresses {
    /// Counts an attempt before its password is looked at.
    ///
    /// - Throws: `AccessRefusal.tooManyAttempts` once too many came from here within the window.
    static func count(_ connection: any Connection, _ address: String, at now: Instant) throws {
        let place = hash(of: address)
        let known = try connection.first(
            "SELECT failures, locked_until, at FROM sign_in_failure WHERE name_hash = \(place)"
        ) { (failures: $0.int(0), end: $0.instantIfAny(1), at: $0.instant(2)) }
        if let end = known?.end, end > now { throw AccessRefusal.tooManyAttempts(until: end) }
        let isFresh = known.map { $0.end == nil && $0.at.adding(seconds: window) > now } ?? false
        let failures = (isFresh ? known?.failures ?? 0 : 0) + 1
        let end = failures > free ? now.adding(seconds: window) : nil
        try connection.run(
            """
            INSERT INTO sign_in_failure (name_hash, failures, locked_until, at)
            VALUES (\(place), \(failures), \(end), \(now))
            ON CONFLICT (name_hash) DO UPDATE
            SET failures = excluded.failures, locked_until = excluded.locked_until, at = excluded.at
            """)
    }

    /// The password was right: the attempt does not count.
    static func giveBack(_ connection: any Connection, _ address: String) throws {
        try connection.run(
            """
            UPDATE sign_in_failure SET failures = failures - 1, locked_until = NULL
            WHERE name_hash = \(hash(of: address)) AND failures > 0
            """)
    }

    private static let free: Int64 = 30
    /// Seconds after the last attempt until all are forgotten, and of the refusal once there were too many.
    private static let window: Int64 = 15 * 60

    // A name has no space at its beginning, so no name is counted where an address is.
    private static func hash(of address: String) -> [UInt8] { Digest.sha256(Array((" " + address).utf8)) }
}
