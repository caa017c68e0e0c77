import Storage
import StoragePostgreSQL
import Synchronization
import TestDatabase
import Testing
import Vocabulary

struct ConnectionLossTests {
    private static let terminateOthers: SQL = """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
        """

    @Test func `after the server has ended our connections, reads and writes go on`() async throws {
        try await TestPlace.use(.postgresql) { place in
            let database = try await place.open()
            try await database.migrate(sampleSchema)
            let other = try await place.open()

            try await other.write { _ = try $0.all(Self.terminateOthers) { $0.flag(0) } }
            let stored = try await Sample.all(in: database)
            #expect(stored == [])

            try await other.write { _ = try $0.all(Self.terminateOthers) { $0.flag(0) } }
            try await database.write { try Sample(amount: 1).insert($0) }

            #expect(try await Sample.all(in: database).map(\.amount) == [1])
            await database.close()
            await other.close()
        }
    }

    @Test func `a read whose connection is ended under it is run again`() async throws {
        try await TestPlace.use(.postgresql) { place in
            let database = try await place.open()
            let runs = Runs()
            let answer = try await database.read { connection in
                if runs.isFirst() {
                    try connection.run("SELECT pg_terminate_backend(pg_backend_pid())")
                }
                return try connection.count("SELECT 42")
            }
            #expect(answer == 42)
            await database.close()
        }
    }

    @Test func `a write whose connection is ended under it is not run again`() async throws {
        try await TestPlace.use(.postgresql) { place in
            let database = try await place.open()
            try await database.migrate(sampleSchema)
            let runs = Runs()
            let error = await #expect(throws: StorageError.self) {
                try await database.write { connection in
                    #expect(runs.isFirst())
                    try Sample().insert(connection)
                    try connection.run("SELECT pg_terminate_backend(pg_backend_pid())")
                }
            }
            guard case .unavailable = error else {
                Issue.record("not unavailable: \(String(describing: error))")
                return
            }
            let stored = try await Sample.all(in: database)
            #expect(stored == [])
            await database.close()
        }
    }

    @Test func `a server that is not there is unavailable`() async throws {
        let error = await #expect(throws: StorageError.self) {
            try await PostgreSQLDatabase(url: "postgresql://nobody@127.0.0.1:1/none", poolSize: 1)
        }
        guard case .unavailable = error else {
            Issue.record("not unavailable: \(String(describing: error))")
            return
        }
    }
}

/// Tells the first run of a body from later ones.
private final class Runs: Sendable {
    private let count = Mutex(0)

    func isFirst() -> Bool {
        count.withLock { count in
            count += 1
            return count == 1
        }
    }
}
