import GRDB
import GRDBSQLite
import Storage
import Vocabulary

/// The connection that a `read` or `write` of `SQLiteDatabase` hands to its body.
///
/// GRDB opens, pools, and begins and ends transactions; statements are bound, stepped and read by sqlite3's own
/// functions, because a page reads hundreds of rows.
final class SQLiteConnection: Connection {
    let engine = Engine.sqlite
    private let database: GRDB.Database
    private let isWriting: Bool
    /// What went wrong before; the transaction can only be undone.
    var failure: StorageError?

    private init(_ database: GRDB.Database, writing: Bool) {
        self.database = database
        isWriting = writing
    }

    /// Gives a connection to `body`; throws, and so rolls back, also when `body` kept quiet about a failed statement.
    ///
    /// PostgreSQL ends a transaction at its first error. Here it could go on, and the same code would store on one
    /// engine what the other refuses.
    static func use<T>(
        _ database: GRDB.Database, writing: Bool, _ body: (any Connection) throws -> T
    ) throws -> T {
        let connection = SQLiteConnection(database, writing: writing)
        let result = try body(connection)
        if let failure = connection.failure { throw failure }
        return result
    }

    @discardableResult
    func run(_ sql: Storage.SQL) throws -> Int {
        try rememberingFailure {
            let before = sqlite3_total_changes(handle)
            try step(sql) { _ in }
            // A statement that changes nothing leaves the count of the one before it.
            return sqlite3_total_changes(handle) == before ? 0 : Int(sqlite3_changes(handle))
        }
    }

    func each(_ sql: Storage.SQL, _ body: (any Storage.Row) throws -> Void) throws {
        try rememberingFailure {
            try step(sql) { try body(SQLiteRow(statement: $0)) }
        }
    }

    func load(_ table: StaticString, _ columns: [StaticString], _ fill: (any RowSink) throws -> Void) throws {
        try load(table.description, columns.map(\.description), fill)
    }

    func load(_ table: String, _ columns: [String], _ fill: (any RowSink) throws -> Void) throws {
        try rememberingFailure {
            let names = columns.joined(separator: ", ")
            let places = (1...columns.count).map { "?\($0)" }.joined(separator: ", ")
            let statement = try prepared("INSERT INTO \(table) (\(names)) VALUES (\(places))", isKept: true)
            try withExtendedLifetime(statement) {
                let sink = SQLiteLoad(statement.sqliteStatement, columns: columns.count, check: check)
                defer { sink.finish() }
                try fill(sink)
            }
        }
    }

    /// Runs a statement that is made of names in the schema and holds no values.
    func execute(_ statement: String) throws {
        try rows(statement) { _ in }
    }

    /// The rows of such a statement.
    @discardableResult
    func rows<T>(_ statement: String, _ map: (SQLiteRow) throws -> T) throws -> [T] {
        var rows: [T] = []
        try eachRow(statement) { rows.append(try map($0)) }
        return rows
    }

    /// The same, one by one.
    func eachRow(_ statement: String, _ body: (SQLiteRow) throws -> Void) throws {
        try rememberingFailure {
            let prepared = try prepared(statement, isKept: false)
            try withExtendedLifetime(prepared) {
                try step(prepared.sqliteStatement, []) { try body(SQLiteRow(statement: $0)) }
            }
        }
    }

    /// A glance at every index: `analysis_limit` keeps it short.
    func learnSizes() throws {
        try execute("ANALYZE")
    }

    /// The writer is alone in the file already.
    func lock(_ key: Key) throws {}
}

extension SQLiteConnection {
    private var handle: OpaquePointer? { database.sqliteConnection }

    private func step(_ sql: Storage.SQL, _ row: (OpaquePointer) throws -> Void) throws {
        let (text, values) = sql.rendered(placeholder: "?")
        let statement = try prepared(text, isKept: values.count <= SQLiteConnection.mostValuesOfKept)
        try withExtendedLifetime(statement) { try step(statement.sqliteStatement, values, row) }
    }

    private func step(_ pointer: OpaquePointer, _ values: [Value], _ row: (OpaquePointer) throws -> Void) throws {
        defer {
            sqlite3_reset(pointer)
            sqlite3_clear_bindings(pointer)
        }
        for (index, value) in values.enumerated() { try check(bind(value, to: pointer, Int32(index + 1))) }
        while true {
            let code = sqlite3_step(pointer)
            if code == SQLITE_DONE { return }
            guard code == SQLITE_ROW else { return try check(code) }
            try row(pointer)
        }
    }

    /// Statements with a long list of values come in countless lengths, and kept statements are never let go.
    /// A page of a list asks for its fifty, in a city each with its commune.
    private static let mostValuesOfKept = 128

    private func prepared(_ text: String, isKept: Bool) throws -> Statement {
        if isKept {
            let statement = try database.cachedStatement(sql: text)
            // The same query may be asked again while its rows are being handed out.
            if sqlite3_stmt_busy(statement.sqliteStatement) == 0 { return statement }
        }
        return try database.makeStatement(sql: text)
    }

    private func check(_ code: Int32) throws {
        guard code == SQLITE_OK else { throw failure(code) }
    }

    private func failure(_ code: Int32) -> any Error {
        if code & 0xFF == SQLITE_INTERRUPT { return CancellationError() }
        let message = sqlite3_errmsg(handle).map { String(cString: $0) } ?? ""
        return StorageError(
            sqlite: sqlite3_extended_errcode(handle), message, isReading: !isWriting)
    }

    private func rememberingFailure<T>(_ work: () throws -> T) throws -> T {
        if let failure { throw failure }
        do {
            return try translatingErrors(work)
        } catch let error as StorageError {
            failure = error
            throw error
        }
    }
}
