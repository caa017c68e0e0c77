import Access
import Rulebook
import Vocabulary

/// A household of the register: field by field.
extension StepBuilder {
    func compare(
        _ household: ListedHousehold, with before: HouseholdRecord, _ draft: inout HouseholdDraft
    ) {
        comparePlace(household, before, &draft)
        compareAnswers(household, before, &draft)
        tellOtherClass(household, before, &draft)
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

    func comparePlace(_ household: ListedHousehold, _ before: HouseholdRecord, _ draft: inout HouseholdDraft) {
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

    func compareAnswers(_ household: ListedHousehold, _ before: HouseholdRecord, _ draft: inout HouseholdDraft) {
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

    func compare(
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
    static func fill(_ person: inout PersonRecord, from listed: PersonRecord) {
        if !listed.name.isEmpty { person.name = listed.name }
        if let birth = listed.birth, !(person.birth.map { isWithin($0, birth) } ?? false) { person.birth = birth }
        if let sex = listed.sex { person.sex = sex }
        if let ethnicity = listed.ethnicity { person.ethnicity = ethnicity }
        if let number = listed.number { person.number = number }
    }

    static func isWithin(_ exact: Birth, _ rough: Birth) -> Bool {
        rough.range.lowerBound <= exact.range.lowerBound && exact.range.upperBound <= rough.range.upperBound
    }

    func fillAnswers(
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
    static func said(_ answer: Answer, _ known: Answer, blankIsNo: Bool) -> Answer? {
        guard answer == .unknown(.notAsked) else { return answer }
        return blankIsNo && !known.isKnown ? .flag(false) : nil
    }

    func isOlder(_ observedOn: Day?) -> Bool { observedOn.map { $0 > settings.day } ?? false }
}
