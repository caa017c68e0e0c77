import Dispatch
import Synchronization

/// Pieces that two threads hand to one another: one fills them in turn, the other takes them in the same order.
///
/// A piece belongs to the filling thread from `nextFree` to `handOver`, and to the taking one until it takes the next.
final class Ring<Piece>: @unchecked Sendable {
    private let pieces: [Piece]
    private let free: DispatchSemaphore
    private let filled = DispatchSemaphore(value: 0)
    private let running = DispatchGroup()
    private let isStopped = Atomic(false)
    /// How many pieces there are in all; known when the last was handed over.
    private let end = Atomic(Int.max)
    /// Why there are no more; written before `end`.
    private var problem: (any Error)?
    private var handedOver = 0
    private var taken = 0

    init(_ pieces: [Piece]) {
        self.pieces = pieces
        free = DispatchSemaphore(value: 0)
        for _ in pieces { free.signal() }
    }

    /// Lets another thread fill pieces until `fill` returns.
    func start(_ label: String, _ fill: @escaping (Ring) throws -> Void) {
        // The filling has what it needs to itself as long as it runs; see `stop`.
        nonisolated(unsafe) let fill = fill
        DispatchQueue(label: label).async(group: running) {
            do { try fill(self) } catch { self.problem = error }
            self.end.store(self.handedOver, ordering: .releasing)
            self.filled.signal()
        }
    }

    /// The piece to be filled next; nil where nobody wants it any more.
    func nextFree() -> Piece? {
        free.wait()
        return isStopped.load(ordering: .acquiring) ? nil : pieces[handedOver % pieces.count]
    }

    func handOver() {
        handedOver += 1
        filled.signal()
    }

    /// The next filled piece, in place of the one before; nil after the last.
    ///
    /// - Throws: what the filling threw, after everything that it had handed over.
    func take() throws -> Piece? {
        if taken > 0 { free.signal() }
        filled.wait()
        guard taken < end.load(ordering: .acquiring) else {
            // Whoever asks again is told the same.
            filled.signal()
            if let problem { throw problem }
            return nil
        }
        taken += 1
        return pieces[(taken - 1) % pieces.count]
    }

    /// Ends the filling at its next piece.
    func stop() {
        isStopped.store(true, ordering: .releasing)
        free.signal()
    }

    /// Ends the filling, and waits until it touches nothing any more.
    func stopAndWait() {
        stop()
        running.wait()
    }
}
