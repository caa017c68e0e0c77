import GRDB
import GRDBSQLite
import Storage

extension SQLiteConnection {
    /// Rows that come in the order of their table's key are quickly stored; in an index by something else, a keyed hash
    /// for instance, each of them has its place anywhere. Sorted first, they go one after the other.
    func filling<T>(_ tables: [StaticString], _ body: () throws -> T) throws -> T {
        try filling(tables.map(\.description), body)
    }

    func filling<T>(_ tables: [String], _ body: () throws -> T) throws -> T {
        // What went to the log for want of room would be read back for every index.
        try execute("PRAGMA cache_size = \(SQLiteDatabase.cacheWhileFilling)")
        defer { try? execute("PRAGMA cache_size = \(SQLiteDatabase.cache)") }
        let indexes = try tables.flatMap { try isAlmostEmpty($0) ? sideIndexes(of: $0) : [] }
        for index in indexes { try execute("DROP INDEX \(index.name)") }
        do {
            let result = try body()
            for index in indexes { try execute(index.statement) }
            return result
        } catch {
            // Also where somebody catches this: what was dropped comes back only with the transaction undone.
            failure = failure ?? .failed(code: "filling", message: "a load that failed cannot be kept")
            throw error
        }
    }

    /// Below this many rows making an index costs less than keeping it up.
    private static let few = 1000

    private func isAlmostEmpty(_ table: String) throws -> Bool {
        try rows("SELECT 1 FROM \(table) LIMIT \(Self.few)") { _ in true }.count < Self.few
    }

    /// The indexes that a migration made beside the table's keys, with the statements that made them.
    private func sideIndexes(of table: String) throws -> [(name: String, statement: String)] {
        try rows(
            """
            SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = '\(table)' AND sql LIKE 'CREATE INDEX %'
            """
        ) { ($0.text(0), $0.text(1)) }
    }
}
