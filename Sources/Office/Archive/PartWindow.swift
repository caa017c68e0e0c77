/// Bytes that come one after the other.
protocol ByteStream: AnyObject {
    /// Fills the target as far as there are bytes; 0 at the end.
    func read(into target: UnsafeMutableRawBufferPointer) throws -> Int
    /// Reads what is left, and finds out whether the whole was as it should be.
    func finish() throws
}

extension ZipEntryReader: ByteStream {}

/// The piece of a part that is being looked at: as much as fits, followed by zeros, moved on over the part.
final class PartWindow {
    private let reader: any ByteStream
    private let limit: Int
    private var storage: UnsafeMutableRawBufferPointer
    private(set) var count = 0
    private(set) var isAtEnd = false

    /// - Parameter limit: bytes that may be asked for at once.
    init(_ reader: any ByteStream, limit: Int) {
        self.reader = reader
        self.limit = limit
        storage = .allocate(byteCount: PartWindow.size + PartWindow.padding, alignment: 16)
        // Nothing is in sight yet; whatever the memory held before must not be.
        storage[..<PartWindow.padding].initializeMemory(as: UInt8.self, repeating: 0)
    }

    deinit { storage.deallocate() }

    /// The bytes in sight. At least 64 zeros stand behind them, so that a look-ahead needs no bounds.
    var start: UnsafePointer<UInt8> {
        UnsafePointer(storage.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self))
    }

    /// Forgets everything before `offset` and reads on.
    ///
    /// - Returns: false when nothing more could be had: the part is at its end.
    /// - Throws: `WindowFull` when what is kept has reached the limit.
    func advance(to offset: Int) throws -> Bool {
        let kept = count - offset
        let base = storage.baseAddress.unsafelyUnwrapped
        if offset > 0 && kept > 0 { base.copyMemory(from: base + offset, byteCount: kept) }
        count = kept
        if isAtEnd { return false }
        if kept * 2 > storage.count { try grow() }
        let target = UnsafeMutableRawBufferPointer(rebasing: storage[kept..<(storage.count - PartWindow.padding)])
        let got = try reader.read(into: target)
        if got == 0 { isAtEnd = true }
        count += got
        storage[count..<(count + PartWindow.padding)].initializeMemory(as: UInt8.self, repeating: 0)
        return got > 0
    }

    /// Reads the rest of the part and holds it to its checksum.
    func finish() throws { try reader.finish() }

    private func grow() throws {
        guard storage.count < limit else { throw WindowFull() }
        let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: storage.count * 2, alignment: 16)
        larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: storage[..<count]))
        storage.deallocate()
        storage = larger
    }

    private static let size = 256 << 10
    private static let padding = 64
}

/// One row or one text is longer than the limit.
struct WindowFull: Error {}
