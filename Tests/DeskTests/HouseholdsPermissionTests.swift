import Access
import PageClient
import Registry
import Storage
import TestDatabase
import Testing
import Vocabulary

struct HouseholdsPermissionTests {
    private func editingPages(_ household: Key, _ person: Key) -> [String] {
        [
            "/ho/moi", "/ho/\(household)/thong-tin", "/ho/\(household)/thanh-vien/moi",
            "/ho/\(household)/thanh-vien/\(person)", "/ho/\(household)/thanh-vien/\(person)/bot",
            "/ho/\(household)/chu-ho", "/ho/\(household)/chuyen",
        ]
    }

    @Test(arguments: TestDatabase.engines)
    func `lãnh đạo reads a household and edits nothing`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let household = try await stage.enterBuoi()
            let lai = try await stage.person("Nguyễn Thị Lài", in: household.key)
            let leader = try await stage.signIn(.leader)

            let page = try await leader.get("/ho/\(household.key)")

            #expect(page.status == 200 && page.words.contains("Hộ bà Trần Thị Bưởi"))
            #expect(!page.text.contains("/thong-tin"))
            for address in editingPages(household.key, lai) {
                #expect(try await leader.get(address).status == 403, "GET \(address)")
                #expect(try await leader.post(address, "ly_do=x&ngay=01/03/2026").status == 403, "POST \(address)")
            }
            #expect(try await stage.file(of: household.key).record.members.count == 3)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `quản trị sees no household at all`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let household = try await stage.enterBuoi()
            let administrator = try await stage.signIn(.administrator)

            for address in ["/ho", "/ho/\(household.key)", "/ho.xlsx", "/ho/moi"] {
                let answer = try await administrator.get(address)
                #expect(answer.status == 403, "\(address)")
                #expect(!answer.text.contains("Bưởi"))
            }
            #expect(try await administrator.post("/ho/tim", "q=buoi").status == 403)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a visitor is sent to sign in`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let answer = try await stage.visitor.get("/ho")

            #expect(answer.status == 303 && answer.location == "/dang-nhap?tiep=%2Fho")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a search opens for the officer who made it alone, and its words are in no address`(
        _ engine: Engine
    ) async throws {
        try await DeskStage.with(engine) { stage in
            try await stage.enterBuoi()
            let officer = try await stage.signIn(.officer)
            let other = try await stage.signIn(.officer, as: .init(name: "mo.vo", fullName: "Võ Thị Mơ"))

            let sent = try await officer.post("/ho/tim", fields: [("q", "bưởi tran")])
            let found = try await officer.get(sent.location)

            #expect(sent.status == 303 && !sent.location.lowercased().contains("tran"))
            #expect(found.words.contains("1 hộ, 3 nhân khẩu khớp với “bưởi tran”"))
            #expect(found.text.contains(">Trần Thị Bưởi</a>"))
            #expect(try await other.get(sent.location).status == 404)
        }
    }
}
