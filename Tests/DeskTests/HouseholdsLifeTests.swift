import Access
import PageClient
import Registry
import Rulebook
import Storage
import TestDatabase
import Testing
import Vocabulary

/// What befalls a household, recorded through its pages.
struct HouseholdsLifeTests {
    @Test(arguments: TestDatabase.engines)
    func `a head's death asks who follows, shows what happens, and leaves errands`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let household = try await stage.enterBuoi()
            try await stage.decide([(household.code, .poor)])
            let officer = try await stage.signIn(.officer)
            let old = try await stage.person("Trần Thị Bưởi", in: household.key)
            let next = try await stage.person("Nguyễn Thị Lài", in: household.key)
            let ti = try await stage.person("Lê Văn Tí", in: household.key)
            let path = "/ho/\(household.key)/chet"

            let who = try await officer.get(path)
            let follower = try await officer.get("\(path)?nguoi=\(old)")
            let last = try await officer.get("\(path)?nguoi=\(old)&chu=\(next)")
            let done = try await officer.send(
                try PageForm(last, action: path),
                typing: [("qh-\(ti)", "child"), ("ngay", "01/03/2026"), ("ly_do", "giấy chứng tử số 3")])
            let page = try await officer.get(done.location)

            #expect(who.words.contains("Ai đã chết?"))
            #expect(follower.words.contains("Ai làm chủ hộ tiếp?"))
            #expect(last.words.contains("Nhân khẩu của hộ: trước: 3 → , sau: 2"))
            #expect(last.words.contains("Báo giảm BHYT với cơ quan BHXH"))
            #expect(done.status == 303)
            #expect(page.words.contains("Hộ bà Nguyễn Thị Lài"))
            #expect(page.words.contains("Việc kéo theo: Đổi giấy chứng nhận hộ nghèo, hộ cận nghèo; Báo giảm BHYT"))
            #expect(page.words.contains("01/03/2026 · Chết : Trần Thị Bưởi"))
            #expect(try await officer.get("/viec").words.contains("Báo giảm BHYT với cơ quan BHXH · Trần Thị Bưởi"))
            #expect(try await officer.get("/").words.contains("2 việc về hộ chưa xong"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a split shows both households and says that the new one waits`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let household = try await stage.enterBuoi()
            try await stage.decide([(household.code, .poor)])
            let officer = try await stage.signIn(.officer)
            let lai = try await stage.person("Nguyễn Thị Lài", in: household.key)
            let ti = try await stage.person("Lê Văn Tí", in: household.key)
            let path = "/ho/\(household.key)/tach"

            let last = try await officer.get("\(path)?nguoi=\(lai)&nguoi=\(ti)&chu=\(lai)")
            let form = try PageForm(last, action: path)
            let wrong = try await officer.send(form, typing: [("qh-\(ti)", ""), ("ly_do", "ra ở riêng")])
            let done = try await officer.send(form, typing: [("qh-\(ti)", "child"), ("ly_do", "ra ở riêng")])
            let page = try await officer.get(done.location)

            #expect(last.words.contains("không mang theo diện này: chờ quyết định"))
            #expect(wrong.status == 422)
            #expect(wrong.words.contains("Chưa chọn quan hệ của Lê Văn Tí với chủ hộ mới."))
            #expect(page.words.contains("hộ mới mã 20017-00002, chờ quyết định"))
            #expect(page.words.contains("Tách hộ · hộ 20017-00002"))
            let made = try await Households(stage.premises).key(
                ofCode: "20017-00002", in: stage.commune, by: stage.asking(.officer))
            let new = try await officer.get("/ho/\(try #require(made))")
            #expect(new.words.contains("chờ quyết định Hộ tách từ hộ \(household.code)"))
            #expect(new.words.contains("Rà soát thường xuyên hộ mới tách"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a household that is gone still has its page, which points on`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let goes = try await stage.enterBuoi()
            let stays = try await stage.enter(MemberForm(name: "Lê Thị Cam", relation: "head"), [])
            let officer = try await stage.signIn(.officer)
            let path = "/ho/\(goes.key)/nhap-ho"

            let unknown = try await officer.get("\(path)?ma_ho=20017-99999")
            let last = try PageForm(try await officer.get("\(path)?ma_ho=\(stays.code)"), action: path)
            let relations = last.fields.map(\.name).filter { $0.hasPrefix("qh-") }.map { ($0, "other") }
            let done = try await officer.send(last, typing: relations + [("ly_do", "về ở chung")])
            let page = try await officer.get(done.location)

            #expect(unknown.words.contains("Không có hộ mã này ở nơi khác trong sổ"))
            #expect(page.words.contains("Hộ này không còn ở địa bàn"))
            #expect(page.words.contains("hộ nhập vào hộ \(stays.code)"))
            #expect(try await officer.get("/ho/\(stays.key)").words.contains("4 nhân khẩu"))
            #expect(try await officer.get("/ho/\(goes.key)/sinh").status == 404)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a form that is out of date says field by field what others changed`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let household = try await stage.enterBuoi()
            let officer = try await stage.signIn(.officer)
            let phone = try PageForm(
                try await officer.get("/ho/\(household.key)/dien-thoai"), action: "/ho/\(household.key)/dien-thoai")
            let ended = try PageForm(
                try await officer.get("/ho/\(household.key)/ket-thuc"), action: "/ho/\(household.key)/ket-thuc")

            let first = try await officer.send(phone, typing: [("dien_thoai", "0912 345 678")])
            let second = try await officer.send(phone, typing: [("dien_thoai", "0913 000 111")])
            let third = try await officer.send(ended, typing: [("cach", "dissolved"), ("ly_do", "tan hộ")])

            #expect(first.status == 303)
            #expect(second.status == 409 && third.status == 409)
            for answer in [second, third] {
                #expect(answer.words.contains("điện thoại trước: chưa có → , sau: 0912 345 678"))
            }
            #expect(try PageForm(second, action: "/ho/\(household.key)/dien-thoai")["dien_thoai"] == "0913 000 111")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an errand is done once, and who only reads changes nothing`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let household = try await stage.enterBuoi()
            let officer = try await stage.signIn(.officer)
            let set = "/ho/\(household.key)/viec"
            _ = try await officer.send(
                try PageForm(try await officer.get(set), action: set),
                typing: [("viec", "Gọi lại hỏi thẻ"), ("den_ngay", "01/03/2026")])
            let due = try await officer.get("/viec?loc=due")
            let link = try #require(due.text.firstMatch(of: #/href="(\/ho\/[^"]+\/viec\/[^"]+)"/#)).1
            let form = try PageForm(try await officer.get(String(link)), action: String(link))

            let done = try await officer.send(form, typing: [("ghi_chu", "đã có thẻ")])
            let again = try await officer.send(form)
            let leader = try await stage.signIn(.leader)

            #expect(due.words.contains("Gọi lại hỏi thẻ 01/03/2026 ✕ quá 1 ngày"))
            #expect(done.status == 303)
            #expect(again.status == 422)
            #expect(again.words.contains("Người khác đã ghi việc này là xong"))
            #expect(try await officer.get("/viec?loc=done").words.contains("Gọi lại hỏi thẻ"))
            for path in ["sinh", "chet", "tach", "ket-thuc", "viec", "dien-thoai", "bien-dong"] {
                #expect(try await leader.get("/ho/\(household.key)/\(path)").status == 403)
            }
            #expect(try await leader.get("/viec?loc=done").status == 200)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a household that was poor elsewhere comes in and waits`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let officer = try await stage.signIn(.officer)
            let form = try PageForm(try await officer.get("/ho/chuyen-den"), action: "/ho/chuyen-den")
            let typed = [
                ("tu_noi", "Phường Hương An"), ("dien_noi_cu", "poor"), ("tdp", stage.neighbourhoods[0].description),
                ("ho_ten", "Hồ Thị Sim"), ("ly_do", "thông báo cư trú"),
            ]

            let without = try await officer.send(form, typing: typed)
            let done = try await officer.send(
                form, typing: typed + [("so_qd", "3/QĐ-UBND"), ("ngay_qd", "20/12/2025")])
            let page = try await officer.get(done.location)

            #expect(without.status == 422)
            #expect(without.words.contains("Chưa ghi số quyết định ở nơi cũ"))
            #expect(
                page.words.contains("chờ quyết định Hộ chuyển đến ngày 02/03/2026 từ Phường Hương An, ở đó là hộ nghèo")
            )
            #expect(page.words.contains("Xem xét công nhận hộ chuyển đến"))
        }
    }
}
