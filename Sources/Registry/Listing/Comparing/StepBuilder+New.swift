import Access
import Rulebook
import Vocabulary

/// A household that the register does not have, and people who are new in one.
extension StepBuilder {
    func enter(_ household: ListedHousehold, _ draft: inout HouseholdDraft) {
        if household.neighbourhood == nil {
            missing(.neighbourhood, household.line, "Hãy ghi tổ dân phố của hộ.", &draft)
        }
        draft.step.after.answers = household.answers
        for fact in comparison.table.householdFacts where householdBlanks.contains(fact) {
            if draft.step.after.answers[fact] == .unknown(.notAsked) { draft.step.after.answers[fact] = .flag(false) }
        }
        let members = household.members.enumerated().map { order, listed in
            arrival(of: listed, order: order, since: nil, &draft)
        }
        draft.step.after.members = members.map(\.after)
        draft.newPeople = members.count
        // A household of unknown people is written as it stands.
        if members.contains(where: \.isKnownPerson) { draft.step.members = members }
    }

    /// Somebody who is new in this household.
    func arrive(_ listed: ListedMember, order: Int, since: Day?, _ draft: inout HouseholdDraft) {
        let step = arrival(of: listed, order: order, since: since, &draft)
        draft.step.members.append(step)
        draft.step.after.members.append(step.after)
    }

    private func arrival(
        of listed: ListedMember, order: Int, since: Day?, _ draft: inout HouseholdDraft
    ) -> MemberStep {
        if listed.relation.isEmpty { missing(.relation, listed.line, "Hãy ghi quan hệ với chủ hộ.", &draft) }
        var person = PersonRecord(
            name: listed.name, birth: listed.birth, sex: listed.sex, ethnicity: listed.ethnicity, number: listed.number)
        var step = MemberStep(
            before: nil,
            after: MemberRecord(person: person, kind: listed.kind ?? .registered, relation: listed.relation),
            order: order)
        step.after.since = since
        step.after.observedOn = settings.day
        if let origin = origin(of: listed, &draft) {
            step.isKnownPerson = true
            let earlier = step.after.person
            person = origin.person
            Self.fill(&person, from: earlier)
            step.after.person = person
            step.after.answers = origin.answers
        }
        if step.after.person.birth == nil { missing(.birth, listed.line, "Hãy ghi ít nhất năm sinh.", &draft) }
        let known = step.after.answers
        fillAnswers(&step, listed, known: known, observedOn: nil, &draft)
        return step
    }

    struct Origin {
        let person: PersonRecord
        let answers: MemberAnswers
    }

    /// Whom the register knows under this number, in no household or in another one.
    func origin(of listed: ListedMember, _ draft: inout HouseholdDraft) -> Origin? {
        guard let number = listed.number else { return nil }
        guard let place = comparison.known.numbers[number] else {
            guard !comparison.known.former.isEmpty else { return nil }
            return comparison.known.former[comparison.vault.hash(of: number)]
                .map { Origin(person: $0, answers: MemberAnswers()) }
        }
        let household = comparison.known.households[place.household]
        let member = household.members[place.member]
        if let from = comparison.taker(of: place.household) {
            draft.arrivals.append(
                HouseholdDraft.Arrival(line: listed.line, register: place.household, member: place.member, from: from))
        } else {
            draft.faults.append(
                ListingFault(
                    line: listed.line, column: comparison.layout.header(of: .number),
                    message:
                        "Người có số \(number.masked) đang là thành viên của hộ \(household.code), mà tệp không có hộ đó. "
                        + "Hãy bớt người này khỏi hộ \(household.code) trước, thêm hộ đó vào tệp, hoặc sửa số."))
        }
        return Origin(person: member.person, answers: member.answers)
    }

    func missing(_ column: TemplateColumn, _ line: Int, _ remedy: String, _ draft: inout HouseholdDraft) {
        let headers = comparison.layout.headers(of: column)
        // What stands there and cannot be read was named already.
        guard !draft.faults.contains(where: { $0.line == line && headers.contains($0.column) }) else { return }
        draft.faults.append(ListingFault(line: line, column: headers[0], message: "Ô này trống. " + remedy))
    }
}
