import Registry
import Rulebook
import Vocabulary

/// What tables 4 to 15 tell apart of a household at the end of a review: what it lacks, what groups it is of.
struct Circumstances: Sendable {
    /// Nil where nothing is known of the household: then all below is unknown.
    let record: HouseholdRecord?
    /// The standard by which the indicators were told.
    let standard: String
    /// Indicators lacking and indicators of which nobody can tell; bit `order - 1`.
    let lacking: UInt16
    let unknown: UInt16
    let merit: Truth
    let unableToWork: Truth
    let children: Children

    /// The household's ethnic group is its head's, or its first member's where it has no head.
    var ethnicity: String? { shown?.person.ethnicity }
    var isWomanHead: Bool { shown?.person.sex == .female }
    /// Bits of causes (bit 0 is cause 1); nil where nobody asked.
    var causes: Int64? { record?.answers.causes }

    private var shown: MemberRecord? { record?.head ?? record?.members.first }
}

/// The children of a household and what they lack: each child is judged alone, by the household's own indicators.
struct Children: Sendable {
    private(set) var count: Int64 = 0
    private(set) var uninsured: Int64 = 0
    private(set) var malnourished: Int64 = 0
    private(set) var outOfSchool: Int64 = 0
    /// Of whom it is not known whether they are children, or whether they lack one of the three.
    private(set) var unclear: Int64 = 0

    static let none = Children()

    /// What one member adds.
    mutating func add(_ isChild: Truth, insurance: Truth, nutrition: Truth, school: Truth) {
        guard isChild == .yes else {
            if isChild == .unknown { unclear += 1 }
            return
        }
        count += 1
        if insurance == .yes { uninsured += 1 }
        if nutrition == .yes { malnourished += 1 }
        if school == .yes { outOfSchool += 1 }
        if [insurance, nutrition, school].contains(.unknown) { unclear += 1 }
    }
}
