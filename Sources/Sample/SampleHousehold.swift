import Registry
import Rulebook
import Vocabulary

/// An invented household, complete: nothing of it is unknown.
public struct SampleHousehold: Sendable {
    /// Its place in the ward, from 0.
    public let index: Int
    /// `20017-00001` for the first.
    public let code: String
    /// The place of its tổ dân phố, from 0.
    public let neighbourhood: Int
    public let address: String
    public internal(set) var members: [SampleMember]
    /// The household's own answers; the members' stand with the members.
    public internal(set) var answers: HouseholdFacts
    /// Causes of poverty by their numbers in the official list, as bits (bit 0 is cause 1); nil over the line.
    public internal(set) var causes: Int64?
    /// What the facts were made to say.
    public let meant: HouseholdClass

    /// What a classification reads.
    public var facts: HouseholdFacts {
        var facts = answers
        facts.members = members.map(\.facts)
        return facts
    }

    /// The household as the register holds it, with new keys.
    public func record(neighbourhood: Key, observedOn day: Day) -> HouseholdRecord {
        var told = HouseholdAnswers()
        for fact in HouseholdFact.allCases { told[fact] = answers[fact] }
        told.causes = causes
        return HouseholdRecord(
            code: code, neighbourhood: neighbourhood, address: address,
            members: members.map { $0.record(observedOn: day) }, answers: told, observedOn: day)
    }
}

/// An invented person.
public struct SampleMember: Sendable {
    public let name: String
    /// A code of the list of relations.
    public let relation: String
    public let birth: Birth
    public let sex: Sex
    /// With a province code that is never issued; a few old people have none.
    public let number: IdentityNumber?
    /// Two digits of the list of dân tộc.
    public let ethnicity: String
    public let residence: Membership
    public internal(set) var facts: MemberFacts
    /// Completed years on the day of the sample.
    let age: Int

    /// The member as the register holds it, with new keys.
    public func record(observedOn day: Day) -> MemberRecord {
        var told = MemberAnswers()
        for fact in MemberFact.allCases { told[fact] = facts[fact] }
        let person = PersonRecord(name: name, birth: birth, sex: sex, ethnicity: ethnicity, number: number)
        return MemberRecord(person: person, kind: residence, relation: relation, answers: told, observedOn: day)
    }
}
