import CSQLiteMemory
import Dispatch
import GRDB
import Storage
import Synchronization
import Vocabulary

/// A database in one file beside the program: for a ward or a small city.
///
/// One writer, many readers; a reader never waits for the writer. Several processes may open the same file.
public final class SQLiteDatabase: Storage.Database {
    /// Always `.sqlite`.
    public let engine = Engine.sqlite
    private let pool: DatabasePool
    /// Reads that are going on, each on a connection of its own.
    private let reading = Atomic<Int>(0)

    /// Opens the file, making it where there is none.
    ///
    /// - Throws: `StorageError.unavailable` when the file cannot be opened or is not a database.
    public init(path: String) throws {
        SQLiteDatabase.keepsNoStatistics
        pool = try translatingErrors {
            let pool = try DatabasePool(path: path, configuration: SQLiteDatabase.configuration())
            try pool.writeWithoutTransaction(SQLiteDatabase.keepWhatIsAcknowledged)
            return pool
        }
    }

    /// Reads within one snapshot.
    public func read<T: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> T {
        reading.add(1, ordering: .relaxed)
        defer { reading.subtract(1, ordering: .relaxed) }
        return try await translatingErrors {
            try await pool.read { try SQLiteConnection.use($0, writing: false, body) }
        }
    }

    /// Reads a few rows on the caller's own thread.
    public func glance<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        // Where long reads hold nearly all connections, the caller's thread must not wait for one.
        guard reading.load(ordering: .relaxed) < SQLiteDatabase.readers / 2 else { return try await read(body) }
        return try readHere(body)
    }

    private func readHere<T>(_ body: (any Connection) throws -> T) throws -> T {
        reading.add(1, ordering: .relaxed)
        defer { reading.subtract(1, ordering: .relaxed) }
        return try translatingErrors { try pool.read { try SQLiteConnection.use($0, writing: false, body) } }
    }

    /// Writes in one transaction; waits for its turn, also behind other processes.
    @discardableResult
    public func write<T: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> T {
        try await translatingErrors {
            try await pool.write { try SQLiteConnection.use($0, writing: true, body) }
        }
    }

    /// Applies what is missing, each migration in a transaction of its own that holds the file's write lock.
    public func migrate(_ migrations: [Migration]) async throws {
        try await translatingErrors {
            var isDone = false
            while !isDone {
                isDone = try await pool.write { try SQLiteDatabase.applyNext(of: migrations, $0) == nil }
            }
        }
    }

    /// Waits for what is running, then closes the file.
    public func close() async {
        await withCheckedContinuation { continuation in
            // Waiting here would hold one of the few threads that all tasks share.
            DispatchQueue.global().async { [pool] in
                // Nothing is lost when this fails: whatever was acknowledged is on the disk, in the file or in its log.
                // The log is emptied here because GRDB closes its readers last, and those may not do it.
                _ = try? pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
                try? pool.close()
                continuation.resume()
            }
        }
    }
}

extension SQLiteDatabase {
    private static let readers = 8
    /// How much of the file a connection keeps in memory: 32 MB, by a number below nought in KB.
    static let cache = -(32 << 10)
    /// The same where a whole ward is loaded at once: its rows take some 50 MB. Of a ward four times as large what does not
    /// fit goes to the log early.
    static let cacheWhileFilling = -(80 << 10)

    private static func configuration() -> Configuration {
        var configuration = Configuration()
        configuration.label = "vuon"
        configuration.maximumReaderCount = readers
        // Another process may be storing an import.
        configuration.busyMode = .timeout(60)
        configuration.prepareDatabase { database in
            try database.execute(
                sql: """
                    PRAGMA page_size = 16384; -- Of a new file: a quarter of the pages to log and copy by default.
                    PRAGMA foreign_keys = ON;
                    PRAGMA cache_size = \(cache);
                    PRAGMA mmap_size = 268435456;
                    """)
            // Sorting must not leave names in the system's temporary folder.
            try database.execute(sql: "PRAGMA temp_store = MEMORY")
            // A glance at each index is enough to choose between them, and takes no time in a city's file.
            try database.execute(sql: "PRAGMA analysis_limit = 400")
            // What a lawful deletion removes does not stay readable in the file.
            try database.execute(sql: "PRAGMA secure_delete = ON")
        }
        return configuration
    }

    /// GRDB leaves the writer at `synchronous = NORMAL`, where in WAL mode a commit is in the log but the log is not
    /// yet on the disk: a power failure would take acknowledged writes back. FULL syncs the log at every commit.
    private static func keepWhatIsAcknowledged(_ database: GRDB.Database) throws {
        try database.execute(sql: "PRAGMA synchronous = FULL")
    }

    /// Counting its memory costs SQLite a lock for every piece it asks for, and nobody reads the count. Only to be said
    /// before the first database is opened; where something else was faster, nothing is lost but time.
    private static let keepsNoStatistics: Void = { _ = vuon_sqlite_keep_no_memory_statistics() }()

    private static func applyNext(of migrations: [Migration], _ database: GRDB.Database) throws -> Migration? {
        try database.execute(
            sql: """
                CREATE TABLE IF NOT EXISTS schema_migration
                    (id TEXT NOT NULL PRIMARY KEY, applied_at INTEGER NOT NULL) STRICT
                """)
        let applied = try String.fetchAll(database, sql: "SELECT id FROM schema_migration ORDER BY applied_at, id")
        guard let next = try Migration.pending(migrations, applied: applied).first else { return nil }
        for statement in next.spelled(for: .sqlite) { try database.execute(sql: statement) }
        try database.execute(
            sql: "INSERT INTO schema_migration (id, applied_at) VALUES (?, ?)",
            arguments: [next.id, Instant.now().milliseconds])
        return next
    }
}
