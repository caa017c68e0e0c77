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

    /// Asks the database what a search shows: at a glance where the names are in memory, or nearly.
    func ask<T: Sendable>(
        _ database: any Database, of communes: [Key],
        _ body: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> T {
        let versions = try await database.glance { connection in
            if communes.count == 1, let commune = communes.first {
                return [commune: try CardVersion.of(commune, connection)]
            }
            return try CardVersion.all(connection)
        }
        let isShort = communes.allSatisfy { isAtHand($0, for: versions[$0] ?? CardVersion()) }
        return try await isShort ? database.glance(body) : database.read(body)
    }

    /// Whether little has to be read to have the names of a version; not where somebody is reading them now.
    private func isAtHand(_ commune: Key, for version: CardVersion) -> Bool {
        let place = places.withLock { $0[commune] }
        return place?.names.withLockIfAvailable { kept in
            kept.map { version.tellsMoves(since: $0.version) } ?? false
        } ?? false
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
