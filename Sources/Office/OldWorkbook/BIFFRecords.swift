/// The records of an old workbook, one after the other: a number that says what it is, a length, and so many bytes.
final class BIFFRecords {
    /// What the record is; see `BIFFKind`.
    private(set) var kind = 0
    /// How many bytes it has; read them by `number` and `bytes`.
    private(set) var count = 0
    /// Where it begins in its stream.
    private(set) var place = 0

    private let stream: OLEStream
    /// Where the next one begins.
    private var after: Int
    private let window = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 17, alignment: 8)
    private let record = UnsafeMutablePointer<UInt8>.allocate(capacity: 1 << 16)
    private var (windowStart, windowCount) = (0, 0)

    init(_ stream: OLEStream, from position: Int = 0) {
        self.stream = stream
        after = position
    }

    deinit {
        window.deallocate()
        record.deallocate()
    }

    /// Goes on to the next record; false where the stream ends.
    ///
    /// - Throws: `CutRecord` where the stream ends within a record.
    func next() throws -> Bool {
        guard let head = try head() else { return false }
        guard try isInSight(4 + head.count) else { throw CutRecord() }
        (kind, count, place) = (head.kind, head.count, after)
        if let base = window.baseAddress {
            UnsafeMutableRawPointer(record).copyMemory(from: base + (after - windowStart + 4), byteCount: count)
        }
        after += 4 + count
        return true
    }

    /// Goes on to a record that begins elsewhere.
    func next(at position: Int) throws -> Bool {
        after = position
        return try next()
    }

    /// What comes next, without going there.
    func head() throws -> (kind: Int, count: Int)? {
        guard try isInSight(4) else {
            if after < stream.count { throw CutRecord() }
            return nil
        }
        let at = after - windowStart
        return (Int(window[at]) | Int(window[at + 1]) << 8, Int(window[at + 2]) | Int(window[at + 3]) << 8)
    }

    /// A little-endian number within the record.
    ///
    /// - Throws: `CutRecord` past its end.
    func number(_ width: Int, at offset: Int) throws -> Int {
        guard offset >= 0, offset + width <= count else { throw CutRecord() }
        return (0..<width).reversed().reduce(0) { $0 << 8 | Int(record[offset + $1]) }
    }

    /// A floating-point number of eight bytes within the record.
    func double(at offset: Int) throws -> Double {
        Double(bitPattern: UInt64(truncatingIfNeeded: try number(8, at: offset)))
    }

    /// Some bytes of the record; good until the next one.
    func bytes(from offset: Int, _ length: Int) throws -> UnsafeBufferPointer<UInt8> {
        guard offset >= 0, length >= 0, offset + length <= count else { throw CutRecord() }
        return UnsafeBufferPointer(start: record + offset, count: length)
    }

    private func isInSight(_ length: Int) throws -> Bool {
        if after >= windowStart, after + length <= windowStart + windowCount { return true }
        windowStart = after
        windowCount = try stream.read(at: after, into: window)
        return length <= windowCount
    }
}

/// A record, or what should stand in it, is not whole.
struct CutRecord: Error {}

/// The kinds of records that say something of rows.
enum BIFFKind {
    static let formula = 0x0006
    static let end = 0x000A
    static let dateMode = 0x0022
    static let password = 0x002F
    static let continued = 0x003C
    static let codePage = 0x0042
    static let sheet = 0x0085
    static let manyNumbers = 0x00BD
    static let richLabel = 0x00D6
    static let cellFormat = 0x00E0
    static let sharedTexts = 0x00FC
    static let sharedLabel = 0x00FD
    static let number = 0x0203
    static let label = 0x0204
    static let flagOrError = 0x0205
    static let formulaText = 0x0207
    static let shortNumber = 0x027E
    static let format = 0x041E
    static let beginning = 0x0809
    /// How a formula was written in some versions, and what may stand between a formula and its text.
    static let formulas: Set<Int> = [0x0006, 0x0206, 0x0406]
    static let betweenFormulaAndText: Set<Int> = [0x0221, 0x0021, 0x04BC, 0x00BC, 0x0236, 0x0036]
}
