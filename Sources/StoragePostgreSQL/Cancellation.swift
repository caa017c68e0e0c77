import Synchronization

/// Whether the task that waits for a transaction has been cancelled: looked at between statements.
final class Cancellation: Sendable {
    private let isAsked = Atomic<Bool>(false)

    func ask() {
        isAsked.store(true, ordering: .relaxed)
    }

    func check() throws {
        if isAsked.load(ordering: .relaxed) { throw CancellationError() }
    }
}
