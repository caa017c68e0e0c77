/// Unpacks a part on another core, a few pieces ahead of whoever reads it.
final class ReadAhead: ByteStream {
    private final class Piece {
        let storage = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
        var count = 0

        deinit { storage.deallocate() }
    }

    // Of the filling thread until its last piece was taken.
    private let reader: any ByteStream
    private let ring = Ring((0..<4).map { _ in Piece() })
    private var piece: Piece?
    private var position = 0

    init(_ reader: any ByteStream) {
        self.reader = reader
        ring.start("vuon.unpacking") { ring in
            while let piece = ring.nextFree() {
                piece.count = try reader.read(into: piece.storage)
                guard piece.count > 0 else { return }
                ring.handOver()
            }
        }
    }

    deinit { ring.stop() }

    func read(into target: UnsafeMutableRawBufferPointer) throws -> Int {
        guard let piece = try current() else { return 0 }
        let wanted = min(target.count, piece.count - position)
        target.copyMemory(from: UnsafeRawBufferPointer(rebasing: piece.storage[position..<position + wanted]))
        position += wanted
        return wanted
    }

    func finish() throws {
        while let piece = try current() { position = piece.count }
        try reader.finish()
    }

    /// The piece that has bytes left; nil at the end of the part.
    private func current() throws -> Piece? {
        if let piece, position < piece.count { return piece }
        (piece, position) = (nil, 0)
        piece = try ring.take()
        return piece
    }
}
