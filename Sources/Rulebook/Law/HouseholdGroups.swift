public import Vocabulary

/// The groups of households that the tables of the review tell apart, by the rules of one year.
public struct HouseholdGroups: Sendable {
    /// By code: `merit`, `unable_to_work`, `child`.
    public let groups: [HouseholdGroup]
    private let program: RuleProgram

    init(_ groups: [HouseholdGroup]) {
        self.groups = groups
        program = RuleProgram(
            groups.enumerated().map { place, group in
                Indicator(
                    code: group.code, label: group.label, dimension: "", order: place + 1, isAdded: false,
                    threshold: group.condition)
            })
    }

    /// Whether a household is of a group on a day; unknown where an answer is missing or the rules have no such group.
    public func truth(_ code: String, of facts: HouseholdFacts, on day: Day) -> Truth {
        guard let place = groups.firstIndex(where: { $0.code == code }) else { return .unknown }
        let (holding, unknown) = program.masks(facts, on: AgeDay(day))
        let bit: UInt16 = 1 << UInt16(place)
        return holding & bit != 0 ? .yes : unknown & bit != 0 ? .unknown : .no
    }
}

/// One group: its name, and what makes a household one of it.
public struct HouseholdGroup: Sendable {
    /// `unable_to_work`
    public let code: String
    /// The words of tables.
    public let label: String
    /// When a household is of it, in words and as a condition.
    public let condition: Provision<Threshold>
}
