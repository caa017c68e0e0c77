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
    /// The sheet's name where the file has several lists.
    var sheet: String?
    /// The head's name as a column of its own gives it.
    var headName = ""
    /// What the file says the household was recognised as, by a column, a heading or the title.
    var category: RecognisedClass?
    var decision: SignedPaper?

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
    /// Of each sheet that is a list, in the order of the layout.
    var sheets: [(households: Int, people: Int)] = []
    /// Rows that name a tổ dân phố or a class for those below them.
    var headings = 0
    /// The first rows that are nobody: totals, signatures.
    var left: [(line: Int, text: String)] = []

    static let mostLeft = 200
}

/// Whose numbers stand in a file: of sample people, or of people to whom the state gave them.
public struct NumbersFound: Sendable {
    /// The first line of each kind.
    var sample: Int?
    var issued: Int?
    /// Cells that lost zeros at their beginning, and the first of them.
    public internal(set) var repairable = 0
    public internal(set) var repairs: [NumberRepair] = []
    /// Cells that are no number at all, whatever is done to them.
    public internal(set) var unreadable = 0

    static let mostExamples = 3

    mutating func add(_ number: IdentityNumber, line: Int) {
        if number.isOfSample { sample = sample ?? line } else { issued = issued ?? line }
    }
}
