import Access
import Registry
import Synchronization
import Vocabulary

/// Reading, comparing and accepting that go on when the page that began them is left.
///
/// A job belongs to the server, not to a request: a browser may go away and find it again. What a job writes, it
/// writes in one transaction, so a server that is stopped meanwhile leaves nothing half.
public actor ListingJobs {
    /// How long a page waits for its job before it shows progress instead.
    public static let patience = Duration.seconds(2)

    private var jobs: [Key: ListingJob] = [:]
    private var failures: [Key: any Error] = [:]

    /// Does the work of a list; only one at a time. Where other work is going on, this one is not begun.
    ///
    /// - Returns: whether it was done within the time that a page waits; otherwise what was begun goes on.
    /// - Throws: what the work throws within that time.
    func run(
        _ listing: Key, _ label: String, patience: Duration = ListingJobs.patience,
        work: @escaping @Sendable (ListingProgress?) async throws -> Void
    ) async throws -> Bool {
        if let other = jobs[listing], other.label != label { return false }
        if jobs[listing] == nil { begin(listing, ListingJob(label: label), work) }
        let end = ContinuousClock.now.advanced(by: patience)
        while jobs[listing] != nil, ContinuousClock.now < end { try await Task.sleep(for: .milliseconds(8)) }
        if let failure = failures.removeValue(forKey: listing) { throw failure }
        return jobs[listing] == nil
    }

    /// The job of a list that is going on.
    func current(_ listing: Key) -> ListingJob? { jobs[listing] }

    /// Why the last job of a list stopped, told once to whoever comes back to it.
    func takeFailure(_ listing: Key) -> (any Error)? { failures.removeValue(forKey: listing) }

    private func begin(
        _ listing: Key, _ job: ListingJob, _ work: @escaping @Sendable (ListingProgress?) async throws -> Void
    ) {
        failures[listing] = nil
        jobs[listing] = job
        // Not a part of the request on purpose: the request may end first.
        Task {
            do {
                try await work { done, total in job.report(done, total) }
                end(listing, nil)
            } catch {
                end(listing, error)
            }
        }
    }

    private func end(_ listing: Key, _ failure: (any Error)?) {
        jobs[listing] = nil
        failures[listing] = failure
    }
}

/// How far one job has come.
final class ListingJob: Sendable {
    let label: String
    private let state = Mutex<(done: Int, total: Int)>((0, 0))

    init(label: String) {
        self.label = label
    }

    var progress: (done: Int, total: Int) { state.withLock { $0 } }

    func report(_ done: Int, _ total: Int) {
        state.withLock { $0 = (done, max(done, total)) }
    }
}
