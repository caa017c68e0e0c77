import Rulebook
import Testing
import Vocabulary

@Suite struct ClassifyTests {
    private let day = Day(iso: "2026-11-15") ?? Day(number: 0)

    private func standard(_ year: Int) throws -> Standard { try #require(Rules.library.standard(listYear: year)) }

    @Test func `where points decide, an income on the other side of the line is noted and changes nothing`() throws {
        var facts = HouseholdFacts(zone: .urban)
        facts[.b1] = .number(175)
        facts[.b2] = .number(30)
        facts[.income] = .number(2_000_001)

        let result = classify(facts, by: try standard(2026), on: day)
        let notes = result.explanation(of: facts).filter { $0.subject == .note }

        #expect(result.category == .poor)
        #expect(result.basis == .points)
        #expect(result.incomeIsContrary)
        #expect(notes.count == 1)
        #expect(notes.first?.text.contains("2.000.001 đồng") == true)
    }

    @Test func `points B2 stand for the indicators only while not one of them is known`() throws {
        var facts = HouseholdFacts(zone: .urban)
        facts[.b1] = .number(100)
        facts[.b2] = .number(30)
        let byPoints = classify(facts, by: try standard(2026), on: day)

        facts[.usesInternet] = .flag(true)
        let byFacts = classify(facts, by: try standard(2026), on: day)

        #expect(byPoints.category == .poor)
        #expect(byPoints.lacks == 3)
        #expect(byPoints.unknowns == 0)
        #expect(byPoints.unknown == 0xFFF)
        #expect(byFacts.category == .undetermined)
        #expect(byFacts.lacks == 0)
        #expect(byFacts.unknowns == 11)
    }

    @Test func `a fact decides over a stated flag, and the difference is said`() throws {
        var facts = HouseholdFacts(zone: .urban, stated: Array(repeating: .yes, count: 12))
        facts[.usesInternet] = .flag(true)

        let result = classify(facts, by: try standard(2026), on: day)
        let sentence = result.explanation(of: facts).first { $0.subject == .indicator(11) }

        #expect(result.lacking == 0xFFF & ~(1 << 10))
        #expect(sentence?.text.contains("khác với dữ kiện → không thiếu hụt") == true)
    }

    @Test func `the same household is classified by two standards side by side`() throws {
        var facts = HouseholdFacts(zone: .urban, members: [MemberFacts(birth: .year(1980))])
        facts[.income] = .number(2_500_000)

        #expect(classify(facts, by: try standard(2026), on: day).category == .average)
        #expect(classify(facts, by: try standard(2027), on: day).category == .undetermined)
    }

    @Test func `answers come back as they were given`() {
        var member = MemberFacts()
        member[.school] = .code("lower_secondary")
        member[.disabled] = .unknown(.refused)
        var household = HouseholdFacts(zone: .rural)
        household[.livingArea] = .number(-1)

        #expect(member[.school] == .code("lower_secondary"))
        #expect(member[.disabled] == .unknown(.refused))
        #expect(member[.merit] == .unknown(.notAsked))
        #expect(household[.livingArea] == .number(-1))
        #expect(household[.toilet] == .unknown(.notAsked))
    }

    @Test func `every answer of every fact is kept in a place of its own`() {
        var member = MemberFacts()
        var household = HouseholdFacts(zone: .rural)
        for (index, fact) in MemberFact.allCases.enumerated() { member[fact] = .number(Int64(index)) }
        for (index, fact) in HouseholdFact.allCases.enumerated() { household[fact] = .number(Int64(index)) }

        #expect(MemberFact.allCases.map { member[$0].number } == MemberFact.allCases.indices.map(Int64.init))
        #expect(HouseholdFact.allCases.map { household[$0].number } == HouseholdFact.allCases.indices.map(Int64.init))
    }
}
