import Access
import Foundation
import PageClient
import Registry
import Rulebook
import Rulings
import Site
import Storage
import TestDatabase
import Testing
import Vocabulary

@testable import Desk

/// Kho quy định as its officers use it: one enters, another sees whom it changes and confirms.
@Suite struct RulesDeskTests {
    private static let points = "/quy-dinh/nhap?ma=standards/2027-2030/income_points/urban&tu=2027-01-01"

    /// What somebody types who found the missing points.
    private static let typed = [
        ("gia_tri", "60"), ("van_ban", "ND-351-2025"), ("dieu_khoan", "Phụ lục II"), ("ly_do", "Thông tư mới về"),
    ]

    @Test(arguments: TestDatabase.engines)
    func `a missing threshold entered and confirmed gives the household a class at once`(_ engine: Engine) async throws
    {
        try await DeskStage.with(engine) { stage in
            let household = try await stage.enterBuoi().key
            try await stage.makePoor(household)
            let man = try await stage.signIn(.officer)
            let khe = try await stage.signIn(.leader)
            let before = try await man.get("/ho/\(household)")

            let form = try PageForm(try await man.get(Self.points), action: "/quy-dinh/nhap")
            let sent = try await man.send(form, typing: Self.typed)
            let own = try await man.get(sent.location)
            let shown = try await khe.get(sent.location)
            let confirmed = try await khe.send(
                try PageForm(shown, action: sent.location + "/xac-nhan"))
            let after = try await man.get("/ho/\(household)")

            #expect(form["tu"] == "01/01/2027" && form["den"] == "31/12/2030")
            #expect(sent.status == 303)
            #expect(own.words.contains("Bạn là người nhập") && !own.text.contains("/xac-nhan"))
            #expect(shown.words.contains("Trần Thị Bưởi"))
            #expect(shown.words.contains("Chưa xác định → Hộ không nghèo, không cận nghèo: 1 hộ"))
            #expect(confirmed.status == 303)
            #expect(try #require(Self.compared(before)) != Self.compared(after))
            #expect(Self.compared(after)?.contains("không nghèo") == true)
            #expect(try await stage.file(of: household).judgements[0].result.category == .poor)
        }
    }

    /// The outcome by the standard that is shown for comparison.
    private static func compared(_ page: Reply) -> String? {
        page.text.firstMatch(of: #/Kết quả</th><td>.*?</td><td><strong>(.*?)</strong>/#).map { String($0.output.1) }
    }

    @Test(arguments: TestDatabase.engines)
    func `a wrong value comes back with what was typed, and nothing waits`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let man = try await stage.signIn(.officer)
            let form = try PageForm(try await man.get(Self.points), action: "/quy-dinh/nhap")

            let words = try await man.send(form, typing: [("gia_tri", "nhiều"), ("van_ban", "ND-351-2025")])
            let late = try await man.send(form, typing: Self.typed + [("den", "31/12/2026")])
            let half = try await man.send(form, typing: Self.typed + [("cong_bao", "Công báo số 1")])
            let blank = try await man.send(form, typing: [("gia_tri", "60"), ("van_ban", "")])

            #expect([words, late, half, blank].map(\.status) == [422, 422, 422, 422])
            #expect(words.text.contains("value=\"nhiều\""))
            #expect(late.words.contains("Ngày cuối đứng trước ngày bắt đầu"))
            #expect(half.words.contains("ngày đối chiếu"))
            #expect(blank.words.contains("Hãy chọn văn bản"))
            let waiting = try await man.get("/quy-dinh/cho")
            #expect(waiting.words.contains("Không có bản nhập nào chờ xác nhận"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the numbers of an indicator are asked for one by one, and must stand in its words`(
        _ engine: Engine
    ) async throws {
        try await DeskStage.with(engine) { stage in
            let man = try await stage.signIn(.officer)
            let page = try await man.get("/quy-dinh/nhap?ma=standards/2027-2030/indicators/housing_area&tu=2027-01-01")
            let form = try PageForm(page, action: "/quy-dinh/nhap")
            let text = "diện tích nhà ở bình quân đầu người nhỏ hơn 10,5 m²"

            let silent = try await man.send(form, typing: [("so_0", "10,5"), ("van_ban", "ND-351-2025")])
            let sent = try await man.send(
                form, typing: [("so_0", "10,5"), ("loi_van", text), ("van_ban", "ND-351-2025")])
            let broken = try await man.send(
                form, typing: [("dieu_kien", "per_member: living"), ("loi_van", text), ("van_ban", "ND-351-2025")])

            #expect(form["so_0"] == "8")
            #expect(silent.words.contains("Lời văn chưa có con số 10,5"))
            #expect(sent.status == 303)
            #expect(broken.status == 422 && broken.words.contains("per_member"))
            let rulings = Rulings(database: stage.database, shelf: stage.bureau.shelf)
            let ruling = try await rulings.waiting(by: stage.asking(.leader)).first
            #expect(ruling?.said.value?.contains("below: 10.5") == true)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `who enters cannot confirm, who confirms cannot enter, who administers does neither`(
        _ engine: Engine
    ) async throws {
        try await DeskStage.with(engine) { stage in
            let man = try await stage.signIn(.officer)
            let khe = try await stage.signIn(.leader)
            let sen = try await stage.signIn(.administrator)
            let form = try PageForm(try await man.get(Self.points), action: "/quy-dinh/nhap")
            let address = try await man.send(form, typing: Self.typed).location

            #expect(try await khe.get(Self.points).status == 403)
            #expect(try await sen.get(Self.points).status == 403)
            #expect(try await khe.send(form, typing: Self.typed).status == 403)
            #expect(try await man.post(address + "/xac-nhan", fields: [("da_xem", "x")]).status == 403)
            #expect(try await sen.post(address + "/xac-nhan", fields: [("da_xem", "x")]).status == 403)
            #expect(try await khe.post(address + "/xac-nhan", fields: [("da_xem", "x")]).status == 409)
            let seen = try await sen.get(address)
            #expect(seen.status == 200 && !seen.text.contains("/ho/"))
            let refused = try await khe.post(address + "/khong", fields: [("ly_do", "Chưa đúng văn bản")])
            #expect(refused.location == "/quy-dinh/cho")
            let listed = try await man.get("/quy-dinh/cho")
            #expect(listed.words.contains("Không xác nhận"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the warning list shrinks by what was compared with the gazette`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let man = try await stage.signIn(.officer)
            let khe = try await stage.signIn(.leader)
            let rule = "/quy-dinh/muc?ma=standards/2022-2025/poor_from_lacks"
            let before = try await man.get("/quy-dinh/chua-kiem-chung")
            let links = try await man.get(rule).text.matches(of: #/href="(\/quy-dinh\/doi-chieu[^"]*)"/#)
            let address = try #require(links.first.map { String($0.output.1).replacing("&amp;", with: "&") })

            let form = try PageForm(try await man.get(address))
            let sent = try await man.send(form, typing: [("cong_bao", "Công báo 211 + 212"), ("ngay", "01/03/2026")])
            let shown = try await khe.get(sent.location)
            _ = try await khe.send(try PageForm(shown, action: sent.location + "/xac-nhan"))
            let after = try await man.get("/quy-dinh/chua-kiem-chung")

            #expect(before.text.contains("standards%2F2022-2025%2Fpoor_from_lacks"))
            #expect(!after.text.contains("standards%2F2022-2025%2Fpoor_from_lacks"))
            let page = try await man.get(rule)
            #expect(page.words.contains("Công báo 211 + 212, Lê Thị Mận, 01/03/2026"))
        }
    }

    @Test(arguments: [Engine.sqlite])
    func `a search finds rules by any of their words, and every page of a rule opens`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let man = try await stage.signIn(.officer)

            let found = try await man.get("/quy-dinh?tim=ngheo%20bhyt%20can")
            let nothing = try await man.get("/quy-dinh?tim=khongcotu")

            #expect(found.words.contains("Ngân sách hỗ trợ đóng BHYT cho người thuộc hộ cận nghèo"))
            #expect(nothing.words.contains("Không quy định nào có đủ các từ này"))
            for entry in stage.bureau.rules.index.entries {
                let page = try await man.get(RuleLinks.page(of: entry, stage.bureau.rules).text)
                #expect(page.status == 200, "\(entry.id)")
                _ = try PageForm.forms(of: page)
            }
        }
    }

    @Test func `every rule that the code asks for by name is said to be used`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources")
        let files = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        let ids = DeskStage.rules.index.entries.filter { $0.kind == .parameter || $0.kind == .list }.map(\.id)
        let code = files.filter {
            $0.hasSuffix(".swift") && !$0.hasPrefix("Rulebook") && !$0.hasSuffix("RuleUse.swift")
        }
        let texts = code.compactMap { try? String(contentsOf: root.appending(path: $0), encoding: .utf8) }
        let named = texts.flatMap { text in
            ids.filter { text.contains("\"\($0.split(separator: "/").last ?? "")\"") }
        }

        let forgotten = Set(named).filter { !RuleUse.isUsed($0, in: DeskStage.rules) }

        #expect(forgotten.isEmpty)
    }
}
