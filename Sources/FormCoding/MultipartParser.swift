/// Reads `multipart/form-data` as it arrives, keeping no more than a header or a boundary's length of it.
///
/// Whatever comes in, it ends in events or in `UnreadableForm`.
public struct MultipartParser: Sendable {
    /// What was found in the bytes fed so far.
    public enum Event: Equatable, Sendable {
        case part(name: String, fileName: String?)
        case content([UInt8])
        case partEnd
    }

    private enum Place { case beforePart, afterBoundary, headers, content, done }

    private static let mostHeaderBytes = 8192
    private let delimiter: [UInt8]
    private var place = Place.beforePart
    // The very first boundary has no line break before it; giving it one lets all boundaries be found alike.
    private var pending: [UInt8] = [13, 10]

    /// A parser of what stands between these boundaries.
    public init(boundary: String) {
        delimiter = Array("\r\n--\(boundary)".utf8)
    }

    /// Reads the boundary out of a content type; nil where it is not `multipart/form-data` or has no usable boundary.
    public init?(contentType: String) {
        let parts = contentType.split(separator: ";").map { $0.drop { $0 == " " } }
        guard parts.first?.lowercased().hasPrefix("multipart/form-data") == true,
            let parameter = parts.first(where: { $0.lowercased().hasPrefix("boundary=") })
        else { return nil }
        let boundary = parameter.dropFirst("boundary=".count).filter { $0 != "\"" }
        guard (1...70).contains(boundary.utf8.count) else { return nil }
        self.init(boundary: boundary)
    }

    /// Whether the closing boundary has come.
    public var isDone: Bool { place == .done }

    /// Takes the next bytes and says what is complete.
    public mutating func feed(_ bytes: some Sequence<UInt8>) throws(UnreadableForm) -> [Event] {
        if place == .done { return [] }
        pending.append(contentsOf: bytes)
        var events: [Event] = []
        while try step(into: &events) {}
        return events
    }

    /// One step; false where more bytes are needed.
    private mutating func step(into events: inout [Event]) throws(UnreadableForm) -> Bool {
        switch place {
        case .beforePart: return passPreamble()
        case .afterBoundary: return try passBoundaryEnd()
        case .headers: return try readHeaders(into: &events)
        case .content: return readContent(into: &events)
        case .done: return false
        }
    }

    private mutating func passPreamble() -> Bool {
        guard let start = pending.firstIndex(ofSequence: delimiter) else {
            pending.keepLast(delimiter.count - 1)
            return false
        }
        pending.removeFirst(start + delimiter.count)
        place = .afterBoundary
        return true
    }

    /// After a boundary: `--` ends everything, a line break begins a part.
    private mutating func passBoundaryEnd() throws(UnreadableForm) -> Bool {
        guard pending.count >= 2 else { return false }
        if pending[0] == UInt8(ascii: "-"), pending[1] == UInt8(ascii: "-") {
            pending = []
            place = .done
            return true
        }
        let blanks = pending.prefix { $0 == 32 || $0 == 9 }.count
        guard blanks < 64 else { throw UnreadableForm() }
        guard pending.count >= blanks + 2 else { return false }
        guard pending[blanks] == 13, pending[blanks + 1] == 10 else { throw UnreadableForm() }
        // The line break stays: headers end at the first empty line, which may follow at once.
        pending.removeFirst(blanks)
        place = .headers
        return true
    }

    private mutating func readHeaders(into events: inout [Event]) throws(UnreadableForm) -> Bool {
        guard let end = pending.firstIndex(ofSequence: [13, 10, 13, 10]) else {
            guard pending.count <= MultipartParser.mostHeaderBytes else { throw UnreadableForm() }
            return false
        }
        guard end <= MultipartParser.mostHeaderBytes else { throw UnreadableForm() }
        let disposition = try Disposition(headers: pending[..<end])
        // Two bytes of the empty line stay, so that the boundary of an empty part is found.
        pending.removeFirst(end + 2)
        events.append(.part(name: disposition.name, fileName: disposition.fileName))
        place = .content
        isAtStart = true
        return true
    }

    private var isAtStart = false

    private mutating func readContent(into events: inout [Event]) -> Bool {
        guard let end = pending.firstIndex(ofSequence: delimiter) else {
            let ready = pending.count - (delimiter.count - 1)
            if ready > 2 {
                emit(pending[..<ready], into: &events)
                pending.removeFirst(ready)
            }
            return false
        }
        emit(pending[..<end], into: &events)
        pending.removeFirst(end + delimiter.count)
        events.append(.partEnd)
        place = .afterBoundary
        return true
    }

    /// Content without the line break that stands before it.
    private mutating func emit(_ bytes: ArraySlice<UInt8>, into events: inout [Event]) {
        let content = isAtStart ? bytes.dropFirst(2) : bytes
        isAtStart = false
        if !content.isEmpty { events.append(.content(Array(content))) }
    }
}

extension [UInt8] {
    /// Where another sequence of bytes first begins in this one.
    fileprivate func firstIndex(ofSequence other: [UInt8]) -> Int? {
        guard let first = other.first, count >= other.count else { return nil }
        return withUnsafeBufferPointer { bytes in
            var index = 0
            while index <= bytes.count - other.count {
                if bytes[index] == first, bytes[index..<(index + other.count)].elementsEqual(other) { return index }
                index += 1
            }
            return nil
        }
    }

    fileprivate mutating func keepLast(_ number: Int) {
        if count > number { removeFirst(count - number) }
    }
}
