import Access
import Storage
import Vocabulary

/// Searches by name or number, kept sealed for the officer who made them: no address carries a name.
public struct StoredSearches: Sendable {
    let premises: Premises

    public init(_ premises: Premises) {
        self.premises = premises
    }

    /// Keeps a search and gives its id; searches older than a day go.
    public func keep(_ text: String, by asking: Asking) async throws -> Key {
        _ = try asking.part(.readNames)
        let id = Key.make(at: asking.at)
        let sealed = premises.vault.seal(text)
        try await premises.database.write { connection in
            try erase(connection, at: asking.at)
            try connection.run(
                """
                INSERT INTO stored_search (id, officer, sealed, made_at)
                VALUES (\(id), \(asking.officer ?? id), \(sealed), \(asking.at))
                """)
        }
        return id
    }

    /// Erases what was kept more than a day before `instant`, also where nobody searches any more.
    public func eraseContents(at instant: Instant) async throws {
        try await premises.database.write { try erase($0, at: instant) }
    }

    private func erase(_ connection: any Connection, at instant: Instant) throws {
        try connection.run("DELETE FROM stored_search WHERE made_at < \(instant.adding(seconds: -86_400))")
    }

    /// The text of a search, for the officer who made it alone.
    public func text(of id: Key?, by asking: Asking) async throws -> String {
        guard let id else { throw AccessRefusal.notFound }
        let sealed = try await premises.database.glance { connection in
            try connection.first(
                "SELECT sealed FROM stored_search WHERE id = \(id) AND officer = \(asking.officer ?? id)"
            ) { $0.bytes(0) }
        }
        guard let text = sealed.flatMap(premises.vault.openText) else { throw AccessRefusal.notFound }
        return text
    }
}
