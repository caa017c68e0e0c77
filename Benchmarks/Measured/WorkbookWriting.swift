import Office
import Vocabulary

/// Writes the workbook of `bench_workbook.py` so many times.
///
/// 15 sheets in the form of the official tables, 200 rows of 20 columns each. The programs in `baseline/` make the same
/// cells by the same rule.
enum WorkbookWriting {
    static func run(_ path: String, times: Int) throws {
        for _ in 0..<times { try write(to: path) }
    }

    private static func write(to path: String) throws {
        let workbook = try WorkbookWriter(path: path, created: Instant(milliseconds: 0), title: "Các biểu")
        let counts = (0..<17).map { _ in SheetColumn(width: 9, style: .integer) }
        let columns = [SheetColumn(width: 28)] + counts + (0..<2).map { _ in SheetColumn(width: 9, style: .decimal(2)) }
        for number in 1...15 {
            let sheet = try workbook.sheet(
                "Biểu \(number)", columns: columns, page: PageSetup(isLandscape: true, repeatedRows: 1...2))
            try sheet.row(cells: [SheetCell(.text("BIỂU SỐ \(number)"), .title, across: 20)])
            try sheet.row(cells: (0..<20).map { SheetCell(.text("Cột số \($0 + 1)"), .header) })
            try sheet.row(cells: (0..<20).map { SheetCell(.integer(Int64($0 + 1)), .header) })
            for row in 0..<200 { try sheet.row(values(number, row)) }
            sheet.freeze(rows: 3, columns: 1)
        }
        try workbook.close()
    }

    private static func values(_ sheet: Int, _ row: Int) -> [SheetValue] {
        [.text("Tổ dân phố \(row + 1)")]
            + (1...17).map { .integer(Int64((sheet * 7919 + row * 104_729 + $0 * 31) % 10_000)) }
            + [.number(Double((sheet + row) % 10_000) / 100), .number(Double((sheet * row) % 10_000) / 100)]
    }
}
