import Storage
import Synchronization
import Vocabulary

/// The names of the communes that were searched, in memory: some hundred and fifty bytes for each household.
///
/// Every search asks how often cards were written; what moved since is read then, and nothing else. Only for reading:
/// within a transaction that writes, the cards are ahead of what others may see.
final class KeptNames: Sendable {
    /// Whoever comes while a commune is being read waits for it.
    private final class Place: Sendable {
        let names = Mutex<SearchedNames?>(nil)
    }

    private let places = Mutex<[Key: Place]>([:])

    /// Asks the database what a search shows: at a glance where the names are in memory.
    func ask<T: Sendable>(
        _ database: any Database, of communes: [Key],
        _ body: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> T {
        let areKept = places.withLock { places in communes.allSatisfy { places[$0] != nil } }
        return try await areKept ? database.glance(body) : database.read(body)
    }

    /// As the connection's snapshot has them.
    func of(_ commune: Key, _ connection: any Connection) throws -> SearchedNames {
        try of(commune, try CardVersion.of(commune, connection), connection)
    }

    /// - Parameter version: of the commune's cards in the connection's snapshot.
    func of(_ commune: Key, _ version: CardVersion, _ connection: any Connection) throws -> SearchedNames {
        let place = places.withLock { places in
            let place = places[commune] ?? Place()
            places[commune] = place
            return place
        }
        return try place.names.withLock { kept in
            if let kept, kept.version == version { return kept }
            // A snapshot of before: what is kept stays, for those who come after.
            if let kept, kept.version.number > version.number { return try SearchedNames(connection, commune, version) }
            let names =
                try kept?.after(version, connection, commune) ?? SearchedNames(connection, commune, version)
            kept = names
            return names
        }
    }
}
