import Programme
import Registry
import Results
import Rulebook
import Territory
import Vocabulary

/// What a city knows of its communes, as it was counted last.
public struct CityFigures: Sendable {
    /// The year of review and plan.
    public let year: Int
    /// In the order of their codes.
    public let communes: [CommuneStanding]

    /// Communes with a register or a decision.
    public var sent: [CommuneStanding] { communes.filter(\.hasSent) }

    /// Households and people of a list in the whole city.
    public func count(_ group: HouseholdFilter.Group) -> HouseholdCount {
        communes.reduce(.none) { $0 + $1.count(group) }
    }

    /// A measure of the whole city, of the communes of which it is known: counts are added, then divided.
    public func measure(_ measure: Target.Measure) -> Ratio? {
        Ratio(adding: communes.compactMap { $0.measures[measure] })
    }

    /// The same, only where it is known of every commune of which there is a count: a rate of a part of the city would
    /// pass for that of all.
    public func whole(_ measure: Target.Measure, besides count: Target.Measure) -> Ratio? {
        communes(with: measure) == communes(with: count) ? self.measure(measure) : nil
    }

    /// Of how many communes a measure is known.
    public func communes(with measure: Target.Measure) -> Int { communes.count { $0.measures[measure] != nil } }

    /// What the plans of the communes promise, each promise once, in the order in which it is met first.
    public var promises: [CityPromise] {
        var order: [String] = []
        var parts: [String: [CommunePromise]] = [:]
        for commune in communes {
            for target in commune.targets {
                if parts[target.id] == nil { order.append(target.id) }
                parts[target.id, default: []].append(CommunePromise(commune: commune.area, target: target))
            }
        }
        return order.compactMap { id in parts[id].map { CityPromise(parts: $0) } }
    }

    /// What the plans promise of a measure.
    public func promise(of measure: Target.Measure) -> CityPromise? { promises.first { $0.measure == measure } }

    /// The ends of earlier years in the whole city: only of years that are known of every commune with a decision.
    public var trend: [TrendPoint] {
        let known = communes.filter(\.hasRecognitions).map { Dictionary(grouping: $0.trend, by: \.year) }
        let years = Set(known.flatMap(\.keys)).sorted()
        return years.compactMap { year in
            let points = known.compactMap { $0[year]?.first }
            guard points.count == known.count else { return nil }
            let isWhole = points.allSatisfy { $0.households > 0 }
            return TrendPoint(
                year: year, poor: points.reduce(0) { $0 + $1.poor }, nearPoor: points.reduce(0) { $0 + $1.nearPoor },
                households: isWhole ? points.reduce(0) { $0 + $1.households } : 0,
                isCounted: points.allSatisfy(\.isCounted), source: "Cộng số của \(points.count) phường, xã",
                isSample: points.contains(where: \.isSample))
        }
    }

    /// The tables of the city, of the forms asked for.
    ///
    /// - Parameters:
    ///   - today: the day that asks.
    ///   - totals: what each commune has of a form.
    func tables(
        _ forms: [Int], _ question: TableQuestion? = nil, of city: Area, on today: Day, rules: RuleLibrary,
        totals: (Int) throws -> [Key: TableTotals]
    ) throws -> [OfficialTable] {
        let question = question ?? TableQuestion(year: year)
        return try OfficialTable.city(
            forms, question, on: question.moment(today: today).day, city: city, rules: rules
        ) { form in
            let all = try totals(form)
            return communes.map { commune in
                CityPart(
                    commune.area, commune.hasSent ? all[commune.area.key] : nil, closedOn: commune.closedOn,
                    listed: commune.listed, before: commune.before)
            }
        }
    }
}
