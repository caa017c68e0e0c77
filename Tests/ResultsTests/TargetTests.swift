import Access
import Foundation
import Programme
import Registry
import Results
import Storage
import TestDatabase
import Testing
import Vocabulary

/// Where the plan's targets stand.
struct TargetTests {
    @Test(arguments: TestDatabase.engines)
    func `under 77: 76 is met, 77 is one too many, 78 two`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            try await ward.plans.set(try PlanTexts.kimTra, over: nil, in: ward.commune, by: ward.officer())
            var listed: [Entered] = []
            for _ in 1...78 { listed.append(try await ward.enter("Trần Thị Bưởi")) }
            try await ward.record(totals: [(nil, 8540, 36296)])
            try await ward.decide(listed.map { ($0, .poor) }, review: 2025)
            try await ward.decide([(listed[77], .unlisted)], review: 2026, signed: "2026-12-10", closes: false)
            try await ward.decide(
                [(listed[76], .unlisted)], review: 2026, .regular, signed: "2026-12-11", closes: false)

            let managed = try await ward.standing("poor_households", on: "2026-12-12")
            #expect(managed.count == Ratio(78, of: 8540))
            #expect(managed.isMet == false)
            #expect(managed.distance == 2)
            #expect(managed.source.contains("Danh sách đang quản lý"))

            let january = try await ward.standing("poor_households", on: "2027-01-01")
            #expect(january.count?.numerator == 76)
            #expect(january.isMet == true)
            #expect(january.distance == nil)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `77 is not under 77; the count decides the rate, also where the rate alone would say otherwise`(
        _ engine: Engine
    ) async throws {
        try await Ward.with(engine) { ward in
            try await ward.plans.set(
                try PlanFile(yaml: PlanTexts.small(limit: 2, rate: "50")), over: nil, in: ward.commune,
                by: ward.officer())
            let (a, b) = (try await ward.enter("Trần Thị Bưởi"), try await ward.enter("Lê Thị Cam"))
            try await ward.record(totals: [(nil, 100, 400)], on: "2026-01-31")
            try await ward.decide([(a, .poor), (b, .poor)], review: 2026, signed: "2026-12-10")

            let count = try await ward.standing("count", on: "2026-12-20")
            let rate = try await ward.standing("rate", on: "2026-12-20")

            #expect(count.isMet == false)
            #expect(count.distance == 1)
            #expect(count.source == "Số cuối kỳ rà soát năm 2026")
            #expect(rate.actual == 2.0)
            #expect(rate.isMet == false)
            #expect(rate.target.limitShown == "dưới 50 %")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a rate that nothing else decides is compared without rounding`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            try await ward.plans.set(
                try PlanFile(yaml: PlanTexts.small(limit: 9, rate: "0.9", decider: nil)), over: nil, in: ward.commune,
                by: ward.officer())
            let (a, b) = (try await ward.enter("Trần Thị Bưởi"), try await ward.enter("Lê Thị Cam"))
            try await ward.decide([(a, .poor), (b, .poor)], review: 2025)

            #expect(try await ward.standing("rate", on: Ward.today).why?.contains("tổng số hộ dân cư") == true)
            try await ward.record(totals: [(nil, 222, 900)], on: "2026-01-31")
            #expect(try await ward.standing("rate", on: Ward.today).actual == 0.9)
            #expect(try await ward.standing("rate", on: Ward.today).isMet == false)
            try await ward.record(totals: [(nil, 223, 900)], on: "2026-02-01")
            #expect(try await ward.standing("rate", on: Ward.today).actual == 0.9)
            #expect(try await ward.standing("rate", on: Ward.today).isMet == true)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `about 1,49 % is decided by the near-poor count`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            try await ward.plans.set(try PlanTexts.kimTra, over: nil, in: ward.commune, by: ward.officer())
            let cam = try await ward.enter("Lê Thị Cam")
            try await ward.decide([(cam, .nearPoor)], review: 2025)
            try await ward.record(totals: [(nil, 8540, 36296)])

            let rate = try await ward.standing("near_poor_rate", on: Ward.today)

            #expect(rate.target.limitShown == "khoảng 1,49 %")
            #expect(rate.isMet == true)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `without any recognition nothing is counted and the reason is said`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            try await ward.plans.set(try PlanTexts.kimTra, over: nil, in: ward.commune, by: ward.officer())
            _ = try await ward.enter("Trần Thị Bưởi")

            let standings = try await ward.targets.standings(year: 2026, in: ward.commune, by: ward.leader())

            #expect(standings.count == 14)
            #expect(standings.allSatisfy { $0.count == nil && $0.isMet == nil })
            #expect(
                standings.allSatisfy {
                    $0.why?.contains($0.target.measure == nil ? "chưa có số liệu" : "ghi nhận quyết định") == true
                })
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a plan set again takes the place of the first, and both stand in the journal`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            try await ward.plans.set(try PlanTexts.kimTra, over: nil, in: ward.commune, by: ward.officer())
            let newest = try await ward.plans.plan(year: 2026, in: ward.commune, by: ward.officer())?.newest
            try await ward.plans.set(
                try PlanFile(yaml: PlanTexts.small(limit: 5, rate: "1")), over: newest, in: ward.commune,
                by: ward.officer())

            let standings = try await ward.targets.standings(year: 2026, in: ward.commune, by: ward.leader())
            let journal = try await Journal(database: ward.database).entries(by: ward.leader(), of: ward.commune)

            #expect(standings.map(\.target.code) == ["count", "rate"])
            #expect(journal.entries.filter { $0.action == .planSet }.count == 2)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the plan of another ward is refused, and lãnh đạo sets none`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let other = try PlanFile(yaml: PlanTexts.small(limit: 5, rate: "1").replacing("20017", with: "20020"))

            await #expect(throws: ProgrammeRefusal.self) {
                try await ward.plans.set(other, over: nil, in: ward.commune, by: ward.officer())
            }
            await #expect(throws: AccessRefusal.notPermitted(.leader, .editTargets)) {
                try await ward.plans.set(try PlanTexts.kimTra, over: nil, in: ward.commune, by: ward.leader())
            }
        }
    }
}

extension Ward {
    func standing(_ code: String, on day: String) async throws -> TargetStanding {
        let standings = try await targets.standings(year: 2026, in: commune, by: leader(day))
        guard let standing = standings.first(where: { $0.target.code == code }) else { throw NoSuchPerson(name: code) }
        return standing
    }
}

enum PlanTexts {
    /// The plan that ships with the program.
    static var kimTra: PlanFile {
        get throws {
            try PlanFile(
                yaml: String(contentsOf: Ward.root.appending(path: "Plans/kim-tra-2026.yaml"), encoding: .utf8))
        }
    }

    static func small(limit: Int, rate: String, decider: String? = "count") -> String {
        """
        area: "20017"
        year: 2026
        title: Kế hoạch thử
        targets:
          - {id: count, label: Hộ nghèo, section: Mục I, quote: "dưới \(limit) hộ", unit: hộ, comparison: below,
             limit: \(limit), measure: poor_households, due: "2026-12-31"}
          - {id: rate, label: Tỷ lệ, section: Mục I, quote: "dưới \(rate) %", unit: "%", comparison: below,
             limit: \(rate), measure: poor_rate, \(decider.map { "decided_by: \($0), " } ?? "")due: "2026-12-31"}
        """
    }
}
