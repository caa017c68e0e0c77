import Storage
import Vocabulary

/// A place where an officer is signed in.
public struct OpenSession: Sendable {
    public let key: Key
    /// What the browser says it is: `Firefox trên Windows`.
    public let place: String
    public let createdAt: Instant
    public let seenAt: Instant
    /// When it ends, however much it is used.
    public let endsAt: Instant
    /// Whether it is the one that asks.
    public let isThis: Bool
}

extension Officers {
    /// The asking officer's own open sign-ins, the one used last first.
    ///
    /// - Parameter token: the session that asks.
    public func openSessions(token: String, by asking: Asking) async throws -> [OpenSession] {
        guard let officer = asking.officer else { throw AccessRefusal.notFound }
        let own = Officers.hash(of: token)
        return try await database.read { connection in
            try connection.all(
                """
                SELECT id, place, created_at, seen_at, ends_at, token_hash FROM officer_session
                WHERE officer = \(officer) AND ends_at > \(asking.at)
                AND seen_at > \(asking.at.adding(seconds: -Officers.idle)) ORDER BY seen_at DESC, id
                """
            ) { row in
                OpenSession(
                    key: row.key(0), place: row.text(1), createdAt: row.instant(2), seenAt: row.instant(3),
                    endsAt: row.instant(4), isThis: row.bytes(5) == own)
            }
        }
    }

    /// Ends one of the asking officer's own sign-ins.
    public func endSession(_ session: Key, by asking: Asking) async throws {
        guard let officer = asking.officer else { throw AccessRefusal.notFound }
        let ended = try await database.write { connection in
            try connection.run("DELETE FROM officer_session WHERE id = \(session) AND officer = \(officer)")
        }
        guard ended == 1 else { throw AccessRefusal.notFound }
    }

    /// Ends all of the asking officer's sign-ins but the one that asks.
    public func endOtherSessions(token: String, by asking: Asking) async throws {
        guard let officer = asking.officer else { throw AccessRefusal.notFound }
        let own = Officers.hash(of: token)
        _ = try await database.write { connection in
            try connection.run("DELETE FROM officer_session WHERE officer = \(officer) AND token_hash <> \(own)")
        }
    }
}
