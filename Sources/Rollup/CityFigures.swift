import Programme
import Registry
import Results
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
        communes.compactMap { $0.measures[measure] }.reduce(nil) { sum, part in
            Ratio((sum?.numerator ?? 0) + part.numerator, of: (sum?.denominator ?? 0) + part.denominator)
        }
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
}

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

/// A commune's part of a promise.
public struct CommunePromise: Sendable {
    public let commune: Area
    public let target: CommuneTarget
}

/// The same promise in the plans of several communes.
public struct CityPromise: Sendable {
    public let parts: [CommunePromise]

    public var label: String { parts.first?.target.label ?? "" }
    public var unit: String { parts.first?.target.unit ?? "" }
    public var measure: Target.Measure? { parts.first?.target.measure }
    public var met: Int { parts.count { $0.target.isMet == true } }
    public var missed: Int { parts.count { $0.target.isMet == false } }
    public var unknown: Int { parts.count { $0.target.count == nil } }

    /// Of the communes of which it is known: counts are added, a share is divided anew.
    public var count: Ratio? {
        parts.compactMap(\.target.count).reduce(nil) { sum, part in
            Ratio((sum?.numerator ?? 0) + part.numerator, of: (sum?.denominator ?? 0) + part.denominator)
        }
    }

    /// What is still to go in all communes that miss it.
    public var distance: Int64 { parts.reduce(0) { $0 + max(0, $1.target.distance ?? 0) } }

    /// The most that all of them together may have, where each promises to stay below a number: *dưới 77* and *dưới 50*
    /// are at most 76 and 49. Nil where one of them promises otherwise.
    public var most: Int64? {
        var most: Int64 = 0
        for part in parts {
            guard part.target.comparison == .below, !part.target.isPercentage, let limit = part.target.limit else {
                return nil
            }
            most += (limit + 99) / 100 - 1
        }
        return most
    }
}
