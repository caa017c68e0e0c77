/// The texts that a workbook keeps once and its cells point to: one run of bytes, and where each text ends.
final class SharedStrings {
    private let arena: ByteArena
    private var ends: [Int] = []

    init() { arena = ByteArena(capacity: 16) }

    var count: Int { ends.count }
    /// The texts that cells may point to; any behind them are the same as they were written.
    var named: Int { asWritten ?? count }
    /// The index of the first text as it was written, where the texts before were converted.
    var asWritten: Int?
    var byteCount: Int { arena.count }

    /// The text with this index, which must be below `count`.
    func bytes(at index: Int) -> UnsafeBufferPointer<UInt8> {
        let from = index == 0 ? 0 : ends[index - 1]
        return arena.bytes(from: from, ends[index] - from)
    }

    /// Where the next text is put together.
    var text: ByteArena { arena }

    /// Ends the text being put together.
    func close() { ends.append(arena.count) }

    /// Leaves out the text being put together, to begin it anew.
    func reopen() { arena.shorten(to: ends.last ?? 0) }
}
