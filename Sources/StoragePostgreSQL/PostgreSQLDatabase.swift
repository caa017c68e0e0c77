import Storage
import Synchronization
import Vocabulary

/// A database on a PostgreSQL server: for many wards and many servers of one program.
public final class PostgreSQLDatabase: Database {
    /// Always `.postgresql`.
    public let engine = Engine.postgresql
    private let url: String
    private let places: Places
    private let idle = Mutex<[Session]>([])

    /// Connects once, so that a wrong address is known at once.
    ///
    /// - Parameters:
    ///   - url: `postgresql://user:password@host:port/database`, with libpq's own parameters where wanted.
    ///   - poolSize: the most connections open at a time; whoever needs one more waits for its turn.
    /// - Throws: `StorageError.unavailable` when the server does not let us in.
    public init(url: String, poolSize: Int) async throws {
        precondition(poolSize > 0, "a pool has at least one connection")
        self.url = url
        places = Places(poolSize)
        let session = try await Session.connected(to: url)
        idle.withLock { $0.append(session) }
    }

    /// Reads within one snapshot. When the connection is found broken, `body` is run once more on a new one.
    public func read<T: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> T {
        try await transact(.read, body)
    }

    /// As `read`: the answer comes from the server, and nobody's thread waits for it.
    public func glance<T: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> T {
        try await read(body)
    }

    /// Writes in one transaction.
    ///
    /// - Throws: `StorageError.unavailable` when the connection breaks. If that happens while the server confirms,
    ///   the write may have been stored.
    @discardableResult
    public func write<T: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> T {
        try await transact(.write, body)
    }

    /// Applies what is missing, each migration in a transaction of its own under an advisory lock.
    public func migrate(_ migrations: [Migration]) async throws {
        var isDone = false
        while !isDone {
            isDone = try await transact(.write) { connection in
                try PostgreSQLDatabase.applyNext(of: migrations, connection) == nil
            }
        }
    }

    /// Lets what is running end, then closes all connections.
    public func close() async {
        await places.close()
        let sessions = takeIdle()
        for session in sessions { await session.close() }
    }
}

extension PostgreSQLDatabase {
    private func transact<T: Sendable>(
        _ kind: Session.Transaction, _ body: @escaping @Sendable (PostgreSQLConnection) throws -> T
    ) async throws -> T {
        try await places.take()
        defer { places.giveBack() }
        if let session = idle.withLock({ $0.popLast() }) {
            do {
                return try await use(session, kind, body)
            } catch let broken as Session.Broken {
                guard kind == .read || !broken.hadBegun else { throw broken.error }
                // The server has probably been restarted: the other connections are as dead as this one.
                for other in takeIdle() { await other.close() }
            }
        }
        let session = try await Session.connected(to: url)
        do {
            return try await use(session, kind, body)
        } catch let broken as Session.Broken {
            throw broken.error
        }
    }

    /// Uses a connection and puts it back, or throws it away when it broke.
    private func use<T: Sendable>(
        _ session: Session, _ kind: Session.Transaction, _ body: @escaping @Sendable (PostgreSQLConnection) throws -> T
    ) async throws -> T {
        do {
            let result = try await session.transact(kind, body)
            idle.withLock { $0.append(session) }
            return result
        } catch let broken as Session.Broken {
            await session.close()
            throw broken
        } catch {
            idle.withLock { $0.append(session) }
            throw error
        }
    }

    private func takeIdle() -> [Session] {
        idle.withLock { idle in
            defer { idle = [] }
            return idle
        }
    }

    private static func applyNext(
        of migrations: [Migration], _ connection: PostgreSQLConnection
    ) throws -> Migration? {
        try connection.lock(Key.named("schema_migration"))
        try connection.script(
            "CREATE TABLE IF NOT EXISTS schema_migration (id text PRIMARY KEY, applied_at bigint NOT NULL)")
        let applied = try connection.all("SELECT id FROM schema_migration ORDER BY applied_at, id") { $0.text(0) }
        guard let next = try Migration.pending(migrations, applied: applied).first else { return nil }
        for statement in next.spelled(for: .postgresql) { try connection.script(statement) }
        let id = next.id
        try connection.run("INSERT INTO schema_migration (id, applied_at) VALUES (\(id), \(Instant.now()))")
        return next
    }
}
