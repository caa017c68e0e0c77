import Access
import Programme
import Registry
import Results
import Rulebook
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
    /// How many households wait for a decision.
    let awaiting: Int
}

/// The figures as they were counted last, for as long as nothing was written and day and rules are the same.
final class KeptFigures: Sendable {
    /// By the year of the plan, of a city's wards.
    private let kept = KeptAnswers<Int, ScoreboardFigures>(most: 64)

    /// The figures of a commune at the moment asked for, against the plan as it is; those of now are counted only where
    /// they may have changed.
    func figures(
        _ bureau: Bureau, of commune: Key, _ asked: AskedMoment, by asking: Asking
    ) async throws -> ScoreboardFigures {
        // Officers look at now; what one of them asks of another day must not push it out.
        guard asked.moment == nil else { return try await count(bureau, commune, asked, asking) }
        return try await kept.answer(bureau.planYear, in: commune, of: bureau.premises, by: asking) {
            try await self.count(bureau, commune, asked, asking)
        }
    }

    private func count(
        _ bureau: Bureau, _ commune: Key, _ asked: AskedMoment, _ asking: Asking
    ) async throws -> ScoreboardFigures {
        let (year, moment) = (bureau.planYear, asked.moment)
        return ScoreboardFigures(
            plan: try await bureau.plans.plan(year: year, in: commune, by: asking)?.plan,
            reports: try await bureau.plans.reports(year: year, in: commune, by: asking),
            standings: try await bureau.targets.standings(year: year, in: commune, at: moment, by: asking),
            trend: try await bureau.targets.trend(in: commune, at: moment, by: asking),
            counts: try await bureau.households.counts(in: commune, at: moment, by: asking),
            groups: try await bureau.tables.table(8, asked.tables(year), in: commune, by: asking),
            errands: try await bureau.errands.counts(in: commune, by: asking),
            awaiting: try await bureau.households.awaiting(in: commune, by: asking))
    }
}
