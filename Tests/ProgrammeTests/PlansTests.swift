import Access
import Programme
import Storage
import TestDatabase
import Testing
import Vocabulary

/// Plans in the database: begun, read, edited, replaced.
struct PlansTests {
    @Test(arguments: TestDatabase.engines)
    func `a plan comes out of the database as it went in, and its file is the one that ships`(
        _ engine: Engine
    ) async throws {
        try await Ward.with(engine) { ward in
            try await ward.begin()

            let plan = try await ward.kept().plan

            let shipped = try PlanTexts.kimTra
            #expect(plan == shipped)
            let written = try plan.yaml()
            #expect(try PlanTexts.shipped.hasSuffix(written))
            #expect(try await ward.plans.years(in: ward.commune, by: ward.leader) == [2026])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a corrected item is a new version, told in the journal before and after`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            try await ward.begin()
            let before = try await ward.kept()
            var duty = try #require(before.plan.item("vi.2.2"))
            duty.text = "Chủ trì thực hiện Dự án 6 trước quý III."
            duty.due = Deadline(.before, .iso("2026-10-01"))
            let version = try #require(before.items["vi.2.2"])

            try await ward.plans.correct(duty, of: 2026, seen: version.entry, in: ward.commune, by: ward.officer)

            let after = try await ward.kept()
            #expect(after.plan.item("vi.2.2") == duty)
            #expect(after.plan.items.count == before.plan.items.count)
            #expect(after.items["vi.2.2"]?.record == version.record)
            #expect(after.items["vi.2.1"] == before.items["vi.2.1"])
            let changes = try await Journal(database: ward.database).changes(
                of: version.record, in: ward.commune, by: ward.leader)
            #expect(changes.map(\.entry.label) == ["Sửa kế hoạch", "Nhập kế hoạch"])
            let written = String(decoding: changes.first?.after ?? [], as: UTF8.self)
            #expect(written.contains("due=before 2026-10-01"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `who saves second is told and writes nothing`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            try await ward.begin()
            let kept = try await ward.kept()
            let seen = try #require(kept.items["i.1.1"]?.entry)
            var first = try #require(kept.plan.item("i.1.1"))
            var second = first
            first.text = "Lời của người thứ nhất."
            second.text = "Lời của người thứ hai."

            try await ward.plans.correct(first, of: 2026, seen: seen, in: ward.commune, by: ward.officer)
            await #expect(throws: ProgrammeRefusal.changedMeanwhile) {
                try await ward.plans.correct(second, of: 2026, seen: seen, in: ward.commune, by: ward.officer)
            }
            await #expect(throws: ProgrammeRefusal.changedMeanwhile) {
                try await ward.plans.remove("i.1.1", from: 2026, seen: seen, in: ward.commune, by: ward.officer)
            }

            #expect(try await ward.kept().plan.item("i.1.1") == first)
            #expect(try await ward.journal().filter { $0.action == .planChanged }.count == 1)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an item is added below its parent and taken out again; one with parts stays`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            try await ward.begin()
            let plan = try await ward.kept().plan
            let code = plan.freshCode(under: "vi.3")
            let duty = PlanItem(code: code, parent: "vi.3", kind: .duty, text: "Báo cáo hằng quý.")

            try await ward.plans.add(duty, to: 2026, in: ward.commune, by: ward.officer)
            let with = try await ward.kept()
            #expect(code == "vi.3.2")
            #expect(with.plan.parts(of: "vi.3").map(\.code) == ["vi.3.1", "vi.3.2"])
            let codes = with.plan.items.map(\.code)
            #expect(codes.firstIndex(of: code).map { codes[$0 + 1] } == "vi.4")

            let unit = try #require(with.items["vi.3"]?.entry)
            await #expect(throws: ProgrammeRefusal.hasParts(2)) {
                try await ward.plans.remove("vi.3", from: 2026, seen: unit, in: ward.commune, by: ward.officer)
            }
            let seen = try #require(with.items[code]?.entry)
            try await ward.plans.remove(code, from: 2026, seen: seen, in: ward.commune, by: ward.officer)
            #expect(try await ward.kept().plan == plan)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `where a quotation no longer stands in its item the whole item is quoted and marked`(
        _ engine: Engine
    ) async throws {
        try await Ward.with(engine) { ward in
            try await ward.begin()
            let kept = try await ward.kept()
            var promise = try #require(kept.plan.item("i.2.5"))
            promise.text = "95% hộ nghèo có nhu cầu được dùng internet."
            let seen = try #require(kept.items["i.2.5"]?.entry)

            try await ward.plans.correct(promise, of: 2026, seen: seen, in: ward.commune, by: ward.officer)

            let target = try await ward.kept().plan.target("telecom_internet")
            #expect(target?.quote == "95% hộ nghèo có nhu cầu được dùng internet.")
            #expect(target?.isToFill == true)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a target is changed, added and taken out; one that decides another stays`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            try await ward.begin()
            let kept = try await ward.kept()
            var credit = try #require(kept.plan.target("credit"))
            credit.limit = 9_500
            try await ward.plans.correct(
                credit, seen: kept.targets["credit"]?.entry, in: ward.commune, by: ward.officer)
            #expect(try await ward.kept().plan.target("credit")?.limitShown == "đạt 95 %")
            #expect(try await ward.kept().plan.targets.map(\.code) == kept.plan.targets.map(\.code))

            await #expect(throws: ProgrammeRefusal.self) {
                try await ward.plans.correct(credit, seen: nil, in: ward.commune, by: ward.officer)
            }
            let decider = try #require(kept.targets["poor_households"]?.entry)
            await #expect(throws: ProgrammeRefusal.isPointedTo(by: ["Tỷ lệ hộ nghèo"])) {
                try await ward.plans.removeTarget(
                    "poor_households", from: 2026, seen: decider, in: ward.commune, by: ward.officer)
            }
            let housing = try #require(kept.targets["housing"]?.entry)
            try await ward.plans.removeTarget(
                "housing", from: 2026, seen: housing, in: ward.commune, by: ward.officer)
            #expect(try await ward.kept().plan.targets.count == 13)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a file takes the place of the plan of its year: what is the same keeps its version`(
        _ engine: Engine
    ) async throws {
        try await Ward.with(engine) { ward in
            try await ward.begin()
            let before = try await ward.kept()
            let text = try PlanTexts.shipped.replacing(
                "number:\nsigned:", with: "number: 12/KH-UBND\nsigned: 2026-02-10"
            )
            .replacing("Sở NNMT;", with: "Sở Nông nghiệp và Môi trường;")
            let file = try PlanFile(yaml: text)
            #expect(PlanComparison(of: file.plan, with: before.plan).changed == 2)

            try await ward.plans.set(file, over: before.newest, in: ward.commune, by: ward.officer)

            let after = try await ward.kept()
            #expect(after.plan == file.plan)
            #expect(after.plan.heading.words.hasSuffix("số 12/KH-UBND, ngày 10/02/2026"))
            #expect(after.items.filter { before.items[$0.key] != $0.value }.map(\.key) == ["noi-nhan.1"])
            // Who saw an earlier plan, or none, does not write over what somebody else put there meanwhile.
            for seen in [before.newest, nil] {
                await #expect(throws: ProgrammeRefusal.changedMeanwhile) {
                    try await ward.plans.set(file, over: seen, in: ward.commune, by: ward.officer)
                }
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `lãnh đạo edits nothing, and a file of another ward is refused`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let plan = try PlanTexts.kimTra
            await #expect(throws: AccessRefusal.notPermitted(.leader, .editTargets)) {
                try await ward.plans.begin(plan, reason: "thử", in: ward.commune, by: ward.leader)
            }
            let other = try PlanFile(yaml: PlanTexts.shipped.replacing("20017", with: "20020"))
            await #expect(throws: ProgrammeRefusal.self) {
                try await ward.plans.set(other, over: nil, in: ward.commune, by: ward.officer)
            }
            #expect(try await ward.plans.years(in: ward.commune, by: ward.leader).isEmpty)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a second plan of the same year is not begun`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            try await ward.begin()
            await #expect(throws: ProgrammeRefusal.planExists(2026)) { try await ward.begin() }
        }
    }
}

/// What units have sent of what the plan asks by a day.
struct UnitReportTests {
    @Test(arguments: TestDatabase.engines)
    func `a rule binds every unit until each has sent, and who sent after the last day was late`(
        _ engine: Engine
    ) async throws {
        try await Ward.with(engine) { ward in
            try await ward.begin()
            let plan = try await ward.kept().plan
            let rule = try #require(plan.item("vii.1"))
            #expect(plan.bound(by: rule).map(\.code) == ["vi.1", "vi.2", "vi.3", "vi.4"])

            for (unit, paper) in [("vi.1", "KH 1"), ("vi.2", "KH nhầm"), ("vi.2", "KH 2")] {
                try await ward.plans.recordReport(
                    item: "vii.1", unit: unit, sentOn: .iso("2026-02-01"), paper: paper, year: 2026,
                    in: ward.commune, by: ward.officer)
            }
            let sent = try await ward.plans.reports(year: 2026, in: ward.commune, by: ward.leader)
            #expect(sent.map(\.paper) == ["KH 1", "KH 2"])
            #expect(plan.waiting(for: rule, sent).map(\.code) == ["vi.3", "vi.4"])
            #expect(sent.first?.isLate(Deadline(.before, .iso("2026-02-02"))) == false)
            #expect(sent.first?.isLate(Deadline(.before, .iso("2026-02-01"))) == true)

            try await ward.plans.takeBackReport(
                item: "vii.1", unit: "vi.1", year: 2026, in: ward.commune, by: ward.officer)
            let left = try await ward.plans.reports(year: 2026, in: ward.commune, by: ward.leader)
            #expect(left.map(\.unit) == ["vi.2"])
            await #expect(throws: ProgrammeRefusal.noItem("vii.2")) {
                try await ward.plans.recordReport(
                    item: "vii.2", unit: "vi.1", sentOn: .iso("2026-02-01"), paper: "a", year: 2026,
                    in: ward.commune, by: ward.officer)
            }
        }
    }
}
