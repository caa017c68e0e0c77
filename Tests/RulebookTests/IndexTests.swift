import Rulebook
import Testing
import Vocabulary

/// Everything that the rules say can be found, whatever folder it stands in.
@Suite struct IndexTests {
    private let index = Rules.library.index

    @Test func `every file of both layers has an entry, and every document`() {
        let files = Rules.texts.map(\.rule).filter {
            !$0.hasPrefix("cases/") && !["sources", "units"].contains($0)
        }

        #expect(Set(index.entries.map(\.id)) == Set(files).union(Rules.library.documents.keys))
        #expect(index.entries.allSatisfy { !$0.label.isEmpty })
    }

    @Test(arguments: [
        ("can ngheo bhyt", "parameters/insurance_share_near_poor"),
        ("BHYT cận NGHÈO", "parameters/insurance_share_near_poor"),
        ("dien tich binh quan", "standards/2022-2025/indicators/housing_area"),
        ("phuc tra khieu nai", "procedures/1.011607"),
        ("Phụ lục II", "parameters/quick_check_below"),
        ("351/2025", "ND-351-2025"),
        ("gieng khoan", "lists/water_sources"),
    ])
    func `a search finds a rule by its label, source, clause or text, without accents and in any order`(
        _ wanted: String, _ id: String
    ) {
        #expect(index.search(wanted).map(\.entry.id).contains(id))
    }

    @Test func `what stands in the label comes first, other places are quoted`() throws {
        let hits = index.search("luong co so")
        let quoted = try #require(index.search("suy dinh duong").first { $0.entry.kind == .indicator })

        #expect(hits.first?.entry.label.contains("lương cơ sở") == true)
        #expect(quoted.excerpt?.contains("suy dinh dưỡng") == true)
        #expect(index.search("khongcotunaonhuthe").isEmpty)
        #expect(index.search("   ").isEmpty)
    }

    @Test func `a parameter knows the indicators that name it`() {
        let uses = index.uses(of: "parameters/elderly_age").map(\.id)

        #expect(uses.contains("standards/2022-2025/indicators/dependants"))
        #expect(index.uses(of: "lists/toilets").map(\.id).contains("standards/2022-2025/indicators/toilet"))
        #expect(index.resting(on: "ND-351-2025").map(\.id).contains("standards/2027-2030/income_line/urban"))
    }

    @Test func `what holds on a day leaves out what was replaced and what has ended`() throws {
        let line = try #require(index["standards/2022-2025/income_line/urban"])
        let salary = try #require(index["parameters/social_assistance"])
        let day = try #require(Day(iso: "2026-08-01"))

        #expect(line.standing(on: day).map(\.from) == [Day(iso: "2026-01-01")])
        #expect(salary.standing(on: day).map(\.from) == [Day(iso: "2026-07-01")])
    }

    @Test func `the numbers of a condition are asked for and put back where they stood`() throws {
        let yaml = try #require(index["standards/2022-2025/indicators/school_attendance"]?.values.last?.condition)
        let condition = try #require(ConditionNumbers(yaml: yaml, lists: Rules.library.lists))

        let filled = try #require(condition.filled(["4", "15", "7", "13"]))

        #expect(condition.numbers.map(\.value) == ["3", "16", "6", "12"])
        #expect(condition.numbers.first?.label == "tuổi từ")
        #expect(condition.numbers.last?.label == "tuổi từ (đang học: Tiểu học)")
        #expect(ConditionNumbers(yaml: filled)?.numbers.map(\.value) == ["4", "15", "7", "13"])
        #expect(condition.filled(["4"]) == nil)
    }

    @Test func `rules that were kept are read again from their bytes`() throws {
        let own = RuleText(
            path: "parameters/base_salary.yaml",
            text: "values:\n  - {from: 2027-07-01, value: 2_700_000, source: ND-161-2026}")
        let kept = try RuleLibrary.load(base: Rules.texts, local: [own])

        let read = try RuleLibrary.load(archive: kept.archive)

        #expect(read.version == kept.version)
        #expect(
            read.parameter("base_salary", on: try #require(Day(iso: "2027-08-01")))?.value == .number(2_700_000))
        #expect(throws: RuleProblems.self) { try RuleLibrary.load(archive: Array(kept.archive.dropLast(10))) }
    }

    @Test func `two texts of one file are read as one, the later value of a day wins`() throws {
        let texts = [
            "values:\n  - {from: 2027-07-01, value: 1, source: ND-161-2026}\n  - {from: 2028-01-01, value: 2, source: ND-161-2026}",
            "values:\n  - {from: 2028-01-01, value: 3, source: ND-161-2026}",
        ].map { RuleText(path: "parameters/base_salary.yaml", text: $0) }

        let rules = try RuleLibrary.load(base: Rules.texts, local: texts)

        #expect(rules.parameter("base_salary", on: try #require(Day(iso: "2027-08-01")))?.value == .number(1))
        #expect(rules.parameter("base_salary", on: try #require(Day(iso: "2028-08-01")))?.value == .number(3))
    }
}
