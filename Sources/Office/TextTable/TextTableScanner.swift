/// Finds the records and fields of a text table in a moving window.
struct TextTableScanner {
    private let window: PartWindow
    private let row: RowBuffer
    private let limits: FileLimits
    private let name: String
    private var separator = UInt8(ascii: ",")
    /// Per byte: whether a plain field ends or needs a look there.
    private let stops: UnsafeMutablePointer<Bool>
    private let storage: StopTable
    private var offset = 0
    private var record = 0
    private var line = 1

    init(_ stream: TextStream, _ row: RowBuffer, limits: FileLimits, name: String) throws {
        window = PartWindow(stream, limit: limits.rowBytes)
        self.row = row
        self.limits = limits
        self.name = name
        storage = StopTable()
        stops = storage.stops
        _ = try window.advance(to: 0)
        let found = Separator.find(in: UnsafeBufferPointer(start: window.start, count: window.count))
        (separator, offset) = (found.separator, found.offset)
        if offset > 0 { line = 2 }
        for byte in [0, 10, 13, 34, separator] { stops[Int(byte)] = true }
    }

    /// Fills the row with the next record; false at the end.
    mutating func next() throws -> Bool {
        while true {
            row.clear()
            row.window = window.start
            row.line = line
            if offset >= window.count {
                guard try more(isInQuotes: false) else { return false }
                continue
            }
            switch try scan() {
            case .record(let length, let lines):
                try check(length)
                record += 1
                row.number = record
                offset += length
                line += lines
                return true
            case .cut(let isInQuotes):
                guard try more(isInQuotes: isInQuotes) || window.isAtEnd else {
                    throw FileProblem.openQuote(line: line)
                }
            }
        }
    }

    private enum Outcome {
        case record(length: Int, lines: Int)
        /// The window ends before the record does.
        case cut(isInQuotes: Bool)
    }

    private mutating func more(isInQuotes: Bool) throws -> Bool {
        do {
            defer { offset = 0 }
            return try window.advance(to: offset)
        } catch is WindowFull {
            throw isInQuotes
                ? FileProblem.openQuote(line: line) : FileProblem.rowTooLong(sheet: name, row: record + 1)
        }
    }

    private func scan() throws -> Outcome {
        let end = window.start + window.count
        let isLast = window.isAtEnd
        var at = window.start + offset
        let start = at
        var (column, lines) = (0, 1)
        while true {
            if at.pointee == 34, at < end {
                guard let after = try quoted(at, end, column, &lines) else {
                    if isLast { throw FileProblem.openQuote(line: line) }
                    return .cut(isInQuotes: true)
                }
                at = after
            } else {
                let fieldStart = at
                at = plainEnd(at, end)
                if at > fieldStart {
                    try put(
                        column,
                        Slot(
                            start: fieldStart - window.start, length: Int32(at - fieldStart), kind: .text,
                            place: .window))
                }
            }
            if at >= end {
                return isLast ? .record(length: at - start, lines: lines) : .cut(isInQuotes: false)
            }
            switch at.pointee {
            case separator:
                column += 1
                at += 1
            case 10: return .record(length: at + 1 - start, lines: lines)
            default:
                // A carriage return: the line feed that may belong to it has to be in sight.
                if at + 1 >= end && !isLast { return .cut(isInQuotes: false) }
                return .record(length: at + (at[1] == 10 && at + 1 < end ? 2 : 1) - start, lines: lines)
            }
        }
    }

    /// The end of a field that is not quoted; quotes within it stand for themselves.
    @inline(__always)
    private func plainEnd(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
        var at = start
        while true {
            while !stops[Int(at.pointee)] { at += 1 }
            if at.pointee == 34 || at.pointee == 0 && at < end { at += 1 } else { return at }
        }
    }

    /// Over a quoted field and what may follow its closing quote; nil where the window ends first.
    private func quoted(
        _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ column: Int, _ lines: inout Int
    ) throws -> UnsafePointer<UInt8>? {
        var at = start + 1
        var (isWhole, arenaStart) = (true, row.arena.count)
        var pieceStart = at
        while true {
            while at < end, at.pointee != 34 {
                if at.pointee == 10 { lines += 1 }
                at += 1
            }
            guard at < end, at + 1 < end || window.isAtEnd else { return nil }
            guard at + 1 < end, at[1] == 34 else { break }
            row.arena.append(pieceStart, at + 1 - pieceStart)
            (isWhole, pieceStart, at) = (false, at + 2, at + 2)
        }
        let after = plainEnd(at + 1, end)
        if isWhole, after == at + 1 {
            try put(
                column,
                Slot(
                    start: pieceStart - window.start, length: Int32(at - pieceStart), kind: .text, place: .window))
            return after
        }
        row.arena.append(pieceStart, at - pieceStart)
        row.arena.append(at + 1, after - at - 1)
        try put(
            column,
            Slot(
                start: arenaStart, length: Int32(row.arena.count - arenaStart), kind: .text, place: .arena))
        arenaStart = row.arena.count
        return after
    }

    @inline(__always)
    private func put(_ column: Int, _ slot: Slot) throws {
        guard column < limits.columns else {
            throw FileProblem.tooManyColumns(sheet: name, row: record + 1, limit: limits.columns)
        }
        if slot.length > 0 { row.set(column, slot) }
    }

    private func check(_ length: Int) throws {
        let bytes = UnsafeBufferPointer(start: window.start + offset, count: length)
        // One pass for ASCII; only other records are looked at sign by sign.
        var (all, hasZero) = (UInt8(0), false)
        for byte in bytes {
            all |= byte
            if byte == 0 { hasZero = true }
        }
        if hasZero || all >= 0x80 && !MarkupText.isValid(bytes) { throw FileProblem.encoding(line: line) }
    }
}

/// A table of 256 marks that lives as long as its scanner.
private final class StopTable {
    let stops = UnsafeMutablePointer<Bool>.allocate(capacity: 256)

    init() { stops.initialize(repeating: false, count: 256) }

    deinit { stops.deallocate() }
}
