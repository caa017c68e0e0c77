import Access
import Rulebook
import Storage
import Vocabulary

// One household becomes two, two become one, one comes to its end.
extension HouseholdEditing {
    /// Some members become a household of their own with a code of its own. Its class is open until a decision names it:
    /// nothing of the old one's is inherited.
    public func split(
        _ form: SplitForm, off household: Key, in commune: Key, version: HouseholdVersion, occasion: Occasion,
        by asking: Asking
    ) async throws -> (key: Key, code: String, followed: Followed) {
        try await write(.householdSplit, occasion, commune, asking) { work in
            let before = try work.current(household, version)
            try work.checkDay(of: household, occasion)
            try work.checkNeighbourhood(form.neighbourhood)
            let going = before.members.filter { form.members.contains($0.person.key) }
            try Self.check(form, going, of: before)
            let codes = try HouseholdCodes.next(
                work.connection, commune: commune, prefix: try work.communeCode(), count: 1)
            let made = HouseholdRecord(
                code: codes[0], neighbourhood: form.neighbourhood, address: form.address, since: occasion.day)
            work.writer.open(made, reason: occasion.reason)
            for (order, member) in going.enumerated() {
                let isHead = member.person.key == form.head
                let relation = isHead ? MemberRecord.headRelation : form.relations[member.person.key] ?? "other"
                try work.carry(
                    member, from: household, to: made.key, as: relation, order: isHead ? 0 : order + 1, occasion)
            }
            work.entry.changed("household", made.key, after: Canonical.household(made))
            try work.addLineage(.split, from: household, to: made.key, occasion)
            var followed = try work.happened(.split, household, place: made.code, occasion)
            followed.add(
                try work.happened(.splitOff, made.key, place: before.code, from: household, occasion))
            try work.finish([household, made.key])
            return (made.key, made.code, followed)
        }
    }

    private static func check(_ form: SplitForm, _ going: [MemberRecord], of household: HouseholdRecord) throws {
        var problems: [FieldProblem] = []
        if going.isEmpty {
            problems.append(FieldProblem("members", "Chưa chọn ai sang hộ mới. Hãy chọn ít nhất một người."))
        } else if going.count == household.members.count {
            problems.append(
                FieldProblem(
                    "members",
                    "Hộ cũ phải còn ít nhất một người. Cả hộ chuyển nơi ở thì dùng mục Chuyển tổ dân phố."))
        }
        if let head = going.first(where: { $0.relation == MemberRecord.headRelation }) {
            problems.append(
                FieldProblem(
                    "members",
                    "\(head.person.name) là chủ hộ và ở lại hộ cũ. Muốn chủ hộ sang hộ mới, hãy đổi chủ hộ trước."))
        }
        if !going.isEmpty, !going.contains(where: { $0.person.key == form.head }) {
            problems.append(FieldProblem("head", "Chưa chọn chủ hộ của hộ mới trong những người được tách."))
        }
        if !problems.isEmpty { throw RegistryRefusal.invalid(problems) }
    }

    /// A household goes into another one, which keeps its code; the one that went points to it.
    public func merge(
        _ household: Key, into target: Key, relations: [Key: String], in commune: Key, version: HouseholdVersion,
        occasion: Occasion, by asking: Asking
    ) async throws -> Followed {
        try await write(.householdMerged, occasion, commune, asking) { work in
            let before = try work.current(household, version)
            guard target != household,
                let into = try RegisterReader.record(
                    work.connection, vault: premises.vault, commune: commune, key: target)
            else {
                throw RegistryRefusal.invalid([
                    FieldProblem("target", "Không có hộ này trong sổ. Hãy ghi đúng mã của hộ nhận.")
                ])
            }
            try work.checkDay(of: target, occasion)
            let people = before.members.map(\.person.key)
            for (order, member) in before.members.enumerated() {
                let asked = relations[member.person.key] ?? "other"
                // The household that keeps its code keeps its head.
                let relation = asked == MemberRecord.headRelation && into.head != nil ? "other" : asked
                try work.checkEnd(of: "vào hộ", since: member.since, occasion)
                try work.carry(
                    member, from: household, to: target, as: relation, order: into.members.count + order, occasion)
            }
            try work.addLineage(.merge, from: household, to: target, occasion)
            var followed = try work.close(before, as: .mergedInto, place: into.code, occasion)
            followed.add(
                try work.happened(.mergedWith, target, people: people, place: before.code, occasion))
            try work.finish([household, target])
            return followed
        }
    }

    /// A household comes to its end: dissolved, everybody dead, gone from the ward as a whole. It does not *thoát nghèo*.
    public func end(
        _ household: Key, as ending: Ending, to place: String = "", in commune: Key, version: HouseholdVersion,
        occasion: Occasion, by asking: Asking
    ) async throws -> Followed {
        try await write(.householdEnded, occasion, commune, asking) { work in
            let before = try work.current(household, version)
            let people = before.members.map(\.person.key)
            var followed = Followed(errands: [])
            if ending == .allDied {
                followed = try work.happened(.death, household, people: people, occasion)
            }
            for member in before.members {
                try work.checkEnd(of: "vào hộ", since: member.since, occasion)
                try work.end(member, in: household, occasion)
            }
            let isDeparture = ending == .departed
            followed.add(
                try work.close(
                    before, as: isDeparture ? .departed : .ended, place: isDeparture ? place : ending.label,
                    people: isDeparture ? people : [], occasion))
            try work.finish([household])
            return followed
        }
    }
}
