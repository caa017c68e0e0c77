import Rulebook
import Vocabulary

/// What acceptance would write: the outcome of a comparison.
struct ListingPlan: Sendable {
    var summary = ListingSummary()
    /// What the pages of the comparison show, in the order of the file, absent households last.
    var rows: [ListedRow] = []
    var steps: [HouseholdStep] = []
    /// In the order in which they are entered.
    var newNeighbourhoods: [(key: Key, name: String)] = []
    var takesOverCodes = false
    /// Of a file of several wards: what its other wards are held against.
    var numbers: [ListedNumber] = []
    /// The file's header over them.
    var numberHeader = ""
    /// Those that another ward has too.
    var doubles: [ListingFault] = []
    /// The chain's place that the comparison rests on.
    var position: Int64 = 0

    var isEmpty: Bool { steps.isEmpty }
}

/// One household that is new or changes.
struct HouseholdStep: Sendable {
    /// Nil where the household is new.
    let before: HouseholdRecord?
    var after: HouseholdRecord
    var members: [MemberStep] = []
    /// The answers that changed.
    var facts: [HouseholdFact] = []
    var causesChanged = false
    /// People who belong to another household of the file from now on.
    var leaving: [MemberRecord] = []

    /// A new household of people who are new too.
    var isFresh: Bool { before == nil && members.isEmpty }
    var moves: Bool { before.map { $0.neighbourhood != after.neighbourhood } ?? false }
    var changesAddress: Bool { before.map { $0.address != after.address } ?? false }
    var changesRecord: Bool { moves || changesAddress || causesChanged || !facts.isEmpty }
}

/// One member who is new in the household or changes.
struct MemberStep: Sendable {
    /// As a member of this household; nil where she or he comes into it.
    let before: MemberRecord?
    var after: MemberRecord
    let order: Int
    /// Whom the register knows already, in another household or in none.
    var isKnownPerson = false
    var facts: [MemberFact] = []

    var changesPerson: Bool { before.map { $0.person != after.person } ?? true }
    var changesMembership: Bool { before.map { $0.relation != after.relation || $0.kind != after.kind } ?? true }
    var changesAnything: Bool { changesPerson || changesMembership || !facts.isEmpty }
}
