import Access
import PageClient
import Registry
import Rulebook
import Storage
import TestDatabase
import Testing
import Vocabulary

struct HouseholdsConflictTests {
    @Test(arguments: TestDatabase.engines)
    func `a save on what another changed shows what and by whom, keeps what was typed, and works the second time`(
        _ engine: Engine
    ) async throws {
        try await DeskStage.with(engine) { stage in
            let household = try await stage.enterBuoi()
            let officer = try await stage.signIn(.officer)
            let form = try PageForm(try await officer.get("/ho/\(household.key)/thong-tin"))
            try await stage.observe(household.key) { answers in
                answers[.livingArea] = .number(4000)
                answers[.waterSource] = .code("rain")
            }

            let mine: [(String, String)] = [("living_area", "36"), ("toilet", "none"), ("ly_do", "đo lại nhà")]
            let conflict = try await officer.send(form, typing: mine)

            #expect(conflict.status == 409)
            #expect(conflict.words.contains("diện tích nhà ở trước: chưa có → , sau: 40 m² (Ngô Văn Mít"))
            #expect(conflict.words.contains("nguồn nước sinh hoạt trước: chưa có → , sau: Nước mưa"))
            let again = try PageForm(conflict)
            #expect(again["living_area"] == "36" && again["toilet"] == "none" && again["ly_do"] == "đo lại nhà")
            #expect(again["water_source"] == "rain", "a field left alone follows the register")

            let sent = try await officer.send(again)
            let answers = try await stage.file(of: household.key).record.answers
            #expect(sent.status == 303)
            #expect(answers[.livingArea] == .number(3600) && answers[.waterSource] == .code("rain"))
            #expect(answers[.toilet] == .code("none"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a member corrected by two at once shows the other's correction by name`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let household = try await stage.enterBuoi()
            let ti = try await stage.person("Lê Văn Tí", in: household.key)
            let first = try await stage.signIn(.officer)
            let second = try await stage.signIn(.officer, as: .init(name: "mo.vo", fullName: "Võ Thị Mơ"))
            let page = "/ho/\(household.key)/thanh-vien/\(ti)"
            let mine = try PageForm(try await first.get(page))
            let hers = try PageForm(try await second.get(page))

            let saved = try await second.send(
                hers, typing: [("ngay_sinh", "21/06/2015"), ("ly_do", "theo giấy khai sinh")])
            let conflict = try await first.send(mine, typing: [("school", "primary"), ("ly_do", "theo trường")])

            #expect(saved.status == 303 && conflict.status == 409)
            #expect(conflict.words.contains("Lê Văn Tí: ngày sinh trước: 20/06/2015 → , sau: 21/06/2015 (Võ Thị Mơ"))
            let again = try PageForm(conflict)
            #expect(again["ngay_sinh"] == "21/06/2015" && again["school"] == "primary")
            #expect(try await first.send(again).status == 303)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a form that was wrong is still checked against what it was made from`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let household = try await stage.enterBuoi()
            let officer = try await stage.signIn(.officer)
            let form = try PageForm(try await officer.get("/ho/\(household.key)/thong-tin"))
            try await stage.observe(household.key) { $0[.toilet] = .code("none") }

            let wrong = try await officer.send(form, typing: [("living_area", "rộng"), ("ly_do", "đo lại")])
            let conflict = try await officer.send(try PageForm(wrong), typing: [("living_area", "36")])

            #expect(wrong.status == 422 && wrong.text.contains("href=\"#o-living_area\""))
            #expect(conflict.status == 409)
        }
    }
}
