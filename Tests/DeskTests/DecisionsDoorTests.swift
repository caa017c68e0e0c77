import Access
import Foundation
import PageClient
import Registry
import Storage
import TestDatabase
import Testing
import Vocabulary

@testable import Desk

@Suite struct `the door of decisions` {
    @Test(arguments: TestDatabase.engines)
    func `lets the officer read, and never record`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let codes = try await stage.three()
            try await stage.decide([(codes[0], .poor)])
            let man = try await stage.signIn(.officer)
            let annex = TypedAnnex(lines: [(codes[0], "", "Hộ nghèo")])

            let list = try await man.get("/quyet-dinh")
            let refused = [
                try await man.get("/quyet-dinh/moi"), try await man.get("/quyet-dinh/phu-luc-mau.xlsx"),
                try await man.draft(annex, try stage.typed()), try await man.get("/quyet-dinh/xem-truoc/\(Key.make())"),
                try await man.post("/quyet-dinh/xem-truoc/\(Key.make())/ghi-nhan"),
            ]

            #expect(list.status == 200)
            #expect(list.words.contains("12/QĐ-UBND"))
            #expect(!list.text.contains("/quyet-dinh/moi"))
            #expect(refused.map(\.status) == [403, 403, 403, 403, 403])
            #expect(try await stage.signIn(.administrator).get("/quyet-dinh").status == 403)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `offers the first of next year, and no standard until somebody chooses`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let khe = try await stage.signIn(.leader)

            let form = try PageForm(try await khe.get("/quyet-dinh/moi"), action: "/quyet-dinh/xem-truoc")

            #expect(form["hieu_luc"] == "01/01/2027")
            #expect(form["nam"] == "2026")
            #expect(form["loai"] == "periodic")
            #expect(form["chuan"] == "")
            #expect(form["ket_thuc"] == nil)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a draft is its leader's alone`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let codes = try await stage.three()
            let khe = try await stage.signIn(.leader)
            let other = try await stage.signIn(.leader, as: .init(name: "dao.ta", fullName: "Tạ Thị Đào"))
            let annex = TypedAnnex(lines: [(codes[0], "", "Hộ nghèo")])
            let draft = try await khe.draft(annex, try stage.typed()).location

            #expect(try await khe.get(draft).status == 200)
            #expect(try await other.get(draft).status == 404)
            #expect(try await other.post(draft + "/ghi-nhan").status == 404)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an annex that is no list is answered at its field`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let khe = try await stage.signIn(.leader)

            let answer = try await khe.send(
                "/quyet-dinh/xem-truoc", file: Array("%PDF-1.7".utf8), named: "quyet-dinh.pdf", field: "phu_luc",
                fields: try stage.typed())

            #expect(answer.status == 422)
            #expect(answer.words.contains("không phải danh sách Excel hay CSV"))
            #expect(try PageForm(answer, action: "/quyet-dinh/xem-truoc")["so"] == "15/QĐ-UBND")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the annex to be filled has today's listed households, and is read back`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let codes = try await stage.three()
            try await stage.decide([(codes[0], .poor), (codes[1], .nearPoor)])
            let khe = try await stage.signIn(.leader)

            var rows = try WorkbookRows(try await khe.get("/quyet-dinh/phu-luc-mau.xlsx").bytes).rows
            let header = try #require(rows.firstIndex { $0.contains("Kết quả công nhận") })
            let listed = rows[(header + 1)...].map { Array($0[1...5]) }
            for index in rows.indices where index > header {
                rows[index] = Array(rows[index].prefix(7)) + ["Thoát nghèo"]
            }
            let lines = rows.map { row in
                (0..<8).map { $0 < row.count ? "\"\(row[$0])\"" : "" }.joined(separator: ";")
            }
            let csv = Array(lines.joined(separator: "\r\n").utf8)
            let draft = try await khe.send(
                "/quyet-dinh/xem-truoc", file: csv, named: "phu-luc.csv", field: "phu_luc",
                fields: try stage.typed([("nam", "2026"), ("ngay_ky", "27/02/2026"), ("hieu_luc", "01/01/2027")]))

            #expect(
                listed.sorted { $0[0] < $1[0] } == [
                    [codes[0], "Hồ Thị Mơ", "Tổ dân phố 1", "1", "Hộ nghèo"],
                    [codes[1], "Đặng Văn Khế", "Tổ dân phố 1", "1", "Hộ cận nghèo"],
                ])
            let preview = try await khe.get(draft.location)
            #expect(preview.words.contains("2 Đổi diện"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `leaves no file behind`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let codes = try await stage.three()
            let khe = try await stage.signIn(.leader)
            let annex = TypedAnnex(lines: [(codes[0], "", "Hộ nghèo")])
            let draft = try await khe.draft(annex, try stage.typed()).location
            _ = try await khe.get(draft)

            #expect(try FileManager.default.contentsOfDirectory(atPath: stage.bureau.workFolder).isEmpty)
        }
    }
}
