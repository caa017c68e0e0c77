import CLibPQ
import Storage

extension PostgreSQLConnection {
    func tables() throws -> [StoredTable] {
        var columns: [String: [StoredTable.Column]] = [:]
        try each(
            """
            SELECT c.relname::text, a.attname::text, a.atttypid::int8 FROM pg_class c
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
            """
        ) { row in
            columns[row.text(0), default: []].append(StoredTable.Column(row.text(1), try kind(Oid(row.int(2)))))
        }
        var keys: [String: [String]] = [:]
        try each(
            """
            SELECT c.relname::text, a.attname::text FROM pg_constraint k
            JOIN pg_class c ON c.oid = k.conrelid CROSS JOIN unnest(k.conkey) WITH ORDINALITY AS u (attnum, place)
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.attnum
            WHERE k.contype = 'p' AND c.relnamespace = current_schema()::regnamespace ORDER BY c.relname, u.place
            """
        ) { keys[$0.text(0), default: []].append($0.text(1)) }
        var referred: [String: Set<String>] = [:]
        try each(
            """
            SELECT c.relname::text, r.relname::text FROM pg_constraint k
            JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class r ON r.oid = k.confrelid
            WHERE k.contype = 'f' AND c.relnamespace = current_schema()::regnamespace
            """
        ) { referred[$0.text(0), default: []].insert($0.text(1)) }
        return try StoredTable.inOrder(
            columns.map { table, columns in
                StoredTable(
                    name: table, columns: columns, key: keys[table] ?? [], referred: referred[table] ?? [])
            })
    }

    /// Row by row, as the server sends them: a city's trace does not fit into memory.
    func eachRow(of table: StoredTable, _ body: (any Row) throws -> Void) throws {
        // Some texts have the server's own order; SQLite and the schema's go by bytes.
        let key = table.key.map { $0.kind == .text ? "\($0.name) COLLATE \"C\"" : $0.name }.joined(separator: ", ")
        let query = "SELECT \(table.columnList) FROM \(table.name) ORDER BY \(key)"
        try rememberingFailure {
            try cancellation.check()
            guard PQsendQueryParams(server, query, 0, nil, nil, nil, nil, 1) == 1, PQsetSingleRowMode(server) == 1
            else { throw StorageError.unavailable(lastMessage(of: server)) }
            var failed: (any Error)?
            while let result = PQgetResult(server) {
                defer { PQclear(result) }
                // What was asked for has to be taken from the line, wanted or not.
                guard failed == nil else { continue }
                do {
                    guard PQresultStatus(result) == PGRES_SINGLE_TUPLE else {
                        try Answer.check(result, from: server)
                        continue
                    }
                    try body(PostgreSQLRow(result: result, row: 0))
                } catch {
                    failed = error
                    stop()
                }
            }
            if let failed { throw failed }
        }
    }

    func empty(_ table: StoredTable) throws {
        try script("DELETE FROM \(table.name)")
    }

    func load(_ table: StoredTable, _ fill: (any RowSink) throws -> Void) throws {
        try load(table.name, table.columns.map(\.name), fill)
    }

    /// Asks the server to send no more.
    private func stop() {
        guard let request = PQgetCancel(server) else { return }
        var message = [CChar](repeating: 0, count: 256)
        PQcancel(request, &message, Int32(message.count))
        PQfreeCancel(request)
    }

    private func kind(_ type: Oid) throws -> StoredTable.Kind {
        switch type {
        case PostgreSQLType.int64: .number
        case PostgreSQLType.text: .text
        case PostgreSQLType.bytes: .bytes
        case PostgreSQLType.key: .key
        case PostgreSQLType.flag: .flag
        default: throw StorageError.failed(code: "tables", message: "a column of the unknown type \(type)")
        }
    }
}

extension StoredTable {
    fileprivate var columnList: String { columns.map(\.name).joined(separator: ", ") }
}
