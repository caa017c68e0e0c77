import Rulebook
import Testing

@Suite struct ListsTests {
    @Test func `there are fifty-four ethnic groups, Ngái among them, and two codes beside them`() throws {
        let groups = try #require(Rules.library.list("ethnic_groups"))
        let own = groups.items.filter { !$0.marks.contains("none") }

        #expect(own.count == 54)
        #expect(own.map(\.code) == (1...54).map { $0 < 10 ? "0\($0)" : "\($0)" })
        #expect(groups["11"]?.label == "Ngái")
        #expect(groups["01"]?.label == "Kinh")
        #expect(groups.items.suffix(2).map(\.code) == ["55", "99"])
        #expect(groups.codes(marked: "minority").count == 53)
    }

    @Test func `Pa Kô is a name of the Tà Ôi`() {
        let taOi = Rules.library.list("ethnic_groups")?.items.first { $0.aliases.contains("Pa Kô") }

        #expect(taOi?.label == "Tà Ôi")
    }

    @Test func `there are eight causes of poverty in the order of the table`() throws {
        let causes = try #require(Rules.library.list("causes"))

        #expect(causes.items.map(\.code) == ["1", "2", "3", "4", "5", "6", "7", "8"])
        #expect(causes.items.first?.label == "Không có đất sản xuất")
    }

    @Test func `every fact that takes a code has its list`() {
        for shape in HouseholdFact.allCases.map(\.shape) + MemberFact.allCases.map(\.shape) {
            guard case .code(let list) = shape else { continue }
            #expect(Rules.library.list(list)?.items.isEmpty == false, "\(list)")
        }
    }

    @Test func `the five procedures of the field are there with their days`() throws {
        let codes = Rules.library.procedures.map(\.code)
        let regular = try #require(Rules.library.procedure("1.011607"))
        let periodic = try #require(Rules.library.procedure("1.011606"))

        #expect(codes == ["1.011606", "1.011607", "1.011608", "1.011609", "3.000412"])
        #expect(regular.limitDays == 15)
        #expect(!regular.asksOpinion)
        #expect(periodic.asksOpinion)
        #expect(periodic.steps.first { $0.code == "posting" }?.days == 3)
        #expect(periodic.steps.first { $0.code == "recheck" }?.clock == .working)
        #expect(periodic.steps.first { $0.code == "opinion" }?.days == 5)
    }
}
