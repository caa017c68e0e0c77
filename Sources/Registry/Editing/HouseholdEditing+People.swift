import Access
import Rulebook
import Storage
import Vocabulary

// People who come to a household and who leave it: births, deaths, marriages, moves.
extension HouseholdEditing {
    /// Somebody comes: is born, marries into the household, moves in. What follows is on the list of errands.
    @discardableResult
    public func bring(
        _ form: MemberForm, as coming: Coming, into household: Key, in commune: Key, version: HouseholdVersion,
        occasion: Occasion, by asking: Asking
    ) async throws -> Followed {
        try await write(coming.action, occasion, commune, asking) { work in
            let before = try work.current(household, version)
            if case .birth = coming, form.birth == nil {
                throw RegistryRefusal.invalid([
                    FieldProblem("birth", "Chưa có ngày sinh. Hãy ghi ngày sinh của trẻ theo giấy khai sinh.")
                ])
            }
            let person = try work.add(form, to: before, occasion)
            let followed = try work.happened(
                coming.event, household, people: [person], place: coming.place, occasion)
            try work.finish([household])
            return followed
        }
    }

    /// Some leave on a day: die, marry elsewhere, move away. A head who leaves others behind has a successor, or the
    /// household somebody who speaks for it; one that nobody is left of has ended.
    @discardableResult
    public func leave(
        _ people: [Key], as leaving: Leaving, succession: Succession = .none, of household: Key, in commune: Key,
        version: HouseholdVersion, occasion: Occasion, by asking: Asking
    ) async throws -> Followed {
        try await write(leaving.action, occasion, commune, asking) { work in
            let before = try work.current(household, version)
            try work.checkDay(of: household, occasion)
            let going = try people.map { person in
                guard let member = before.members.first(where: { $0.person.key == person }) else {
                    throw RegistryRefusal.memberUnknown
                }
                return member
            }
            guard !going.isEmpty else {
                throw RegistryRefusal.invalid([FieldProblem("members", "Chưa chọn ai. Hãy chọn ít nhất một người.")])
            }
            let staying = before.members.filter { member in !people.contains(member.person.key) }
            // Told by what the household was before: whoever leaves with it was covered by it.
            let followed = try work.happened(leaving.event, household, people: people, place: leaving.place, occasion)
            if !staying.isEmpty, going.contains(where: { $0.relation == MemberRecord.headRelation }) {
                try work.succeed(in: before, staying: staying, succession, occasion)
            }
            for member in going {
                try work.checkEnd(of: "vào hộ", since: member.since, occasion)
                try work.end(member, in: household, occasion)
            }
            var all = followed
            if staying.isEmpty {
                all.add(try work.close(before, as: leaving.ending, place: leaving.place, occasion))
            }
            try work.finish([household])
            return all
        }
    }

    /// Changes how somebody belongs to the household from a day on: registered, temporary, present.
    public func changeKind(
        of person: Key, to kind: Membership, in household: Key, of commune: Key, version: HouseholdVersion,
        occasion: Occasion, by asking: Asking
    ) async throws {
        try await write(.kindChanged, occasion, commune, asking) { work in
            let before = try work.current(household, version)
            guard let order = before.members.firstIndex(where: { $0.person.key == person }) else {
                throw RegistryRefusal.memberUnknown
            }
            let member = before.members[order]
            guard kind != member.kind else {
                throw RegistryRefusal.invalid([
                    FieldProblem("kind", "Người này đang là \(kind.label.lowercased()). Hãy chọn loại cư trú khác.")
                ])
            }
            try work.checkEnd(of: "vào hộ", since: member.since, occasion)
            if let number = member.person.number, kind != .present {
                try work.checkFree(number, as: kind, from: occasion.day, except: person)
            }
            try work.setKind(kind, of: member, order: order, in: household, occasion)
            try work.finish([household])
        }
    }
}
