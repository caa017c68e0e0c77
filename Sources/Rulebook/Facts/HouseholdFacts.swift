public import Vocabulary

/// What is known of a household on the day of the classification.
public struct HouseholdFacts: Sendable {
    /// Which income line holds.
    public var zone: Zone
    /// Everyone who counts as a member.
    public var members: [MemberFacts]
    /// Deprivations stated as such, in the official order of the standard: for a source that holds flags, not facts.
    ///
    /// A stated flag is used where the facts leave the indicator unknown; empty where nothing is stated.
    public var stated: [Truth]
    private var answers = InlineArray<13, PackedAnswer>(repeating: .notAsked)

    /// A household of which nobody has asked anything yet.
    public init(zone: Zone, members: [MemberFacts] = [], stated: [Truth] = []) {
        self.zone = zone
        self.members = members
        self.stated = stated
    }

    /// The answer to one question; `.unknown(.notAsked)` until it is set.
    public subscript(fact: HouseholdFact) -> Answer {
        get { answers[fact.position].answer }
        set { answers[fact.position] = PackedAnswer(newValue) }
    }

    /// Why a question has no answer, where it has none.
    public func why(_ fact: HouseholdFact) -> Unknown? { answers[fact.position].why }

    func packed(_ fact: HouseholdFact) -> PackedAnswer { answers[fact.position] }

    func packed(at position: Int) -> PackedAnswer { answers[position] }
}
