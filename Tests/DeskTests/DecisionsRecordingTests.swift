import Access
import PageClient
import Registry
import Results
import Storage
import TestDatabase
import Testing
import Vocabulary

@testable import Desk

@Suite struct `recording a signed decision` {
    @Test(arguments: TestDatabase.engines)
    func `shows every household first, then moves the scoreboard`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            try await stage.plan()
            let codes = try await stage.three()
            let khe = try await stage.signIn(.leader)
            let annex = TypedAnnex(lines: [
                (codes[0], "Hồ Thị Mơ", "Hộ nghèo"), (codes[1], "Đặng Văn Khế", "Hộ cận nghèo"),
                (codes[2], "Võ Thị Lụa", "Không công nhận"),
            ])

            let draft = try await khe.draft(annex, try stage.typed([("loai", "opening")])).location
            let preview = try await khe.get(draft)
            let before = try await stage.count("poor_households")
            let unconfirmed = try await khe.record(preview, draft)
            let stillNone = try await stage.count("poor_households")
            let answer = try await khe.record(preview, draft, confirming: [codes[2]])
            let page = try await khe.get(answer.location)

            #expect(preview.words.contains("Hồ Thị Mơ \(codes[0]) trước: Chưa có → , sau: Hộ nghèo"))
            #expect(preview.words.contains("2 Đổi diện"))
            #expect(preview.words.contains("phụ lục ghi: Võ Thị Lụa"))
            #expect(before == nil)
            #expect(unconfirmed.status == 422)
            #expect(unconfirmed.words.contains("Hãy xác nhận từng dòng đúng là hộ ấy"))
            #expect(stillNone == nil)
            #expect(answer.status == 303)
            #expect(page.words.contains("Đã ghi nhận Quyết định số 15/QĐ-UBND: 3 hộ"))
            #expect(try await stage.count("poor_households") == 1)
            #expect(try await stage.count("near_poor_households") == 1)
            #expect(try await khe.get("/quyet-dinh").words.contains("15/QĐ-UBND 12/12/2025 01/01/2026"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `says who stays listed and waits, and what the facts would say`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let codes = try await stage.three()
            try await stage.decide([(codes[0], .poor), (codes[1], .poor)])
            let khe = try await stage.signIn(.leader)
            let annex = TypedAnnex(lines: [(codes[1], "", "Thoát nghèo")])
            let fields = try stage.typed([("nam", "2026"), ("ngay_ky", "27/02/2026"), ("hieu_luc", "01/01/2027")])

            let preview = try await khe.get(try await khe.draft(annex, fields).location)

            #expect(preview.words.contains("trước: Hộ nghèo → , sau: Không thuộc hộ nghèo, cận nghèo"))
            #expect(preview.words.contains("Chờ quyết định Quyết định không nêu các hộ này."))
            #expect(preview.words.contains("Hồ Thị Mơ \(codes[0]) Hộ nghèo Chưa xác định"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `names the lines that cannot be taken, and offers no recording`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let codes = try await stage.three()
            let khe = try await stage.signIn(.leader)
            let annex = TypedAnnex(lines: [(codes[0], "", "Hơi nghèo"), ("20017-99999", "", "Hộ nghèo")])

            let draft = try await khe.draft(annex, try stage.typed()).location
            let preview = try await khe.get(draft)
            let forced = try await khe.post(draft + "/ghi-nhan", fields: [("da_xem", "")])
            let form = try await khe.get(
                "/quyet-dinh/moi?nhap=" + (draft.split(separator: "/").last.map(String.init) ?? ""))

            #expect(preview.status == 422)
            #expect(preview.words.contains("Dòng 2: không hiểu kết quả “Hơi nghèo”"))
            #expect(preview.words.contains("Dòng 3: Không có hộ mã 20017-99999 trong sổ"))
            #expect(!preview.words.contains("Ghi nhận thì"))
            #expect(forced.status == 422)
            #expect(try PageForm(form)["so"] == "15/QĐ-UBND")
            #expect(form.words.contains("phu-luc.csv. Không cần chọn lại."))
            #expect(try await Decisions(stage.premises).list(in: stage.commune, by: stage.asking(.leader)).isEmpty)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `keeps what was typed and the annex when the standard was not chosen`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let codes = try await stage.three()
            let khe = try await stage.signIn(.leader)
            let annex = TypedAnnex(lines: [(codes[0], "", "Hộ nghèo")])

            let refused = try await khe.draft(annex, try stage.typed([("chuan", "")]))
            let back = try PageForm(refused, action: "/quyet-dinh/xem-truoc").typing([("chuan", try stage.standard)])
            let mended = try await khe.draft(nil, back.fields.map { ($0.name, $0.value) })

            #expect(refused.status == 422)
            #expect(refused.words.contains("Chưa chọn chuẩn nghèo"))
            #expect(back["nguoi_ky"] == "Trương Thị Lựu")
            #expect(mended.status == 303)
            #expect(try await khe.get(mended.location).words.contains("Hồ Thị Mơ"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `that was recorded already is not recorded twice`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let codes = try await stage.three()
            let khe = try await stage.signIn(.leader)
            let annex = TypedAnnex(lines: [(codes[0], "", "Hộ nghèo")])
            let draft = try await khe.draft(annex, try stage.typed()).location
            let preview = try await khe.get(draft)

            let first = try await khe.record(preview, draft)
            let second = try await khe.record(preview, draft)

            #expect(first.status == 303)
            #expect(second.status == 422)
            #expect(second.words.contains("đã được ghi nhận. Không ghi hai lần"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `records only what was seen: a register that moved on is shown again`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let codes = try await stage.three()
            let khe = try await stage.signIn(.leader)
            let annex = TypedAnnex(lines: [(codes[0], "", "Hộ nghèo")])
            let draft = try await khe.draft(annex, try stage.typed()).location
            let seen = try await khe.get(draft)
            try await stage.decide([(codes[0], .nearPoor)], number: "9/QĐ-UBND", signed: "2025-12-01")

            let stopped = try await khe.record(seen, draft)
            let again = try await khe.record(stopped, draft)

            #expect(stopped.status == 409)
            #expect(stopped.words.contains("Sổ hộ đã thay đổi sau khi bạn xem, nên chưa ghi gì"))
            #expect(stopped.words.contains("trước: Hộ cận nghèo → , sau: Hộ nghèo"))
            #expect(again.status == 303)
        }
    }
}
