/// A table as the database itself describes it: for what has to carry whole tables whose meaning it does not know.
public struct StoredTable: Sendable, Equatable {
    /// What a column holds. SQLite knows no keys and no flags: there they are bytes and numbers.
    public enum Kind: String, Sendable { case number, text, bytes, key, flag }

    public struct Column: Sendable, Equatable {
        public let name: String
        public let kind: Kind

        public init(_ name: String, _ kind: Kind) {
            self.name = name
            self.kind = kind
        }
    }

    public let name: String
    /// By name: engines and migrations may have them in another order.
    public let columns: [Column]
    /// The columns of its key, in the key's order. Every table of ours has one.
    public let key: [Column]
    /// The tables that its rows refer to, itself left out.
    public let referred: Set<String>

    public init(name: String, columns: [Column], key: [String], referred: Set<String>) {
        self.name = name
        self.columns = columns.sorted { $0.name < $1.name }
        self.key = key.compactMap { name in columns.first { $0.name == name } }
        self.referred = referred.subtracting([name])
    }

    /// Those first that others refer to; by name where nothing else decides.
    ///
    /// - Throws: `StorageError.failed` where tables refer to each other in a ring.
    public static func inOrder(_ tables: [StoredTable]) throws -> [StoredTable] {
        var left = tables.sorted { $0.name < $1.name }
        var ordered: [StoredTable] = []
        while !left.isEmpty {
            let names = Set(left.map(\.name))
            let next = left.filter { $0.referred.isDisjoint(with: names) }
            guard !next.isEmpty else {
                throw StorageError.failed(code: "tables", message: "tables refer to each other in a ring")
            }
            ordered += next
            left.removeAll { table in next.contains { $0.name == table.name } }
        }
        return ordered
    }
}
