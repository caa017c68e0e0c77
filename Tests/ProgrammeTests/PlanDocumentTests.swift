import Programme
import Testing
import Vocabulary

/// The plan of phường Kim Trà as it ships: the whole document, in its own words.
struct PlanDocumentTests {
    @Test func `every word of the document stands in the file, in its order`() throws {
        let text = try PlanTexts.kimTra.runningText

        // Of the act as it was published, read as running text: headings, numbers, paragraphs, bullets without signs.
        #expect(text.count == 16864)
        #expect(
            hexadecimal(Digest.sha256(Array(text.utf8)))
                == "9f37d98bbb6cd5dd604d0ca53471179455ef1cb891a547ea2202bc5cfd1595f4")
    }

    @Test func `every section has as many parts as the document`() throws {
        let plan = try PlanTexts.kimTra
        func count(_ kind: PlanItem.Kind, in part: String) -> Int {
            plan.branch(of: part).count { $0.kind == kind }
        }

        #expect(count(.basis, in: "can-cu") == 5)
        #expect(count(.text, in: "i.1") == 1)
        #expect(count(.objective, in: "i.2") == 7)
        #expect([count(.scope, in: "ii"), count(.group, in: "ii"), count(.time, in: "ii")] == [1, 2, 1])
        #expect(count(.solution, in: "iii") == 6)
        #expect(
            plan.items.filter { $0.kind == .project }.map(\.code) == ["iv.1", "iv.2.a", "iv.2.b", "iv.3.a", "iv.3.b"])
        #expect(["iv.1", "iv.2.a", "iv.2.b", "iv.3.a", "iv.3.b"].map { count(.aim, in: $0) } == [1, 4, 1, 1, 2])
        #expect(["iv.1", "iv.2.a", "iv.2.b", "iv.3.a", "iv.3.b"].map { count(.group, in: $0) } == [2, 2, 2, 2, 2])
        #expect(["iv.1", "iv.2.a", "iv.2.b", "iv.3.a", "iv.3.b"].map { count(.content, in: $0) } == [2, 4, 7, 2, 4])
        #expect(count(.source, in: "v") == 1)
        #expect(plan.units.map { count(.duty, in: $0.code) } == [5, 2, 1, 2])
        #expect(count(.rule, in: "vii") == 3)
        #expect([count(.recipient, in: "noi-nhan"), count(.signature, in: "ky")] == [5, 4])
    }

    @Test func `number, day and annex stay empty as in the document`() throws {
        let heading = try PlanTexts.kimTra.heading

        #expect(heading.number == nil && heading.signedOn == nil && heading.annex == nil)
        #expect(heading.title.hasPrefix("Triển khai thực hiện Chương trình mục tiêu quốc gia Giảm nghèo bền vững"))
    }

    @Test func `every promise of section I.2 that can be counted is a target, quoted from its bullet`() throws {
        let plan = try PlanTexts.kimTra

        #expect(
            plan.targets.map(\.code) == [
                "poor_households", "poor_rate", "near_poor_households", "near_poor_rate", "health_insurance", "credit",
                "vocational_training", "job_placement", "tuition", "learning_costs", "other_education_support",
                "telecom_internet", "officials_trained", "housing",
            ])
        #expect(Set(plan.targets.compactMap(\.item)) == Set(plan.parts(of: "i.2").map(\.code)))
        #expect(
            plan.targets.prefix(6).map(\.limitShown) == [
                "dưới 77 hộ", "dưới 0,9 %", "dưới 127 hộ", "khoảng 1,49 %", "đạt 100 %", "đạt 100 %",
            ])
        #expect(plan.target("housing")?.limitShown == "kế hoạch không ghi mức")
        #expect(plan.target("poor_rate")?.decidedBy == "poor_households")
        #expect(plan.targets.allSatisfy { $0.due.lastDay == .iso("2026-12-31") })
        for target in plan.targets {
            let item = try #require(target.item.flatMap(plan.item))
            #expect(plan.section(of: item) == target.section)
            #expect(target.responsible.flatMap(plan.item)?.kind == .unit)
        }
    }

    @Test func `a section is named as officials quote it`() throws {
        let plan = try PlanTexts.kimTra
        func section(_ code: String) throws -> String { plan.section(of: try #require(plan.item(code))) }

        #expect(try section("iv.2.a.3.1") == "Mục IV.2.a")
        #expect(try section("vi.1.5") == "Mục VI.1")
        #expect(try section("can-cu.1") == "Phần mở đầu")
        #expect(plan.unit(of: try #require(plan.item("vi.2.1")))?.title == "Phòng Văn hóa - Xã hội")
    }

    @Test func `before a day ends on the day before, until a day on the day itself`() throws {
        let plan = try PlanTexts.kimTra
        let rule = try #require(plan.item("vii.1")?.due)
        let time = try #require(plan.items.first { $0.kind == .time }?.due)

        #expect(rule.words == "trước ngày 15/11/2026")
        #expect(rule.lastDay == .iso("2026-11-14"))
        #expect(rule.wordsLeft(from: .iso("2026-11-13")) == "còn 1 ngày")
        #expect(rule.wordsLeft(from: .iso("2026-11-14")) == "hôm nay là ngày cuối")
        #expect(rule.wordsLeft(from: .iso("2026-11-15")) == "quá hạn 1 ngày")
        #expect(time.words == "đến hết ngày 31/12/2026")
        #expect(time.wordsLeft(from: .iso("2026-12-31")) == "hôm nay là ngày cuối")
        #expect(plan.lastDay == .iso("2026-12-31"))
    }

    @Test func `the plan that ships is written again letter by letter`() throws {
        let shipped = try PlanTexts.shipped
        let comments = shipped.split(separator: "\n", omittingEmptySubsequences: false).prefix { $0.hasPrefix("#") }

        let written = try PlanTexts.kimTra.yaml()

        #expect(comments.map { $0 + "\n" }.joined() + written == shipped)
        let (again, plan) = (try PlanFile(yaml: written).plan, try PlanTexts.kimTra)
        #expect(again == plan)
    }
}
