import Access
import Registry
import Results
import Rulebook
import Storage
import TestDatabase
import Testing
import Vocabulary

/// The poor households that are nearest to leaving poverty.
struct NearestTests {
    @Test(arguments: TestDatabase.engines)
    func `over the line first, then by points to the line; without points last`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let far = try await ward.enter("Trần Thị Xa")
            let near = try await ward.enter("Lê Văn Gần")
            let over = try await ward.enter("Phan Thị Vượt")
            let unknown = try await ward.enter("Hoàng Văn Chưa Rõ")
            let notPoor = try await ward.enter("Võ Thị Khác")
            for (household, points) in [(far, Int64(125)), (near, 174), (over, 176), (notPoor, 175)] {
                try await ward.observe(household, on: "2025-11-01") { answers in
                    answers[.b1] = .number(points)
                    answers[.livingArea] = .number(100)
                    for fact in [HouseholdFact.wallDurable, .pillarDurable, .roofDurable, .usesInternet] {
                        answers[fact] = .flag(false)
                    }
                    answers[.hasSharedDevice] = .flag(false)
                    answers[.hasPersonalDevice] = .flag(false)
                }
            }
            try await ward.decide(
                [(far, .poor), (near, .poor), (over, .poor), (unknown, .poor), (notPoor, .nearPoor)], review: 2025)

            let found = try await ward.targets.nearest(3, in: ward.commune, by: ward.leader())
            let all = try await ward.targets.nearest(9, in: ward.commune, by: ward.leader())

            #expect(found.map(\.headName) == ["Phan Thị Vượt", "Lê Văn Gần", "Trần Thị Xa"])
            #expect(found.map(\.isOver) == [true, false, false])
            #expect(found.map(\.points) == [0, 2, 51])
            #expect(found[1].lacks == 2, "of four lacks two may stay: three are poor, two are near-poor")
            #expect(all.last?.headName == "Hoàng Văn Chưa Rõ")
            #expect(all.last?.points == nil)
        }
    }
}
