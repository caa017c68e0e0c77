import Foundation
import GRDBSQLite
import Storage
import Vocabulary

/// Tells sqlite3 to copy the bytes at once.
private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

/// Binds a value to a numbered place of a statement.
func bind(_ value: Value, to statement: OpaquePointer, _ place: Int32) throws -> Int32 {
    switch value {
    case .null:
        return sqlite3_bind_null(statement, place)
    case .int(let number):
        return sqlite3_bind_int64(statement, place, number)
    case .flag(let flag):
        return sqlite3_bind_int64(statement, place, flag ? 1 : 0)
    case .text(var text):
        guard !text.withUTF8(hasNul) else { throw StorageError.nulInText }
        // An empty buffer may have no address, and no address would mean NULL.
        guard !text.isEmpty else { return sqlite3_bind_text(statement, place, "", 0, copied) }
        return text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                sqlite3_bind_text(statement, place, $0.baseAddress, Int32($0.count), copied)
            }
        }
    case .bytes(let bytes):
        guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(statement, place, 0) }
        return sqlite3_bind_blob(statement, place, bytes, Int32(bytes.count), copied)
    case .key(let key):
        var words = (key.high.bigEndian, key.low.bigEndian)
        return sqlite3_bind_blob(statement, place, &words, 16, copied)
    }
}

/// Whether a text holds U+0000.
func hasNul(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let start = text.baseAddress else { return false }
    return memchr(start, 0, text.count) != nil
}

extension StorageError {
    /// PostgreSQL cannot hold U+0000 in a text, so neither engine does.
    static let nulInText = StorageError.failed(code: "text", message: "a text to be stored holds U+0000")
}

/// The row a statement stands on.
struct SQLiteRow: Row {
    let statement: OpaquePointer

    func isNull(_ column: Int) -> Bool {
        sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL
    }

    func int(_ column: Int) -> Int64 {
        expectValue(column)
        return sqlite3_column_int64(statement, Int32(column))
    }

    func flag(_ column: Int) -> Bool {
        int(column) != 0
    }

    func text(_ column: Int) -> String {
        expectValue(column)
        guard let start = sqlite3_column_text(statement, Int32(column)) else { return "" }
        let count = Int(sqlite3_column_bytes(statement, Int32(column)))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    func bytes(_ column: Int) -> [UInt8] {
        expectValue(column)
        return Array(blob(column))
    }

    func key(_ column: Int) -> Key {
        let blob = blob(column)
        precondition(blob.count == 16, "a stored key has 16 bytes")
        return Key(
            high: UInt64(bigEndian: blob.loadUnaligned(as: UInt64.self)),
            low: UInt64(bigEndian: blob.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
    }

    private func blob(_ column: Int) -> UnsafeRawBufferPointer {
        // The address first: asking for the length first would be undone by a conversion.
        let start = sqlite3_column_blob(statement, Int32(column))
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, Int32(column))))
    }

    private func expectValue(_ column: Int) {
        precondition(!isNull(column), "a column read as a value is not NULL")
    }
}
