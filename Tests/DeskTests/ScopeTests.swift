import Access
import HTTPTypes
import PageClient
import Registry
import Rulebook
import Storage
import TestDatabase
import Testing
import Vocabulary

@testable import Desk

/// What somebody may not see is not there: in lists, counts, searches, pages and files.
@Suite struct ScopeTests {
    @Test(arguments: TestDatabase.engines)
    func `rà soát viên find the households of their own tổ dân phố alone`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let mine = try await stage.enter(ScopeTests.head("Trần Thị Cam"))
            let other = try await stage.enter(ScopeTests.head("Trần Thị Bưởi"), in: 1)
            let reviewer = try await stage.reviewer(of: 0)

            let list = try await reviewer.get("/ho")
            let narrowed = try await reviewer.get("/ho?tdp=\(stage.neighbourhoods[1])")
            let search = try await reviewer.post("/ho/tim", fields: [("q", "tran thi")])
            let found = try await reviewer.get(search.location)
            let code = try await reviewer.post("/ho/tim", fields: [("q", other.code)])

            #expect(list.words.contains("Trần Thị Cam") && list.words.contains("1 hộ, 1 nhân khẩu"))
            #expect(!list.text.contains("Bưởi") && !list.text.contains("Tổ dân phố 2"))
            #expect(narrowed.words.contains("0 hộ"))
            #expect(found.text.contains("Trần Thị Cam") && !found.text.contains("Bưởi"))
            #expect(try await !reviewer.get(code.location).text.contains("Bưởi"))
            #expect(try await reviewer.get("/ho/\(mine.key)").status == 200)
            #expect(try await reviewer.get("/ho/\(other.key)").status == 404)
            #expect(try await reviewer.get("/ho/\(mine.key)?den-ngay=2026-02-01").status == 404)
            let file = try await reviewer.get("/nhap/dien-san.xlsx?tdp=\(stage.neighbourhoods[0])")
            #expect(try WorkbookRows(file.bytes).rows.joined().contains("Trần Thị Cam"))
            let foreign = try await reviewer.get("/nhap/dien-san.xlsx?tdp=\(stage.neighbourhoods[1])")
            #expect(foreign.status == 422 || foreign.status == 404)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a declared relative's household is gone from the next page on`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let brother = try await stage.enter(ScopeTests.head("Trần Văn Cam"))
            try await stage.enter(ScopeTests.head("Lê Thị Mít"))
            let reviewer = try await stage.reviewer(of: 0)
            #expect(try await reviewer.get("/ho/\(brother.key)").status == 200)

            let said = try await reviewer.post(
                "/toi/nguoi-than", fields: [("ma_ho", brother.code), ("quan_he", "anh ruột")])

            #expect(said.status == 303)
            #expect(try await reviewer.get("/ho/\(brother.key)").status == 404)
            let list = try await reviewer.get("/ho")
            #expect(!list.text.contains("Trần Văn Cam") && list.words.contains("1 hộ, 1 nhân khẩu"))
            let file = try await reviewer.get("/nhap/dien-san.xlsx?tdp=\(stage.neighbourhoods[0])")
            #expect(try !WorkbookRows(file.bytes).rows.joined().contains("Trần Văn Cam"))
            #expect(try await reviewer.get("/toi").words.contains("anh ruột"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `who supplies figures gets own rows back, without what the register says`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let known = try await stage.enter(
                MemberForm(
                    name: "Lê Thị Ổi", birth: Birth(iso: "1968-08-15"), sex: .female, ethnicity: "01",
                    number: IdentityNumber("046168000043"), relation: MemberRecord.headRelation))
            let hidden = try await stage.enter(ScopeTests.head("Hồ Thị Ẩn"))
            try await stage.decide([(known.code, .poor), (hidden.code, .poor)])
            let supplier = try await stage.signIn(.supplier)

            let list = try await supplier.send("/doi-chieu", file: TypedRows.three.csv).location
            let compared = try await supplier.send(
                try PageForm(try await supplier.get(list), action: list + "/so-sanh"))
            let shown = try await supplier.get(list)

            #expect(compared.status == 303 && shown.status == 200)
            #expect(shown.words.contains("Chỉ có ở danh sách ngoài"))
            for text in ["Hồ Thị Ẩn", known.code, "Hộ nghèo", "Chỉ có ở sổ", "Khác diện", "/ho/"] {
                #expect(!shown.text.contains(text), "\(text)")
            }
            for kind in ["ours", "class"] { #expect(try await supplier.get(list + "?loai=\(kind)").status == 404) }
            for path in ["/ho", "/bieu", "/ho/\(known.key)", list + "/ket-qua.xlsx"] {
                #expect(try await [403, 404].contains(supplier.get(path).status), "\(path)")
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `nobody records a decision on a household that he or she changed as something else`(
        _ engine: Engine
    ) async throws {
        try await DeskStage.with(engine) { stage in
            let one = try await stage.enter(ScopeTests.head("Trần Thị Cam"))
            let other = try await stage.enter(ScopeTests.head("Lê Thị Mít"))
            let man = try await stage.officers.add(
                NewOfficer(
                    name: "man.le", fullName: "Lê Thị Mận",
                    term: NewTerm(role: .officer, commune: stage.commune), password: DeskStage.password),
                by: stage.asking(.administrator))
            let asOfficer = man.asking(at: stage.time.next())
            try await HouseholdEditing(stage.premises).answer(of: one.key, stage, by: asOfficer)
            let asClerk = Asking(
                officer: man.key, name: "Lê Thị Mận", role: .clerk, communes: [stage.commune], at: stage.time.next())
            let allowed = Asking(
                officer: man.key, name: "Lê Thị Mận", role: .clerk, communes: [stage.commune],
                allowed: [.enterAndDecide], at: stage.time.next())

            let own = try await stage.preview([one.code, other.code], by: asClerk)
            let free = try await stage.preview([other.code], by: asClerk)
            let excepted = try await stage.preview([one.code], by: allowed)

            #expect(own.problems.contains { $0.message.contains("Bạn đã nhập hoặc sửa hồ sơ của 1 hộ") })
            #expect(own.problems.contains { $0.message.contains(one.code) && !$0.message.contains(other.code) })
            #expect(free.problems.isEmpty && excepted.problems.isEmpty)
            await #expect(throws: DecisionRefusal.self) {
                try await stage.decide([one.code], by: asClerk)
            }
        }
    }

    private static func head(_ name: String) -> MemberForm {
        MemberForm(name: name, birth: .year(1960), relation: MemberRecord.headRelation)
    }
}

extension HouseholdEditing {
    fileprivate func answer(of household: Key, _ stage: DeskStage, by asking: Asking) async throws {
        var answers = HouseholdAnswers()
        answers[.b1] = .number(120)
        try await observe(
            household, in: stage.commune, address: nil, answers: answers,
            version: try await stage.file(of: household).version, occasion: .on("2026-02-01", "đến nhà"), by: asking)
    }
}

extension DeskStage {
    /// A rà soát viên of one tổ dân phố, signed in.
    fileprivate func reviewer(of place: Int) async throws -> RouterClient {
        let term = NewTerm(role: .reviewer, commune: commune, neighbourhoods: [neighbourhoods[place]])
        _ = try await officers.add(
            NewOfficer(name: "to.truong", fullName: "Đoàn Văn Tổ", term: term, password: DeskStage.password),
            by: asking(.administrator))
        var client = visitor
        let answer = try await client.post(
            "/dang-nhap", fields: [("ten", "to.truong"), ("mat_khau", DeskStage.password)])
        client.cookie = answer.headers[.setCookie].map { String($0.prefix { $0 != ";" }) }
        return client
    }

    fileprivate func command() throws -> DecisionCommand {
        DecisionCommand(
            number: "77/QĐ-UBND", signedOn: .iso("2026-02-12"), effectiveFrom: .iso("2026-02-12"), reviewYear: 2025,
            standard: try standard, kind: .regular, signer: "Trương Thị Lựu", closesReview: false)
    }

    fileprivate func preview(_ codes: [String], by asking: Asking) async throws -> DecisionPreview {
        try await Decisions(premises).preview(try command(), annex: annex(codes), in: commune, by: asking)
    }

    fileprivate func decide(_ codes: [String], by asking: Asking) async throws {
        try await Decisions(premises).record(try command(), annex: annex(codes), in: commune, by: asking)
    }

    private func annex(_ codes: [String]) -> DecisionAnnex {
        DecisionAnnex(
            fileName: "phu-luc.xlsx", digest: Digest.sha256([1]),
            lines: codes.map { DecisionAnnex.Line(code: $0, name: "", category: .poor) })
    }
}
