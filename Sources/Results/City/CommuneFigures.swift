import Access
import Programme
import Registry
import Rulebook
import Storage
import Territory
import Vocabulary

/// Everything of one commune that a city adds up, of one year, as it stands on a day.
public struct CommuneFigures: Sendable {
    /// The year of the review and of the plan.
    public let year: Int
    /// The day the review was closed; nil while it is open.
    public let closedOn: Day?
    /// Whether any decision has recognised anybody here.
    public let hasRecognitions: Bool
    /// Households and people of each list that officials ask for.
    public let counts: [HouseholdFilter.Group: HouseholdCount]
    /// What is counted from the register, whether a plan promises something of it or not; nil where nothing can be
    /// counted yet.
    public let measures: [Target.Measure: Ratio]
    /// Where each target of the year's plan stands; empty where there is no plan.
    public let standings: [TargetStanding]
    public let tables: [TableTotals]
    /// Who is listed at the end of the year's review, or in the managed list as long as it is open.
    public let listed: ListedCounts
    /// The same of the year before.
    public let before: ListedCounts
    /// The ends of earlier years.
    public let trend: [TrendPoint]

    /// Counts all of it inside one snapshot.
    ///
    /// - Parameters:
    ///   - question: of which year, as of which day, as known on which. Without a day the lists are counted from the cards
    ///     of now; of any other moment the register is read as it was, which takes some ten times as long.
    ///   - today: the day of the figures, as long as the review of the year is open.
    public init(
        _ connection: any Connection, _ premises: Premises, commune: Key, _ question: TableQuestion, today: Day
    ) throws {
        let moment = question.moment(today: today)
        year = question.year
        var period = try ReviewPeriod(
            connection, premises.rules, commune: commune, year: year, only: question.standard, at: moment)
        try period.readCircumstances(connection, premises)
        let reading = try TargetReading(connection, premises, of: period, at: moment)
        closedOn = period.closedOn
        hasRecognitions = reading.hasRecognitions
        counts =
            question.isOfNow
            ? try HouseholdCount.groups(connection, premises, commune: commune, on: today)
            : try HouseholdCount.groups(connection, premises, commune: commune, at: moment)
        let insurance = try hasRecognitions ? reading.insurance() : nil
        standings = try reading.standings(
            try Plans.targets(connection, commune: commune, year: question.year), insurance: insurance)
        measures = try reading.measures(insurance)
        tables = premises.rules.forms.map { TableMaking($0, question, period, premises.rules).totals() }
        listed = ListedCounts(period)
        before = ListedCounts(
            try ReviewPeriod(
                connection, premises.rules, commune: commune, year: year - 1, only: question.standard, at: moment))
        trend = try TrendReading.points(connection, premises.rules, commune: commune, at: moment)
    }
}

extension TargetReading {
    /// Every measure, promised or not.
    fileprivate func measures(_ insurance: InsuranceCoverage?) throws -> [Target.Measure: Ratio] {
        let asked = Target.Measure.allCases.map { measure in
            Target(
                code: measure.rawValue, planYear: year, label: "", section: "", quote: "",
                unit: measure.isShare ? "%" : "hộ", comparison: .stated, limit: nil, measure: measure,
                due: Deadline(.until, day))
        }
        let standings = try standings(asked, insurance: insurance)
        return Dictionary(
            standings.compactMap { standing in
                standing.target.measure.flatMap { measure in standing.count.map { (measure, $0) } }
            }, uniquingKeysWith: { first, _ in first })
    }
}
