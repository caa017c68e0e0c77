import Access
import Rulebook
import Storage
import TestDatabase
import Testing
import Vocabulary

@testable import Rulings

/// One officer enters what the law says, another confirms it; then, and not before, it holds.
@Suite struct RulingsTests {
    @Test(arguments: TestDatabase.engines)
    func `a missing threshold holds once a second officer has confirmed it`(engine: Engine) async throws {
        try await RulingsStage.with(engine) { stage in
            let entered = try await stage.rulings.enter(.points(), reason: "Thông tư mới", by: stage.man)

            #expect(entered.state == .waiting)
            #expect(stage.shelf.rules.version == RulingsStage.shipped.version)
            let preview = try await stage.rulings.preview(entered.key, by: stage.khe)
            #expect(preview.before.standard(listYear: 2027)?.urban.points.value == nil)
            #expect(preview.after.standard(listYear: 2027)?.urban.points.value == 180)

            try await stage.rulings.confirm(entered.key, seal: preview.seal, by: stage.khe)

            let points = try #require(stage.shelf.rules.standard(listYear: 2027)?.urban.points)
            #expect(points.value == 180)
            #expect(points.provenance.isLocal)
            #expect(points.provenance.citation == "NĐ 351/2025/NĐ-CP, Phụ lục \"II\", khoản 1: a")
            #expect(stage.shelf.rules.version == preview.after.version)
            #expect(stage.shelf.rules.standard(listYear: 2027)?.rulebookVersion == preview.after.version)
            let ruling = try await stage.rulings.ruling(entered.key, by: stage.man)
            #expect(ruling.state == .inForce)
            #expect(ruling.entered.officerName == "Lê Thị Mận")
            #expect(ruling.confirmed?.officerName == "Đỗ Văn Khế")
            #expect(try await stage.database.read { try Audit.firstBroken($0) } == nil)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `nobody confirms alone, nor with the wrong account`(engine: Engine) async throws {
        try await RulingsStage.with(engine) { stage in
            let entered = try await stage.rulings.enter(.points(), by: stage.man)
            let seal = try await stage.rulings.preview(entered.key, by: stage.man).seal

            await #expect(throws: AccessRefusal.notPermitted(.officer, .confirmRuling)) {
                try await stage.rulings.confirm(entered.key, seal: seal, by: stage.man)
            }
            let both = Asking(
                officer: stage.man.officer, name: "Lê Thị Mận", role: .leader, communes: stage.man.communes,
                at: stage.man.at)
            await #expect(throws: RulingRefusal.ownRuling) {
                try await stage.rulings.confirm(entered.key, seal: seal, by: both)
            }
            await #expect(throws: AccessRefusal.notPermitted(.leader, .enterRuling)) {
                try await stage.rulings.enter(.points("200"), by: stage.khe)
            }
            let administrator = RulingsStage.asking(.administrator, "Phan Thị Sen")
            await #expect(throws: AccessRefusal.notPermitted(.administrator, .enterRuling)) {
                try await stage.rulings.enter(.points("200"), by: administrator)
            }
            let elsewhere = RulingsStage.asking(.leader, "Trương Thị Lựu", commune: Key.named("test.elsewhere"))
            await #expect(throws: RulingRefusal.notOfHome) {
                try await stage.rulings.confirm(entered.key, seal: seal, by: elsewhere)
            }
            #expect(stage.shelf.rules.version == RulingsStage.shipped.version)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `what was shown is what is confirmed`(engine: Engine) async throws {
        try await RulingsStage.with(engine) { stage in
            let first = try await stage.rulings.enter(.points("180"), by: stage.man)
            let second = try await stage.rulings.enter(.points("190"), by: stage.man)
            var other = Ruling.Said(.value, of: "parameters/base_salary")
            (other.from, other.value, other.source) = (.iso("2027-07-01"), "2700000", "ND-161-2026")
            let seen = try await stage.rulings.preview(second.key, by: stage.khe).seal

            try await stage.put(other)

            await #expect(throws: RulingRefusal.moved) {
                try await stage.rulings.confirm(second.key, seal: seen, by: stage.khe)
            }
            try await stage.rulings.refuse(first.key, reason: "Nhập nhầm", by: stage.khe)
            await #expect(throws: RulingRefusal.notWaiting) {
                try await stage.rulings.refuse(first.key, reason: "Lần nữa", by: stage.khe)
            }
            let waiting = try await stage.rulings.waiting(by: stage.khe)
            #expect(waiting.map(\.key) == [second.key])
            #expect(try await stage.rulings.ruling(first.key, by: stage.man).state == .refused)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a later value of the same day takes the place of the earlier one, and an ending ends it`(
        engine: Engine
    ) async throws {
        try await RulingsStage.with(engine) { stage in
            try await stage.put(.points("180"))
            try await stage.put(.points("190"))
            #expect(stage.shelf.rules.standard(listYear: 2027)?.urban.points.value == 190)

            let rule = Ruling.Said.points().rule
            let history = try await stage.rulings.history(of: rule, by: stage.man)
            #expect(history.map(\.state) == [.inForce, .ended])
            var ending = Ruling.Said(.ending, of: rule)
            ending.ends = history[0].key
            try await stage.put(ending)

            #expect(stage.shelf.rules.standard(listYear: 2027)?.urban.points.value == nil)
            #expect(stage.shelf.rules.version == RulingsStage.shipped.version)
            await #expect(throws: RulingRefusal.notInForce) {
                try await stage.rulings.enter(ending, by: stage.man)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a value that the rules cannot hold is refused with what is wrong`(engine: Engine) async throws {
        try await RulingsStage.with(engine) { stage in
            var wrong = Ruling.Said.points("nhiều")
            await #expect(throws: RulingRefusal.self) { try await stage.rulings.enter(wrong, by: stage.man) }
            wrong = .points()
            wrong.source = "KHONG-CO"
            await #expect(throws: RulingRefusal.self) { try await stage.rulings.enter(wrong, by: stage.man) }
            let all = try await stage.rulings.all(by: stage.man)
            #expect(all.isEmpty)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a condition, a document and a rule of one's own reach the rules as they were typed`(
        engine: Engine
    ) async throws {
        try await RulingsStage.with(engine) { stage in
            var area = Ruling.Said(.value, of: "standards/2027-2030/indicators/housing_area")
            (area.from, area.to) = (.iso("2027-01-01"), .iso("2030-12-31"))
            area.value = "per_member: living_area\nbelow: 10"
            area.words = "diện tích bình quân đầu người nhỏ hơn 10 m²"
            area.source = "ND-351-2025"
            try await stage.put(area)
            var gift = Ruling.Said(.value, of: "parameters/own_new_year_gift")
            (gift.label, gift.unit) = ("Quà Tết của phường: mỗi hộ nghèo", "VND/month")
            (gift.from, gift.value, gift.source) = (.iso("2026-01-15"), "500000", "NQ-12-2026")
            gift.document = LegalDocument(
                id: "NQ-12-2026", number: "NQ 12/2026/NQ-HĐND", title: "Quà \"Tết\"\nnăm 2026",
                signed: .iso("2026-01-10"), inForce: nil, basis: .gazette)
            try await stage.put(gift)

            let rules = stage.shelf.rules
            #expect(rules.standard(listYear: 2028)?.indicators[7].threshold.value?.text == area.words)
            let own = try #require(rules.parameter("own_new_year_gift", on: .iso("2026-02-01")))
            #expect(own.value == .number(500_000))
            #expect(own.provenance.citation == "NQ 12/2026/NQ-HĐND")
            #expect(rules.documents["NQ-12-2026"]?.signed == .iso("2026-01-10"))
            #expect(rules.parameters["own_new_year_gift"]?.label == gift.label)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a comparison with the gazette holds for the words that were compared`(engine: Engine) async throws {
        try await RulingsStage.with(engine) { stage in
            let line = try #require(stage.shelf.rules.standard(listYear: 2026)?.urban.line)
            var compared = Ruling.Said(.verification, of: "standards/2022-2025/income_line/urban")
            compared.seal = line.provenance.seal
            compared.compared = Verification(on: .iso("2026-03-01"), by: "Lê Thị Mận", against: "Công báo số thử")

            try await stage.put(compared)

            let verified = try #require(stage.shelf.rules.standard(listYear: 2026)?.urban.line)
            #expect(verified.isVerified)
            #expect(verified.provenance.basis == .gazette)
            #expect(stage.shelf.rules.standard(listYear: 2025)?.urban.line.isVerified == false)

            let upgraded = RulingsStage.texts.map { text in
                text.path == "standards/2022-2025/income_line/urban.yaml"
                    ? RuleText(path: text.path, text: text.text.replacing("2_000_000", with: "2_100_000")) : text
            }
            let after = try await RuleShelf.open(base: upgraded, database: stage.database)
            #expect(after.rules.standard(listYear: 2026)?.urban.line.isVerified == false)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `what no longer fits after an upgrade is left out and told, not the program stopped`(
        engine: Engine
    ) async throws {
        try await RulingsStage.with(engine) { stage in
            try await stage.put(.points())
            var salary = Ruling.Said(.value, of: "parameters/base_salary")
            (salary.from, salary.value, salary.source) = (.iso("2027-07-01"), "2700000", "ND-161-2026")
            try await stage.put(salary)
            let without = RulingsStage.texts.map { text in
                RuleText(path: text.path, text: text.text.replacing("ND-161-2026", with: "ND-161-2027"))
            }

            let shelf = try await RuleShelf.open(base: without, database: stage.database)

            #expect(shelf.rules.standard(listYear: 2027)?.urban.points.value == 180)
            #expect(shelf.rules.parameter("base_salary", on: .iso("2027-08-01"))?.value == .number(2_530_000))
            #expect(shelf.now.unfit.map(\.path) == ["parameters/base_salary.yaml"])
        }
    }
}
