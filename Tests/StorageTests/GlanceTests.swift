import Storage
import TestDatabase
import Testing
import Vocabulary

struct GlanceTests {
    @Test(arguments: TestDatabase.engines)
    func `a glance sees what a read sees, and a failure in it is told`(_ engine: Engine) async throws {
        struct Odd: Error {}
        try await TestDatabase.use(engine, migrations: sampleSchema) { database in
            try await database.write { try Sample(amount: 7).insert($0) }
            #expect(try await database.glance { try $0.count("SELECT amount FROM sample") } == 7)
            await #expect(throws: Odd.self) {
                try await database.glance { connection -> Int64 in
                    _ = try connection.count("SELECT 1")
                    throw Odd()
                }
            }
            await #expect(throws: StorageError.self) {
                try await database.glance { try $0.run("DELETE FROM sample") }
            }
            #expect(try await database.glance { try $0.count("SELECT count(*) FROM sample") } == 1)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `glances are answered while long reads hold their connections`(_ engine: Engine) async throws {
        try await TestDatabase.use(engine, migrations: sampleSchema) { database in
            let sum = try await withThrowingTaskGroup(of: Int64.self) { group in
                for number in 0..<60 {
                    group.addTask {
                        if number % 3 > 0 { return try await database.glance { try $0.count("SELECT 1") } }
                        return try await database.read { connection in
                            try connection.count(
                                """
                                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
                                SELECT CAST(max(i) AS bigint) FROM n
                                """)
                        }
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(sum == 20 * 20_000 + 40)
        }
    }
}
