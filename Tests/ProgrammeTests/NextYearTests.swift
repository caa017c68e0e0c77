import Programme
import Storage
import Territory
import TestDatabase
import Testing
import Vocabulary

/// A plan made from another: next year's, another ward's, a blank one.
struct NextYearTests {
    @Test func `years and deadlines move on, and what somebody must look at is marked`() throws {
        let plan = try PlanTexts.kimTra
        let next = plan.forNextYear()

        #expect(next.year == 2027)
        #expect(next.heading.title.hasSuffix("phường Kim Trà năm 2027"))
        #expect(next.item("ii.3")?.text == "Thời gian thực hiện: đến hết ngày 31/12/2027.")
        #expect(next.item("ii.3")?.due == Deadline(.until, .iso("2027-12-31")))
        #expect(next.item("vii.1")?.due == Deadline(.before, .iso("2027-11-15")))
        #expect(next.item("v.1")?.text?.contains("năm 2026 chuyển tiếp thực hiện trong năm 2027") == true)
        #expect(next.items.map(\.code) == plan.items.map(\.code))
        let again = try PlanFile(yaml: next.yaml()).plan
        #expect(again == next)
    }

    @Test func `no paper's number or day is invented`() throws {
        let plan = try PlanTexts.kimTra
        let next = plan.forNextYear()

        #expect(next.heading.number == nil && next.heading.signedOn == nil)
        #expect(next.parts(of: "can-cu").map(\.text) == plan.parts(of: "can-cu").map(\.text))
        #expect(next.parts(of: "can-cu").allSatisfy { $0.isToFill })
    }

    @Test func `numbers of this year are marked, tất cả is not`() throws {
        let next = try PlanTexts.kimTra.forNextYear()

        #expect(
            next.targets.filter(\.isToFill).map(\.code) == [
                "poor_households", "poor_rate", "near_poor_households", "near_poor_rate", "housing",
            ])
        #expect(next.item("i.2.1")?.isToFill == true)
        #expect(next.item("i.2.2")?.isToFill == false)
        #expect(next.item("vi.1.2")?.isToFill == false)
    }

    @Test(arguments: TestDatabase.engines)
    func `next year's plan stands beside this year's`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            try await ward.begin()
            let plan = try await ward.kept().plan

            try await ward.plans.begin(
                plan.forNextYear(), reason: "từ kế hoạch năm 2026", in: ward.commune, by: ward.officer)

            #expect(try await ward.plans.years(in: ward.commune, by: ward.leader) == [2027, 2026])
            #expect(try await ward.kept(2026).plan == plan)
            #expect(try await ward.kept(2027).plan == plan.forNextYear())
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `another ward begins from the pattern under its own name, or from nothing`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let other = Ward.other.key
            let adopted = try await ward.plans.adopted(PlanTexts.kimTra, for: other, by: ward.officer)
            #expect(adopted.heading.areaCode == "19753")
            #expect(adopted.heading.title.hasSuffix("trên địa bàn phường Phong Điền năm 2026"))
            #expect(!adopted.runningText.contains("Kim Trà"))
            #expect(adopted.items.allSatisfy { $0.isToFill })
            try await ward.plans.begin(adopted, reason: "từ mẫu", in: other, by: ward.officer)

            let blank = try await ward.plans.blank(year: 2027, title: "Kế hoạch năm 2027", for: other, by: ward.officer)
            #expect(blank.targets.isEmpty && blank.items.allSatisfy { $0.text == nil })
            try await ward.plans.begin(blank, reason: "trống", in: other, by: ward.officer)

            #expect(try await ward.plans.years(in: other, by: ward.leader) == [2027, 2026])
            #expect(try await ward.plans.years(in: ward.commune, by: ward.leader).isEmpty)
            let again = try PlanFile(yaml: blank.yaml()).plan
            #expect(again == blank)
        }
    }
}
