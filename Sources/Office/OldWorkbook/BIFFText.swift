import Foundation

/// Reads texts that may run over several records: each piece after the first says anew whether its letters have one
/// byte or two.
struct BIFFText {
    private let records: BIFFRecords
    private var offset: Int
    private var units: [UInt16] = []

    init(_ records: BIFFRecords, at offset: Int) {
        self.records = records
        self.offset = offset
    }

    /// Whether nothing is left in this record and no other carries it on.
    mutating func isAtEnd() throws -> Bool {
        if offset < records.count { return false }
        return try !goOn()
    }

    /// A text of the years of Unicode (Excel 97 and later) with its length before it.
    ///
    /// - Parameter width: bytes of the length, 1 or 2.
    mutating func take(width: Int, into arena: ByteArena) throws {
        let length = try number(width)
        let flags = try number(1)
        // Runs of fonts and readings for East Asian text stand behind the letters.
        let runs = flags & 8 == 0 ? 0 : try number(2)
        let reading = flags & 4 == 0 ? 0 : try number(4)
        try letters(length, isWide: flags & 1 == 1, into: arena)
        try skip(4 * runs + reading)
    }

    private mutating func letters(_ length: Int, isWide: Bool, into arena: ByteArena) throws {
        var (left, isWide) = (length, isWide)
        units.removeAll(keepingCapacity: true)
        while left > 0 {
            if offset >= records.count {
                guard try goOn() else { throw CutRecord() }
                isWide = try number(1) & 1 == 1
                continue
            }
            let some = min(left, (records.count - offset) / (isWide ? 2 : 1))
            guard some > 0 else { throw CutRecord() }
            let bytes = try records.bytes(from: offset, some * (isWide ? 2 : 1))
            for index in 0..<some {
                units.append(
                    isWide ? UInt16(bytes[2 * index]) | UInt16(bytes[2 * index + 1]) << 8 : UInt16(bytes[index]))
            }
            offset += bytes.count
            left -= some
        }
        arena.append(String(decoding: units, as: UTF16.self))
    }

    private mutating func number(_ width: Int) throws -> Int {
        if offset >= records.count { guard try goOn() else { throw CutRecord() } }
        defer { offset += width }
        return try records.number(width, at: offset)
    }

    private mutating func skip(_ length: Int) throws {
        var left = length
        while left > 0 {
            if offset >= records.count { guard try goOn() else { throw CutRecord() } }
            let some = min(left, records.count - offset)
            offset += some
            left -= some
        }
    }

    /// Goes on to the record that carries this one on, if there is one.
    private mutating func goOn() throws -> Bool {
        while try records.head()?.kind == BIFFKind.continued {
            guard try records.next() else { return false }
            offset = 0
            if records.count > 0 { return true }
        }
        return false
    }
}

/// How the letters of one byte are to be understood, before Excel 97.
struct BIFFLetters {
    /// The number of the code page that the workbook names; nil where it names none.
    var page: Int?

    func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        // Programs that know no code page write what they have, and that is UTF-8.
        if page == nil || page == 65_001, MarkupText.isValid(bytes) { return String(decoding: bytes, as: UTF8.self) }
        return (page == 1258 ? CodePage.vietnamese : .western).text(bytes).precomposedStringWithCanonicalMapping
    }
}
