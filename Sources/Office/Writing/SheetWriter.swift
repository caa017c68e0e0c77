import CXlsxWriter
import Vocabulary

/// Writes one sheet, its rows from the top. Sheets of a workbook may be written in turns.
public final class SheetWriter {
    /// The row that is written next, from 0.
    public private(set) var nextRow = 0

    private let workbook: WorkbookWriter
    let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let columns: [SheetColumn]
    private let columnFormats: [UnsafeMutablePointer<lxw_format>?]
    private let plainFormat: UnsafeMutablePointer<lxw_format>?
    /// Merged cells that reach below the row in which they begin.
    private var reaching: [Merge] = []

    init(
        _ workbook: WorkbookWriter, _ sheet: UnsafeMutablePointer<lxw_worksheet>, columns: [SheetColumn],
        page: PageSetup
    ) {
        self.workbook = workbook
        self.sheet = sheet
        self.columns = columns
        columnFormats = columns.map { workbook.format($0.style) }
        plainFormat = workbook.format(.plain)
        for (index, column) in columns.enumerated() {
            worksheet_set_column(sheet, UInt16(index), UInt16(index), column.width, nil)
        }
        page.apply(to: sheet)
    }

    /// Writes a row of values in the styles of the columns.
    ///
    /// - Parameter height: in points; without it the row is as high as its wrapped texts need.
    public func row(_ values: [SheetValue], height: Double? = nil) throws(WritingProblem) {
        begin(height ?? needed(by: values))
        for (column, value) in values.enumerated() { try write(value, column, format(of: column)) }
        nextRow += 1
    }

    /// Writes a row of cells, each with its own look and reach.
    public func row(cells: [SheetCell], height: Double? = nil) throws(WritingProblem) {
        let placed = place(cells)
        begin(height ?? needed(by: placed))
        // A range that ends in this row is announced first: the library fills its last row with blanks.
        let merges = placed.filter { $0.cell.across > 1 || $0.cell.down > 1 }.map { Merge($0.cell, nextRow, $0.column) }
        for merge in reaching + merges where merge.lastRow == nextRow { try announce(merge) }
        for (cell, column) in placed where cell != .covered {
            let format = style(of: cell, column)
            try write(cell.value, column, format)
            for covered in column + 1..<column + cell.across { try write(.empty, covered, format) }
        }
        for merge in reaching {
            let format = style(of: merge.cell, merge.column)
            for column in merge.column..<merge.column + merge.cell.across { try write(.empty, column, format) }
        }
        reaching = (reaching + merges).filter { $0.lastRow > nextRow }
        nextRow += 1
    }

    /// Leaves rows empty.
    public func skip(_ rows: Int = 1) { nextRow += rows }

    /// Keeps the first rows and columns in sight while scrolling.
    public func freeze(rows: Int, columns: Int = 0) {
        worksheet_freeze_panes(sheet, UInt32(rows), UInt16(columns))
    }

    /// Puts filter buttons on the row `header` (from 0) over rows down to the last one written.
    public func filter(header: Int, columns: ClosedRange<Int>) {
        worksheet_autofilter(
            sheet, UInt32(header), UInt16(columns.lowerBound), UInt32(max(header, nextRow - 1)),
            UInt16(columns.upperBound))
    }

    /// Rows printed again on every page, from 0.
    public func repeatRows(_ rows: ClosedRange<Int>) {
        worksheet_repeat_rows(sheet, UInt32(rows.lowerBound), UInt32(rows.upperBound))
    }

    /// Takes the sheet out of sight; another sheet must stay in sight.
    public func hide() { worksheet_hide(sheet) }
}

// MARK: - In libxlsxwriter's words

extension SheetWriter {
    private struct Merge {
        let cell: SheetCell
        let row: Int
        let column: Int
        var lastRow: Int { row + cell.down - 1 }

        init(_ cell: SheetCell, _ row: Int, _ column: Int) {
            (self.cell, self.row, self.column) = (cell, row, column)
        }
    }

    private func begin(_ height: Double?) {
        guard let height else { return }
        worksheet_set_row(sheet, UInt32(nextRow), height, nil)
    }

    private func needed(by values: [SheetValue]) -> Double? {
        var height: Double?
        for (column, value) in zip(columns, values) where column.style.wraps {
            guard case .text(let text) = value else { continue }
            guard let wanted = TextFit.height(of: text, in: column.style, width: column.width) else { continue }
            height = max(height ?? 0, wanted)
        }
        return height
    }

    private func needed(by cells: [(cell: SheetCell, column: Int)]) -> Double? {
        var height: Double?
        for (cell, column) in cells where cell.down == 1 {
            let style = cell.style ?? (column < columns.count ? columns[column].style : .plain)
            guard style.wraps, case .text(let text) = cell.value else { continue }
            let width = (column..<column + cell.across).reduce(0) {
                $0 + ($1 < columns.count ? columns[$1].width : 8.43)
            }
            guard let wanted = TextFit.height(of: text, in: style, width: width) else { continue }
            height = max(height ?? 0, wanted)
        }
        return height
    }

    private func format(of column: Int) -> UnsafeMutablePointer<lxw_format>? {
        column < columnFormats.count ? columnFormats[column] : plainFormat
    }

    private func style(of cell: SheetCell, _ column: Int) -> UnsafeMutablePointer<lxw_format>? {
        cell.style.map { workbook.format($0) } ?? format(of: column)
    }

    private func place(_ cells: [SheetCell]) -> [(cell: SheetCell, column: Int)] {
        var column = 0
        return cells.map { cell in
            defer { column += cell.across }
            return (cell, column)
        }
    }

    private func announce(_ merge: Merge) throws(WritingProblem) {
        let format = style(of: merge.cell, merge.column)
        // The library writes into the first row of the range too while that is the last one written: go on from it.
        if merge.row < nextRow { try write(.empty, merge.column, format) }
        try check(
            worksheet_merge_range(
                sheet, UInt32(merge.row), UInt16(merge.column), UInt32(merge.lastRow),
                UInt16(merge.column + merge.cell.across - 1), "", format))
    }

    private func write(
        _ value: SheetValue, _ column: Int, _ format: UnsafeMutablePointer<lxw_format>?
    ) throws(WritingProblem) {
        let (row, column) = (UInt32(nextRow), UInt16(column))
        let code =
            switch value {
            case .empty: worksheet_write_blank(sheet, row, column, format)
            case .text(let text): worksheet_write_string(sheet, row, column, ExcelText.writable(text), format)
            case .integer(let number): worksheet_write_number(sheet, row, column, Double(number), format)
            case .number(let number): worksheet_write_number(sheet, row, column, number, format)
            case .day(let day): worksheet_write_number(sheet, row, column, Double(DateSerial.serial(day)), format)
            case .flag(let flag): worksheet_write_boolean(sheet, row, column, flag ? 1 : 0, format)
            }
        try check(code)
    }

    func check(_ code: lxw_error) throws(WritingProblem) {
        guard code == LXW_NO_ERROR else { throw WritingProblem(reason: String(cString: lxw_strerror(code))) }
    }
}
