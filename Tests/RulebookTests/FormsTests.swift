import Rulebook
import Testing
import Vocabulary

/// The forms of the tables, and the groups that they tell apart.
@Suite struct FormsTests {
    @Test func `there are thirteen forms, each with a source`() {
        #expect(Rules.library.forms.map(\.number) == Array(1...13))
        #expect(Rules.library.forms.allSatisfy { $0.provenance.document != nil })
    }

    @Test func `table 8 is not held to the printed formula that is wrong`() throws {
        #expect(try #require(Rules.library.form(8)).identities.isEmpty)
    }

    @Test(arguments: [
        ("number: 20\ntitle: Thử\nsource: TT-07-2021\ncolumns:\n  - {label: Hộ, count: {class: rich}}", "«rich»"),
        ("number: 20\ntitle: Thử\nsource: TT-07-2021\ncolumns:\n  - {label: Hộ}", "đúng một trong các khóa"),
        (
            "number: 20\ntitle: Thử\nsource: TT-07-2021\ncolumns: []\nidentities: [\"9=1-hai\"]",
            "không phải là số cột"
        ),
        ("number: 20\nsource: TT-07-2021\ncolumns: []", "thiếu number, title"),
    ])
    func `a fault of a form is named with its place`(_ text: String, _ words: String) {
        let file = RuleText(path: "forms/bieu-20.yaml", text: text)

        let problems = RuleLibrary.check(base: Rules.texts, local: [file])

        #expect(problems.contains { $0.file.hasPrefix("forms/bieu-20.yaml") && $0.message.contains(words) })
    }

    @Test func `a household is unable to work only where that is certain of all its members`() {
        var elder = MemberFacts(birth: .year(1940))
        elder[.workStatus] = .code("not_seeking")
        var ill = MemberFacts(birth: .year(1980))
        ill[.workStatus] = .code("unable")
        let unasked = MemberFacts(birth: .year(1980))
        let groups = Rules.library.groups(year: 2026)
        let day = Day(year: 2026, month: 3, day: 31) ?? Day(number: 0)

        func unable(_ members: [MemberFacts]) -> Truth {
            groups.truth("unable_to_work", of: HouseholdFacts(zone: .urban, members: members), on: day)
        }
        #expect(unable([elder, ill]) == .yes)
        #expect(unable([elder, unasked]) == .unknown)
        ill[.workStatus] = .code("employed")
        #expect(unable([elder, ill]) == .no)
    }
}
