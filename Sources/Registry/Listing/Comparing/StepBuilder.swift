import Access
import Rulebook
import Vocabulary

/// Builds what one household of the file would write.
struct StepBuilder {
    private let comparison: Comparison
    private let settings: ListingSettings
    private let householdBlanks: Set<HouseholdFact>
    private let memberBlanks: Set<MemberFact>

    init(_ comparison: Comparison) {
        self.comparison = comparison
        settings = comparison.settings
        let blanks = comparison.settings.blankIsNo
        householdBlanks = Set(HouseholdFact.allCases.filter { $0.shape == .flag && blanks.contains($0.rawValue) })
        memberBlanks = Set(MemberFact.allCases.filter { $0.shape == .flag && blanks.contains($0.rawValue) })
    }

    func draft(_ index: Int) -> HouseholdDraft {
        let household = comparison.table.households[index]
        let before = comparison.match(index).map { comparison.known.households[$0] }
        var draft = HouseholdDraft(
            index: index, step: HouseholdStep(before: before, after: before ?? fresh(household)),
            faults: comparison.faults(of: index), warnings: household.warnings)
        if let before {
            compare(household, with: before, &draft)
        } else {
            enter(household, &draft)
        }
        return draft
    }

    private func fresh(_ household: ListedHousehold) -> HouseholdRecord {
        HouseholdRecord(
            code: household.code, neighbourhood: comparison.place(household) ?? Key(high: 0, low: 0),
            address: household.address, observedOn: settings.day)
    }
}

// MARK: - A new household

extension StepBuilder {
    private func enter(_ household: ListedHousehold, _ draft: inout HouseholdDraft) {
        if household.neighbourhood == nil {
            missing(.neighbourhood, household.line, "Hãy ghi tổ dân phố của hộ.", &draft)
        }
        draft.step.after.answers = household.answers
        for fact in comparison.table.householdFacts where householdBlanks.contains(fact) {
            if draft.step.after.answers[fact] == .unknown(.notAsked) { draft.step.after.answers[fact] = .flag(false) }
        }
        draft.step.after.members.reserveCapacity(household.members.count)
        for (order, listed) in household.members.enumerated() {
            arrive(listed, order: order, since: nil, &draft)
        }
        draft.newPeople = household.members.count
        // A household of unknown people is written as it stands.
        if !draft.step.members.contains(where: \.isKnownPerson) { draft.step.members = [] }
    }

    /// Somebody who is new in this household.
    private func arrive(_ listed: ListedMember, order: Int, since: Day?, _ draft: inout HouseholdDraft) {
        if listed.relation.isEmpty { missing(.relation, listed.line, "Hãy ghi quan hệ với chủ hộ.", &draft) }
        var person = PersonRecord(
            name: listed.name, birth: listed.birth, sex: listed.sex, ethnicity: listed.ethnicity, number: listed.number)
        var step = MemberStep(
            before: nil, after: MemberRecord(person: person, kind: listed.kind ?? .registered, relation: listed.relation),
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
        draft.step.members.append(step)
        draft.step.after.members.append(step.after)
    }

    private struct Origin {
        let person: PersonRecord
        let answers: MemberAnswers
    }

    /// Whom the register knows under this number, in no household or in another one.
    private func origin(of listed: ListedMember, _ draft: inout HouseholdDraft) -> Origin? {
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
                    line: listed.line, column: comparison.header.header(of: .number),
                    message: "Người có số \(number.masked) đang là thành viên của hộ \(household.code), mà tệp không có hộ đó. "
                        + "Hãy bớt người này khỏi hộ \(household.code) trước, thêm hộ đó vào tệp, hoặc sửa số."))
        }
        return Origin(person: member.person, answers: member.answers)
    }

    private func missing(_ column: TemplateColumn, _ line: Int, _ remedy: String, _ draft: inout HouseholdDraft) {
        let header = comparison.header.header(of: column)
        // What stands there and cannot be read was named already.
        guard !draft.faults.contains(where: { $0.line == line && $0.column == header }) else { return }
        draft.faults.append(ListingFault(line: line, column: header, message: "Ô này trống. " + remedy))
    }
}

// MARK: - A household of the register

extension StepBuilder {
    private func compare(
        _ household: ListedHousehold, with before: HouseholdRecord, _ draft: inout HouseholdDraft
    ) {
        comparePlace(household, before, &draft)
        compareAnswers(household, before, &draft)
        let pairs = MemberPairs(household.members, before.members) { number in
            comparison.stands(number, outside: draft.index)
        }
        var added = 0
        for (order, listed) in household.members.enumerated() {
            if let place = pairs.known[order] {
                compare(listed, with: before.members[place], order: place, &draft)
            } else {
                let steps = draft.step.members.count
                arrive(listed, order: before.members.count + added, since: settings.day, &draft)
                added += 1
                tellArrival(draft.step.members[steps].after, &draft)
            }
        }
        draft.newPeople = added
        tellAbsent(pairs, before, household, &draft)
        checkHeads(pairs, before, household, &draft)
    }

    private func comparePlace(_ household: ListedHousehold, _ before: HouseholdRecord, _ draft: inout HouseholdDraft) {
        if let place = comparison.place(household), place != before.neighbourhood {
            draft.step.after.neighbourhood = place
            change(
                nil, .neighbourhood, comparison.placeName(before.neighbourhood), comparison.placeName(place), &draft)
        }
        if !household.address.isEmpty, household.address != before.address {
            draft.step.after.address = household.address
            change(nil, .address, before.address, household.address, &draft)
        }
    }

    private func compareAnswers(_ household: ListedHousehold, _ before: HouseholdRecord, _ draft: inout HouseholdDraft) {
        let words = comparison.words
        for fact in comparison.table.householdFacts {
            let known = before.answers[fact]
            let said = Self.said(household.answers[fact], known, blankIsNo: householdBlanks.contains(fact))
            guard let said, said != known else { continue }
            if isOlder(before.observedOn), known != .unknown(.notAsked) {
                warnOlder(household.line, .household(fact), &draft)
                continue
            }
            draft.step.after.answers[fact] = said
            draft.step.facts.append(fact)
            change(nil, .household(fact), words.answer(known, fact.shape), words.answer(said, fact.shape), &draft)
        }
        guard let causes = household.answers.causes, causes != before.answers.causes else { return }
        if isOlder(before.observedOn), before.answers.causes != nil {
            return warnOlder(household.line, .causes, &draft)
        }
        draft.step.after.answers.causes = causes
        draft.step.causesChanged = true
        change(nil, .causes, words.causes(before.answers.causes), words.causes(causes), &draft)
    }

    private func compare(
        _ listed: ListedMember, with before: MemberRecord, order: Int, _ draft: inout HouseholdDraft
    ) {
        var step = MemberStep(before: before, after: before, order: order)
        let listedPerson = PersonRecord(
            name: listed.name, birth: listed.birth, sex: listed.sex, ethnicity: listed.ethnicity, number: listed.number)
        Self.fill(&step.after.person, from: listedPerson)
        if !listed.relation.isEmpty { step.after.relation = listed.relation }
        if let kind = listed.kind { step.after.kind = kind }
        tellPerson(before, step.after, listed.line, &draft)
        fillAnswers(&step, listed, known: before.answers, observedOn: before.observedOn, &draft)
        if step.changesAnything {
            draft.step.members.append(step)
            draft.changedPeople += 1
        } else {
            draft.unchangedPeople += 1
        }
        draft.step.after.members[order] = step.after
    }

    /// The known person with what a row says; a blank says nothing, a year says nothing against a day in it.
    private static func fill(_ person: inout PersonRecord, from listed: PersonRecord) {
        if !listed.name.isEmpty { person.name = listed.name }
        if let birth = listed.birth, !(person.birth.map { isWithin($0, birth) } ?? false) { person.birth = birth }
        if let sex = listed.sex { person.sex = sex }
        if let ethnicity = listed.ethnicity { person.ethnicity = ethnicity }
        if let number = listed.number { person.number = number }
    }

    private static func isWithin(_ exact: Birth, _ rough: Birth) -> Bool {
        rough.range.lowerBound <= exact.range.lowerBound && exact.range.upperBound <= rough.range.upperBound
    }

    private func fillAnswers(
        _ step: inout MemberStep, _ listed: ListedMember, known: MemberAnswers, observedOn: Day?,
        _ draft: inout HouseholdDraft
    ) {
        for fact in comparison.table.memberFacts {
            let earlier = known[fact]
            let said = Self.said(listed.answers[fact], earlier, blankIsNo: memberBlanks.contains(fact))
            guard let said, said != earlier else { continue }
            if isOlder(observedOn), earlier != .unknown(.notAsked) {
                warnOlder(listed.line, .member(fact), &draft)
                continue
            }
            step.after.answers[fact] = said
            step.facts.append(fact)
            guard step.before != nil else { continue }
            change(
                step.after.person.name, .member(fact), comparison.words.answer(earlier, fact.shape),
                comparison.words.answer(said, fact.shape), &draft)
        }
    }

    /// What a cell says of a fact; nil where it says nothing. A blank never changes what is known.
    private static func said(_ answer: Answer, _ known: Answer, blankIsNo: Bool) -> Answer? {
        guard answer == .unknown(.notAsked) else { return answer }
        return blankIsNo && !known.isKnown ? .flag(false) : nil
    }

    private func isOlder(_ observedOn: Day?) -> Bool { observedOn.map { $0 > settings.day } ?? false }
}

// MARK: - Telling

extension StepBuilder {
    private func tellPerson(_ before: MemberRecord, _ after: MemberRecord, _ line: Int, _ draft: inout HouseholdDraft) {
        let (old, new) = (before.person, after.person)
        let name = old.name
        let words = comparison.words
        if old.name != new.name { change(name, .name, old.name, new.name, &draft) }
        if old.birth != new.birth { change(name, .birth, old.birth?.shown ?? "", new.birth?.shown ?? "", &draft) }
        if old.sex != new.sex { change(name, .sex, old.sex?.label ?? "", new.sex?.label ?? "", &draft) }
        if old.ethnicity != new.ethnicity {
            let labels = [old.ethnicity, new.ethnicity].map { $0.map { words.label($0, "ethnic_groups") } ?? "" }
            change(name, .ethnicity, labels[0], labels[1], &draft)
        }
        if old.number != new.number {
            change(name, .number, old.number?.masked ?? "", new.number?.masked ?? "", &draft)
            if old.number != nil { warn(line, .number, "Số định danh khác với số trong sổ. Hãy đối chiếu với thẻ căn cước.", &draft) }
        }
        if before.relation != after.relation {
            change(
                name, .relation, words.label(before.relation, "relations"), words.label(after.relation, "relations"), &draft)
        }
        if before.kind != after.kind { change(name, .residence, before.kind.label, after.kind.label, &draft) }
    }

    private func tellArrival(_ member: MemberRecord, _ draft: inout HouseholdDraft) {
        draft.changes.append(
            ListedChange(member: member.person.name, field: "Thành viên", before: "", after: "thêm vào hộ"))
    }

    private func tellAbsent(
        _ pairs: MemberPairs, _ before: HouseholdRecord, _ household: ListedHousehold, _ draft: inout HouseholdDraft
    ) {
        for (place, member) in before.members.enumerated() where !pairs.found.contains(place) {
            draft.absentPeople += 1
            // Whoever stands in another household of the file is told there.
            if let number = member.person.number, comparison.stands(number, outside: draft.index) { continue }
            warn(
                household.line, .name,
                "Thành viên \(member.person.name) có trong sổ nhưng không có trong tệp. Người này không bị bớt khỏi hộ; "
                    + "nếu đã mất hoặc chuyển đi, hãy bớt trên trang hộ.", &draft)
        }
    }

    private func checkHeads(
        _ pairs: MemberPairs, _ before: HouseholdRecord, _ household: ListedHousehold, _ draft: inout HouseholdDraft
    ) {
        guard let head = household.head else { return }
        for (place, member) in before.members.enumerated()
        where !pairs.found.contains(place) && member.relation == MemberRecord.headRelation {
            if let number = member.person.number, comparison.stands(number, outside: draft.index) { continue }
            draft.faults.append(
                ListingFault(
                    line: head.line, column: comparison.header.header(of: .relation),
                    message: "Trong sổ, chủ hộ là \(member.person.name), không có trong tệp. "
                        + "Hãy đổi chủ hộ trên trang hộ trước, hoặc thêm người đó vào tệp với quan hệ đúng."))
        }
        if household.members.contains(where: { $0.relation.isEmpty }) {
            let heads = draft.step.after.members.filter { $0.relation == MemberRecord.headRelation }.count
            if heads > 1 { missing(.relation, household.line, "Hãy ghi quan hệ với chủ hộ mới.", &draft) }
        }
    }

    private func change(
        _ member: String?, _ column: TemplateColumn, _ before: String, _ after: String, _ draft: inout HouseholdDraft
    ) {
        draft.changes.append(ListedChange(member: member, field: column.header, before: before, after: after))
    }

    private func warn(_ line: Int, _ column: TemplateColumn, _ message: String, _ draft: inout HouseholdDraft) {
        draft.warnings.append(
            ListingFault(line: line, column: comparison.header.header(of: column), message: message))
    }

    private func warnOlder(_ line: Int, _ column: TemplateColumn, _ draft: inout HouseholdDraft) {
        warn(
            line, column,
            "Sổ có số liệu mới hơn ngày \(settings.day.shown) nên giữ nguyên. Nếu tệp mới đúng, hãy sửa ngày của số liệu.",
            &draft)
    }
}
