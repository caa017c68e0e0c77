import Vocabulary

/// A household of the file while it is compared.
struct HouseholdDraft {
    /// Somebody whom the register has in another household, which is in the file without her or him.
    struct Arrival {
        let line: Int
        /// The household of the register that she or he leaves, and the place in it.
        let register: Int
        let member: Int
        /// The household of the file that the left one is.
        let from: Int
    }

    let index: Int
    var step: HouseholdStep
    var faults: [ListingFault]
    var warnings: [ListingFault]
    var changes: [ListedChange] = []
    var arrivals: [Arrival] = []
    var newPeople = 0
    var changedPeople = 0
    var unchangedPeople = 0
    var absentPeople = 0

    var outcome: ListingOutcome {
        if !faults.isEmpty { return .refused }
        if step.before == nil { return .new }
        return step.changesRecord || !step.members.isEmpty || !step.leaving.isEmpty ? .changed : .unchanged
    }

    /// A member goes to another household of the file.
    mutating func leave(_ member: MemberRecord) {
        guard faults.isEmpty else { return }
        step.leaving.append(member)
        absentPeople -= 1
        changes.append(
            ListedChange(
                member: member.person.name, field: "Thành viên", before: "trong hộ này", after: "sang hộ khác trong tệp"
            ))
    }
}
