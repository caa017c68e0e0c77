import Dispatch
import Storage
import TestDatabase
import Testing
import Vocabulary

struct TransactionTests {
    private struct GivenUp: Error {}

    @Test(arguments: TestDatabase.engines)
    func `a write that throws leaves nothing`(_ engine: Engine) async throws {
        try await TestDatabase.use(engine, migrations: sampleSchema) { database in
            await #expect(throws: GivenUp.self) {
                try await database.write { connection in
                    try Sample().insert(connection)
                    throw GivenUp()
                }
            }
            let stored = try await Sample.all(in: database)
            #expect(stored == [])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a write that hides a refused row leaves nothing`(_ engine: Engine) async throws {
        try await TestDatabase.use(engine, migrations: sampleSchema) { database in
            await #expect(throws: StorageError.self) {
                try await database.write { connection in
                    try Sample(amount: 1).insert(connection)
                    try? Sample(amount: -1).insert(connection)
                    try? Sample(amount: 2).insert(connection)
                }
            }
            let stored = try await Sample.all(in: database)
            #expect(stored == [])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a reader sees the database as it was when it began`(_ engine: Engine) async throws {
        try await TestDatabase.use(engine, migrations: sampleSchema) { database in
            let (hasBegun, begin) = AsyncStream<Void>.makeStream()
            let hasWritten = DispatchSemaphore(value: 0)
            async let counts = database.read { connection in
                let before = try connection.count("SELECT count(*) FROM sample")
                begin.finish()
                hasWritten.wait()
                return [before, try connection.count("SELECT count(*) FROM sample")]
            }

            for await _ in hasBegun {}
            try await database.write { try Sample().insert($0) }
            let seenByOthers = try await database.read { try $0.count("SELECT count(*) FROM sample") }
            hasWritten.signal()

            #expect(try await counts == [0, 0])
            #expect(seenByOthers == 1)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a reader cannot write`(_ engine: Engine) async throws {
        try await TestDatabase.use(engine, migrations: sampleSchema) { database in
            let error = await #expect(throws: StorageError.self) {
                try await database.read { try Sample().insert($0) }
            }
            #expect(error?.description.contains("a write inside a read") == true)
            let stored = try await Sample.all(in: database)
            #expect(stored == [])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the schema refuses a row and names what it broke`(_ engine: Engine) async throws {
        let first = Sample(note: "KT-0001")
        try await TestDatabase.use(engine, migrations: sampleSchema) { database in
            try await database.write { try first.insert($0) }

            #expect(try await constraint(database) { try Sample(amount: -1).insert($0) } == "sample_amount_limit")
            #expect(
                try await constraint(database) { try Sample(note: "KT-0001").insert($0) }
                    == (engine == .sqlite ? "sample.note" : "sample_note"))
            #expect(
                try await constraint(database) { try $0.run("UPDATE sample SET name = \(Value.null)") } == "sample.name"
            )
            #expect(
                try await constraint(database) {
                    try $0.run("INSERT INTO part (sample_id, place) VALUES (\(Key.make()), \(1))")
                } == (engine == .sqlite ? nil : "part_sample_id_fkey"))
            #expect(
                try await constraint(database) { connection in
                    try connection.run("INSERT INTO part (sample_id, place) VALUES (\(first.id), \(1))")
                    try connection.run("DELETE FROM sample")
                } == (engine == .sqlite ? nil : "part_sample_id_fkey"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an error tells no value of the row`(_ engine: Engine) async throws {
        let name = "Nguyễn Thị Bí Mật"
        try await TestDatabase.use(engine, migrations: sampleSchema) { database in
            let error = await #expect(throws: StorageError.self) {
                try await database.write { connection in
                    try Sample(name: name, note: name).insert(connection)
                    try Sample(name: name, note: name).insert(connection)
                }
            }
            #expect(error?.description.contains("Bí Mật") == false)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `many writers add up`(_ engine: Engine) async throws {
        let total = try await TestDatabase.use(engine, migrations: sampleSchema) { database in
            let sample = Sample(amount: 0)
            try await database.write { try sample.insert($0) }
            try await withThrowingTaskGroup(of: Void.self) { writers in
                for _ in 0..<40 {
                    writers.addTask {
                        try await database.write { connection in
                            try connection.lock(sample.id)
                            let amount = try connection.count("SELECT amount FROM sample WHERE id = \(sample.id)")
                            try connection.run("UPDATE sample SET amount = \(amount + 1) WHERE id = \(sample.id)")
                        }
                    }
                }
                try await writers.waitForAll()
            }
            return try await database.read { try $0.count("SELECT amount FROM sample") }
        }
        #expect(total == 40)
    }

    @Test(arguments: TestDatabase.engines)
    func `a cancelled write leaves nothing`(_ engine: Engine) async throws {
        try await TestDatabase.use(engine, migrations: sampleSchema) { database in
            let (hasBegun, begin) = AsyncStream<Void>.makeStream()
            let isCancelled = DispatchSemaphore(value: 0)
            let write = Task {
                try await database.write { connection in
                    try Sample().insert(connection)
                    begin.finish()
                    isCancelled.wait()
                }
            }
            for await _ in hasBegun {}
            write.cancel()
            isCancelled.signal()

            await #expect(throws: CancellationError.self) { try await write.value }
            let stored = try await Sample.all(in: database)
            #expect(stored == [])
        }
    }

    /// The name in the constraint error of a write; nil where the engine gives none.
    private func constraint(
        _ database: any Database, _ body: @escaping @Sendable (any Connection) throws -> Void
    ) async throws -> String? {
        do {
            try await database.write { try body($0) }
        } catch StorageError.constraint(let name) {
            return name
        }
        Issue.record("the row was taken")
        return nil
    }
}
