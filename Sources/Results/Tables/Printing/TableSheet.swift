import Office
import Vocabulary

/// A table of the review as a printed sheet.
struct TableSheet {
    private let table: OfficialTable
    private let isSample: Bool
    /// Columns before the numbered ones: STT, địa bàn and, where areas have two rows, hộ or nhân khẩu.
    private let leading: Int

    init(_ table: OfficialTable, _ isSample: Bool) {
        self.table = table
        self.isSample = isSample
        leading = table.hasTwoRows ? 3 : 2
    }

    func printed() -> PrintedSheet {
        let heading = PrintedSheet.heading(
            area: table.area, name: table.name, title: "\(table.title) năm \(table.year)", standing: table.standing,
            isSample: isSample, width: leading + table.columns.count)
        let header = self.header()
        return PrintedSheet(
            name: table.name, area: table.area, columns: columns, leading: leading,
            headRows: heading.count + header.count, headerRows: header.count, lines: heading + header + body() + notes()
        )
    }

    private var columns: [SheetColumn] {
        [SheetColumn(width: 5, style: PrintedStyle.text), SheetColumn(width: 22, style: PrintedStyle.text)]
            + (leading == 3 ? [SheetColumn(width: 11, style: PrintedStyle.text)] : [])
            + table.columns.map { SheetColumn(width: width(of: $0), style: PrintedStyle.number) }
    }

    /// Many columns have to stand on one page; a long formula and a long word need their room.
    private func width(of column: OfficialTable.Column) -> Double {
        // Two dozen columns stay readable on A4 only where each is narrow: their formulas are wrapped.
        if table.columns.count > 15 { return 7.5 }
        return max(table.columns.count > 9 ? 10 : 11, Double(column.formula.count) * 0.9)
    }

    private func header() -> [PrintedSheet.Line] {
        var headers: [(group: String, label: String, width: Double)] = [("", "STT", 5), ("", "Địa bàn", 22)]
        if leading == 3 { headers.append(("", "Phân tổ", 11)) }
        headers += table.columns.map { ($0.group, $0.header, width(of: $0)) }
        let letters = ["A", "B", "C"].prefix(leading).map { SheetCell(.text($0), PrintedStyle.numbering) }
        // What is not in the printed form has no number.
        let numbers = table.columns.map { column in
            // A formula that is too long for its column goes on after its equals sign.
            let isLong = Double(column.formula.count) * 0.9 > width(of: column)
            let formula = isLong ? column.formula.replacing("=", with: "=\n") : column.formula
            return SheetCell(.text(column.isExtra ? "" : formula), PrintedStyle.numbering)
        }
        return PrintedSheet.headers(headers) + [PrintedSheet.Line(cells: letters + numbers)]
    }

    private func body() -> [PrintedSheet.Line] {
        table.rows.enumerated().map { index, row in
            let isTotal = row.place == nil
            // A name too long for its line says itself how high its row must be.
            let isShort = leading == 3 || row.label.count <= 22
            return PrintedSheet.Line(
                cells: leadingCells(index, row, isTotal) + row.cells.map { value($0, isTotal) },
                height: isShort ? 19 : nil)
        }
    }

    /// STT and địa bàn; where areas have two rows they reach over both.
    private func leadingCells(_ index: Int, _ row: OfficialTable.Row, _ isTotal: Bool) -> [SheetCell] {
        guard leading == 3 else {
            return isTotal
                ? [SheetCell(.text(row.label), PrintedStyle.label(true, .center), across: 2)]
                : [
                    SheetCell(.integer(Int64(index + 1)), PrintedStyle.order),
                    SheetCell(.text(row.label), PrintedStyle.label(false)),
                ]
        }
        let kind = SheetCell(.text(row.kind?.label ?? ""), PrintedStyle.label(isTotal))
        // A line with no people has only one row.
        let isPair = table.rows.count { $0.place == row.place && $0.line == row.line } == 2
        guard row.kind == .households || !isPair else { return [.covered, .covered, kind] }
        guard !isTotal else {
            return [
                SheetCell(
                    .text(row.label), PrintedStyle.label(true, .center), across: 2, down: isPair ? 2 : 1), kind,
            ]
        }
        return [
            SheetCell(.integer(Int64(index / 2 + 1)), PrintedStyle.order, down: 2),
            SheetCell(.text(row.label), PrintedStyle.label(false), down: 2), kind,
        ]
    }

    private func value(_ cell: OfficialTable.Cell, _ isTotal: Bool) -> SheetCell {
        switch cell {
        case .counted(let number), .typed(let number): SheetCell(.integer(number), PrintedStyle.count(isTotal))
        case .rate(let ratio), .share(let ratio):
            SheetCell(
                ratio.value.map { .number(($0 * 10_000).rounded() / 100) } ?? .text("–"), PrintedStyle.rate(isTotal))
        case .missing: SheetCell(.text("…"), PrintedStyle.rate(isTotal))
        case .blank: SheetCell(.empty, PrintedStyle.rate(isTotal))
        }
    }

    private func notes() -> [PrintedSheet.Line] {
        let width = leading + table.columns.count
        return table.notes.filter { !$0.isEmpty }.map { note in
            PrintedSheet.Line(cells: [
                SheetCell(
                    .text(note), CellStyle(size: 11, isItalic: true, alignment: .left, wraps: true), across: width)
            ])
        }
    }
}
