import CLibPQ
import Storage
import Vocabulary

/// Adds rows by COPY in its binary form: every value with its length before it, so that nothing needs escaping.
final class PostgreSQLCopy: RowSink {
    private let server: OpaquePointer
    private let columns: Int
    private var buffer: [UInt8] = []
    private var column = 0

    private static let chunk = 1 << 18
    /// The signature, no flags, no extension.
    private static let header: [UInt8] =
        Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0] + [UInt8](repeating: 0, count: 8)

    /// Sends the rows that `fill` gives; whatever goes wrong, the server has left COPY when this returns.
    static func run(on server: OpaquePointer, columns: Int, _ fill: (any RowSink) throws -> Void) throws {
        let copy = PostgreSQLCopy(server, columns: columns)
        do {
            try fill(copy)
            try copy.finish()
        } catch {
            PQputCopyEnd(server, "given up")
            PQclear(outcome(of: server))
            throw error
        }
        _ = try Answer(outcome(of: server), from: server)
    }

    private init(_ server: OpaquePointer, columns: Int) {
        self.server = server
        self.columns = columns
        buffer.reserveCapacity(PostgreSQLCopy.chunk * 5 / 4)
        buffer.append(contentsOf: PostgreSQLCopy.header)
    }

    func put(_ value: Int64) {
        begin(length: 8)
        buffer.append(bigEndian: value)
    }

    func put(_ value: Bool) {
        begin(length: 1)
        buffer.append(value ? 1 : 0)
    }

    func put(_ value: Key) {
        begin(length: 16)
        buffer.append(bigEndian: value.high)
        buffer.append(bigEndian: value.low)
    }

    func put(_ value: [UInt8]) {
        begin(length: value.count)
        buffer.append(contentsOf: value)
    }

    func put(_ value: String) {
        var value = value
        value.withUTF8 { bytes in
            begin(length: bytes.count)
            buffer.append(contentsOf: bytes)
        }
    }

    func putNull() {
        begin(length: -1)
    }

    func endRow() throws {
        precondition(column == columns, "a row fills every column")
        column = 0
        if buffer.count >= PostgreSQLCopy.chunk { try send() }
    }
}

extension PostgreSQLCopy {
    private func begin(length: Int) {
        precondition(column < columns, "a row fills no more than its columns")
        if column == 0 { buffer.append(bigEndian: Int16(columns)) }
        column += 1
        buffer.append(bigEndian: Int32(length))
    }

    private func finish() throws {
        buffer.append(bigEndian: Int16(-1))
        try send()
        guard PQputCopyEnd(server, nil) == 1 else { throw StorageError.unavailable(lastMessage(of: server)) }
    }

    private func send() throws {
        let code = buffer.withUnsafeBytes { bytes in
            PQputCopyData(server, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
        }
        guard code == 1 else { throw StorageError.unavailable(lastMessage(of: server)) }
        buffer.removeAll(keepingCapacity: true)
    }
}

/// Reads results until the server has no more; the first one tells what happened.
private func outcome(of server: OpaquePointer) -> OpaquePointer? {
    let first = PQgetResult(server)
    while let next = PQgetResult(server) {
        let isStillCopying = PQresultStatus(next) == PGRES_COPY_IN
        PQclear(next)
        // Only where ending COPY failed, that is, on a dead connection.
        if isStillCopying { break }
    }
    return first
}
