import Foundation
import Office
import Testing
import Vocabulary

@Suite struct WritingTests {
    @Test func `what is written reads back the same, here and in openpyxl`() throws {
        let path = Fixtures.temporaryPath("viết.xlsx")
        try writeList(path)

        let seen = try openTable(path: path).everything()
        #expect(seen.map(\.name) == ["Biểu 1", "Biểu 1 (2)", "Hộ nghèo, cận nghèo năm 2026 củ"])
        #expect(
            seen[0].rows.last
                == ReadRow(
                    number: 6,
                    cells: [
                        .text("046082001234"), .text("=HYPERLINK(\"x\")"), .day("1985-02-28"), .number(2_000_000),
                        .number(0.95),
                        .flag(true), .text("a\rb_x0041_\u{1F33E}"),
                    ]))

        let book = try Fixtures.seenByOpenpyxl(path)
        let rows = book[0]["rows"] as? [[[Any]]] ?? []
        #expect(rows[5].map { $0[0] as? String } == ["s", "s", "d", "n", "n", "b", "s"])
        #expect(rows[5][0][1] as? String == "046082001234" && rows[5][1][1] as? String == "=HYPERLINK(\"x\")")
        #expect(rows[5][2][1] as? String == "1985-02-28 00:00:00" && rows[5][3][1] as? Double == 2_000_000)
        #expect(rows[5].map { $0[2] as? String }.prefix(5) == ["@", "@", "dd/mm/yyyy", "#,##0", "0.00"])
    }

    @Test func `heads, merged cells, page and choices stand as asked`() throws {
        let path = Fixtures.temporaryPath("biểu.xlsx")
        try writeList(path)

        let sheet = try #require(try Fixtures.seenByOpenpyxl(path).first)
        #expect(sheet["merged"] as? [String] == ["A1:G1", "A3:A5", "B3:D3", "B4:B5", "C4:D4", "E3:G4"])
        #expect(sheet["freeze"] as? String == "A6")
        #expect(sheet["filter"] as? String == "A5:G6")
        #expect(sheet["titles"] as? String == "$3:$5")
        #expect(sheet["orientation"] as? String == "landscape")
        #expect((sheet["paper"] as? NSNumber)?.intValue == 9)
        #expect(sheet["footer"] as? String == "Hộ & người &P/&N" || sheet["footer"] as? String == "Hộ && người &P/&N")
        #expect(sheet["bold"] as? Bool == true)
        let choices = sheet["validations"] as? [[String]]
        #expect(choices == [["F6:F100", "\"Có,Không\""], ["G6:G100", "'Biểu 1 (2)'!$A$1:$A$2"]])
        let rows = sheet["rows"] as? [[[Any]]] ?? []
        #expect(rows[2].map { $0[1] as? String } == ["TT", "Hộ", nil, nil, "Khác", nil, nil])
        #expect(rows[3].map { $0[1] as? String } == [nil, "Tổng", "Trong đó", nil, nil, nil, nil])
        #expect(rows[4].map { $0[1] as? String } == [nil, nil, "Nghèo", "Cận nghèo", "E", "F", "G"])
    }

    @Test func `the same calls give the same bytes`() throws {
        let (first, second) = (Fixtures.temporaryPath("a.xlsx"), Fixtures.temporaryPath("b.xlsx"))
        try writeList(first)
        try writeList(second)
        #expect(FileManager.default.contents(atPath: first) == FileManager.default.contents(atPath: second))
    }

    @Test func `nothing stands in its place before the file is complete`() throws {
        let path = Fixtures.temporaryPath("dở.xlsx")
        do {
            let book = try WorkbookWriter(path: path, created: Instant(milliseconds: 0))
            try book.sheet("A").row(["x"])
        }
        #expect(
            !FileManager.default.fileExists(atPath: path) && !FileManager.default.fileExists(atPath: path + ".part"))
        let nowhere = try WorkbookWriter(path: "/nowhere/a.xlsx", created: Instant(milliseconds: 0))
        _ = try nowhere.sheet("A")
        #expect(throws: WritingProblem.self) { try nowhere.close() }
    }

    @Test func `a text longer than a cell holds is not cut silently`() throws {
        let book = try WorkbookWriter(path: Fixtures.temporaryPath("dài.xlsx"), created: Instant(milliseconds: 0))
        let sheet = try book.sheet("A")
        #expect(throws: WritingProblem.self) { try sheet.row([.text(String(repeating: "x", count: 32_768))]) }
    }

    @Test func `rows that were read can be written again`() throws {
        let path = Fixtures.temporaryPath("lại.xlsx")
        let source = try openTable(path: try Fixtures.path("openpyxl.xlsx"))
        let book = try WorkbookWriter(path: path, created: Instant(milliseconds: 0))
        let sheet = try book.sheet("A", columns: Array(repeating: SheetColumn(width: 9, style: .day), count: 30))
        try source.rows(of: source.sheets[0]) { row in
            try sheet.row((0..<row.count).map { row.value(at: $0) })
        }
        try book.close()
        let (seen, wanted) = (try openTable(path: path).everything()[0].rows, try source.everything()[0].rows)
        #expect(seen.count == wanted.count && seen[0].cells == wanted[0].cells && seen[2].cells == wanted[2].cells)
        #expect(seen[3].cells.prefix(3) == wanted[3].cells.prefix(3))
        #expect(seen[3].cells.suffix(2) == [.flag(true), .text("#N/A")])
    }

    @Test func `two sheets may be written in turns`() throws {
        let path = Fixtures.temporaryPath("xen.xlsx")
        let book = try WorkbookWriter(path: path, created: Instant(milliseconds: 0))
        let (one, two) = (try book.sheet("Một"), try book.sheet("Hai"))
        for index in 1...300 {
            try one.row([.integer(Int64(index))])
            try two.row([.text("tổ \(index)")])
        }
        try book.close()
        let seen = try openTable(path: path).everything()
        #expect(seen.map(\.rows.count) == [300, 300])
        #expect(seen[1].rows.last?.cells == [.text("tổ 300")])
    }

    /// A sheet with everything: title, head of three rows, a row of data, choices, print set-up.
    private func writeList(_ path: String) throws {
        let book = try WorkbookWriter(path: path, created: Instant(milliseconds: 1_767_200_000_000), title: "Biểu")
        let page = PageSetup(isLandscape: true, footer: PageLine(center: "Hộ & người {page}/{pages}"))
        let columns = [CellStyle.text, .text, .day, .integer, .integer.with { $0.format = .percentage }, .text, .text]
            .map { SheetColumn(width: 14, style: $0) }
        let sheet = try book.sheet("Biểu 1", columns: columns, page: page)
        try sheet.row(cells: [SheetCell("DANH SÁCH", .title, across: 7)], height: 24)
        sheet.skip()
        try sheet.row(cells: [
            SheetCell("TT", .header, down: 3), SheetCell("Hộ", .header, across: 3),
            SheetCell("Khác", .header, across: 3, down: 2),
        ])
        try sheet.row(cells: [.covered, SheetCell("Tổng", .header, down: 2), SheetCell("Trong đó", .header, across: 2)])
        try sheet.row(
            cells: [.covered, .covered] + ["Nghèo", "Cận nghèo", "E", "F", "G"].map { SheetCell(.text($0), .header) })
        let birthday = try #require(Day(year: 1985, month: 2, day: 28))
        try sheet.row([
            "046082001234", "=HYPERLINK(\"x\")", .day(birthday), 2_000_000, .number(0.95), .flag(true),
            .text("a\rb_x0041_\0\u{FFFF}\u{1F33E}"),
        ])
        sheet.freeze(rows: 5)
        sheet.filter(header: 4, columns: 0...6)
        sheet.repeatRows(2...4)
        try sheet.choices(column: 5, rows: 5...99, ["Có", "Không"])
        let other = try book.sheet("Biểu 1")
        try other.row(["Kinh"])
        try other.row(["Tà Ôi"])
        try sheet.choices(column: 6, rows: 5...99, from: "='Biểu 1 (2)'!$A$1:$A$2")
        _ = try book.sheet("Hộ nghèo, cận nghèo năm 2026 của cả phường")
        try book.close()
    }
}

@Suite struct TextFitTests {
    @Test func `short texts leave the height of the row alone`() throws {
        #expect(try heights([["Bưởi"], ["007"]]) == [nil, nil])
    }

    @Test func `long texts and line ends make the row higher, line by line`() throws {
        let long = "Hộ mới thoát nghèo, theo dõi 36 tháng kể từ ngày có quyết định công nhận của Chủ tịch"
        let heights = try heights([["một\nhai"], ["một\nhai\nba"], [long]]).map { $0 ?? 0 }
        #expect(heights[0] > 25 && heights[0] < 40)
        #expect(heights[1] > heights[0] && heights[2] > heights[1])
    }

    /// The heights that the file gives to rows of one column of 20 characters.
    private func heights(_ rows: [[String]]) throws -> [Double?] {
        let path = Fixtures.temporaryPath("cao.xlsx")
        let book = try WorkbookWriter(path: path, created: Instant(milliseconds: 0))
        let sheet = try book.sheet("A", columns: [SheetColumn(width: 20)])
        for row in rows { try sheet.row(row.map { .text($0) }) }
        try book.close()
        return try #require(try Fixtures.seenByOpenpyxl(path).first?["heights"] as? [Any]).map { $0 as? Double }
    }
}
