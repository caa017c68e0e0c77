import Access
import PageClient
import Registry
import Rulebook
import Storage
import TestDatabase
import Testing

/// Pages of another day than today.
struct OtherDaysTests {
    @Test(arguments: TestDatabase.engines)
    func `lists, scoreboard and tables refuse a day to come in the same words, and keep what was typed`(
        _ engine: Engine
    ) async throws {
        try await DeskStage.with(engine) { stage in
            try await stage.enterBuoi()
            let officer = try await stage.signIn(.officer)

            for path in ["/ho", "/", "/bieu/1"] {
                for field in ["den-ngay", "biet-den"] {
                    let page = try await officer.get("\(path)?\(field)=2099-01-31")
                    #expect(page.words.contains("Ngày 31/01/2099 chưa tới. Hãy chọn một ngày đã qua."), "\(path)")
                    #expect(page.text.contains("value=\"2099-01-31\""), "\(path)")
                }
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the names behind a number of people of whom nobody knows are theirs`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let household = try await stage.enterBuoi()
            try await stage.plan()
            try await stage.decide([(household.code, .poor)])
            let officer = try await stage.signIn(.officer)

            let scoreboard = try await officer.get("/")

            #expect(scoreboard.text.contains("href=\"/chi-tieu/bhyt/chua-ro\""))
            let list = try await officer.get("/chi-tieu/bhyt/chua-ro")
            #expect(list.words.contains("Nguyễn Thị Lài"))
        }
    }
}
