import CLibPQ
import Storage
import Vocabulary

/// The server's numbers of the types we use.
enum PostgreSQLType {
    static let flag: Oid = 16
    static let bytes: Oid = 17
    static let int64: Oid = 20
    static let int16: Oid = 21
    static let int32: Oid = 23
    static let text: Oid = 25
    static let numeric: Oid = 1700
    static let key: Oid = 2950
}

extension Value {
    /// The type a value is declared with; 0 leaves it to the server.
    var type: Oid {
        switch self {
        case .null: 0
        case .int: PostgreSQLType.int64
        case .text: PostgreSQLType.text
        case .bytes: PostgreSQLType.bytes
        case .flag: PostgreSQLType.flag
        case .key: PostgreSQLType.key
        }
    }
}

/// Values in the server's binary form, one after another.
struct Parameters {
    // Never empty: an empty value needs an address all the same, or it would be NULL.
    private var bytes: [UInt8] = [0]
    private var starts: [Int?] = []
    private var lengths: [Int32] = []

    init(_ values: [Value]) {
        starts.reserveCapacity(values.count)
        lengths.reserveCapacity(values.count)
        for value in values {
            let start = bytes.count
            if case .null = value { starts.append(nil) } else { starts.append(start) }
            bytes.append(binary: value)
            lengths.append(Int32(bytes.count - start))
        }
    }

    /// Runs a prepared statement with these values; the result comes in binary form.
    func send(to statement: String, on server: OpaquePointer) throws -> Answer {
        let formats = [Int32](repeating: 1, count: starts.count)
        return try bytes.withUnsafeBytes { bytes in
            let addresses = starts.map { start in
                start.flatMap { bytes.baseAddress?.advanced(by: $0).assumingMemoryBound(to: CChar.self) }
            }
            return try Answer(
                PQexecPrepared(server, statement, Int32(starts.count), addresses, lengths, formats, 1), from: server)
        }
    }
}

extension [UInt8] {
    /// Appends a value as PostgreSQL sends it; NULL adds nothing.
    mutating func append(binary value: Value) {
        switch value {
        case .null: break
        case .int(let number): append(bigEndian: number)
        case .flag(let flag): append(flag ? 1 : 0)
        case .text(let text): append(contentsOf: text.utf8)
        case .bytes(let bytes): append(contentsOf: bytes)
        case .key(let key):
            append(bigEndian: key.high)
            append(bigEndian: key.low)
        }
    }

    mutating func append(bigEndian number: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
    }
}

/// Calls `body` with a NULL-terminated list of C strings.
func withCStrings<T>(_ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> T) -> T {
    let bytes = texts.flatMap { $0.utf8CString }
    return bytes.withUnsafeBufferPointer { bytes in
        var start = 0
        var addresses: [UnsafePointer<CChar>?] = []
        for text in texts {
            addresses.append(bytes.baseAddress?.advanced(by: start))
            start += text.utf8.count + 1
        }
        addresses.append(nil)
        return addresses.withUnsafeBufferPointer { list in
            guard let base = list.baseAddress else { preconditionFailure("the list holds its terminator") }
            return body(base)
        }
    }
}
