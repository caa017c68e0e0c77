public import Vocabulary

/// What is known of one member on the day of the classification.
///
/// Every member that is given counts; who is given (registered and temporary, not dead or left) is the caller's choice.
public struct MemberFacts: Sendable {
    /// How an explanation calls this member; `người thứ n` where nil.
    public var name: String?
    /// As exactly as it is known.
    public var birth: Birth?
    /// Nil where it is not known.
    public var sex: Sex?
    private var answers = InlineArray<10, PackedAnswer>(repeating: .notAsked)

    /// A member of whom nobody has asked anything yet.
    public init(birth: Birth? = nil, sex: Sex? = nil, name: String? = nil) {
        self.birth = birth
        self.sex = sex
        self.name = name
    }

    /// The answer to one question; `.unknown(.notAsked)` until it is set.
    public subscript(fact: MemberFact) -> Answer {
        get { answers[fact.position].answer }
        set { answers[fact.position] = PackedAnswer(newValue) }
    }

    /// Why a question has no answer, where it has none.
    public func why(_ fact: MemberFact) -> Unknown? { answers[fact.position].why }

    func packed(_ fact: MemberFact) -> PackedAnswer { answers[fact.position] }

    func packed(at position: Int) -> PackedAnswer { answers[position] }
}

/// The sex written in the papers of a person.
public enum Sex: String, CaseIterable, Sendable {
    case male, female

    /// The word of the papers.
    public var label: String { self == .male ? "Nam" : "Nữ" }
}
