import Rulebook
import Vocabulary

/// The answers of one household; what is not in it was not asked.
public struct HouseholdAnswers: Sendable {
    // Rulebook keeps answers packed; wrapping them spares a copy of each for every classification.
    private var packed = HouseholdFacts(zone: .urban)
    /// Causes of poverty by their numbers in the official list, as a set of bits (bit 0 is cause 1); nil when not asked.
    public var causes: Int64?

    public init() {}

    public subscript(fact: HouseholdFact) -> Answer {
        get { packed[fact] }
        set { packed[fact] = newValue }
    }

    /// Why a fact has no value, where it has none.
    func why(_ fact: HouseholdFact) -> Unknown? { packed.why(fact) }

    public var isEmpty: Bool {
        causes == nil && ObservationColumns.householdFacts.allSatisfy { why($0) == .notAsked }
    }

    /// The facts whose answer here says something else than `earlier`: what a new observation has to hold.
    public func changed(from earlier: HouseholdAnswers) -> [HouseholdFact] {
        HouseholdFact.allCases.filter { self[$0] != .unknown(.notAsked) && self[$0] != earlier[$0] }
    }

    func facts(zone: Zone, members: [MemberFacts]) -> HouseholdFacts {
        var facts = packed
        facts.zone = zone
        facts.members = members
        return facts
    }
}

/// The answers of one member; what is not in it was not asked.
public struct MemberAnswers: Sendable {
    private var packed = MemberFacts()

    public init() {}

    public subscript(fact: MemberFact) -> Answer {
        get { packed[fact] }
        set { packed[fact] = newValue }
    }

    /// Why a fact has no value, where it has none.
    func why(_ fact: MemberFact) -> Unknown? { packed.why(fact) }

    public var isEmpty: Bool { ObservationColumns.memberFacts.allSatisfy { why($0) == .notAsked } }

    /// The facts whose answer here says something else than `earlier`.
    public func changed(from earlier: MemberAnswers) -> [MemberFact] {
        MemberFact.allCases.filter { self[$0] != .unknown(.notAsked) && self[$0] != earlier[$0] }
    }

    func facts(of person: PersonRecord) -> MemberFacts {
        var facts = packed
        facts.birth = person.birth
        facts.sex = person.sex
        facts.name = person.name
        return facts
    }
}
