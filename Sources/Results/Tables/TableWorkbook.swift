import Office
import Vocabulary

/// A table as an .xlsx page in the printed layout: heading, merged and numbered headers, signature block, A4 landscape.
public struct TableWorkbook {
    private let table: OfficialTable
    private let isSample: Bool

    public init(_ table: OfficialTable, isSample: Bool) {
        self.table = table
        self.isSample = isSample
    }

    /// Writes the file; the same table and moment give the same bytes.
    public func write(to path: String, at moment: Instant) throws {
        let workbook = try WorkbookWriter(path: path, created: moment, title: "\(table.name) năm \(table.year)")
        let leading = table.number == 1 ? 2 : 3
        let columns =
            [SheetColumn(width: 5, style: Style.text), SheetColumn(width: 22, style: Style.text)]
            + (leading == 3 ? [SheetColumn(width: 11, style: Style.text)] : [])
            + table.columns.map { SheetColumn(width: width(of: $0), style: Style.number) }
        let headRows = isSample ? 9 : 8
        let sheet = try workbook.sheet(
            table.name, columns: columns,
            page: PageSetup(isLandscape: true, left: 12, right: 10, repeatedRows: (headRows - 3)...(headRows - 1)))
        let layout = TableLayout(table: table, isSample: isSample, leading: leading, moment: moment)
        for row in layout.rows() { try sheet.row(cells: row.cells, height: row.height) }
        sheet.freeze(rows: headRows, columns: leading)
        try workbook.close()
    }

    /// Fourteen columns have to stand on one page; a long formula needs its room.
    private func width(of column: OfficialTable.Column) -> Double {
        max(table.number == 1 ? 10 : 11, Double(column.formula.count) * 0.9)
    }
}

/// The rows of the printed page, top to bottom.
private struct TableLayout {
    struct Line {
        let cells: [SheetCell]
        var height: Double?
    }

    let table: OfficialTable
    let isSample: Bool
    /// Columns before the numbered ones: STT, địa bàn and, in tables 2 and 3, hộ or nhân khẩu.
    let leading: Int
    let moment: Instant

    private var width: Int { leading + table.columns.count }

    func rows() -> [Line] { heading() + header() + body() + signature() }

    private func heading() -> [Line] {
        let left = width / 2
        var lines = [
            Line(cells: [
                SheetCell(.text("ỦY BAN NHÂN DÂN"), Style.plain, across: left),
                SheetCell(.text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), Style.bold, across: width - left),
            ]),
            Line(cells: [
                SheetCell(.text(table.area.uppercased()), Style.bold, across: left),
                SheetCell(.text("Độc lập - Tự do - Hạnh phúc"), Style.bold, across: width - left),
            ]),
            Line(cells: [SheetCell(.text(table.name), Style.plain, across: width)]),
            Line(
                cells: [SheetCell(.text("\(table.title.uppercased()) NĂM \(table.year)"), Style.title, across: width)],
                height: 34),
            Line(cells: [SheetCell(.text(table.standing), Style.italic, across: width)]),
        ]
        if isSample { lines.append(Line(cells: [SheetCell(.text("DỮ LIỆU MẪU"), Style.sample, across: width)])) }
        return lines
    }

    private func header() -> [Line] {
        var top = [SheetCell(.text("STT"), Style.head, down: 2), SheetCell(.text("Địa bàn"), Style.head, down: 2)]
        if leading == 3 { top.append(SheetCell(.text("Phân tổ"), Style.head, down: 2)) }
        var second = [SheetCell](repeating: .covered, count: leading)
        var index = 0
        while index < table.columns.count {
            let column = table.columns[index]
            guard !column.group.isEmpty else {
                top.append(SheetCell(.text(column.header), Style.head, down: 2))
                second.append(.covered)
                index += 1
                continue
            }
            let together = table.columns[index...].prefix { $0.group == column.group }
            top.append(SheetCell(.text(column.group), Style.head, across: together.count))
            second += together.map { SheetCell(.text($0.header), Style.head) }
            index = together.endIndex
        }
        let letters = ["A", "B", "C"].prefix(leading).map { SheetCell(.text($0), Style.numbering) }
        let numbers = table.columns.map { SheetCell(.text($0.formula), Style.numbering) }
        return [Line(cells: top, height: 34), Line(cells: second, height: 48), Line(cells: letters + numbers)]
    }

    private func body() -> [Line] {
        table.rows.enumerated().map { index, row in
            let isTotal = row.place == nil
            // A name too long for its line says itself how high its row must be.
            let isShort = leading == 3 || row.label.count <= 22
            return Line(
                cells: leadingCells(index, row, isTotal) + row.cells.map { value($0, isTotal) },
                height: isShort ? 19 : nil)
        }
    }

    /// STT and địa bàn; in tables 2 and 3 they reach over the row of households and that of people.
    private func leadingCells(_ index: Int, _ row: OfficialTable.Row, _ isTotal: Bool) -> [SheetCell] {
        guard leading == 3 else {
            return isTotal
                ? [SheetCell(.text(row.label), Style.label(true, .center), across: 2)]
                : [SheetCell(.integer(Int64(index + 1)), Style.order), SheetCell(.text(row.label), Style.label(false))]
        }
        let kind = SheetCell(.text(row.kind?.label ?? ""), Style.label(isTotal))
        guard row.kind == .households else { return [.covered, .covered, kind] }
        guard !isTotal else {
            return [SheetCell(.text(row.label), Style.label(true, .center), across: 2, down: 2), kind]
        }
        return [
            SheetCell(.integer(Int64(index / 2 + 1)), Style.order, down: 2),
            SheetCell(.text(row.label), Style.label(false), down: 2), kind,
        ]
    }

    private func value(_ cell: OfficialTable.Cell, _ isTotal: Bool) -> SheetCell {
        switch cell {
        case .counted(let number), .typed(let number): SheetCell(.integer(number), Style.count(isTotal))
        case .rate(let ratio):
            SheetCell(ratio.value.map { .number(($0 * 10_000).rounded() / 100) } ?? .text("–"), Style.rate(isTotal))
        case .missing: SheetCell(.text("…"), Style.rate(isTotal))
        }
    }

    private func signature() -> [Line] {
        let left = width / 2
        func pair(_ first: String, _ second: String, _ style: CellStyle) -> Line {
            Line(cells: [
                SheetCell(.text(first), style, across: left), SheetCell(.text(second), style, across: width - left),
            ])
        }
        return [
            Line(cells: [SheetCell(.empty, Style.plain)]),
            pair("", "\(table.area), ngày      tháng      năm \(moment.day.year)", Style.italic),
            pair("NGƯỜI LẬP BIỂU", "CHỦ TỊCH", Style.bold),
            pair("(Ký, ghi rõ họ tên)", "(Ký tên, đóng dấu)", Style.italic),
        ]
    }
}

private enum Style {
    static let plain = CellStyle(size: 12, alignment: .center)
    static let bold = CellStyle(size: 12, isBold: true, alignment: .center)
    static let title = CellStyle(size: 14, isBold: true, alignment: .center, wraps: true)
    static let italic = CellStyle(size: 12, isItalic: true, alignment: .center)
    static let sample = CellStyle(size: 14, isBold: true, alignment: .center, ink: 0xB0_0020)
    static let head = CellStyle(size: 12, isBold: true, alignment: .center, wraps: true, hasBorder: true)
    static let numbering = CellStyle(size: 10, isItalic: true, alignment: .center, hasBorder: true)
    static let text = CellStyle(size: 12, hasBorder: true)
    static let number = CellStyle(size: 12, hasBorder: true, format: .integer)

    static let order = CellStyle(size: 12, alignment: .center, hasBorder: true)

    static func label(_ isTotal: Bool, _ alignment: CellStyle.Alignment = .automatic) -> CellStyle {
        CellStyle(size: 12, isBold: isTotal, alignment: alignment, wraps: true, hasBorder: true)
    }

    static func count(_ isTotal: Bool) -> CellStyle {
        CellStyle(size: 12, isBold: isTotal, alignment: .center, hasBorder: true, format: .integer)
    }

    static func rate(_ isTotal: Bool) -> CellStyle {
        CellStyle(size: 12, isBold: isTotal, alignment: .center, hasBorder: true, format: .percentage)
    }
}
