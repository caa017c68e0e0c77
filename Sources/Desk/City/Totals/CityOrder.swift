import Programme
import Registry
import Rollup
import Site
import Vocabulary

/// By what the communes of a city are ordered.
enum CityOrder: String, CaseIterable {
    /// By their codes, as the city lists them.
    case code = "ma"
    case poor = "ho-ngheo"
    case poorRate = "ty-le-ngheo"
    /// How many poor households are still above the target.
    case distance = "con-lai"
    case nearPoor = "ho-can-ngheo"
    case nearPoorRate = "ty-le-can-ngheo"
    case insurance = "bhyt"

    /// Those that need a look first: the most poor, the fewest insured; what is not known comes last.
    func sorted(_ communes: [CommuneStanding]) -> [CommuneStanding] {
        guard self != .code else { return communes }
        return communes.enumerated().sorted { first, second in
            let (one, other) = (value(first.element), value(second.element))
            if one == other { return first.offset < second.offset }
            guard let one else { return false }
            guard let other else { return true }
            return isAscending ? one < other : one > other
        }.map(\.element)
    }

    var isAscending: Bool { self == .code || self == .insurance }

    func sort(_ current: CityOrder, at asked: AskedMoment) -> DataTable.Sort {
        DataTable.Sort(
            asked.at(Links.home.with("xep", self == .code ? nil : rawValue)),
            current: current == self ? (isAscending ? .ascending : .descending) : nil)
    }

    private func value(_ commune: CommuneStanding) -> Double? {
        switch self {
        case .code: nil
        case .poor: commune.measures[.poorHouseholds].map { Double($0.numerator) }
        case .poorRate: commune.measures[.poorRate]?.value
        case .distance: commune.target(.poorHouseholds)?.distance.map(Double.init)
        case .nearPoor: commune.measures[.nearPoorHouseholds].map { Double($0.numerator) }
        case .nearPoorRate: commune.measures[.nearPoorRate]?.value
        case .insurance: commune.measures[.healthInsurance]?.value
        }
    }
}
