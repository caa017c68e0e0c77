/// The bytes of one stream, whose pieces lie anywhere in the file.
final class OLEStream {
    let count: Int

    private let source: ByteSource
    private let places: [Int]
    private let size: Int

    init(_ source: ByteSource, places: [Int], size: Int, count: Int) {
        self.source = source
        self.places = places
        self.size = size
        self.count = count
    }

    /// The whole file as one stream, as programs wrote their tables that knew only the records.
    convenience init(whole source: ByteSource) {
        self.init(source, places: [0], size: max(1, source.count), count: source.count)
    }

    /// Reads up to the size of `target`; less only at the end.
    ///
    /// - Throws: `.damagedArchive` where the file ends before the stream does.
    func read(at start: Int, into target: UnsafeMutableRawBufferPointer) throws(FileProblem) -> Int {
        var (done, position) = (0, start)
        while done < target.count, position >= 0, position < count {
            let (piece, inside) = (position / size, position % size)
            let room = min(target.count - done, count - position)
            // Pieces that follow each other in the file are read at once.
            var last = piece
            while (last + 1 - piece) * size - inside < room, places[last + 1] == places[last] + size { last += 1 }
            let wanted = min((last + 1 - piece) * size - inside, room)
            let part = UnsafeMutableRawBufferPointer(rebasing: target[done..<done + wanted])
            guard try source.read(at: places[piece] + inside, into: part) == wanted else { throw .damagedArchive }
            done += wanted
            position += wanted
        }
        return done
    }
}
