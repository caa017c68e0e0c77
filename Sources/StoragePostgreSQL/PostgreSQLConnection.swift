import CLibPQ
import Storage
import Vocabulary

/// The connection that a `read` or `write` of `PostgreSQLDatabase` hands to its body.
///
/// A result is fetched whole before its first row is handed out, so that other statements may run meanwhile.
final class PostgreSQLConnection: Connection {
    let engine = Engine.postgresql
    let server: OpaquePointer
    private let statements: PreparedStatements
    let cancellation: Cancellation
    /// The first error of the transaction: the server takes no more statements after it, nor a COMMIT.
    private(set) var failure: StorageError?

    init(_ server: OpaquePointer, _ statements: PreparedStatements, _ cancellation: Cancellation) {
        self.server = server
        self.statements = statements
        self.cancellation = cancellation
    }

    @discardableResult
    func run(_ sql: SQL) throws -> Int {
        try rememberingFailure { try answer(sql).changedRows }
    }

    func each(_ sql: SQL, _ body: (any Row) throws -> Void) throws {
        let rows = try rememberingFailure { try answer(sql) }
        for row in 0..<PQntuples(rows.result) { try body(PostgreSQLRow(result: rows.result, row: row)) }
    }

    func load(_ table: StaticString, _ columns: [StaticString], _ fill: (any RowSink) throws -> Void) throws {
        try load(table.description, columns.map(\.description), fill)
    }

    func load(_ table: String, _ columns: [String], _ fill: (any RowSink) throws -> Void) throws {
        let names = columns.joined(separator: ", ")
        try rememberingFailure { () throws -> Void in
            _ = try Answer(PQexec(server, "COPY \(table) (\(names)) FROM STDIN (FORMAT binary)"), from: server)
            try PostgreSQLCopy.run(on: server, columns: columns.count, fill)
        }
    }

    func learnSizes() throws {
        let grown = try all(
            """
            SELECT quote_ident(relname) FROM pg_class
            WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
            AND pg_relation_size(oid) > (greatest(relpages, 0) * 2 + 8) * current_setting('block_size')::bigint
            ORDER BY relname
            """
        ) { $0.text(0) }
        guard !grown.isEmpty else { return }
        // A quarter of the usual sample: the server's own housekeeping looks again, at leisure.
        try script("SET LOCAL default_statistics_target = 25")
        try script("ANALYZE \(grown.joined(separator: ", "))")
    }

    func lock(_ key: Key) throws {
        let number = Int64(bitPattern: key.high ^ key.low)
        try run("SELECT pg_advisory_xact_lock(\(number))")
    }

    /// Runs statements of a migration.
    func script(_ text: String) throws {
        _ = try rememberingFailure { try Answer(PQexec(server, text), from: server) }
    }
}

extension PostgreSQLConnection {
    private func answer(_ sql: SQL) throws -> Answer {
        try cancellation.check()
        let (text, values) = sql.rendered(placeholder: "$")
        let statement = try statements.statement(text, values, on: server)
        return try Parameters(values).send(to: statement.name, on: server)
    }

    func rememberingFailure<T>(_ work: () throws -> T) throws -> T {
        if let failure { throw failure }
        do {
            return try work()
        } catch let error as StorageError {
            failure = error
            throw error
        }
    }
}
