import Storage

extension SQLiteConnection {
    func tables() throws -> [StoredTable] {
        var columns: [String: [StoredTable.Column]] = [:]
        var keys: [String: [(place: Int64, name: String)]] = [:]
        try eachRow(
            """
            SELECT m.name, c.name, c.type, c.pk FROM sqlite_schema m JOIN pragma_table_info(m.name) c
            WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
            """
        ) { row in
            let (table, name) = (row.text(0), row.text(1))
            columns[table, default: []].append(StoredTable.Column(name, try kind(row.text(2))))
            if row.int(3) > 0 { keys[table, default: []].append((row.int(3), name)) }
        }
        var referred: [String: Set<String>] = [:]
        try eachRow(
            """
            SELECT m.name, f."table" FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'
            """
        ) { referred[$0.text(0), default: []].insert($0.text(1)) }
        return try StoredTable.inOrder(
            columns.map { table, columns in
                StoredTable(
                    name: table, columns: columns,
                    key: (keys[table] ?? []).sorted { $0.place < $1.place }.map(\.name),
                    referred: referred[table] ?? [])
            })
    }

    func eachRow(of table: StoredTable, _ body: (any Row) throws -> Void) throws {
        let key = table.key.map(\.name).joined(separator: ", ")
        try eachRow("SELECT \(table.columnList) FROM \(table.name) ORDER BY \(key)") { try body($0) }
    }

    func empty(_ table: StoredTable) throws {
        try execute("DELETE FROM \(table.name)")
    }

    func load(_ table: StoredTable, _ fill: (any RowSink) throws -> Void) throws {
        try filling([table.name]) { try load(table.name, table.columns.map(\.name), fill) }
    }

    private func kind(_ type: String) throws -> StoredTable.Kind {
        switch type {
        case "INTEGER": .number
        case "TEXT": .text
        case "BLOB": .bytes
        default: throw StorageError.failed(code: "tables", message: "a column of the unknown type \(type)")
        }
    }
}

extension StoredTable {
    fileprivate var columnList: String { columns.map(\.name).joined(separator: ", ") }
}
