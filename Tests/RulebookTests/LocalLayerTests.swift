import Rulebook
import Testing
import Vocabulary

/// What an installation enters stands over what ships.
@Suite struct LocalLayerTests {
    private let area = RuleText(
        path: "standards/2027-2030/indicators/housing_area.yaml",
        text: """
            values:
              - from: 2027-01-01
                lacking: {per_member: living_area, below: 10}
                text: diện tích nhà ở bình quân đầu người nhỏ hơn 10 m²
                source: ND-351-2025
                clause: Phụ lục
                basis: gazette
                verified: {on: 2027-02-01, by: Nguyễn Văn Thử, against: Công báo số thử}
            """)

    @Test func `a threshold entered here decides where the shipped one is null`() throws {
        let rules = try RuleLibrary.load(base: Rules.texts, local: [area])
        let standard = try #require(rules.standard(listYear: 2027))
        var facts = HouseholdFacts(zone: .urban, members: [MemberFacts()])
        facts[.livingArea] = .number(999)

        let finding = classify(facts, by: standard, on: Day(number: 20_000)).findings[7]

        #expect(finding.lacking == .yes)
        #expect(finding.indicator.threshold.isVerified)
        #expect(finding.indicator.threshold.provenance.isLocal)
        #expect(finding.indicator.label == "Diện tích nhà ở bình quân đầu người")
    }

    @Test func `the version changes with either layer and not with the cases`() throws {
        let own = try RuleLibrary.load(base: Rules.texts, local: [area])
        let withoutCases = try RuleLibrary.load(base: Rules.texts.filter { !$0.path.hasPrefix("cases/") })

        #expect(own.version != Rules.library.version)
        #expect(withoutCases.version == Rules.library.version)
        #expect(own.standard(listYear: 2027)?.rulebookVersion == own.version)
        #expect(own.version.count == 64)
    }

    @Test func `a value entered from a day on leaves the days before to what ships`() throws {
        let salary = RuleText(
            path: "parameters/base_salary.yaml",
            text: "values:\n  - {from: 2027-07-01, value: 2_700_000, source: ND-161-2026}")
        let rules = try RuleLibrary.load(base: Rules.texts, local: [salary])
        let before = try #require(Day(iso: "2027-06-30"))
        let after = try #require(Day(iso: "2027-07-01"))

        #expect(rules.parameter("base_salary", on: before)?.value == .number(2_530_000))
        #expect(rules.parameter("base_salary", on: after)?.value == .number(2_700_000))
    }

    @Test func `the term of an errand is open until it is entered, from its first day on`() throws {
        let term = RuleText(
            path: "parameters/days_insurance_add.yaml",
            text: "values:\n  - {from: 2027-01-01, value: 10, source: ND-161-2026}")
        let rules = try RuleLibrary.load(base: Rules.texts, local: [term])
        let errand = try #require(rules.errands.first { $0.code == "insurance_add" })
        let (before, after) = (try #require(Day(iso: "2026-12-31")), try #require(Day(iso: "2027-01-01")))

        #expect(Rules.library.errands.allSatisfy { Rules.library.days(of: $0, on: after) == nil })
        #expect(rules.days(of: errand, on: before) == nil)
        #expect(rules.days(of: errand, on: after) == 10)
    }

    @Test func `an errand that names a parameter which is not there is told`() {
        let errands = RuleText(
            path: "errands/own.yaml",
            text: """
                label: Việc của đơn vị
                items:
                  - {code: own, title: Việc thử, after: [birth], days: days_nowhere, source: VUON}
                """)

        #expect(throws: RuleProblems.self) { try RuleLibrary.load(base: Rules.texts, local: [errands]) }
    }

    @Test func `an item of a list is replaced by its code and a new one is added`() throws {
        let list = RuleText(
            path: "lists/water_sources.yaml",
            text: """
                label: Nguồn nước sinh hoạt
                source: VUON
                marks: {clean: nguồn nước hợp vệ sinh}
                items:
                  - {code: rain, label: "Nước mưa chưa lọc"}
                  - {code: filtered, label: "Nước lọc tại nhà", marks: [clean]}
                """)
        let rules = try RuleLibrary.load(base: Rules.texts, local: [list])
        let sources = try #require(rules.list("water_sources"))

        #expect(sources["rain"]?.marks == [])
        #expect(sources.codes(marked: "clean").contains("filtered"))
        #expect(sources["piped"]?.label == "Nước máy")
    }

    @Test func `the installation's own documents may be named as sources`() throws {
        let documents = RuleText(
            path: "sources.yaml",
            text: "- {id: QD-THU, number: QĐ 1/QĐ-UBND, title: Quyết định thử, basis: gazette}")
        let own = RuleText(
            path: "parameters/own.yaml",
            text: "label: Mức thử\nunit: VND/month\nvalues:\n  - {from: 2026-01-01, value: 5, source: QD-THU}")

        let rules = try RuleLibrary.load(base: Rules.texts, local: [documents, own])

        #expect(rules.parameter("own", on: Day(number: 21_000))?.provenance.citation == "QĐ 1/QĐ-UBND")
    }
}
