import Vocabulary

/// How many households and people live in a tổ dân phố (or, where it is not divided, the commune): typed or imported,
/// with its day and source. The denominator of every rate.
public struct ResidentsTotal: Sendable {
    public let key: Key
    public let area: Key
    public let day: Day
    public let households: Int64
    public let people: Int64
    /// Households and people of ethnic minorities (dân tộc thiểu số), where counted.
    public let minorityHouseholds: Int64?
    public let minorityPeople: Int64?
    public let source: String
    public let isSample: Bool

    public init(
        key: Key = .make(), area: Key, day: Day, households: Int64, people: Int64, minorityHouseholds: Int64? = nil,
        minorityPeople: Int64? = nil, source: String, isSample: Bool
    ) {
        self.key = key
        self.area = area
        self.day = day
        self.households = households
        self.people = people
        self.minorityHouseholds = minorityHouseholds
        self.minorityPeople = minorityPeople
        self.source = source
        self.isSample = isSample
    }
}
