import Foundation
import Rulebook
import Testing

/// What `vuon rules check` says of a mistake: file, line, what, and how to mend it.
@Suite struct RulesCheckTests {
    private func problems(_ path: String, _ text: String) -> [RuleProblem] {
        RuleLibrary.check(base: Rules.texts.filter { $0.path != path } + [RuleText(path: path, text: text)])
    }

    @Test func `a key that does not exist is named with its line and the keys that do`() {
        let problems = problems(
            "parameters/months_of_grace.yaml",
            "label: Thời gian\nunit: months\nvalues:\n  - from: 2022-01-01\n    valeu: 36\n    source: QD-28-2015\n")

        let problem = problems.first { $0.message.contains("«valeu»") }
        #expect(problem?.file == "parameters/months_of_grace.yaml")
        #expect(problem?.line == 5)
        #expect(problem?.remedy.contains("value") == true)
    }

    @Test func `a value without a source is refused`() {
        let problems = problems(
            "parameters/months_of_grace.yaml",
            "label: Thời gian\nunit: months\nvalues:\n  - from: 2022-01-01\n    value: 36\n")

        #expect(problems.map(\.line) == [4])
        #expect(problems.first?.message == "Giá trị không ghi nguồn.")
    }

    @Test func `a source that no document has is refused`() {
        let problems = problems(
            "parameters/months_of_grace.yaml",
            "label: Thời gian\nunit: months\nvalues:\n  - {from: 2022-01-01, value: 36, source: ND-0}\n")

        #expect(problems.first?.message.contains("«ND-0»") == true)
    }

    @Test func `dates that overlap are refused`() {
        let problems = problems(
            "parameters/months_of_grace.yaml",
            """
            label: Thời gian
            unit: months
            values:
              - {from: 2022-01-01, to: 2026-12-31, value: 36, source: QD-28-2015}
              - {from: 2026-12-31, value: 24, source: QD-28-2015}
            """)

        #expect(problems.map(\.line) == [5])
        #expect(problems.first?.message.contains("31/12/2026") == true)
    }

    @Test func `a value left open without a reason is refused`() {
        let problems = problems(
            "parameters/months_of_grace.yaml",
            "label: Thời gian\nunit: months\nvalues:\n  - {from: 2022-01-01, value: null, source: QD-28-2015}\n")

        #expect(problems.first?.message == "Giá trị để trống mà không nói vì sao.")
    }

    @Test func `a fact that is not asked is named with the facts that are`() {
        let problems = problems(
            "standards/2022-2025/indicators/telecom.yaml",
            """
            label: Sử dụng dịch vụ viễn thông
            dimension: information
            order: 11
            values:
              - from: 2022-01-01
                lacking: {fact: uses_telephone, is: false}
                text: không ai dùng điện thoại
                source: ND-07-2021
            """)

        let problem = problems.first { $0.message.contains("«uses_telephone»") }
        #expect(problem?.line == 6)
        #expect(problem?.remedy.contains("uses_internet") == true)
    }

    @Test func `a code that its list does not have is refused`() {
        let problems = problems(
            "standards/2022-2025/indicators/toilet.yaml",
            """
            label: Nhà tiêu hợp vệ sinh
            dimension: water
            order: 10
            values:
              - from: 2022-01-01
                lacking: {fact: toilet, one_of: [other, nowhere]}
                text: không có nhà tiêu hợp vệ sinh
                source: ND-07-2021
            """)

        #expect(problems.contains { $0.message.contains("«nowhere»") && $0.line == 6 })
    }

    @Test func `a case that fails is named with its line, and with what came out`() {
        let problems = problems(
            "cases/2022-2025/income.yaml",
            """
            - name: Ca sai
              list_year: 2026
              day: 2026-11-15
              like: decent
              household: {income: 2_000_000}
              expect: {class: poor}
            """)

        #expect(problems.map(\.line) == [1])
        #expect(problems.first?.message.contains("mong đợi Hộ nghèo, được Hộ cận nghèo") == true)
    }

    @Test func `a changed limit is caught by the cases at its boundary`() {
        let path = "standards/2022-2025/indicators/housing_area.yaml"
        let text = Rules.texts.first { $0.path == path }?.text.replacing("below: 8", with: "at_most: 8") ?? ""

        let found = problems(path, text)

        #expect(found.contains { $0.message.contains("đúng 8 m²") })
    }

    @Test func `broken YAML is a problem of its file, not a crash`() {
        let problems = problems("parameters/months_of_grace.yaml", "label: Thời gian: sai\nunit: [")

        #expect(problems.contains { $0.file == "parameters/months_of_grace.yaml" && $0.message.contains("YAML") })
    }

    @Test func `rules with a problem are not loaded`() {
        #expect(throws: RuleProblems.self) {
            try RuleLibrary.load(base: Rules.texts + [RuleText(path: "parameters/x.yaml", text: "label: X")])
        }
    }

    @Test func `a folder without rules is named`() {
        let problems = RuleLibrary.check(base: Rules.root.appending(path: "Tests/proof"))

        #expect(problems.map(\.message) == ["Không thấy tệp quy định nào."])
    }
}
