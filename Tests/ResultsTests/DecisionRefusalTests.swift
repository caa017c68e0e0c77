import Access
import Registry
import Storage
import TestDatabase
import Testing
import Vocabulary

/// What cannot be recorded, and that nothing of it is.
struct DecisionRefusalTests {
    @Test(arguments: TestDatabase.engines)
    func `an unknown code is named with its line, and nothing is recorded`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi")
            let stranger = Entered(key: Key.make(), code: "20017-99999")

            let said = try await refusal(ward, [(buoi, .poor), (stranger, .poor)])

            #expect(said.contains("Không có hộ mã 20017-99999 trong sổ"))
            #expect(try await ward.file(buoi).recognitions.isEmpty)
            #expect(try await ward.decisions.list(in: ward.commune, by: ward.officer()).isEmpty)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the same number of the same day is not recorded twice`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi")
            try await ward.decide([(buoi, .poor)], review: 2025)

            let said = try await refusal(ward, [(buoi, .nearPoor)], number: "1-periodic/QĐ-UBND")

            #expect(said.contains("đã được ghi nhận"))
            #expect(try await ward.file(buoi).recognitions.count == 1)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a decision signed tomorrow is refused, one signed today is not`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi")

            #expect(try await refusal(ward, [(buoi, .poor)], signed: "2026-03-03").contains("ở sau hôm nay"))
            #expect(try await refusal(ward, [(buoi, .poor)], signed: Ward.today) == "")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an opening list is taken once`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi")
            try await ward.decide([(buoi, .poor)], review: 2024, .opening)

            #expect(try await refusal(ward, [(buoi, .poor)], kind: .opening).contains("đã có danh sách"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `mức sống trung bình is recognised by a decision of its own alone`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi")

            #expect(try await refusal(ward, [(buoi, .farmingAverage)]).contains("quyết định riêng"))
            #expect(try await refusal(ward, [(buoi, .farmingAverage)], kind: .opening).contains("quyết định riêng"))
            #expect(
                try await refusal(ward, [(buoi, .poor)], kind: .farmingAverage).contains("không công nhận hộ nghèo"))
            #expect(try await refusal(ward, [(buoi, .farmingAverage)], kind: .farmingAverage) == "")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a household stands in an annex once, and an annex has a household`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi")

            #expect(try await refusal(ward, [(buoi, .poor), (buoi, .nearPoor)]).contains("có hai dòng"))
            #expect(try await refusal(ward, []).contains("Phụ lục không có dòng nào"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `who enters the register or keeps the accounts records no decision`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi")
            let command = DecisionCommand.typed("7/QĐ-UBND", review: 2025, signed: "2025-12-15")

            await #expect(throws: AccessRefusal.notPermitted(.officer, .recordDecision)) {
                try await ward.decisions.record(
                    command, annex: .of([(buoi, .poor)]), in: ward.commune, by: ward.officer())
            }
            await #expect(throws: AccessRefusal.notPermitted(.administrator, .recordDecision)) {
                try await ward.decisions.preview(
                    command, annex: .of([(buoi, .poor)]), in: ward.commune, by: ward.administrator())
            }
        }
    }

    /// The sentences of the refusal; empty where it was recorded.
    private func refusal(
        _ ward: Ward, _ classes: [(Entered, RecognisedClass)], number: String = "77/QĐ-UBND",
        kind: Decision.Kind = .periodic, signed: String = "2025-12-15"
    ) async throws -> String {
        let command = DecisionCommand.typed(number, review: 2025, kind, signed: signed, closes: false)
        do {
            try await ward.decisions.record(command, annex: .of(classes), in: ward.commune, by: ward.leader())
            return ""
        } catch let refusal as DecisionRefusal {
            return refusal.message
        }
    }
}
