import Dispatch
import Synchronization

/// Hands values from a thread that makes them to a task that uses them; the maker is never more than one ahead.
final class HandOver<Value: Sendable>: Sendable {
    private enum Item: Sendable {
        case value(Value)
        case end
        case failure(any Error)
    }

    private struct Stopped: Error {}

    private let items = Mutex<[Item]>([])
    private let free = DispatchSemaphore(value: 0)
    private let filled = DispatchSemaphore(value: 0)
    private let isStopped = Atomic(false)
    private let waiting = DispatchQueue(label: "vuon.handover.waiting")

    /// Begins to make on a thread of its own.
    init(_ make: @escaping @Sendable ((Value) throws -> Void) throws -> Void) {
        // Not made with a value of one: such a semaphore may not go while somebody waits.
        free.signal()
        DispatchQueue(label: "vuon.handover.making").async {
            do {
                try make { value in
                    self.free.wait()
                    if self.isStopped.load(ordering: .relaxed) { throw Stopped() }
                    self.give(.value(value))
                }
                self.give(.end)
            } catch {
                self.give(.failure(error))
            }
        }
    }

    private func give(_ item: Item) {
        items.withLock { $0.append(item) }
        filled.signal()
    }

    /// The next value; nil after the last.
    ///
    /// - Throws: what the maker threw.
    func next() async throws -> Value? {
        // Waiting on a thread of its own: those of tasks are few.
        await withCheckedContinuation { continuation in
            waiting.async {
                self.filled.wait()
                continuation.resume()
            }
        }
        switch items.withLock({ $0.removeFirst() }) {
        case .value(let value):
            free.signal()
            return value
        case .end: return nil
        case .failure(let error): throw error
        }
    }

    /// Lets the maker end where nobody wants more.
    func stop() {
        isStopped.store(true, ordering: .relaxed)
        free.signal()
    }
}
