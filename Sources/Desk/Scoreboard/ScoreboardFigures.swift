import Access
import Programme
import Registry
import Results
import Rulebook
import Synchronization
import Territory
import Vocabulary

/// What the scoreboard counts: the same for every officer of a commune.
struct ScoreboardFigures: Sendable {
    let plan: Plan?
    let reports: [UnitReport]
    let standings: [TargetStanding]
    let trend: [TrendPoint]
    let counts: (households: Int, people: Int)
    /// Table 8 of the year, of which officials look at some groups first.
    let groups: OfficialTable
    /// What is to be done about households, and how much of it is due.
    let errands: (open: Int, due: Int)
}

/// The figures as they were counted last, for as long as nothing was written and day and rules are the same.
///
/// Every write of a commune lengthens its audit chain, so the chain's length tells whether the figures still hold.
final class KeptFigures: Sendable {
    private struct Stamp: Hashable {
        let commune: Key
        let length: Int64
        let day: Day
        let year: Int
        let rules: String
        let moment: RegisterMoment?
    }

    private let kept = Mutex<(stamp: Stamp, figures: ScoreboardFigures)?>(nil)

    /// The figures of a commune, counted only where they may have changed.
    ///
    /// - Parameter moment: as they were then, against the plan as it is; nil for now.
    func figures(
        _ bureau: Bureau, of commune: Key, at moment: RegisterMoment? = nil, by asking: Asking
    ) async throws -> ScoreboardFigures {
        let stamp = Stamp(
            commune: commune, length: try await bureau.households.writes(in: commune, by: asking), day: asking.today,
            year: bureau.planYear, rules: bureau.rules.version, moment: moment)
        if let kept = kept.withLock({ $0 }), kept.stamp == stamp { return kept.figures }
        let figures = ScoreboardFigures(
            plan: try await bureau.plans.plan(year: bureau.planYear, in: commune, by: asking)?.plan,
            reports: try await bureau.plans.reports(year: bureau.planYear, in: commune, by: asking),
            standings: try await bureau.targets.standings(year: bureau.planYear, in: commune, at: moment, by: asking),
            trend: try await bureau.targets.trend(in: commune, at: moment, by: asking),
            counts: try await bureau.households.counts(in: commune, at: moment, by: asking),
            groups: try await bureau.tables.table(
                8, TableQuestion(year: bureau.planYear, asOf: moment?.day, knownOn: moment?.knownOn), in: commune,
                by: asking),
            errands: try await bureau.errands.counts(in: commune, by: asking))
        // Officers look at now; what one of them asks of another day must not push it out.
        guard moment == nil else { return figures }
        kept.withLock { $0 = (stamp, figures) }
        return figures
    }
}
