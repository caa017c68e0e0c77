import Dispatch
import Synchronization

/// Unpacks a part on another core, a few pieces ahead of whoever reads it.
final class ReadAhead: ByteStream {
    private let pipe: Pipe
    private var piece: Pipe.Piece?
    private var position = 0

    init(_ reader: any ByteStream) {
        pipe = Pipe(reader)
        pipe.start()
    }

    deinit { pipe.stop() }

    func read(into target: UnsafeMutableRawBufferPointer) throws -> Int {
        guard let piece = try current() else { return 0 }
        let wanted = min(target.count, piece.count - position)
        target.copyMemory(from: UnsafeRawBufferPointer(rebasing: piece.storage[position..<position + wanted]))
        position += wanted
        return wanted
    }

    func finish() throws {
        while let piece = try current() { position = piece.count }
        try pipe.reader.finish()
    }

    /// The piece that has bytes left; nil at the end of the part.
    private func current() throws -> Pipe.Piece? {
        if let piece {
            if position < piece.count || piece.isLast { return piece.isLast ? nil : piece }
            pipe.giveBack()
        }
        let next = pipe.take()
        (piece, position) = (next, 0)
        if let problem = next.problem { throw problem }
        return next.isLast ? nil : next
    }
}

/// A ring of pieces between two threads: one fills them in turn, one takes them in the same order.
private final class Pipe: @unchecked Sendable {
    // A piece belongs to the filling thread between `free` and `filled`, and to the taking one between `filled` and
    // `free`; the reader to the filling one until its last piece was taken.
    final class Piece {
        let storage = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
        var count = 0
        var problem: (any Error)?
        var isLast: Bool { count == 0 }

        deinit { storage.deallocate() }
    }

    let reader: any ByteStream
    private let pieces = (0..<4).map { _ in Piece() }
    private let free = DispatchSemaphore(value: 0)
    private let filled = DispatchSemaphore(value: 0)
    private let isStopped = Atomic(false)
    private var next = 0

    init(_ reader: any ByteStream) {
        self.reader = reader
    }

    func start() {
        for _ in pieces { free.signal() }
        DispatchQueue(label: "vuon.unpacking").async { self.fill() }
    }

    /// The filling thread ends after the piece that it is at.
    func stop() {
        isStopped.store(true, ordering: .relaxed)
        free.signal()
    }

    func take() -> Piece {
        filled.wait()
        defer { next = (next + 1) % pieces.count }
        return pieces[next]
    }

    func giveBack() { free.signal() }

    private func fill() {
        var place = 0
        while true {
            free.wait()
            if isStopped.load(ordering: .relaxed) { return }
            let piece = pieces[place]
            do { piece.count = try reader.read(into: piece.storage) } catch {
                (piece.count, piece.problem) = (0, error)
            }
            let isLast = piece.isLast
            filled.signal()
            if isLast { return }
            place = (place + 1) % pieces.count
        }
    }
}
