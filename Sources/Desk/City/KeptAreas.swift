import Access
import Registry
import Synchronization
import Vocabulary

/// The installation's areas as they were read last: every page asks for them, and they hardly ever change.
final class KeptAreas: Sendable {
    private struct Kept {
        let areas: InstallationAreas
        let day: Day
        let since: ContinuousClock.Instant
    }

    private let kept = Mutex<Kept?>(nil)

    /// - Parameter time: how long what was read is taken for true; names that another program imports are seen after it.
    func areas(_ bureau: Bureau, for time: Duration, by asking: Asking) async throws -> InstallationAreas {
        let now = ContinuousClock.now
        if let kept = kept.withLock({ $0 }), kept.day == asking.today, now - kept.since < time { return kept.areas }
        let areas = try await bureau.areas.installation(by: asking)
        kept.withLock { $0 = Kept(areas: areas, day: asking.today, since: now) }
        return areas
    }

    /// Reads anew at the next question: something was written.
    func forget() { kept.withLock { $0 = nil } }
}
