import Registry
import Storage
import Territory
import TestDatabase
import Testing
import Vocabulary

@Suite struct `keeping cards true` {
    @Test(arguments: TestDatabase.engines)
    func `every commune with households is refreshed once a day, an empty one never`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let cards = CardRefresh(ward.premises)
            let (monday, tuesday) = (
                try #require(Day(iso: "2026-03-02")), try #require(Day(iso: "2026-03-03"))
            )
            try await ward.enter(MemberForm(name: "Trần Thị Bưởi", birth: Birth(iso: "1950"), relation: "head"))
            #expect(try await cards.everywhere(on: monday) == [ward.commune])

            let place = try await ward.neighbourPlace()
            _ = try await ward.enterBeside(
                MemberForm(name: "Hồ Thị Cam", birth: Birth(iso: "1961"), relation: "head"), place, on: "2026-03-01")

            #expect(try await cards.waiting(on: monday, by: ward.officer()) == 1)
            #expect(try await cards.everywhere(on: monday) == [Ward.neighbour.key])
            #expect(try await cards.waiting(on: monday, by: ward.officer()) == 0)
            #expect(try await cards.everywhere(on: monday) == [])
            #expect(Set(try await cards.everywhere(on: tuesday)) == [ward.commune, Ward.neighbour.key])
        }
    }
}
