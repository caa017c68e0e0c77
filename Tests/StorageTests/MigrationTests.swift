import Storage
import TestDatabase
import Testing
import Vocabulary

struct MigrationTests {
    private static let first = Migration("0001-area", ["CREATE TABLE area (code {int64} NOT NULL PRIMARY KEY){table}"])
    private static let second = Migration("0002-name", ["ALTER TABLE area ADD COLUMN name {text}"])

    @Test(arguments: TestDatabase.engines)
    func `what has been applied is not applied again`(_ engine: Engine) async throws {
        let applied = try await TestDatabase.use(engine, migrations: [Self.first]) { database in
            try await database.migrate([Self.first])
            try await database.write { try $0.run("INSERT INTO area (code) VALUES (\(20017))") }
            try await database.migrate([Self.first, Self.second])
            try await database.migrate([Self.first, Self.second])
            return try await database.read { connection in
                #expect(try connection.count("SELECT count(*) FROM area WHERE name IS NULL") == 1)
                return try connection.all("SELECT id FROM schema_migration ORDER BY id") { $0.text(0) }
            }
        }
        #expect(applied == ["0001-area", "0002-name"])
    }

    @Test(arguments: TestDatabase.engines)
    func `several programs that open a new database at once apply each migration once`(_ engine: Engine) async throws {
        try await TestPlace.use(engine) { place in
            try await withThrowingTaskGroup(of: Void.self) { programs in
                for _ in 0..<4 {
                    programs.addTask {
                        let database = try await place.open()
                        try await database.migrate([Self.first, Self.second])
                        await database.close()
                    }
                }
                try await programs.waitForAll()
            }
            let database = try await place.open()
            #expect(try await database.read { try $0.count("SELECT count(*) FROM schema_migration") } == 2)
            await database.close()
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a migration that fails leaves nothing, those before it stay`(_ engine: Engine) async throws {
        let broken = Migration(
            "0002-broken", ["CREATE TABLE half (code {int64}){table}", "CREATE TABLE area (x {int64})"])
        try await TestDatabase.use(engine) { database in
            await #expect(throws: StorageError.self) { try await database.migrate([Self.first, broken]) }

            let applied = try await database.read { try $0.all("SELECT id FROM schema_migration") { $0.text(0) } }
            #expect(applied == ["0001-area"])
            await #expect(throws: StorageError.self) {
                try await database.read { try $0.count("SELECT count(*) FROM half") }
            }
            try await database.migrate([Self.first, Self.second])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a database written by a later version is refused by name`(_ engine: Engine) async throws {
        try await TestDatabase.use(engine, migrations: [Self.first, Self.second]) { database in
            let error = await #expect(throws: StorageError.self) { try await database.migrate([Self.first]) }
            #expect(error?.description.contains("0002-name") == true)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `columns take their own kind of value only`(_ engine: Engine) async throws {
        try await TestDatabase.use(engine, migrations: [Self.first]) { database in
            await #expect(throws: StorageError.self) {
                try await database.write { try $0.run("INSERT INTO area (code) VALUES (\("Kim Trà"))") }
            }
        }
    }
}
