import Access
import Rulebook
import Storage
import Territory
import Vocabulary

/// What officers do to one household: each is one permission, one transaction, one entry of the audit chain.
public struct HouseholdEditing: Sendable {
    let premises: Premises

    public init(_ premises: Premises) {
        self.premises = premises
    }

    /// Enters a household that the register does not have; the commune gives it the next code.
    ///
    /// - Returns: the key and the code of the new household.
    public func enter(
        in commune: Key, neighbourhood: Key, address: String, head: MemberForm, occasion: Occasion, by asking: Asking
    ) async throws -> (key: Key, code: String) {
        try await write(.householdEntered, occasion, commune, asking) { work in
            let record = try work.enter(head, neighbourhood: neighbourhood, address: address, occasion)
            try work.finish([record.key])
            return (record.key, record.code)
        }
    }

    /// Corrects the address, or records answers about the household observed on a day.
    public func observe(
        _ household: Key, in commune: Key, address: String?, answers: HouseholdAnswers, version: HouseholdVersion,
        occasion: Occasion, by asking: Asking
    ) async throws {
        try await write(.observed, occasion, commune, asking) { work in
            let before = try work.current(household, version)
            try work.checkDay(of: household, occasion)
            var after = before
            for fact in answers.changed(from: before.answers) { after.answers[fact] = answers[fact] }
            if let causes = answers.causes { after.answers.causes = causes }
            let facts = after.answers.changed(from: before.answers)
            let hasCauses = after.answers.causes != before.answers.causes
            if !facts.isEmpty || hasCauses {
                try work.checkNewest(before.observedOn, occasion)
                work.writer.observe(household, after.answers, facts, on: occasion.day, causes: hasCauses)
            }
            if let address, address != before.address {
                after.address = address
                try work.replaceResidence(of: after, from: before.since, reason: occasion.reason)
            }
            try work.changed(before, after)
        }
    }

    /// Adds a member: a birth, a marriage, somebody who moved in.
    public func addMember(
        _ form: MemberForm, to household: Key, in commune: Key, version: HouseholdVersion, occasion: Occasion,
        by asking: Asking
    ) async throws {
        try await write(.memberAdded, occasion, commune, asking) { work in
            let before = try work.current(household, version)
            _ = try work.add(form, to: before, occasion)
            try work.finish([household])
        }
    }

    /// Corrects what is known of a member, and records answers about her or him.
    public func correctMember(
        _ person: Key, _ form: MemberForm, of household: Key, in commune: Key, version: HouseholdVersion,
        occasion: Occasion, by asking: Asking
    ) async throws {
        try await write(.memberCorrected, occasion, commune, asking) { work in
            let before = try work.current(household, version)
            guard let order = before.members.firstIndex(where: { $0.person.key == person }) else {
                throw RegistryRefusal.memberUnknown
            }
            try work.checkDay(of: household, occasion)
            try work.check(form, occasion, person: person)
            let isHead = before.members[order].relation == MemberRecord.headRelation
            guard isHead || form.relation != MemberRecord.headRelation else {
                throw RegistryRefusal.invalid([
                    FieldProblem("relation", "Muốn người này là chủ hộ, hãy dùng mục Đổi chủ hộ.")
                ])
            }
            try work.correct(before.members[order], form, order: order, in: household, occasion)
            try work.finish([household])
        }
    }

    /// Takes a member out of the household from a day on: a death, a move, a marriage elsewhere.
    public func removeMember(
        _ person: Key, of household: Key, in commune: Key, version: HouseholdVersion, occasion: Occasion,
        by asking: Asking
    ) async throws {
        try await write(.memberRemoved, occasion, commune, asking) { work in
            let before = try work.current(household, version)
            guard let member = before.members.first(where: { $0.person.key == person }) else {
                throw RegistryRefusal.memberUnknown
            }
            guard member.relation != MemberRecord.headRelation || before.members.count == 1 else {
                throw RegistryRefusal.headCannotLeave
            }
            try work.checkDay(of: household, occasion)
            try work.checkEnd(of: "vào hộ", since: member.since, occasion)
            try work.end(member, in: household, occasion)
            // A household without members has ended; it does not "leave poverty".
            if before.members.count == 1 {
                _ = try work.close(before, as: .ended, place: "", occasion)
            }
            try work.finish([household])
        }
    }

    /// Makes another member the head; `relations` says what the members are to the new head, where that changes.
    public func changeHead(
        to person: Key, relations: [Key: String], of household: Key, in commune: Key, version: HouseholdVersion,
        occasion: Occasion, by asking: Asking
    ) async throws {
        try await write(.headChanged, occasion, commune, asking) { work in
            let before = try work.current(household, version)
            guard let newHead = before.members.first(where: { $0.person.key == person }) else {
                throw RegistryRefusal.memberUnknown
            }
            try work.checkDay(of: household, occasion)
            try work.checkEnd(of: "người này vào hộ", since: newHead.since, occasion)
            for (order, member) in before.members.enumerated() {
                let isNewHead = member.person.key == person
                let asked = isNewHead ? MemberRecord.headRelation : relations[member.person.key] ?? member.relation
                // There is one head: whoever was it and is given no other relation is "other" from now on.
                let relation = !isNewHead && asked == MemberRecord.headRelation ? "other" : asked
                guard relation != member.relation else { continue }
                try work.setRelation(relation, of: member, order: order, in: household, occasion)
            }
            try work.happened(.headChanged, household, people: [person], occasion)
            try work.finish([household])
        }
    }

    /// Moves the household to another tổ dân phố of the commune: *khác giảm* there, *khác tăng* here.
    public func move(
        _ household: Key, to neighbourhood: Key, address: String, in commune: Key, version: HouseholdVersion,
        occasion: Occasion, by asking: Asking
    ) async throws {
        try await write(.householdMoved, occasion, commune, asking) { work in
            let before = try work.current(household, version)
            guard neighbourhood != before.neighbourhood else { throw RegistryRefusal.sameNeighbourhood }
            try work.checkNeighbourhood(neighbourhood)
            try work.checkEnd(of: "đến ở nơi đang ở", since: before.since, occasion)
            var after = before
            after.neighbourhood = neighbourhood
            after.address = address
            after.since = occasion.day
            try work.endResidence(of: household, on: occasion.day)
            work.writer.addResidence(after, from: occasion.day, reason: occasion.reason)
            try work.changed(before, after)
        }
    }

    func write<T: Sendable>(
        _ action: AuditAction, _ occasion: Occasion, _ commune: Key, _ asking: Asking,
        _ body: @escaping @Sendable (HouseholdWork) throws -> T
    ) async throws -> T {
        try asking.must(.editRegister, in: commune)
        try Self.check(occasion, asking.today)
        return try await premises.database.write { connection in
            try Audit.write(connection, by: asking, in: commune, action: action, reason: occasion.reason) { entry in
                try body(HouseholdWork(connection, premises, entry, commune, asking.today))
            }
        }
    }

    static func check(_ occasion: Occasion, _ today: Day) throws {
        var problems: [FieldProblem] = []
        if occasion.day > today {
            problems.append(
                FieldProblem("day", "Ngày \(occasion.day.shown) ở sau hôm nay. Hãy ghi ngày việc đã xảy ra."))
        }
        if occasion.reason.isEmpty {
            problems.append(
                FieldProblem("reason", "Chưa ghi lý do. Hãy viết ngắn gọn vì sao, ví dụ: theo giấy khai sinh."))
        }
        if !problems.isEmpty { throw RegistryRefusal.invalid(problems) }
    }
}
