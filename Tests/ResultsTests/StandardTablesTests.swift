import Access
import Registry
import Results
import Storage
import TestDatabase
import Testing
import Vocabulary

/// The autumn of 2026 recognises by two standards: each has tables of its own, and nothing is subtracted across them.
struct StandardTablesTests {
    @Test func `each standard has its own tables of the review`() async throws {
        try await withTwoStandards { ward in
            let old = try await ward.tables.table(2, TableQuestion(year: 2026), in: ward.commune, by: ward.winter())
            let new = try await ward.tables.table(
                2, TableQuestion(year: 2026, standard: "2027-2030"), in: ward.commune, by: ward.winter())

            #expect(old.total()?.cells.map(\.number) == [1, 0, 0, 0, 0, 0, 0, 0, 1])
            #expect(new.total()?.cells.map(\.number) == [0, 0, 0, 0, 0, 0, 0, 3, 3])
            #expect(old.standards == ["2022-2025"])
        }
    }

    @Test func `what came by the new standard stands in a line of its own`() async throws {
        try await withTwoStandards { ward in
            let question = TableQuestion(year: 2026, standard: "2027-2030")
            let table = try await ward.tables.table(2, question, in: ward.commune, by: ward.winter())

            let line = try #require(table.rows.first { $0.line == .standardChange && $0.kind == .households })
            #expect(line.cells.map(\.number) == [0, 0, 0, 0, 0, 0, 0, 3, 3])
            #expect(table.breaches == [])
            let address = CellAddress(
                table: 2, question: question, place: nil, column: 8, kind: .households, line: .standardChange)
            let names = try await ward.tables.households(behind: address, in: ward.commune, by: ward.winter())
            #expect(names.count == 3)
        }
    }

    @Test func `the next year begins by the new standard, and says what the change did`() async throws {
        try await withTwoStandards { ward in
            let table = try await ward.tables.table(2, TableQuestion(year: 2027), in: ward.commune, by: ward.winter())

            #expect(table.total()?.cells.map(\.number) == [3, 0, 0, 0, 0, 0, 0, 0, 3])
            #expect(
                table.notes.contains {
                    $0.hasPrefix(
                        "Do đổi chuẩn: cuối kỳ 2026 theo chuẩn 2022-2025 có 1 hộ nghèo, đầu kỳ 2027 theo chuẩn 2027-2030 có "
                            + "3; chênh lệch +2 hộ")
                })
        }
    }

    @Test func `rates by two standards are never compared in the sentence for the report`() async throws {
        try await withTwoStandards { ward in
            let table = try await ward.tables.table(1, TableQuestion(year: 2027), in: ward.commune, by: ward.winter())

            #expect(table.sentence.contains("không so với năm 2026 vì khác chuẩn nghèo"))
            #expect(!table.sentence.contains("tăng"))
        }
    }

    private func withTwoStandards(_ body: (Ward) async throws -> Void) async throws {
        try await Ward.with(.sqlite) { ward in
            let (poor, nearPoor) = (try await ward.enter("Hồ Thị Hai"), try await ward.enter("Hồ Thị Một", in: 1))
            let new = try await ward.enter("Hồ Thị Ba", in: 2)
            try await ward.decide([(poor, .poor), (nearPoor, .nearPoor)], review: 2025)
            try await ward.decide([(poor, .poor), (nearPoor, .nearPoor)], review: 2026)
            try await ward.decide(
                [(poor, .poor), (nearPoor, .poor), (new, .poor)], review: 2026, closes: false, standard: "2027-2030")
            try await body(ward)
        }
    }
}

extension Ward {
    fileprivate func winter() -> Asking { officer("2027-01-05") }
}
