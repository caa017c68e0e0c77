import Programme
import Territory
import Vocabulary

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
        Ratio(adding: parts.compactMap(\.target.count))
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
