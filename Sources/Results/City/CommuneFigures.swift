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

    /// Counts all of it inside one snapshot.
    ///
    /// - Parameter day: the day of the figures, as long as the review of the year is open.
    public init(
        _ connection: any Connection, _ premises: Premises, commune: Key, year: Int, on day: Day
    ) throws {
        let moment = RegisterMoment(day: day)
        self.year = year
        var period = try ReviewPeriod(connection, premises.rules, commune: commune, year: year, at: moment)
        try period.readCircumstances(connection, premises)
        let reading = try TargetReading(connection, premises, of: period, at: moment)
        closedOn = period.closedOn
        hasRecognitions = reading.hasRecognitions
        counts = try HouseholdCount.groups(connection, premises, commune: commune, on: day)
        standings = try reading.standings(try Plans.targets(connection, commune: commune, year: year))
        measures = try reading.measures()
        let question = TableQuestion(year: year)
        tables = premises.rules.forms.map { TableMaking($0, question, period, premises.rules).totals() }
    }
}

extension TargetReading {
    /// Every measure, promised or not.
    fileprivate func measures() throws -> [Target.Measure: Ratio] {
        let asked = Target.Measure.allCases.map { measure in
            Target(
                code: measure.rawValue, planYear: year, label: "", section: "", quote: "",
                unit: measure.isShare ? "%" : "hộ", comparison: .stated, limit: nil, measure: measure,
                due: Deadline(.until, day))
        }
        let standings = try standings(asked)
        return Dictionary(
            standings.compactMap { standing in
                standing.target.measure.flatMap { measure in standing.count.map { (measure, $0) } }
            }, uniquingKeysWith: { first, _ in first })
    }
}
