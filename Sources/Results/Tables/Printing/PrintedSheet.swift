import Office
import Vocabulary

/// One sheet in the printed layout, from its heading to the last line of its table.
struct PrintedSheet {
    struct Line {
        let cells: [SheetCell]
        var height: Double?
    }

    let name: String
    let area: String
    let columns: [SheetColumn]
    /// Columns that stay in sight: those before the numbered ones.
    let leading: Int
    /// Rows above the body, of which the last `headerRows` are the table's own head.
    let headRows: Int
    let headerRows: Int
    let lines: [Line]

    /// Who made it on the left, who signs it on the right.
    func signature(year: Int) -> [Line] {
        let width = columns.count
        let left = width / 2
        func pair(_ first: String, _ second: String, _ style: CellStyle) -> Line {
            Line(cells: [
                SheetCell(.text(first), style, across: left), SheetCell(.text(second), style, across: width - left),
            ])
        }
        return [
            Line(cells: [SheetCell(.empty, PrintedStyle.plain)]),
            pair("", "\(area), ngày      tháng      năm \(year)", PrintedStyle.italic),
            pair("NGƯỜI LẬP BIỂU", "CHỦ TỊCH", PrintedStyle.bold),
            pair("(Ký, ghi rõ họ tên)", "(Ký tên, đóng dấu)", PrintedStyle.italic),
        ]
    }

    /// Authority and motto, number, title and standing of a table `width` columns wide.
    static func heading(
        area: String, name: String, title: String, standing: String, isSample: Bool, width: Int
    ) -> [Line] {
        let left = width / 2
        var lines = [
            Line(cells: [
                SheetCell(.text("ỦY BAN NHÂN DÂN"), PrintedStyle.plain, across: left),
                SheetCell(.text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), PrintedStyle.bold, across: width - left),
            ]),
            Line(cells: [
                SheetCell(.text(area.uppercased()), PrintedStyle.bold, across: left),
                SheetCell(.text("Độc lập - Tự do - Hạnh phúc"), PrintedStyle.bold, across: width - left),
            ]),
            Line(cells: [SheetCell(.text(name), PrintedStyle.plain, across: width)]),
            Line(cells: [SheetCell(.text(title.uppercased()), PrintedStyle.title, across: width)], height: 34),
            Line(cells: [SheetCell(.text(standing), PrintedStyle.italic, across: width)]),
        ]
        if isSample {
            lines.append(Line(cells: [SheetCell(.text("DỮ LIỆU MẪU"), PrintedStyle.sample, across: width)]))
        }
        return lines
    }

    /// Two rows of headers: groups over their columns, the others over both rows.
    ///
    /// - Parameter headers: group (empty for none), words and width of each column.
    static func headers(_ headers: [(group: String, label: String, width: Double)]) -> [Line] {
        var top: [SheetCell] = []
        var second: [SheetCell] = []
        var heights = (top: 18.0, second: 32.0)
        var index = 0
        while index < headers.count {
            let header = headers[index]
            guard !header.group.isEmpty else {
                top.append(SheetCell(.text(header.label), PrintedStyle.head, down: 2))
                second.append(.covered)
                heights.second = max(heights.second, height(header.label, header.width) - heights.top)
                index += 1
                continue
            }
            let together = headers[index...].prefix { $0.group == header.group }
            top.append(SheetCell(.text(header.group), PrintedStyle.head, across: together.count))
            second += together.map { SheetCell(.text($0.label), PrintedStyle.head) }
            heights.top = max(heights.top, height(header.group, together.reduce(0) { $0 + $1.width }))
            heights.second = together.reduce(heights.second) { max($0, height($1.label, $1.width)) }
            index = together.endIndex
        }
        return [Line(cells: top, height: heights.top), Line(cells: second, height: heights.second)]
    }

    /// Bold words of 12 points take up more than the characters that a column's width counts.
    private static func height(_ text: String, _ width: Double) -> Double {
        let room = max(3, width / 1.15)
        var (lines, used) = (1, 0.0)
        for word in text.split(separator: " ") {
            let length = Double(word.count)
            if used > 0, used + 1 + length > room { (lines, used) = (lines + 1, length) } else { used += 1 + length }
            if length > room { lines += Int(length / room) }
        }
        return Double(lines) * 15.5 + 3
    }
}

/// The letters and lines of a printed table.
enum PrintedStyle {
    static let plain = CellStyle(size: 12, alignment: .center)
    static let bold = CellStyle(size: 12, isBold: true, alignment: .center)
    static let title = CellStyle(size: 14, isBold: true, alignment: .center, wraps: true)
    static let italic = CellStyle(size: 12, isItalic: true, alignment: .center)
    static let sample = CellStyle(size: 14, isBold: true, alignment: .center, ink: 0xB0_0020)
    static let head = CellStyle(size: 12, isBold: true, alignment: .center, wraps: true, hasBorder: true)
    static let numbering = CellStyle(size: 10, isItalic: true, alignment: .center, wraps: true, hasBorder: true)
    static let text = CellStyle(size: 12, wraps: true, hasBorder: true)
    static let number = CellStyle(size: 12, hasBorder: true, format: .integer)
    static let order = CellStyle(size: 12, alignment: .center, hasBorder: true)
    static let mark = CellStyle(size: 12, alignment: .center, hasBorder: true)

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
