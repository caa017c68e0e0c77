import Access
import Foundation
import Programme
import Registry
import Results
import Rollup
import Rulings
import Safekeeping
import Storage
import StorageSQLite
import Territory
import TestDatabase
import Testing
import Vocabulary

/// Every schema that there ever was, with a ward's rows in it, brought up to the newest one.
struct EarlierSchemaTests {
    /// As the program puts them one after the other.
    private static let migrations =
        AccessSchema.migrations + TerritorySchema.migrations + RegistrySchema.migrations
        + ProgrammeSchema.migrations + ResultsSchema.migrations + RulingSchema.migrations + RollupSchema.migrations
        + SafekeepingSchema.migrations

    @Test(arguments: TestDatabase.engines)
    func `a database of any earlier version keeps every row on its way to this one`(_ engine: Engine) async throws {
        let (place, _) = try await Place.sample(households: 12)
        let source = try SQLiteDatabase(path: place.path("data/vuon.sqlite"))
        let known = try await source.read { try $0.all("SELECT id FROM schema_migration") { $0.text(0) } }
        try #require(Set(known) == Set(Self.migrations.map(\.id)), "the program's list is not this one")
        let full = try await Self.everything(in: source)
        await source.close()
        let newest = try await TestDatabase.use(engine, migrations: Self.migrations) { database in
            try await database.read { try $0.tables() }
        }

        var kept = 0
        for count in 1..<Self.migrations.count {
            let earlier = Array(Self.migrations.prefix(count))
            try await TestDatabase.use(engine, migrations: earlier) { database in
                let filled = try await Self.fill(database, from: full)
                try await database.migrate(Self.migrations)
                let (tables, after) = try await database.read { connection in
                    (try connection.tables(), try filled.map { try Self.rows(of: $0.table, connection) })
                }
                #expect(Self.shapes(tables) == Self.shapes(newest), "after \(earlier.last?.id ?? "")")
                for (before, after) in zip(filled, after) {
                    guard let after else { continue }
                    #expect(before.rows.isSubset(of: after), "\(before.table.name), after \(earlier.last?.id ?? "")")
                    kept += before.rows.count
                }
            }
        }
        #expect(kept > 10_000)
    }

    /// A table of an earlier schema, and the rows that were put into it.
    private struct Filled: Sendable {
        let table: StoredTable
        let rows: Set<[String]>
    }

    /// All rows of a database, each value under its column's name.
    private static func everything(in source: any Database) async throws -> [String: [[String: Value]]] {
        try await source.read { connection in
            var tables: [String: [[String: Value]]] = [:]
            for table in try connection.tables() {
                var rows: [[String: Value]] = []
                try connection.eachRow(of: table) { row in
                    rows.append(
                        Dictionary(
                            uniqueKeysWithValues: table.columns.enumerated().map { place, column in
                                (column.name, value(row, place, column.kind))
                            }))
                }
                tables[table.name] = rows
            }
            return tables
        }
    }

    /// Puts into every table what the newest schema's has in the same columns.
    private static func fill(
        _ database: any Database, from full: [String: [[String: Value]]]
    ) async throws -> [Filled] {
        try await database.write { connection in
            var filled: [Filled] = []
            for table in try connection.tables() where table.name != "schema_migration" {
                guard let rows = full[table.name],
                    rows.first.map({ row in table.columns.allSatisfy { row[$0.name] != nil } }) ?? true
                else { continue }
                try connection.load(table) { sink in
                    for row in rows {
                        for column in table.columns { put(row[column.name] ?? .null, as: column.kind, sink) }
                        try sink.endRow()
                    }
                }
                let there = try Self.rows(of: table, connection)
                #expect(there?.count == rows.count, "\(table.name)")
                filled.append(Filled(table: table, rows: there ?? []))
            }
            return filled
        }
    }

    /// The rows of a table in the columns that it had; nil where a later migration took the table or a column away.
    private static func rows(of table: StoredTable, _ connection: any Connection) throws -> Set<[String]>? {
        guard let now = try connection.tables().first(where: { $0.name == table.name }),
            table.columns.allSatisfy(now.columns.contains)
        else { return nil }
        var rows: Set<[String]> = []
        try connection.eachRow(of: table) { row in
            rows.insert(table.columns.indices.map { "\(value(row, $0, table.columns[$0].kind))" })
        }
        return rows
    }

    private static func value(_ row: any Row, _ place: Int, _ kind: StoredTable.Kind) -> Value {
        guard !row.isNull(place) else { return .null }
        return switch kind {
        case .number: .int(row.int(place))
        case .flag: .flag(row.flag(place))
        case .text: .text(row.text(place))
        case .bytes: .bytes(row.bytes(place))
        case .key: .key(row.key(place))
        }
    }

    /// SQLite, where the rows come from, has bytes for keys and numbers for flags.
    private static func put(_ value: Value, as kind: StoredTable.Kind, _ sink: any RowSink) {
        switch value {
        case .null: sink.putNull()
        case .int(let number): if kind == .flag { sink.put(number != 0) } else { sink.put(number) }
        case .flag(let flag): sink.put(flag)
        case .text(let text): sink.put(text)
        case .bytes(let bytes): if kind == .key { sink.put(Key(bytes: bytes)) } else { sink.put(bytes) }
        case .key(let key): sink.put(key)
        }
    }

    /// Names of tables with their columns, keys and references: what a program may rely on.
    private static func shapes(_ tables: [StoredTable]) -> [String] {
        tables.map { table in
            "\(table.name) \(table.columns.map { "\($0.name) \($0.kind)" }) \(table.key.map(\.name)) \(table.referred.sorted())"
        }.sorted()
    }
}
