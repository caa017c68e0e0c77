import Programme
import Registry
import Results
import Territory
import Vocabulary

/// A commune as its city sees it.
public struct CommuneStanding: Sendable {
    public let area: Area
    /// Nil where it was never counted.
    public let countedAt: Instant?
    /// Whether something was written, the day or the rules changed since it was counted.
    public let isStale: Bool
    /// The day the review of the year was closed; nil while it is open.
    public let closedOn: Day?
    public let hasRecognitions: Bool
    public let counts: [HouseholdFilter.Group: HouseholdCount]
    public let measures: [Target.Measure: Ratio]
    /// The targets of its plan of the year; empty where it has none.
    public let targets: [CommuneTarget]
    /// Who is listed at the end of the year's review; nil where it was never counted.
    let listed: ListedCounts?
    /// The same of the year before.
    let before: ListedCounts?
    /// The ends of earlier years.
    let trend: [TrendPoint]

    /// Whether it has a register, or a decision without one.
    public var hasSent: Bool { count(.all).households > 0 || hasRecognitions }

    public func count(_ group: HouseholdFilter.Group) -> HouseholdCount { counts[group] ?? .none }

    /// The target of its plan that promises something of a measure.
    public func target(_ measure: Target.Measure) -> CommuneTarget? { targets.first { $0.measure == measure } }
}

/// A target of a commune's plan and where it stands.
public struct CommuneTarget: Sendable, Equatable {
    public let code: String
    public let label: String
    /// `hộ`, `người` or `%`
    public let unit: String
    public let comparison: Target.Comparison
    /// Hundredths of the unit; nil where the plan states none.
    public let limit: Int64?
    public let measure: Target.Measure?
    /// Nil where nothing is known yet.
    public let count: Ratio?
    public let isMet: Bool?
    /// How many are still to go; nil where met or unknown.
    public let distance: Int64?

    /// The same promise in the plan of another commune.
    var id: String { measure?.rawValue ?? "\(code) \(unit)" }

    public var isPercentage: Bool { unit == "%" }

    /// `dưới 77 hộ`
    public var limitShown: String {
        limit.map { "\(comparison.words) \(Target.shown(hundredths: $0)) \(unit)" } ?? comparison.words
    }
}

extension CommuneStanding {
    /// Counted from the register as it was at another moment.
    init(_ area: Area, _ figures: CommuneFigures, countedAt: Instant) {
        self.init(
            area: area, countedAt: countedAt, isStale: false, closedOn: figures.closedOn,
            hasRecognitions: figures.hasRecognitions, counts: figures.counts, measures: figures.measures,
            targets: figures.standings.map(CommuneTarget.init), listed: figures.listed, before: figures.before,
            trend: figures.trend)
    }
}

extension CommuneTarget {
    init(_ standing: TargetStanding) {
        let target = standing.target
        self.init(
            code: target.code, label: target.label, unit: target.unit, comparison: target.comparison,
            limit: target.limit, measure: target.measure, count: standing.count, isMet: standing.isMet,
            distance: standing.distance)
    }
}
