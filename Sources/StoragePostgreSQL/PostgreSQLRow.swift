import CLibPQ
import Storage
import Vocabulary

/// A row of a result in binary form.
struct PostgreSQLRow: Row {
    let result: OpaquePointer
    let row: Int32

    func isNull(_ column: Int) -> Bool {
        PQgetisnull(result, row, Int32(column)) != 0
    }

    func int(_ column: Int) -> Int64 {
        let bytes = value(column)
        switch type(column) {
        case PostgreSQLType.int64: return Int64(bigEndian: bytes.loadUnaligned(as: Int64.self))
        case PostgreSQLType.int32: return Int64(Int32(bigEndian: bytes.loadUnaligned(as: Int32.self)))
        case PostgreSQLType.int16: return Int64(Int16(bigEndian: bytes.loadUnaligned(as: Int16.self)))
        case PostgreSQLType.flag: return Int64(bytes[0])
        case PostgreSQLType.numeric: return whole(numeric: bytes)
        default: preconditionFailure("a column read as a number is one")
        }
    }

    func flag(_ column: Int) -> Bool {
        int(column) != 0
    }

    func text(_ column: Int) -> String {
        switch type(column) {
        case PostgreSQLType.int64, PostgreSQLType.int32, PostgreSQLType.int16, PostgreSQLType.flag,
            PostgreSQLType.numeric:
            return String(int(column))
        default:
            return String(decoding: value(column), as: UTF8.self)
        }
    }

    func bytes(_ column: Int) -> [UInt8] {
        Array(value(column))
    }

    func key(_ column: Int) -> Key {
        let bytes = value(column)
        precondition(bytes.count == 16, "a stored key has 16 bytes")
        return Key(
            high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
            low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
    }

    private func type(_ column: Int) -> Oid {
        PQftype(result, Int32(column))
    }

    private func value(_ column: Int) -> UnsafeRawBufferPointer {
        precondition(!isNull(column), "a column read as a value is not NULL")
        return UnsafeRawBufferPointer(
            start: PQgetvalue(result, row, Int32(column)), count: Int(PQgetlength(result, row, Int32(column))))
    }
}

/// The whole number in a `numeric`, which is what the server's `sum` of a bigint gives.
///
/// Its form: count of digits, weight of the first, sign, digits shown after the point, then digits of base 10,000.
private func whole(numeric bytes: UnsafeRawBufferPointer) -> Int64 {
    func word(_ index: Int) -> Int16 {
        Int16(bigEndian: bytes.loadUnaligned(fromByteOffset: index * 2, as: Int16.self))
    }
    let count = Int(word(0))
    let weight = Int(word(1))
    let sign: Int64 = word(2) == 0x4000 ? -1 : 1
    var number: Int64 = 0
    guard weight >= 0 else { return 0 }
    // Each digit with its sign: the smallest Int64 has no positive of its own.
    for index in 0...weight { number = number * 10_000 + (index < count ? sign * Int64(word(4 + index)) : 0) }
    return number
}
