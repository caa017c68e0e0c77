import Access
import Programme
import Results
import Storage
import TestDatabase
import Testing
import Vocabulary

/// Figures that the register cannot give: typed, answered for, replaced, taken back.
struct TypedFigureTests {
    @Test(arguments: TestDatabase.engines)
    func `a typed figure stands with its day, its source and who answers for it`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            try await ward.plans.set(try PlanTexts.kimTra, over: nil, in: ward.commune, by: ward.officer())
            #expect(try await ward.standing("credit", on: "2026-06-01").count == nil)

            try await ward.type("credit", 12, of: 15, day: "2026-05-31", on: "2026-06-01")

            let standing = try await ward.standing("credit", on: "2026-06-02")
            #expect(standing.count == Ratio(12, of: 15))
            #expect(standing.actual == 80)
            #expect(standing.isMet == false)
            #expect(standing.distance == 3)
            #expect(standing.asOf == .iso("2026-05-31"))
            #expect(standing.source == "Số do người ghi: Báo cáo số 12/BC; chịu trách nhiệm: Phòng Văn hóa - Xã hội")
            #expect(standing.figure?.among == 15)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a share of nobody is neither met nor missed, everybody is 100 %`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            try await ward.plans.set(try PlanTexts.kimTra, over: nil, in: ward.commune, by: ward.officer())
            try await ward.type("tuition", 0, of: 0, day: "2026-05-01", on: "2026-06-01")
            try await ward.type("learning_costs", 7, of: 7, day: "2026-05-01", on: "2026-06-01")

            let nobody = try await ward.standing("tuition", on: "2026-06-02")
            let everybody = try await ward.standing("learning_costs", on: "2026-06-02")

            #expect(nobody.concernsNobody)
            #expect(nobody.isMet == nil)
            #expect(nobody.actual == nil)
            #expect(everybody.isMet == true)
            #expect(!everybody.concernsNobody)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `where the plan states no number the figure is shown and not judged`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            try await ward.plans.set(try PlanTexts.kimTra, over: nil, in: ward.commune, by: ward.officer())
            try await ward.type("housing", 4, of: nil, day: "2026-05-01", on: "2026-06-01")

            let standing = try await ward.standing("housing", on: "2026-06-02")

            #expect(standing.actual == 4)
            #expect(standing.isMet == nil)
            #expect(standing.distance == nil)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `of two days the later counts, of one day the later typed; the others stay in the history`(
        _ engine: Engine
    ) async throws {
        try await Ward.with(engine) { ward in
            try await ward.plans.set(try PlanTexts.kimTra, over: nil, in: ward.commune, by: ward.officer())
            try await ward.type("credit", 9, of: 15, day: "2026-03-31", on: "2026-06-01")
            try await ward.type("credit", 12, of: 15, day: "2026-05-31", on: "2026-06-01")
            try await ward.type("credit", 13, of: 15, day: "2026-05-31", on: "2026-06-03")

            #expect(try await ward.standing("credit", on: "2026-06-04").count == Ratio(13, of: 15))
            #expect(try await ward.standing("credit", on: "2026-05-01").count == Ratio(9, of: 15))
            #expect(try await ward.standing("credit", on: "2026-03-30").count == nil)
            let figures = try await ward.targets.figures(
                of: "credit", year: 2026, in: ward.commune, by: ward.leader())
            #expect(figures.map(\.counted) == [13, 12, 9])
            #expect(figures.map { $0.retiredIn == nil } == [true, false, true])

            try await ward.targets.takeBack(
                figures[0].key, of: "credit", year: 2026, in: ward.commune, reason: "ghi nhầm", by: ward.officer())
            #expect(try await ward.standing("credit", on: "2026-06-04").count == Ratio(9, of: 15))
            await #expect(throws: ResultsRefusal.self) {
                try await ward.targets.takeBack(
                    figures[0].key, of: "credit", year: 2026, in: ward.commune, reason: "lần nữa", by: ward.officer())
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `what cannot be is refused with its field, and a counted target takes no figure`(
        _ engine: Engine
    ) async throws {
        try await Ward.with(engine) { ward in
            try await ward.plans.set(try PlanTexts.kimTra, over: nil, in: ward.commune, by: ward.officer())
            func problems(_ counted: Int64, _ among: Int64?, day: String, source: String = "a") async throws -> [String]
            {
                do {
                    try await ward.targets.type(
                        FigureForm(day: .iso(day), counted: counted, among: among, source: source, answerable: "b"),
                        for: "credit", year: 2026, in: ward.commune, by: ward.officer("2026-06-01"))
                    return []
                } catch ResultsRefusal.figure(let problems) {
                    return problems.map(\.field)
                }
            }

            #expect(try await problems(16, 15, day: "2026-05-31") == ["counted"])
            #expect(try await problems(1, nil, day: "2026-05-31") == ["among"])
            #expect(try await problems(1, 15, day: "2026-06-02") == ["day"])
            #expect(try await problems(1, 15, day: "2026-05-31", source: "") == ["source"])
            #expect(try await problems(15, 15, day: "2026-06-01") == [])
            await #expect(throws: ResultsRefusal.self) {
                try await ward.type("poor_households", 1, of: nil, day: "2026-05-01", on: "2026-06-01")
            }
            await #expect(throws: AccessRefusal.notPermitted(.leader, .editTargets)) {
                try await ward.targets.type(
                    FigureForm(day: .iso("2026-05-01"), counted: 1, among: 2, source: "a", answerable: "b"),
                    for: "credit", year: 2026, in: ward.commune, by: ward.leader())
            }
        }
    }
}

extension Ward {
    func type(_ target: String, _ counted: Int64, of among: Int64?, day: String, on today: String) async throws {
        try await targets.type(
            FigureForm(
                day: .iso(day), counted: counted, among: among, source: "Báo cáo số 12/BC",
                answerable: "Phòng Văn hóa - Xã hội"),
            for: target, year: 2026, in: commune, by: officer(today))
    }
}
