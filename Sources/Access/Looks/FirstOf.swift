import Synchronization

/// Resumes a continuation once, for whoever comes first.
final class FirstOf: Sendable {
    private let waiting: Mutex<CheckedContinuation<Void, any Error>?>

    init(_ continuation: CheckedContinuation<Void, any Error>) {
        waiting = Mutex(continuation)
    }

    func resume(with result: Result<Void, any Error>) {
        waiting.withLock { continuation in
            defer { continuation = nil }
            return continuation
        }?.resume(with: result)
    }
}
