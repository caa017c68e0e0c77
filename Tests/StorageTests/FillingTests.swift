import Storage
import TestDatabase
import Testing
import Vocabulary

struct FillingTests {
    private static let schema = [
        Migration(
            "0001-filled",
            [
                """
                CREATE TABLE filled (
                    id {key} PRIMARY KEY, word {text} NOT NULL,
                    kind {text} NOT NULL CHECK (kind IN ('one', 'two', 'three'))
                ){keyed}
                """,
                "CREATE INDEX filled_word ON filled (word)",
            ])
    ]

    private static func load(_ words: [String], kind: String = "one", _ connection: any Connection) throws {
        try connection.load("filled", ["id", "word", "kind"]) { sink in
            for word in words {
                sink.put(Key.make())
                sink.put(word)
                sink.put(kind)
                try sink.endRow()
            }
        }
    }

    private static func indexes(_ database: any Database) async throws -> Int64 {
        try await database.read { connection in
            switch connection.engine {
            case .sqlite: try connection.count("SELECT count(*) FROM sqlite_schema WHERE name = 'filled_word'")
            case .postgresql: try connection.count("SELECT count(*) FROM pg_indexes WHERE indexname = 'filled_word'")
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a table that was filled has its rows and its indexes`(_ engine: Engine) async throws {
        try await TestDatabase.use(engine, migrations: Self.schema) { database in
            for expected: Int64 in [3000, 6000] {
                try await database.write { connection in
                    try connection.filling(["filled"]) { try Self.load((0..<3000).map { "w\($0 % 10)" }, connection) }
                }
                let found = try await database.read {
                    try $0.count("SELECT count(*) FROM filled WHERE word = 'w3'")
                }
                #expect(found * 10 == expected)
                #expect(try await Self.indexes(database) == 1)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a load that failed leaves no table without its index`(_ engine: Engine) async throws {
        struct GivenUp: Error {}
        try await TestDatabase.use(engine, migrations: Self.schema) { database in
            await #expect(throws: (any Error).self) {
                try await database.write { connection in
                    try connection.filling(["filled"]) {
                        try Self.load(["a"], connection)
                        throw GivenUp()
                    }
                }
            }
            // Also where somebody catches what went wrong and goes on.
            _ = try? await database.write { connection in
                try? connection.filling(["filled"]) {
                    try Self.load(["a"], connection)
                    throw GivenUp()
                }
            }
            let indexes = try await Self.indexes(database)
            #expect(indexes == 1)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a word outside a checked list is refused`(_ engine: Engine) async throws {
        try await TestDatabase.use(engine, migrations: Self.schema) { database in
            try await database.write { connection in
                for kind in ["one", "two", "three"] { try Self.load(["a"], kind: kind, connection) }
            }
            for kind in ["four", "", "ONE"] {
                await #expect(throws: StorageError.self) {
                    try await database.write { try Self.load(["a"], kind: kind, $0) }
                }
            }
        }
    }

    @Test func `SQLite compares with each word of a checked list, PostgreSQL with the list`() {
        let migration = Migration("0001", ["kind {text} CHECK (kind IN ('a', 'b', 'c')), sex {text} CHECK (sex > 'x')"])
        #expect(
            migration.spelled(for: .sqlite) == [
                "kind TEXT CHECK (kind = 'a' OR kind = 'b' OR kind = 'c'), sex TEXT CHECK (sex > 'x')"
            ])
        #expect(migration.spelled(for: .postgresql)[0].contains("CHECK (kind IN ('a', 'b', 'c'))"))
    }
}
