import Glibc

/// Cuts what comes from a descriptor into blocks of whole rows.
final class ByteSource {
    private let descriptor: Int32
    private let rest = Bytes()
    private var isAtEnd = false

    private static let blockSize = 1 << 19
    /// A quoted field that is still open after so many bytes was never closed.
    private static let longestRow = 1 << 20

    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// The first line without its ending and without a byte order mark; nil where there is nothing.
    func header() throws(LooseRows.Failure) -> [UInt8]? {
        var line: [UInt8]?
        while line == nil {
            if let end = rest.bytes.firstIndex(of: .newline) {
                line = Array(rest.bytes[..<end])
                drop(end + 1)
            } else if isAtEnd || rest.count > Self.longestRow {
                guard rest.count > 0 else { return nil }
                line = Array(rest.bytes)
                drop(rest.count)
            } else {
                try fill(rest)
            }
        }
        if line?.starts(with: [0xEF, 0xBB, 0xBF]) == true { line?.removeFirst(3) }
        if line?.last == .carriageReturn { line?.removeLast() }
        return line
    }

    /// The next rows; false where there are no more.
    func next(into slot: LooseSlot, separator: UInt8) throws(LooseRows.Failure) -> Bool {
        slot.clear()
        slot.input.append(UnsafePointer(rest.base), rest.count)
        drop(rest.count)
        while true {
            while !isAtEnd, slot.input.count < Self.blockSize { try fill(slot.input) }
            if isAtEnd { return slot.input.count > 0 }
            if let end = RowEnds.last(in: slot.input.bytes, separator: separator) {
                keep(slot.input, from: end)
                return true
            }
            if slot.input.count > Self.longestRow, let end = slot.input.bytes.lastIndex(of: .newline) {
                // The row parser names the row whose quote is never closed and goes on after its first line.
                keep(slot.input, from: end + 1)
                return true
            }
            try fill(slot.input)
        }
    }

    private func keep(_ block: Bytes, from end: Int) {
        rest.append(UnsafePointer(block.base + end), block.count - end)
        block.count = end
    }

    private func drop(_ count: Int) {
        memmove(rest.base, rest.base + count, rest.count - count)
        rest.count -= count
    }

    private func fill(_ bytes: Bytes) throws(LooseRows.Failure) {
        bytes.reserve(Self.blockSize)
        while true {
            let length = read(descriptor, bytes.base + bytes.count, Self.blockSize)
            if length < 0, errno == EINTR { continue }
            if length < 0 { throw .cannotRead(errno: errno) }
            if length == 0 { isAtEnd = true }
            bytes.count += length
            return
        }
    }
}

/// Where rows end, quotes minded.
enum RowEnds {
    /// The place after the last whole row; nil where not one row is whole.
    static func last(in bytes: UnsafeBufferPointer<UInt8>, separator: UInt8) -> Int? {
        guard let base = bytes.baseAddress, bytes.count > 0 else { return nil }
        if memchr(base, Int32(UInt8.quote), bytes.count) == nil {
            return bytes.lastIndex(of: .newline).map { $0 + 1 }
        }
        return lastMindingQuotes(bytes, separator)
    }

    private enum State {
        case fieldStart, bare, quoted, closed
    }

    /// Keeps to the parser's reading: only a quote that opens a field is one, elsewhere it is a letter.
    private static func lastMindingQuotes(_ bytes: UnsafeBufferPointer<UInt8>, _ separator: UInt8) -> Int? {
        var (end, state): (Int?, State) = (nil, .fieldStart)
        for (index, byte) in bytes.enumerated() {
            switch (state, byte) {
            case (.quoted, .quote): state = .closed
            case (.quoted, _): break
            case (.closed, .quote), (.fieldStart, .quote): state = .quoted
            case (_, .newline): (end, state) = (index + 1, .fieldStart)
            case (_, separator): state = .fieldStart
            default: if state == .fieldStart { state = .bare }
            }
        }
        return end
    }
}

extension UInt8 {
    static let newline = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let quote = UInt8(ascii: "\"")
    static let comma = UInt8(ascii: ",")
    static let space = UInt8(ascii: " ")
    static let zero = UInt8(ascii: "0")
}
