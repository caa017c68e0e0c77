import Vocabulary

/// Which database stands behind the program.
public enum Engine: String, Sendable, CaseIterable {
    case sqlite, postgresql
}

/// A connection inside one transaction. Used only within the closure it was given to.
public protocol Connection: AnyObject {
    var engine: Engine { get }

    /// Runs a statement; returns the number of rows it changed.
    @discardableResult
    func run(_ sql: SQL) throws -> Int

    /// Runs a query and hands out its rows one by one.
    func each(_ sql: SQL, _ body: (any Row) throws -> Void) throws

    /// Adds many rows at once: COPY on PostgreSQL, one prepared INSERT on SQLite.
    ///
    /// - Parameter fill: puts the values of each row, in the order of `columns`, and ends each with `endRow()`.
    func load(_ table: StaticString, _ columns: [StaticString], _ fill: (any RowSink) throws -> Void) throws

    /// Does a load that fills tables which are almost empty: SQLite then makes their indexes after the rows, in one go.
    ///
    /// Within the same transaction: nobody else ever sees a table without its indexes. Unique ones are kept throughout.
    func filling<T>(_ tables: [StaticString], _ body: () throws -> T) throws -> T

    /// Lets the engine see how big its tables have become.
    ///
    /// Called after much was written at once: without it SQLite reads a whole commune where an index names the household.
    /// PostgreSQL looks only at tables that have doubled since it looked last: a city's forty wards are stored one
    /// after the other, and a look at everything after each took three quarters of the time.
    func learnSizes() throws

    /// All tables there are, those first that others refer to.
    func tables() throws -> [StoredTable]

    /// Hands out all rows of a table in the order of its key, never holding more than a few of them. Only columns of
    /// numbers and flags are read as numbers, all others as bytes. `body` asks the database nothing.
    func eachRow(of table: StoredTable, _ body: (any Row) throws -> Void) throws

    /// Takes all rows out of a table.
    func empty(_ table: StoredTable) throws

    /// Adds rows to a table that is empty, in its columns' order; its indexes are made after them.
    func load(_ table: StoredTable, _ fill: (any RowSink) throws -> Void) throws

    /// Holds a lock of this name until the transaction ends. A no-op on SQLite, which has one writer.
    func lock(_ key: Key) throws
}

/// Where `Connection.load` takes its rows from.
public protocol RowSink: AnyObject {
    func put(_ value: Int64)
    func put(_ value: String)
    func put(_ value: [UInt8])
    func put(_ value: Bool)
    func put(_ value: Key)
    func putNull()
    func endRow() throws
}

extension RowSink {
    public func put(_ value: Int64?) { if let value { put(value) } else { putNull() } }
    public func put(_ value: String?) { if let value { put(value) } else { putNull() } }
    public func put(_ value: [UInt8]?) { if let value { put(value) } else { putNull() } }
    public func put(_ value: Bool?) { if let value { put(value) } else { putNull() } }
    public func put(_ value: Key?) { if let value { put(value) } else { putNull() } }
    public func put(_ value: Day) { put(value.iso) }
    public func put(_ value: Day?) { put(value?.iso) }
}

extension Connection {
    public func filling<T>(_ tables: [StaticString], _ body: () throws -> T) throws -> T { try body() }

    /// All rows of a query, each read by `map`.
    public func all<T>(_ sql: SQL, _ map: (any Row) throws -> T) throws -> [T] {
        var result: [T] = []
        try each(sql) { result.append(try map($0)) }
        return result
    }

    /// The first row of a query, or nil.
    public func first<T>(_ sql: SQL, _ map: (any Row) throws -> T) throws -> T? {
        var result: T?
        try each(sql) { if result == nil { result = try map($0) } }
        return result
    }

    /// The only number of a counting query.
    public func count(_ sql: SQL) throws -> Int64 {
        try first(sql) { $0.int(0) } ?? 0
    }

    public func exists(_ sql: SQL) throws -> Bool {
        try first(sql) { _ in true } ?? false
    }
}
