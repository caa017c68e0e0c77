import Registry
import Rulebook
import Vocabulary

/// Who is listed at the end of a year's review, of a commune or of several added up: what figures of two years are compared by.
public struct ListedCounts: Sendable, Hashable {
    /// The year of the review.
    public let year: Int
    public let poor: HouseholdCount
    public let nearPoor: HouseholdCount
    public let farmingAverage: HouseholdCount
    /// All resident households; nil where that is not known of everywhere.
    public let residents: Int64?
    /// The standards by which somebody is listed.
    public let standards: Set<String>

    public init(
        year: Int, poor: HouseholdCount, nearPoor: HouseholdCount, farmingAverage: HouseholdCount, residents: Int64?,
        standards: Set<String>
    ) {
        self.year = year
        self.poor = poor
        self.nearPoor = nearPoor
        self.farmingAverage = farmingAverage
        self.residents = residents
        self.standards = standards
    }

    init(_ period: ReviewPeriod) {
        func count(_ category: RecognisedClass) -> HouseholdCount {
            period.transitions.reduce(.none) { sum, transition in
                guard transition.ends(as: category, in: nil) else { return sum }
                return sum + HouseholdCount(households: 1, people: transition.peopleAfter)
            }
        }
        self.init(
            year: period.year, poor: count(.poor), nearPoor: count(.nearPoor), farmingAverage: count(.farmingAverage),
            residents: period.total(of: nil)?.households, standards: period.standards)
    }

    /// Several communes together; nil for none.
    ///
    /// Residents that one of them lacks are missing in the sum too: a rate of a part would pass for that of all.
    public init?(adding parts: [ListedCounts]) {
        guard let first = parts.first else { return nil }
        self.init(
            year: first.year, poor: parts.map(\.poor).reduce(.none, +),
            nearPoor: parts.map(\.nearPoor).reduce(.none, +),
            farmingAverage: parts.map(\.farmingAverage).reduce(.none, +),
            residents: parts.allSatisfy { $0.residents != nil } ? parts.compactMap(\.residents).reduce(0, +) : nil,
            standards: parts.reduce(into: []) { $0.formUnion($1.standards) })
    }

    /// Whether anybody is listed.
    public var isEmpty: Bool { standards.isEmpty }

    func count(_ category: RecognisedClass) -> HouseholdCount {
        switch category {
        case .poor: poor
        case .nearPoor: nearPoor
        case .farmingAverage: farmingAverage
        case .unlisted: .none
        }
    }
}
