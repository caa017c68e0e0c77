import Rulebook
import Vocabulary

// The rows that `RegisterWriter` collects before it loads them, table by table.

/// A household that the register did not know, with everything in it.
struct Newcomer: Sendable {
    let record: HouseholdRecord
    /// The day of its answers where they bring none.
    let observedOn: Day
}

struct HouseholdRow {
    let key: Key
    let code: String
}

struct ResidenceRow {
    let key: Key
    let household: Key
    let neighbourhood: Key
    let address: String
    let from: Day?
    let reason: String

    init(_ record: HouseholdRecord, from day: Day?, reason: String) {
        key = Key.make()
        household = record.key
        neighbourhood = record.neighbourhood
        address = record.address
        from = day
        self.reason = reason
    }
}

struct MembershipRow {
    let key: Key
    let person: Key
    let kind: Membership
    let relation: String
    let since: Day?
    let household: Key
    let order: Int
    let reason: String

    init(_ member: MemberRecord, of household: Key, order: Int, reason: String) {
        key = member.key
        person = member.person.key
        kind = member.kind
        relation = member.relation
        since = member.since
        self.household = household
        self.order = order
        self.reason = reason
    }
}

struct HouseholdObservationRow {
    let key: Key
    let household: Key
    let observedOn: Day
    let answers: HouseholdAnswers
    /// Nil for all of them.
    let facts: Set<HouseholdFact>?
    let holdsCauses: Bool

    func why(_ fact: HouseholdFact) -> Unknown? { holds(fact) ? answers.why(fact) : .notAsked }
    func answer(_ fact: HouseholdFact) -> Answer { holds(fact) ? answers[fact] : .unknown(.notAsked) }

    private func holds(_ fact: HouseholdFact) -> Bool { facts?.contains(fact) ?? true }
}

struct MemberObservationRow {
    let key: Key
    let person: Key
    let observedOn: Day
    let answers: MemberAnswers
    /// Nil for all of them.
    let facts: Set<MemberFact>?

    func why(_ fact: MemberFact) -> Unknown? { holds(fact) ? answers.why(fact) : .notAsked }
    func answer(_ fact: MemberFact) -> Answer { holds(fact) ? answers[fact] : .unknown(.notAsked) }

    private func holds(_ fact: MemberFact) -> Bool { facts?.contains(fact) ?? true }
}
