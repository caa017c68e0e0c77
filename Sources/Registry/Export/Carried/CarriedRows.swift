import Storage
import Vocabulary

/// The rows of a carried table as a file brought them.
struct CarriedRows: Sendable {
    let table: CarriedTable
    let rows: [[Value]]

    /// The keys in the columns that name households, people or areas.
    func keys(of subject: CarriedTable.Content.Subject) -> Set<Key> {
        let places = table.columns.indices.filter { table.columns[$0].content.subject == subject }
        var keys: Set<Key> = []
        for row in rows {
            for place in places { if case .key(let key) = row[place] { keys.insert(key) } }
        }
        return keys
    }

    /// The keys in one column.
    func keys(in column: String) -> [Key] {
        guard let place = table.columns.firstIndex(where: { $0.name.description == column }) else { return [] }
        return rows.compactMap { if case .key(let key) = $0[place] { key } else { nil } }
    }

    /// Writes the rows under the keys and entries that they brought.
    ///
    /// - Parameter entry: of the takeover: what stood in the empty installation ends with it.
    func write(_ connection: any Connection, commune: Key, in entry: Key) throws {
        if table.isWhole, table.retires, table.scope == .commune {
            try connection.run(
                "UPDATE \(table.sql) SET retired_in = \(entry) WHERE commune = \(commune) AND retired_in IS NULL")
        }
        let known = try knownKeys(connection)
        let leads: [StaticString] = table.scope == .commune ? ["commune"] : []
        try connection.load(table.name, leads + table.columns.map(\.name)) { sink in
            for row in rows {
                if let known, case .key(let key)? = row.first, known.contains(key) { continue }
                if !leads.isEmpty { sink.put(commune) }
                for value in row { sink.put(value) }
                try sink.endRow()
            }
        }
    }

    /// What is one for the installation may be here already, with another commune's register.
    private func knownKeys(_ connection: any Connection) throws -> Set<Key>? {
        guard table.scope == .installation else { return nil }
        let first = SQL(stringLiteral: table.columns[0].name)
        return Set(try connection.all("SELECT \(first) FROM \(table.sql)") { $0.key(0) })
    }
}

extension RowSink {
    func put(_ value: Value) {
        switch value {
        case .null: putNull()
        case .int(let number): put(number)
        case .text(let text): put(text)
        case .bytes(let bytes): put(bytes)
        case .flag(let flag): put(flag)
        case .key(let key): put(key)
        }
    }
}
