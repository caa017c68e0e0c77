import Access
import Foundation
import Office
import PageClient
import Registry
import Storage
import TestDatabase
import Testing
import Vocabulary

@testable import Desk

@Suite struct `what stands at the door of an import` {
    @Test(arguments: TestDatabase.engines)
    func `a file that is no list is answered on the page with its sentence`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let man = try await stage.signIn(.officer)

            let picture = try await man.send("/nhap", file: Array("%PDF-1.7 giấy mời".utf8), named: "moi.xlsx")
            let nothing = try await man.send("/nhap", file: nil)
            let empty = try await man.send("/nhap", file: [])
            let torn = try await man.send("/nhap", file: [0x50, 0x4B, 3, 4] + Array(repeating: 7, count: 200))

            #expect([picture, nothing, empty, torn].allSatisfy { $0.status == 422 })
            #expect(picture.words.contains("không phải danh sách Excel hay CSV"))
            #expect(nothing.words.contains("Chưa chọn tệp"))
            #expect(empty.words.contains("Tệp trống"))
            #expect(torn.words.contains("bị hỏng hoặc tải về chưa hết"))
            for answer in [picture, nothing, empty, torn] { _ = try PageForm(answer, action: "/nhap") }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a list without a needed column says which, and leads to another file`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let man = try await stage.signIn(.officer)
            let listing = try await man.bring(TypedRows.three.without("Ngày sinh"))

            let page = try await man.get(listing)

            #expect(page.words.contains("Chưa biết cột nào là “Ngày sinh”"))
            #expect(!page.words.contains("So với sổ hộ"))
            #expect(page.words.contains("Chọn tệp khác"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the day of the figures has to be said, and is never ahead`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let man = try await stage.signIn(.officer)
            let listing = try await man.bring(.three)
            let form = try PageForm(try await man.get(listing), action: listing + "/so-sanh")

            let unsaid = try await man.send(form)
            let ahead = try await man.send(form, typing: [("ngay", "03/03/2026"), ("trong.wall_durable", "khong")])

            #expect(unsaid.status == 422)
            #expect(unsaid.words.contains("Chưa ghi ngày của số liệu"))
            #expect(ahead.status == 422)
            #expect(ahead.words.contains("ở sau hôm nay"))
            let back = try PageForm(ahead, action: listing + "/so-sanh")
            #expect(back["ngay"] == "03/03/2026")
            #expect(back["trong.wall_durable"] == "khong")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the template has every column, and empty it is understood as empty`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let man = try await stage.signIn(.officer)

            let template = try await man.get("/nhap/mau.xlsx")
            let brought = try await man.send("/nhap", file: template.bytes, named: "mau.xlsx")
            let page = try await man.get(brought.location)

            #expect(try WorkbookRows(template.bytes).rows.first == TemplateColumn.all.map(\.header))
            #expect(page.words.contains("Dưới dòng tiêu đề không có dòng nào"))
            #expect(!page.words.contains("hiểu là"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: stage.bureau.workFolder).isEmpty)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `is open to the officer alone`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let leader = try await stage.signIn(.leader)
            let administrator = try await stage.signIn(.administrator)

            let answers = [
                try await leader.get("/nhap"), try await leader.get("/nhap/mau.xlsx"),
                try await leader.send("/nhap", file: TypedRows.three.csv), try await administrator.get("/nhap"),
            ]

            #expect(answers.map(\.status) == [403, 403, 403, 403])
            #expect(try await stage.visitor.get("/nhap").location.hasPrefix("/dang-nhap"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a list that is not accepted belongs to whoever brought it`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let man = try await stage.signIn(.officer)
            let other = try await stage.signIn(.officer, as: .init(name: "na.bui", fullName: "Bùi Thị Na"))
            let listing = try await man.bring(.three)
            _ = try await man.compare(listing)

            let pages = [
                try await other.get(listing), try await other.get(listing + "/cach-hieu"),
                try await other.get(listing + "/bi-tu-choi.xlsx"),
                try await other.post(listing + "/nhan", fields: [("cach", "all")]),
                try await other.post(listing + "/bo"),
            ]

            #expect(pages.map(\.status) == [404, 404, 404, 404, 404])
            #expect(try await !other.get("/nhap").words.contains("danh-sach.csv"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `no whole identity number stands on its pages, and no name in an address`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let man = try await stage.signIn(.officer)
            let listing = try await man.bring(TypedRows.three.setting(0, "Ngày sinh", "xưa"))
            let understood = try await man.get(listing)
            let compared = try await man.compare(listing)

            for page in [understood, compared] {
                #expect(!page.text.contains("046050000017"))
                let addresses = page.text.matches(of: #/(href|action)="([^"]*)"/#).map { String($0.output.2) }
                #expect(
                    !addresses.contains { VietnameseText.folded($0.removingPercentEncoding ?? $0).contains("buoi") })
            }
        }
    }
}
