import Registry
import Rulebook
import Sample
import Testing
import Vocabulary

@Suite struct `a sample ward` {
    @Test func `of the size of Kim Trà holds exactly its households and people`() {
        #expect(wholeWardHouseholds.count == 8540)
        #expect(wholeWardHouseholds.reduce(0) { $0 + $1.members.count } == 36_296)
        #expect(wholeWard.neighbourhoods.count == 24)
    }

    @Test func `takes the people of the ward's own average where none are named`() throws {
        #expect(try ward(households: 8540).people == 36_296)
        #expect(try ward(households: 100).people == 425)
    }

    @Test func `is classified as each household was made`() {
        let odd = wholeWardHouseholds.filter { household in
            let result = classify(household.facts, by: wholeWard.standard, on: endOf2025)
            return result.category != household.meant || result.unknown != 0 || result.incomeIsContrary
        }

        #expect(odd.isEmpty, "\(odd.map(\.code).prefix(5))")
    }

    @Test func `holds about 1,1 % poor and 1,9 % near-poor households, some in every tổ dân phố`() {
        let poor = wholeWardHouseholds.filter { $0.meant == .poor }
        let nearPoor = wholeWardHouseholds.filter { $0.meant == .nearPoor }

        #expect((90...98).contains(poor.count))
        #expect((158...166).contains(nearPoor.count))
        #expect(Set(poor.map(\.neighbourhood)).count == 24)
        #expect(Set(nearPoor.map(\.neighbourhood)).count == 24)
    }

    @Test func `gives points B2 for every lack, and causes to the poor and near-poor alone`() {
        let each = wholeWard.standard.limits.pointsPerLack
        let wrong = wholeWardHouseholds.filter { household in
            let lacks = classify(household.facts, by: wholeWard.standard, on: endOf2025).lacks
            let isWithin = household.meant != .notPoor
            return household.answers[.b2] != .number(Int64(lacks * each)) || (household.causes ?? 0 != 0) != isWithin
        }

        #expect(wrong.isEmpty)
    }

    @Test func `has households that lack each of the twelve indicators`() {
        let lacking = wholeWardHouseholds.reduce(UInt16(0)) {
            $0 | classify($1.facts, by: wholeWard.standard, on: endOf2025).lacking
        }

        #expect(lacking == wholeWard.standard.everyIndicator)
    }

    @Test func `leaves nothing unknown and uses only codes of the lists`() {
        let answers = wholeWardHouseholds.flatMap { household in
            HouseholdFact.allCases.map { (household.answers[$0], $0.shape) }
                + household.members.flatMap { member in MemberFact.allCases.map { (member.facts[$0], $0.shape) } }
        }
        let wrong = answers.filter { answer, shape in
            if case .code(let list) = shape { return rules.list(list)?[answer.code ?? ""] == nil }
            return !answer.isKnown
        }

        #expect(wrong.isEmpty)
    }

    @Test func `names relations and dân tộc by codes of the lists, and one head in each household`() {
        let members = wholeWardHouseholds.flatMap(\.members)

        #expect(members.allSatisfy { rules.list("relations")?[$0.relation] != nil })
        #expect(members.allSatisfy { rules.list("ethnic_groups")?[$0.ethnicity] != nil })
        #expect(Set(members.map(\.ethnicity)) == ["01", "23", "26", "31"])
        #expect(wholeWardHouseholds.allSatisfy { $0.members[0].relation == MemberRecord.headRelation })
        #expect(members.count { $0.relation == MemberRecord.headRelation } == 8540)
    }

    @Test func `is as old as a ward is`() {
        let ages = wholeWardHouseholds.flatMap(\.members).compactMap(\.facts.birth).map { 2025 - $0.year }

        #expect((0.18...0.27).contains(Double(ages.count { $0 < 15 }) / Double(ages.count)))
        #expect((0.07...0.16).contains(Double(ages.count { $0 >= 65 }) / Double(ages.count)))
        #expect(ages.allSatisfy { (0...99).contains($0) })
    }

    @Test func `makes a household alone as it makes it among all`() {
        let (alone, among) = (wholeWard.household(at: 8539), wholeWardHouseholds[8539])

        #expect(alone.members.map(\.name) == among.members.map(\.name))
        #expect(alone.answers[.income] == among.answers[.income])
    }

    @Test func `of another seed is another ward`() throws {
        let names = all(try ward(households: 50, seed: 1)).map(\.members[0].name)

        #expect(names == all(try ward(households: 50, seed: 1)).map(\.members[0].name))
        #expect(names != all(try ward(households: 50, seed: 2)).map(\.members[0].name))
    }

    @Test(arguments: [1, 2, 39, 80, 431, 1000]) func `of any size is made as the rules say`(households: Int) throws {
        let ward = try ward(households: households)

        for household in all(ward) {
            #expect(classify(household.facts, by: ward.standard, on: ward.asOf).category == household.meant)
        }
        #expect(ward.residents.reduce(0) { $0 + $1.people } == ward.people)
    }

    @Test func `of 2027 takes the line of that year, though its points are not known`() throws {
        let ward = try ward(households: 500, asOf: Day(number: 21_000))
        let line = try #require(ward.standard.urban.line.value)

        for household in all(ward) {
            let income = try #require(household.answers[.income].number)
            #expect((income <= line) == (household.meant != .notPoor))
        }
    }

    @Test func `is refused where it cannot be`() {
        #expect(throws: SampleProblem.impossibleSize(households: 0, people: 0)) { _ = try ward(households: 0) }
        #expect(throws: SampleProblem.impossibleSize(households: 2, people: 19)) {
            _ = try ward(households: 2, people: 19)
        }
        #expect(throws: SampleProblem.noStandard(2019)) { _ = try ward(households: 5, asOf: Day(number: 18_000)) }
    }
}
