import Registry
import Results
import Rulebook
import Vocabulary

/// Answers of any kind, known and unknown: the same dice, the same answers.
extension Dice {
    mutating func householdAnswers() -> HouseholdAnswers {
        var answers = HouseholdAnswers()
        for fact in HouseholdFact.allCases where below(10) < 9 { answers[fact] = answer(fact.shape) }
        if below(5) > 0 { answers.causes = Int64(below(256)) }
        return answers
    }

    mutating func memberAnswers() -> MemberAnswers {
        var answers = MemberAnswers()
        for fact in MemberFact.allCases where below(10) < 9 { answers[fact] = answer(fact.shape) }
        // Few have merit: else there is no household without.
        if below(4) > 0, answers[.merit].isKnown { answers[.merit] = .flag(false) }
        return answers
    }

    /// Any age, known to the day, to the year, or not at all; any ethnic group of the tables.
    mutating func member(_ name: String, relation: String, on day: Day) -> MemberForm {
        let age = relation == MemberRecord.headRelation ? 25 + below(60) : below(70)
        let born = Day.iso("\(day.year - age - 1)-0\(1 + below(9))-1\(below(9))")
        let births: [Birth?] = [.day(born), .day(born), .day(born), .day(born), .year(born.year), nil]
        let groups: [String?] = ["01", "01", "01", "31", "26", "23", "04", "55", nil]
        let sexes: [Sex?] = [.male, .female, .female, nil]
        return MemberForm(
            name: name, birth: births[below(births.count)], sex: sexes[below(sexes.count)],
            ethnicity: groups[below(groups.count)], relation: relation, answers: memberAnswers())
    }

    private mutating func answer(_ shape: FactShape) -> Answer {
        if below(12) == 0 { return .unknown(.notKnown) }
        switch shape {
        case .flag: return .flag(below(2) == 0)
        case .code(let list):
            let items = Ward.rules.list(list)?.items ?? []
            return items.isEmpty ? .unknown(.notAsked) : .code(items[below(items.count)].code)
        case .number: return .number(Int64(below(9) * 700))
        }
    }
}

extension Ward {
    /// A household of whom much is known.
    func enterKnown(_ head: String, members: Int, in place: Int, _ dice: inout Dice, on day: String = "2022-05-10")
        async throws -> Entered
    {
        let form = dice.member(head, relation: MemberRecord.headRelation, on: .iso(day))
        let entered = try await editing.enter(
            in: commune, neighbourhood: places[place], address: "", head: form, occasion: .on(day, "theo phiếu"),
            by: officer(day))
        let household = Entered(key: entered.key, code: entered.code)
        for number in 1..<max(members, 1) {
            try await editing.addMember(
                dice.member("\(head) Con \(number)", relation: "child", on: .iso(day)), to: household.key, in: commune,
                version: try await version(household), occasion: .on(day, "theo phiếu"), by: officer(day))
        }
        try await observeAgain(household, &dice, on: day)
        return household
    }

    func observeAgain(_ household: Entered, _ dice: inout Dice, on day: String) async throws {
        try await editing.observe(
            household.key, in: commune, address: nil, answers: dice.householdAnswers(),
            version: try await version(household), occasion: .on(day, "phiếu rà soát"), by: officer(day))
    }

    /// Other answers of the newest member.
    func answerAgain(_ household: Entered, _ dice: inout Dice, on day: String) async throws {
        guard let member = try await file(household).record.members.last else { return }
        let person = member.person
        let form = MemberForm(
            name: person.name, birth: person.birth, sex: person.sex, ethnicity: person.ethnicity,
            relation: member.relation, answers: dice.memberAnswers())
        try await editing.correctMember(
            person.key, form, of: household.key, in: commune, version: try await version(household),
            occasion: .on(day, "phiếu rà soát"), by: officer(day))
    }
}
