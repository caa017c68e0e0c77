import Access
import Foundation
import PageClient
import Registry
import Results
import Rulebook
import Storage
import TestDatabase
import Testing
import Vocabulary

@testable import Desk

@Suite struct `a list on its way into the register` {
    @Test(arguments: TestDatabase.engines)
    func `goes four steps, and is stored at the last`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let man = try await stage.signIn(.officer)
            let listing = try await man.bring(.three)

            let understood = try await man.get(listing)
            let compared = try await man.compare(listing)
            let before = try await stage.register()
            let accepted = try await man.post(listing + "/nhan", fields: [("cach", "all")])
            let done = try await man.get(accepted.location)

            #expect(understood.words.contains("Chúng tôi hiểu tệp này như sau"))
            #expect(understood.words.contains("3 hộ, 4 người"))
            #expect(understood.words.contains("1 cột không đọc J · Ghi chú của tổ: Ghi chú, không ghi vào sổ"))
            #expect(understood.words.contains("Tổ dân phố 9: 1 hộ, 1 người"))
            #expect(compared.words.contains("3 Mới"))
            #expect(compared.words.contains("Tổ dân phố sẽ được lập"))
            #expect(before == (0, 0))
            #expect(done.words.contains("3 hộ mới, 0 hộ thay đổi"))
            #expect(try await stage.register() == (3, 4))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `with a fault is refused with line, column and remedy, mended and brought again`(_ engine: Engine) async throws
    {
        try await DeskStage.with(engine) { stage in
            let man = try await stage.signIn(.officer)
            let listing = try await man.bring(TypedRows.three.setting(2, "Ngày sinh", "31/02/1968"))

            let compared = try await man.compare(listing)
            let all = try await man.post(listing + "/nhan", fields: [("cach", "all")])
            let workbook = try await man.get(listing + "/bi-tu-choi.xlsx")
            let stored = try await stage.register()

            #expect(compared.words.contains("Dòng 4, cột “Ngày sinh”"))
            #expect(!compared.words.contains("Nhận tất cả"))
            #expect(compared.words.contains("Chỉ nhận các hộ hợp lệ"))
            #expect(all.status == 422)
            #expect(all.words.contains("Có 1 hộ bị từ chối nên chưa ghi gì"))
            #expect(stored.households == 0)

            let refused = try WorkbookRows(workbook.bytes).typed
            #expect(refused.rows.count == 1)
            #expect(refused.headers.last == "Lỗi cần sửa")
            let mended = try await man.send("/nhap", file: refused.setting(0, "Ngày sinh", "15/08/1968").csv)
            _ = try await man.compare(mended.location)
            _ = try await man.post(mended.location + "/nhan", fields: [("cach", "all")])
            #expect(try await stage.households().keys.sorted() == ["Lê Thị Ổi"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `may be taken without its refused households`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let man = try await stage.signIn(.officer)
            let listing = try await man.bring(TypedRows.three.setting(2, "Ngày sinh", ""))
            _ = try await man.compare(listing)

            _ = try await man.post(listing + "/nhan", fields: [("cach", "valid")])
            let done = try await man.get(listing)

            #expect(try await stage.register().households == 2)
            #expect(done.words.contains("1 hộ bị từ chối chưa vào sổ"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `shows a changed cell before and after, and who is absent`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let man = try await stage.signIn(.officer)
            _ = try await man.take(.three)
            var list = TypedRows.three.setting(0, "Tường bền chắc", "không")
            list.rows.remove(at: 2)

            let listing = try await man.bring(list)
            let changed = try await man.compare(listing)
            let absent = try await man.get(listing + "?loai=absent")

            #expect(changed.words.contains("1 Thay đổi"))
            #expect(changed.words.contains("trước: có → , sau: không"))
            #expect(absent.words.contains("Lê Thị Ổi"))
            #expect(try await stage.register().households == 3)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `takes a blank for what the importer says`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let man = try await stage.signIn(.officer)
            let listing = try await man.bring(.three)

            let asked = try await man.get(listing)
            let compared = try await man.compare(listing, saying: [("trong.wall_durable", "khong")])
            _ = try await man.post(listing + "/nhan", fields: [("cach", "all")])

            #expect(asked.words.contains("Ô trống nghĩa là gì?"))
            #expect(compared.words.contains("Ô trống là không Tường bền chắc"))
            let key = try #require(try await stage.households()["Lê Thị Ổi"])
            #expect(try await stage.file(of: key).record.answers[.wallDurable] == .flag(false))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `never changes a recognition: the scoreboard stays`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            try await stage.plan()
            let man = try await stage.signIn(.officer)
            _ = try await man.take(.three)
            let key = try #require(try await stage.households()["Lê Thị Ổi"])
            try await stage.decide([(try await stage.file(of: key).record.code, .poor)])
            let before = try await stage.count("poor_households")

            _ = try await man.take(TypedRows.three.setting(2, "Tường bền chắc", "có"))

            #expect(before == 1)
            #expect(try await stage.count("poor_households") == 1)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `that was compared with a register that moved on is compared again, and not stored`(_ engine: Engine)
        async throws
    {
        try await DeskStage.with(engine) { stage in
            let man = try await stage.signIn(.officer)
            let listing = try await man.bring(.three)
            _ = try await man.compare(listing)
            try await stage.enter(
                MemberForm(name: "Hồ Thị Mơ", birth: Birth(typed: "1960"), sex: .female, relation: "head"))

            let answer = try await man.post(listing + "/nhan", fields: [("cach", "all")])
            let again = try await man.post(listing + "/nhan", fields: [("cach", "all")])

            #expect(answer.status == 409)
            #expect(answer.words.contains("Danh sách hộ đã thay đổi sau khi so sánh, nên chưa ghi gì"))
            #expect(again.status == 303)
            #expect(try await stage.register().households == 4)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `can be thrown away, and is gone from the server`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let man = try await stage.signIn(.officer)
            let listing = try await man.bring(.three)

            let answer = try await man.post(listing + "/bo")
            let gone = try await man.get(listing)

            #expect(answer.status == 303)
            #expect(gone.words.contains("Tệp đã được bỏ"))
            #expect(try await stage.database.read { try $0.count("SELECT count(*) FROM list_import_file") } == 0)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `without numbers waits in a sample installation for the word that nobody is real`(_ engine: Engine)
        async throws
    {
        try await DeskStage.with(engine, isSample: true) { stage in
            let man = try await stage.signIn(.officer)
            let listing = try await man.bring(TypedRows.three.without("Số định danh"))
            let compared = try await man.compare(listing)

            let refused = try await man.post(listing + "/nhan", fields: [("cach", "all")])
            _ = try await man.post(listing + "/xac-nhan")
            let accepted = try await man.post(listing + "/nhan", fields: [("cach", "all")])

            #expect(compared.words.contains("Xác nhận tệp không chứa người thật"))
            #expect(!compared.words.contains("Nhận tất cả"))
            #expect(refused.status == 422)
            #expect(accepted.status == 303)
            #expect(try await stage.register().households == 3)
        }
    }
}
