import Programme
import Registry
import Results
import Rulebook
import Storage
import TestDatabase
import Testing
import Vocabulary

/// The BHYT target: three lists of people.
struct InsuranceTests {
    @Test(arguments: TestDatabase.engines)
    func `có, chưa and chưa rõ are three lists, and chưa rõ counts in the denominator alone`(
        _ engine: Engine
    ) async throws {
        try await Ward.with(engine) { ward in
            try await ward.plans.set(try PlanTexts.kimTra, over: nil, in: ward.commune, by: ward.officer())
            let poor = try await ward.enter("Trần Thị Bưởi", members: 4)
            try await ward.decide([(poor, .poor)], review: 2025)
            try await ward.insure("Trần Thị Bưởi", of: poor, .flag(true))
            try await ward.insure("Trần Thị Bưởi Con 1", of: poor, .flag(false))
            try await ward.insure("Trần Thị Bưởi Con 2", of: poor, .unknown(.refused))

            let coverage = try await ward.targets.insurance(year: 2026, in: ward.commune, by: ward.officer())
            let standing = try await ward.standing("health_insurance", on: Ward.today)

            #expect(coverage.covered.map(\.person.name) == ["Trần Thị Bưởi"])
            #expect(coverage.uncovered.map(\.person.name) == ["Trần Thị Bưởi Con 1"])
            #expect(coverage.unclear.map(\.person.name) == ["Trần Thị Bưởi Con 2", "Trần Thị Bưởi Con 3"])
            #expect(standing.count == Ratio(1, of: 4))
            #expect(standing.actual == 25.0)
            #expect(standing.unclear == 2)
            #expect(standing.isMet == false)
            #expect(standing.distance == 3)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `people of poor, near-poor and newly escaped households count, others and the gone do not`(
        _ engine: Engine
    ) async throws {
        try await Ward.with(engine) { ward in
            let names = ["Nghèo", "Cận", "Thoát", "Khác", "Hết"]
            var households: [Entered] = []
            for name in names { households.append(try await ward.enter("Hồ Thị \(name)")) }
            let (poor, near, out, gone) = (households[0], households[1], households[2], households[4])
            try await ward.decide([(poor, .poor), (near, .nearPoor), (out, .poor), (gone, .poor)], review: 2024)
            try await ward.decide([(poor, .poor), (near, .nearPoor), (out, .unlisted)], review: 2025)
            try await ward.remove("Hồ Thị Hết", from: gone, on: "2026-01-10")

            let coverage = try await ward.targets.insurance(year: 2026, in: ward.commune, by: ward.officer())

            #expect(coverage.unclear.map(\.person.name) == ["Hồ Thị Nghèo", "Hồ Thị Cận", "Hồ Thị Thoát"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `where nobody is entitled nothing is met and nothing missed`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            try await ward.plans.set(try PlanTexts.kimTra, over: nil, in: ward.commune, by: ward.officer())
            let rich = try await ward.enter("Lê Văn Lúa")
            try await ward.decide([(rich, .unlisted)], review: 2025)

            let standing = try await ward.standing("health_insurance", on: Ward.today)

            #expect(standing.why == "Không có ai thuộc diện.")
            #expect(standing.count == nil)
            #expect(standing.isMet == nil)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `everybody with a card keeps the promise`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            try await ward.plans.set(try PlanTexts.kimTra, over: nil, in: ward.commune, by: ward.officer())
            let near = try await ward.enter("Lê Thị Cam")
            try await ward.decide([(near, .nearPoor)], review: 2025)
            try await ward.insure("Lê Thị Cam", of: near, .flag(true))

            #expect(try await ward.standing("health_insurance", on: Ward.today).isMet == true)
        }
    }
}
