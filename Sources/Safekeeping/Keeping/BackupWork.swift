import Access
import Vocabulary

/// Backups and drills that a server makes: when they are due, or when somebody asks; one at a time.
///
/// What it does belongs to the server, not to a request: a browser may go away and find it again.
public actor BackupWork {
    public nonisolated let backups: Backups
    private let ground: DrillGround
    private var running: Run.Kind?
    /// When each was last begun here. Where the database takes no note of a failure, it is not begun every minute.
    private var tried: [Run.Kind: ContinuousClock.Instant] = [:]

    public init(_ backups: Backups, ground: DrillGround) {
        self.backups = backups
        self.ground = ground
    }

    /// What is going on now.
    public var current: Run.Kind? { running }

    /// Begins a backup or a drill, unless one is going on. How it ended stands in `standing`.
    ///
    /// - Returns: whether it was begun.
    @discardableResult
    public func begin(_ kind: Run.Kind, by asking: Asking) throws -> Bool {
        try asking.must(.keepSafe)
        guard running == nil else { return false }
        running = kind
        tried[kind] = .now
        // Not a part of the request on purpose: the request may end first.
        Task {
            await work(kind, by: asking)
            running = nil
        }
        return true
    }

    /// Begins what is due; called from time to time.
    public func beginWhatIsDue(by asking: Asking) async throws {
        guard running == nil else { return }
        let standing = try await backups.standing(by: asking)
        guard running == nil, let kind = standing.due(at: asking.at), rested(kind) else { return }
        try begin(kind, by: asking)
    }

    private func rested(_ kind: Run.Kind) -> Bool {
        tried[kind].map { ContinuousClock.now - $0 > .seconds(3600) } ?? true
    }

    private func work(_ kind: Run.Kind, by asking: Asking) async {
        // What goes wrong is noted by the backup itself, and shown from there.
        switch kind {
        case .drill: _ = try? await backups.drill(on: ground, by: asking)
        default:
            let retention = try? backups.settings().retention
            _ = try? await backups.make(keeping: retention, by: asking)
        }
    }
}

extension BackupStanding {
    /// What the settings want done now: a backup since the last passing of its hour, a drill after so many days.
    ///
    /// A machine that was off at the hour is late and does it as soon as it is on. A backup of the future, from before a
    /// clock was set back, is none.
    func due(at instant: Instant) -> Run.Kind? {
        guard settings.isOn else { return nil }
        let today = Instant(startOf: instant.day).adding(seconds: Int64(settings.hour) * 3600)
        let passed = today <= instant ? today : today.adding(seconds: -86_400)
        guard let lastGood, lastGood.began <= instant, lastGood.began >= passed else { return .backup }
        return isDrillDue(at: instant) ? .drill : nil
    }
}
