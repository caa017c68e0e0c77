import Foundation
import GRDBSQLite
import Storage
import Vocabulary

/// Adds rows by one prepared INSERT.
///
/// Texts and bytes of a row are gathered in memory that lives until the row is stored, so that sqlite3 need not ask
/// for memory of its own for each of them.
final class SQLiteLoad: RowSink {
    private let statement: OpaquePointer
    private let columns: Int32
    private let check: (Int32) throws -> Void
    private var place: Int32 = 0
    private var holdsNul = false
    private var memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 8)
    private var used = 0
    /// Memory that became too small in the middle of a row; the statement still points into it.
    private var outgrown: [UnsafeMutableRawBufferPointer] = []

    init(_ statement: OpaquePointer, columns: Int, check: @escaping (Int32) throws -> Void) {
        self.statement = statement
        self.columns = Int32(columns)
        self.check = check
    }

    deinit {
        freeOutgrown()
        memory.deallocate()
    }

    func put(_ value: Int64) { sqlite3_bind_int64(statement, nextPlace(), value) }
    func put(_ value: Bool) { sqlite3_bind_int64(statement, nextPlace(), value ? 1 : 0) }
    func putNull() { sqlite3_bind_null(statement, nextPlace()) }

    func put(_ value: String) {
        var value = value
        value.withUTF8 { bytes in
            if hasNul(bytes) { holdsNul = true }
            let start = keep(UnsafeRawBufferPointer(bytes)).assumingMemoryBound(to: CChar.self)
            sqlite3_bind_text(statement, nextPlace(), start, Int32(bytes.count), nil)
        }
    }

    func put(_ value: [UInt8]) {
        value.withUnsafeBytes { put(bytes: $0) }
    }

    func put(_ value: Key) {
        var words = (value.high.bigEndian, value.low.bigEndian)
        withUnsafeBytes(of: &words) { put(bytes: $0) }
    }

    func endRow() throws {
        precondition(place == columns, "a row fills every column")
        guard !holdsNul else { throw StorageError.nulInText }
        let code = sqlite3_step(statement)
        guard code == SQLITE_DONE else { return try check(code) }
        try check(sqlite3_reset(statement))
        place = 0
        used = 0
        if !outgrown.isEmpty { freeOutgrown() }
    }

    /// Leaves the statement as it was found, without a trace of the last row.
    func finish() {
        sqlite3_reset(statement)
        sqlite3_clear_bindings(statement)
    }
}

extension SQLiteLoad {
    private func nextPlace() -> Int32 {
        precondition(place < columns, "a row fills no more than its columns")
        place += 1
        return place
    }

    private func put(bytes: UnsafeRawBufferPointer) {
        // No destructor: the memory outlives the step.
        sqlite3_bind_blob(statement, nextPlace(), keep(bytes), Int32(bytes.count), nil)
    }

    /// Copies bytes to where they stay until the row is stored.
    private func keep(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawPointer {
        if used + bytes.count > memory.count { grow(toHold: bytes.count) }
        guard let start = memory.baseAddress?.advanced(by: used) else {
            preconditionFailure("memory that was asked for is there")
        }
        if let source = bytes.baseAddress { start.copyMemory(from: source, byteCount: bytes.count) }
        used += bytes.count
        return UnsafeRawPointer(start)
    }

    private func grow(toHold count: Int) {
        outgrown.append(memory)
        memory = .allocate(byteCount: max(count, memory.count * 2), alignment: 8)
        used = 0
    }

    private func freeOutgrown() {
        for memory in outgrown { memory.deallocate() }
        outgrown = []
    }
}
