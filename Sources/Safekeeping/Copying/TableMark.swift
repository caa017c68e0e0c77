import Storage
import Vocabulary

/// By what a table is known to be the same elsewhere: how many rows, and SHA-256 over all of them in the order of their
/// key, spelled without anything that differs between engines.
public struct TableMark: Sendable, Equatable, Codable {
    public let name: String
    public let rows: Int
    public let digest: String

    /// Of a table as it is in a database now.
    static func of(_ table: StoredTable, in connection: any Connection) throws -> TableMark {
        try CopiedRows.each(of: table, in: connection) { _ in }
    }

    /// Of all tables of a database.
    public static func all(in connection: any Connection) throws -> [TableMark] {
        try connection.tables().map { try of($0, in: connection) }
    }
}

/// The bytes of a table's rows: before each a 1, after the last a 0; each value begins with what it is.
enum CopiedRows {
    enum Tag: UInt8 { case null, number, text, bytes }

    static let chunk = 1 << 18

    /// Hands out a table's bytes in pieces, and gives its mark.
    static func each(
        of table: StoredTable, in connection: any Connection, _ body: ([UInt8]) throws -> Void
    ) throws -> TableMark {
        let digest = RunningDigest()
        var rows = 0
        var bytes = head(of: table)
        func send() throws {
            digest.add(bytes)
            try body(bytes)
            bytes.removeAll(keepingCapacity: true)
        }
        try connection.eachRow(of: table) { row in
            rows += 1
            bytes.append(1)
            for place in table.columns.indices { append(row, place, table.columns[place].kind, to: &bytes) }
            if bytes.count >= chunk { try send() }
        }
        bytes.append(0)
        try send()
        return TableMark(name: table.name, rows: rows, digest: hexadecimal(digest.end()))
    }

    /// Its name, and its columns with what they hold.
    static func head(of table: StoredTable) -> [UInt8] {
        var bytes = lengthed(Array(table.name.utf8))
        bytes += SealedFrames.bytes(UInt32(table.columns.count))
        for column in table.columns {
            bytes += lengthed(Array(column.name.utf8))
            bytes.append(tag(of: column.kind).rawValue)
        }
        return bytes
    }

    /// A key is bytes and a flag a number wherever it lies: SQLite knows no other.
    static func tag(of kind: StoredTable.Kind) -> Tag {
        switch kind {
        case .number, .flag: .number
        case .text: .text
        case .bytes, .key: .bytes
        }
    }

    static func lengthed(_ bytes: [UInt8]) -> [UInt8] { SealedFrames.bytes(UInt32(bytes.count)) + bytes }

    private static func append(
        _ row: any Row, _ place: Int, _ kind: StoredTable.Kind, to bytes: inout [UInt8]
    ) {
        guard !row.isNull(place) else { return bytes.append(Tag.null.rawValue) }
        let tag = tag(of: kind)
        bytes.append(tag.rawValue)
        if tag == .number {
            withUnsafeBytes(of: row.int(place).bigEndian) { bytes.append(contentsOf: $0) }
        } else {
            let value = row.bytes(place)
            withUnsafeBytes(of: UInt32(value.count).bigEndian) { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: value)
        }
    }
}
