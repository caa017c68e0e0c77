import Registry
import Storage
import TestDatabase
import Testing
import Vocabulary

/// What a decision's days and kind have to say to one another, and the name beside a code.
struct DecisionDayTests {
    @Test(arguments: TestDatabase.engines)
    func `a decision of a year that had not begun when it was signed is refused`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi")

            #expect(
                try await said(ward, buoi, review: 2026, signed: "2025-12-15", effective: "2026-01-01")
                    .contains("không thể thuộc kỳ rà soát năm 2026"))
            #expect(try await said(ward, buoi, review: 2025, signed: "2026-02-10", effective: "2026-01-01") == "")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a review counts within its year or from the next list on`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi")

            for effective in ["2024-12-31", "2027-01-01"] {
                #expect(
                    try await said(ward, buoi, review: 2025, signed: "2025-12-15", effective: effective)
                        .contains("Kết quả rà soát năm 2025 có hiệu lực trong năm 2025 hoặc 2026"))
            }
            #expect(
                try await said(
                    ward, buoi, review: 2025, .regular, signed: "2025-06-20", effective: "2025-06-20") == "")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `only the yearly review ends with its decision, and not before it begins`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi")

            for kind in [Decision.Kind.regular, .farmingAverage] {
                #expect(
                    try await said(
                        ward, buoi, review: 2025, kind, signed: "2025-12-15", effective: "2026-01-01", closes: true
                    ).contains("không kết thúc đợt rà soát năm"))
            }
            #expect(
                try await said(
                    ward, buoi, review: 2025, signed: "2025-08-31", effective: "2026-01-01", closes: true
                ).contains("bắt đầu từ 01/09/2025"))
            #expect(
                try await said(
                    ward, buoi, review: 2025, signed: "2025-09-01", effective: "2026-01-01", closes: true) == "")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a code under another name is recorded only once it is confirmed`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi")
            let annex = DecisionAnnex(
                fileName: "phu-luc.xlsx", digest: [1],
                lines: [DecisionAnnex.Line(code: buoi.code, name: "Lê Thị Cam", category: .poor)])
            var command = DecisionCommand.typed("8/QĐ-UBND", review: 2025, signed: "2025-12-15")

            let refusal = await #expect(throws: DecisionRefusal.self) {
                try await ward.decisions.record(command, annex: annex, in: ward.commune, by: ward.leader())
            }
            command.confirmedCodes = [buoi.code]
            try await ward.decisions.record(command, annex: annex, in: ward.commune, by: ward.leader())

            #expect(refusal?.message.contains("trong sổ là hộ Trần Thị Bưởi, phụ lục ghi Lê Thị Cam") == true)
            #expect(try await ward.file(buoi).inForce?.category == .poor)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the same name in other letters needs no confirmation`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let hoa = try await ward.enter("Trần Thị Hoà")
            let annex = DecisionAnnex(
                fileName: "phu-luc.xlsx", digest: [1],
                lines: [DecisionAnnex.Line(code: hoa.code, name: "TRẦN THỊ HÒA", category: .poor)])

            try await ward.decisions.record(
                .typed("8/QĐ-UBND", review: 2025, signed: "2025-12-15"), annex: annex, in: ward.commune,
                by: ward.leader())
        }
    }

    /// The sentences of the refusal; empty where nothing stands in the way.
    private func said(
        _ ward: Ward, _ household: Entered, review: Int, _ kind: Decision.Kind = .periodic, signed: String,
        effective: String, closes: Bool = false
    ) async throws -> String {
        let command = DecisionCommand.typed(
            "5/QĐ-UBND", review: review, kind, signed: signed, effective: effective, closes: closes)
        let category = kind == .farmingAverage ? RecognisedClass.farmingAverage : .poor
        return try await ward.decisions.preview(
            command, annex: .of([(household, category)]), in: ward.commune, by: ward.leader()
        ).problems.map(\.message).joined(separator: " ")
    }
}
