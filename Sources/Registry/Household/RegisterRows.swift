import Rulebook
import Vocabulary

// The rows that `RegisterWriter` collects before it loads them, table by table.

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
}

struct HouseholdObservationRow {
    let key: Key
    let household: Key
    let observedOn: Day
    let answers: HouseholdAnswers
    /// Nil for all of them.
    let facts: Set<HouseholdFact>?
    let holdsCauses: Bool

    func holds(_ fact: HouseholdFact) -> Bool { facts?.contains(fact) ?? true }
}

struct MemberObservationRow {
    let key: Key
    let person: Key
    let observedOn: Day
    let answers: MemberAnswers
    /// Nil for all of them.
    let facts: Set<MemberFact>?

    func holds(_ fact: MemberFact) -> Bool { facts?.contains(fact) ?? true }
}
