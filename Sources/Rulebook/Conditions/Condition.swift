/// What a rule asks of a household; three-valued. Facts and formulas are closed, YAML combines them.
indirect enum Condition: Sendable {
    case all([Condition])
    case any([Condition])
    case not(Condition)
    case flag(HouseholdFact, Bool)
    /// The mark is the word by which a list names these codes, where the rule used one.
    case code(HouseholdFact, [PackedAnswer], mark: String?)
    case number(HouseholdFact, Bound)
    case perMember(HouseholdFact, Bound)
    case howMany([Condition], atLeast: Int)
    case members(MemberCondition, atLeast: Int)
    case share(MemberCondition, Bound)
}

/// What a rule asks of one member; three-valued.
indirect enum MemberCondition: Sendable {
    case all([MemberCondition])
    case any([MemberCondition])
    case not(MemberCondition)
    case age(AgeBounds)
    case flag(MemberFact, Bool)
    case code(MemberFact, [PackedAnswer])
}

/// Completed years: at least `least`, and under `below`.
struct AgeBounds: Hashable, Sendable {
    var least: Int?
    var below: Int?
}
