import Rulebook
import Vocabulary

/// One household as a file says it: neighbouring rows of the same number or code.
struct ListedHousehold {
    /// `STT hộ` as written; empty where the file has none.
    var number = ""
    var code = ""
    /// The place in `ListedTable.neighbourhoods`; nil where no row of the household names one.
    var neighbourhood: Int?
    var address = ""
    var answers = HouseholdAnswers()
    var members: [ListedMember] = []
    var faults: [ListingFault] = []
    var warnings: [ListingFault] = []

    var line: Int { members.first?.line ?? 0 }
    var head: ListedMember? { members.first { $0.relation == MemberRecord.headRelation } }
    var shownName: String { (head ?? members.first)?.name ?? "" }
}

/// One row: one member. What is nil or empty was left blank.
struct ListedMember {
    let line: Int
    var name = ""
    var relation = ""
    var birth: Birth?
    var sex: Sex?
    var number: IdentityNumber?
    var ethnicity: String?
    var kind: Membership?
    var answers = MemberAnswers()
}

/// A whole file, read.
struct ListedTable {
    var households: [ListedHousehold] = []
    /// The different names of tổ dân phố, in the order in which they come up.
    var neighbourhoods: [String] = []
    /// Facts whose column the file has: only there does a blank say anything.
    var householdFacts: [HouseholdFact] = []
    var memberFacts: [MemberFact] = []
    var people = 0
    var numbers = NumbersFound()
}

/// Whose numbers stand in a file: of sample people, or of people to whom the state gave them.
struct NumbersFound {
    /// The first line of each kind.
    var sample: Int?
    var issued: Int?

    mutating func add(_ number: IdentityNumber, line: Int) {
        if number.isOfSample { sample = sample ?? line } else { issued = issued ?? line }
    }
}
