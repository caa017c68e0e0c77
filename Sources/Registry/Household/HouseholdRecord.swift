import Rulebook
import Vocabulary

/// A household as the register holds it: where it lives, who belongs to it, what was answered.
public struct HouseholdRecord: Sendable {
    public var key: Key
    /// Given by the commune, never used again; empty until it is given.
    public var code: String
    public var neighbourhood: Key
    public var address: String
    /// The day since when it lives there; nil where it is not known.
    public var since: Day?
    public var members: [MemberRecord]
    public var answers: HouseholdAnswers
    /// The day the newest answers were observed.
    public var observedOn: Day?

    public init(
        key: Key = .make(), code: String = "", neighbourhood: Key, address: String = "", since: Day? = nil,
        members: [MemberRecord] = [], answers: HouseholdAnswers = HouseholdAnswers(), observedOn: Day? = nil
    ) {
        self.key = key
        self.code = code
        self.neighbourhood = neighbourhood
        self.address = address
        self.since = since
        self.members = members
        self.answers = answers
        self.observedOn = observedOn
    }

    /// The head, where there is one: a household of children alone or after a death may have none.
    public var head: MemberRecord? { members.first { $0.relation == MemberRecord.headRelation } }

    /// The name under which lists show the household.
    public var shownName: String { (head ?? members.first)?.person.name ?? "(chưa có thành viên)" }

    /// The members that the law counts: registered and temporary residents.
    public var counted: [MemberRecord] { members.filter { $0.kind != .present } }

    /// What a classification reads: the counted members and all answers.
    public func facts(zone: Zone) -> HouseholdFacts {
        answers.facts(zone: zone, members: counted.map(\.facts))
    }
}

/// Somebody who belongs to a household since a day.
public struct MemberRecord: Sendable {
    /// The membership's key, not the person's.
    public var key: Key
    public var person: PersonRecord
    public var kind: Membership
    /// A code of the list of relations; `head` for the chủ hộ.
    public var relation: String
    public var since: Day?
    public var answers: MemberAnswers
    public var observedOn: Day?

    public static let headRelation = "head"

    public init(
        key: Key = .make(), person: PersonRecord, kind: Membership = .registered, relation: String, since: Day? = nil,
        answers: MemberAnswers = MemberAnswers(), observedOn: Day? = nil
    ) {
        self.key = key
        self.person = person
        self.kind = kind
        self.relation = relation
        self.since = since
        self.answers = answers
        self.observedOn = observedOn
    }

    /// What a classification reads of this member.
    public var facts: MemberFacts { answers.facts(of: person) }
}

/// How somebody belongs to a household.
public enum Membership: String, Sendable, CaseIterable {
    case registered, temporary, present

    public var label: String {
        switch self {
        case .registered: "Thường trú"
        case .temporary: "Tạm trú"
        case .present: "Đang ở cùng"
        }
    }
}

/// A person as papers name them. Unknown parts stay unknown.
public struct PersonRecord: Sendable, Hashable {
    public var key: Key
    public var name: String
    public var birth: Birth?
    public var sex: Sex?
    /// Two digits of the list of dân tộc (QĐ 121-TCTK/PPCĐ): `01` is Kinh.
    public var ethnicity: String?
    public var number: IdentityNumber?

    public init(
        key: Key = .make(), name: String, birth: Birth? = nil, sex: Sex? = nil, ethnicity: String? = nil,
        number: IdentityNumber? = nil
    ) {
        self.key = key
        self.name = name
        self.birth = birth
        self.sex = sex
        self.ethnicity = ethnicity
        self.number = number
    }
}
