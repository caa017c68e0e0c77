import Access
import Registry
import Results
import Rulebook
import Storage
import Territory
import Vocabulary

/// Counts a city at another moment than now, commune after commune and beside the pages, when somebody asks.
///
/// Running totals are kept of today only: of any other day the registers are read as they were. What was counted is kept
/// for as long as nothing is written, so that a second page of the same day is there at once.
public actor MomentCounting {
    /// What is asked of a city's communes.
    private struct Asked: Hashable {
        let communes: [Key]
        let question: TableQuestion
        let today: Day
        let rules: String
    }

    /// One commune as it was counted, and how much had been written by then.
    private struct Counted {
        let writes: Int64
        let figures: CommuneFigures
        let at: Instant
    }

    private struct Count {
        let asked: Asked
        var communes: [Key: Counted] = [:]
        var work: Task<Void, Never>?
        /// When the work began, and how many it had to count.
        var begun = ContinuousClock.now
        var wanted = 0
        var done = 0
        var failure: (any Error)?
    }

    /// A city's takes some two megabytes.
    private static let most = 8

    private let clock: Clock
    private let premises: @Sendable () -> Premises
    /// The last asked for stands last.
    private var counts: [Count] = []

    /// - Parameter premises: asked before every count: the rules may have changed.
    public init(clock: Clock, premises: @escaping @Sendable () -> Premises) {
        self.clock = clock
        self.premises = premises
    }

    /// The city's figures at the moment of a question, or how far the counting of them has come.
    ///
    /// - Parameter patience: how long to wait for it.
    /// - Throws: why a commune could not be counted, once; the next who asks begins anew.
    public func figures(
        _ communes: [Area], _ question: TableQuestion, by asking: Asking, within patience: Duration
    ) async throws -> MomentFigures {
        for commune in communes { try asking.must(.readFigures, in: commune.key) }
        let premises = premises()
        let asked = Asked(
            communes: communes.map(\.key), question: question, today: asking.today, rules: premises.rules.version)
        let writes = try await premises.database.read { try Audit.lengths($0, of: asked.communes) }
        begin(asked, writes, premises)
        let end = ContinuousClock.now + patience
        while isCounting(asked), ContinuousClock.now < end { try await Task.sleep(for: .milliseconds(10)) }
        guard let place = counts.firstIndex(where: { $0.asked == asked }) else { return .counting(CountingProgress()) }
        if let failure = counts[place].failure {
            counts.remove(at: place)
            throw failure
        }
        let count = counts[place]
        guard count.work == nil else {
            return .counting(CountingProgress(count.done, of: count.wanted, since: count.begun))
        }
        return .counted(CountedCity(communes, question, count.communes.mapValues { ($0.figures, $0.at) }, premises))
    }

    private func isCounting(_ asked: Asked) -> Bool { counts.contains { $0.asked == asked && $0.work != nil } }

    /// Begins to count what was never counted or has been written in since; only where that is not going on already.
    private func begin(_ asked: Asked, _ writes: [Key: Int64], _ premises: Premises) {
        var count: Count
        if let place = counts.firstIndex(where: { $0.asked == asked }) {
            count = counts.remove(at: place)
        } else {
            count = Count(asked: asked)
        }
        if count.work == nil {
            let stale = asked.communes.filter { count.communes[$0]?.writes != writes[$0] ?? 0 }
            if !stale.isEmpty {
                (count.begun, count.wanted, count.done) = (.now, stale.count, 0)
                count.work = Task { await run(asked, stale, premises) }
            }
        }
        counts.append(count)
        if counts.count > MomentCounting.most { counts.removeFirst().work?.cancel() }
    }

    private func run(_ asked: Asked, _ communes: [Key], _ premises: Premises) async {
        do {
            for commune in communes {
                try Task.checkCancellation()
                let (writes, figures) = try await premises.database.read { connection in
                    (
                        try Audit.lengths(connection, of: [commune])[commune] ?? 0,
                        try CommuneFigures(
                            connection, premises, commune: commune, asked.question, today: asked.today)
                    )
                }
                change(asked) { count in
                    count.communes[commune] = Counted(writes: writes, figures: figures, at: clock.now())
                    count.done += 1
                }
            }
            change(asked) { $0.work = nil }
        } catch is CancellationError {
            // Only a count that was pushed out is cancelled; one that was asked for since is not this one.
            return
        } catch {
            change(asked) { count in
                count.failure = error
                count.work = nil
            }
        }
    }

    private func change(_ asked: Asked, _ body: (inout Count) -> Void) {
        guard let place = counts.firstIndex(where: { $0.asked == asked }) else { return }
        body(&counts[place])
    }
}

/// What there is of a city at another moment.
public enum MomentFigures: Sendable {
    case counted(CountedCity)
    case counting(CountingProgress)
}

/// How far counting has come.
public struct CountingProgress: Sendable {
    /// Communes that are done, and all of them.
    public let done: Int
    public let total: Int
    /// How long the rest will take, as the first took; nil before one is done.
    public let secondsLeft: Int?

    init(_ done: Int, of total: Int, since begun: ContinuousClock.Instant) {
        self.done = done
        self.total = total
        let taken = Double((ContinuousClock.now - begun).components.seconds)
        secondsLeft = done == 0 ? nil : Int((max(taken, 1) / Double(done) * Double(total - done)).rounded(.up))
    }

    init() { (done, total, secondsLeft) = (0, 0, nil) }
}

/// A city as it was at a moment.
public struct CountedCity: Sendable {
    public let figures: CityFigures
    private let communes: [Key: CommuneFigures]
    private let question: TableQuestion
    private let premises: Premises

    init(
        _ areas: [Area], _ question: TableQuestion, _ counted: [Key: (figures: CommuneFigures, at: Instant)],
        _ premises: Premises
    ) {
        figures = CityFigures(
            year: question.year,
            communes: areas.compactMap { area in
                counted[area.key].map { CommuneStanding(area, $0.figures, countedAt: $0.at) }
            })
        communes = counted.mapValues(\.figures)
        self.question = question
        self.premises = premises
    }

    /// Its tables, of the forms asked for.
    public func tables(_ forms: [Int], of city: Area, by asking: Asking) throws -> [OfficialTable] {
        for commune in figures.communes { try asking.must(.readFigures, in: commune.area.key) }
        return try figures.tables(forms, question, of: city, on: asking.today, rules: premises.rules) { form in
            communes.compactMapValues { figures in figures.tables.first { $0.number == form } }
        }
    }
}
