import Foundation
import Results
import Storage
import TestDatabase
import Testing
import Vocabulary

/// The tables as workbooks, as openpyxl sees them.
struct TableWorkbookTests {
    @Test func `table 1 has its titles, merged headers and numbered row`() async throws {
        let seen = try await seen(1, isSample: false)

        #expect(
            seen.cells["A4"] as? String == "TỔNG HỢP KẾT QUẢ RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO, HỘ LÀM NÔNG NGHIỆP, "
                + "LÂM NGHIỆP, NGƯ NGHIỆP, DIÊM NGHIỆP CÓ MỨC SỐNG TRUNG BÌNH NĂM 2025")
        #expect((seen.cells["A5"] as? String)?.hasPrefix("Số cuối kỳ rà soát năm 2025, khép ngày 15/12/2025") == true)
        #expect(seen.cells["C6"] as? String == "Tổng số hộ dân cư")
        #expect(seen.merged.contains("C6:D6"))
        #expect(seen.merged.contains("E6:J6"))
        #expect(seen.merged.contains("A6:A7"))
        #expect(
            seen.row(8) == ["A", "B"] + [
                "1", "2", "3", "4=3/1×100", "5", "6=5/1×100", "7", "8=7/1×100", "9",
                "10=9/2×100", "11", "12=11/2×100", "13", "14=13/2×100",
            ])
    }

    @Test func `table 1 has its rows in order, its rates as numbers and its total without an order`() async throws {
        let seen = try await seen(1, isSample: false)

        #expect(seen.cells["A9"] as? Int == 1)
        #expect(seen.cells["B9"] as? String == "Tổ dân phố 1")
        #expect(seen.cells["C9"] as? Int == 210)
        #expect(seen.cells["E9"] as? Int == 9)
        #expect(seen.cells["F9"] as? Double == 4.29)
        #expect(seen.formats["F9"] == "0.00")
        #expect(seen.cells["B12"] == nil)
        #expect(seen.cells["A12"] as? String == "Tổng cộng")
        #expect(seen.cells["C12"] as? Int == 550)
        #expect(seen.cells["E12"] as? Int == 18)
    }

    @Test func `table 2 has a row of households and one of people for each tổ dân phố`() async throws {
        let seen = try await seen(2, isSample: false)

        #expect(seen.cells["C6"] as? String == "Phân tổ")
        #expect(seen.row(8).last == "9=1-2-3-4+5+6+7+8")
        #expect([seen.cells["C9"] as? String, seen.cells["C10"] as? String] == ["Hộ", "Nhân khẩu"])
        #expect((4...12).map { seen.number(9, $0) } == [9, 2, 1, 3, 2, 1, 1, 2, 9])
        #expect((4...12).map { seen.number(10, $0) } == [25, 7, 5, 7, 8, 4, 3, 6, 27])
        #expect(seen.merged.contains("A9:A10"))
        #expect(seen.merged.contains("B9:B10"))
        #expect((4...12).map { seen.number(15, $0) } == [18, 4, 2, 2, 4, 2, 2, 0, 18])
        #expect(seen.merged.contains("A15:B16"))
    }

    @Test(arguments: [false, true])
    func `every page is A4 landscape, as wide as the table, with the header printed again`(_ isSample: Bool)
        async throws
    {
        let seen = try await seen(3, isSample: isSample)

        #expect(seen.page["orientation"] as? String == "landscape")
        #expect(seen.page["paper"] as? Int == 9)
        #expect(seen.page["fitsWidth"] as? Bool == true)
        #expect(seen.page["titles"] as? String == (isSample ? "$7:$9" : "$6:$8"))
        #expect(seen.page["freeze"] as? String == (isSample ? "D10" : "D9"))
        #expect((seen.cells["A6"] as? String == "DỮ LIỆU MẪU") == isSample)
    }

    @Test func `the same table of the same moment is the same file`() async throws {
        try await Ward.with(.sqlite) { ward in
            let table = try await ward.table(1, 2025)
            try await Ward.withFolder { folder in
                for name in ["a", "b"] {
                    try TableWorkbook(table, isSample: false).write(
                        to: folder.path + "/\(name).xlsx", at: Instant(startOf: .iso(Ward.today)))
                }

                let files = try ["a", "b"].map { try Data(contentsOf: folder.appending(path: "\($0).xlsx")) }
                #expect(files[0] == files[1])
            }
        }
    }

    private func seen(_ number: Int, isSample: Bool) async throws -> Seen {
        var seen: Seen?
        try await Ward.with(.sqlite) { ward in
            _ = try await FullYear(ward)
            let table = try await ward.table(number, 2025)
            seen = try await Ward.withFolder { folder in
                let path = folder.path + "/bieu.xlsx"
                try TableWorkbook(table, isSample: isSample).write(to: path, at: Instant(startOf: .iso(Ward.today)))
                return try Seen(Python.run("seen_workbook.py", [path]))
            }
        }
        return try #require(seen)
    }
}

private struct Seen: @unchecked Sendable {
    // Values of JSON, which nothing changes.
    let page: [String: Any]
    let cells: [String: Any]

    init(_ answer: (status: Int32, said: String)) throws {
        page = try JSONSerialization.jsonObject(with: Data(answer.said.utf8)) as? [String: Any] ?? [:]
        cells = page["cells"] as? [String: Any] ?? [:]
    }

    var formats: [String: String] { page["formats"] as? [String: String] ?? [:] }
    var merged: [String] { page["merged"] as? [String] ?? [] }

    func number(_ row: Int, _ column: Int) -> Int? { cells[address(row, column)] as? Int }

    /// The texts of a row, to the last that is filled.
    func row(_ row: Int) -> [String] { (1...16).compactMap { cells[address(row, $0)].map { "\($0)" } } }

    private func address(_ row: Int, _ column: Int) -> String {
        String(UnicodeScalar(UInt8(64 + column))) + String(row)
    }
}
