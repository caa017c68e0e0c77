import Rulebook
import Vocabulary

/// What an officer fills in for one member: all that is known of the person, and how she or he belongs.
public struct MemberForm: Sendable {
    public var name: String
    public var birth: Birth?
    public var sex: Sex?
    public var ethnicity: String?
    public var number: IdentityNumber?
    public var relation: String
    public var kind: Membership
    public var answers: MemberAnswers
    /// Whom the register knows and who comes back; nil for somebody new, or known by the number alone.
    public var returning: Key?

    public init(
        name: String, birth: Birth? = nil, sex: Sex? = nil, ethnicity: String? = nil, number: IdentityNumber? = nil,
        relation: String, kind: Membership = .registered, answers: MemberAnswers = MemberAnswers(),
        returning: Key? = nil
    ) {
        self.name = name
        self.birth = birth
        self.sex = sex
        self.ethnicity = ethnicity
        self.number = number
        self.relation = relation
        self.kind = kind
        self.answers = answers
        self.returning = returning
    }

    func record(since day: Day?) -> MemberRecord {
        MemberRecord(
            person: PersonRecord(name: name, birth: birth, sex: sex, ethnicity: ethnicity, number: number), kind: kind,
            relation: relation, since: day, answers: answers, observedOn: day)
    }
}

/// When something happened to a household and why: every operation takes both.
public struct Occasion: Sendable {
    public let day: Day
    public let reason: String

    public init(day: Day, reason: String) {
        self.day = day
        self.reason = reason
    }
}

/// The state of a household that a form was made from; a save on another state is refused with what changed.
public struct HouseholdVersion: Hashable, Sendable {
    public let text: String

    public init(_ text: String) {
        self.text = text
    }
}
