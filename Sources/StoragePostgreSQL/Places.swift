import Storage
import Synchronization

/// As many places as there may be connections; whoever comes first gets the next one.
final class Places: Sendable {
    private struct Waiter {
        let number: UInt64
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var free: Int
        var waiters: [Waiter] = []
        var nextNumber: UInt64 = 0
        var isClosed = false
        var closing: CheckedContinuation<Void, Never>?
    }

    private let count: Int
    private let state: Mutex<State>

    init(_ count: Int) {
        self.count = count
        state = Mutex(State(free: count))
    }

    /// Waits for a place.
    ///
    /// - Throws: `CancellationError` when the waiting task is cancelled, `StorageError.unavailable` once closed.
    func take() async throws {
        let number = state.withLock { state in
            state.nextNumber += 1
            return state.nextNumber
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { enter(Waiter(number: number, continuation: $0)) }
        } onCancel: {
            leave(number)
        }
    }

    /// Gives a place back, to the first who waits.
    func giveBack() {
        let next = state.withLock { state -> (Waiter?, CheckedContinuation<Void, Never>?) in
            if !state.waiters.isEmpty { return (state.waiters.removeFirst(), nil) }
            state.free += 1
            guard state.free == count, let closing = state.closing else { return (nil, nil) }
            state.closing = nil
            return (nil, closing)
        }
        next.0?.continuation.resume()
        next.1?.resume()
    }

    /// How many wait.
    var waitingCount: Int {
        state.withLock { $0.waiters.count }
    }

    /// Lets nobody in any more and returns when all have left.
    func close() async {
        await withCheckedContinuation { closing in
            let (waiters, isEmpty) = state.withLock { state in
                let isFirst = !state.isClosed
                state.isClosed = true
                let isEmpty = state.free == count || !isFirst
                if !isEmpty { state.closing = closing }
                defer { state.waiters = [] }
                return (state.waiters, isEmpty)
            }
            for waiter in waiters { waiter.continuation.resume(throwing: Places.closed) }
            if isEmpty { closing.resume() }
        }
    }

    private static let closed = StorageError.unavailable("the database has been closed")

    private func enter(_ waiter: Waiter) {
        // Looked at under the lock: a cancellation that comes later finds the waiter in the queue.
        let refusal = state.withLock { state -> (any Error)?? in
            if state.isClosed { return .some(Places.closed) }
            if Task.isCancelled { return .some(CancellationError()) }
            guard state.free > 0 else {
                state.waiters.append(waiter)
                return nil
            }
            state.free -= 1
            return .some(nil)
        }
        switch refusal {
        case .none: break
        case .some(.none): waiter.continuation.resume()
        case .some(.some(let error)): waiter.continuation.resume(throwing: error)
        }
    }

    private func leave(_ number: UInt64) {
        let waiter = state.withLock { state in
            state.waiters.firstIndex { $0.number == number }.map { state.waiters.remove(at: $0) }
        }
        waiter?.continuation.resume(throwing: CancellationError())
    }
}
