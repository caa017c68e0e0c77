import Storage
import TestDatabase
import Testing
import Vocabulary

struct LearningTests {
    private static let schema = [
        Migration("0001-learnt", ["CREATE TABLE learnt (id {key} PRIMARY KEY, word {text} NOT NULL){table}"])
    ]

    private static func load(_ count: Int, _ connection: any Connection) throws {
        try connection.load("learnt", ["id", "word"]) { sink in
            for number in 0..<count {
                sink.put(Key.make())
                sink.put("từ \(number % 7)")
                try sink.endRow()
            }
        }
    }

    /// How many rows the engine believes the table to have; nil where it never looked.
    private static func believed(_ connection: any Connection) throws -> Int64? {
        switch connection.engine {
        case .postgresql:
            try connection.first(
                "SELECT CAST(reltuples AS bigint) FROM pg_class WHERE relname = 'learnt'"
            ) { $0.int(0) }.flatMap { $0 < 0 ? nil : $0 }
        case .sqlite:
            try connection.first("SELECT stat FROM sqlite_stat1 WHERE tbl = 'learnt'") { row in
                row.text(0).split(separator: " ").first.flatMap { Int64($0) }
            } ?? nil
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `after a load the engine knows how big the table is`(_ engine: Engine) async throws {
        try await TestDatabase.use(engine, migrations: Self.schema) { database in
            let believed = try await database.write { connection in
                try Self.load(20_000, connection)
                try connection.learnSizes()
                return try Self.believed(connection)
            }
            // SQLite's glance estimates.
            #expect((10_000...40_000).contains(believed ?? 0))
        }
    }

    @Test func `PostgreSQL looks again only at a table that has doubled`() async throws {
        try await TestDatabase.use(.postgresql, migrations: Self.schema) { database in
            let counts = try await database.write { connection in
                try [5000, 1000, 9000].map { count in
                    try Self.load(count, connection)
                    try connection.learnSizes()
                    return try Self.believed(connection)
                }
            }
            #expect(counts == [5000, 5000, 15_000])
        }
    }
}
