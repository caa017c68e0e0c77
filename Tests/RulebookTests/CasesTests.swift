import Foundation
import Rulebook
import Testing
import Vocabulary

@Suite struct CasesTests {
    @Test func `every rule file is sound and every case holds`() {
        let problems = RuleLibrary.check(base: Rules.folder)

        #expect(problems.map(\.shown) == [])
    }

    @Test func `cases reach each of the twelve indicators on both sides and where nobody knows`() throws {
        let cases = try RuleLibrary.cases(base: Rules.folder).filter { $0.listYear == 2026 }
        let standard = try #require(Rules.library.standard(listYear: 2026))

        for indicator in standard.indicators {
            let wanted = Set(cases.compactMap { $0.expected.indicators[indicator.code] })
            #expect(wanted == [.yes, .no, .unknown], "\(indicator.code)")
        }
    }
}
