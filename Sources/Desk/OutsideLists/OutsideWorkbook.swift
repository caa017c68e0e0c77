import Office
import Registry
import Vocabulary

/// A comparison as a workbook: a sheet for each kind, with the page's columns.
struct OutsideWorkbook {
    let rows: [OutsideKind: [OutsideRow]]
    let fileName: String
    let place: String
    let isSample: Bool
    let at: Instant

    func write(to path: String) throws {
        let workbook = try WorkbookWriter(path: path, created: at, title: "Kết quả đối chiếu", author: "Vươn")
        for kind in OutsideKind.allCases { try write(kind, rows[kind] ?? [], to: workbook) }
        try workbook.close()
    }

    private func write(_ kind: OutsideKind, _ rows: [OutsideRow], to workbook: WorkbookWriter) throws {
        let columns = Self.columns(kind)
        let sheet = try workbook.sheet(
            kind.label, columns: columns.map { SheetColumn(width: $0.width) }, page: PageSetup(isLandscape: true))
        for line in heading(kind, rows.count) {
            try sheet.row(cells: [SheetCell(.text(line.text), line.style, across: columns.count)])
        }
        let header = sheet.nextRow
        sheet.repeatRows(header...header)
        try sheet.row(cells: columns.map { SheetCell(.text($0.name), .header) })
        for (number, row) in rows.enumerated() {
            try sheet.row([.text(Shown.number(number + 1))] + Self.cells(row, kind).map { .text($0) })
        }
        sheet.freeze(rows: header + 1)
        sheet.filter(header: header, columns: 0...(columns.count - 1))
    }

    private func heading(_ kind: OutsideKind, _ count: Int) -> [(text: String, style: CellStyle)] {
        let lines: [(String, CellStyle)] = [
            ("ĐỐI CHIẾU: \(kind.label.uppercased())", .title),
            (
                "\(place), ngày \(at.day.shown). Danh sách ngoài: tệp \(fileName). \(Shown.number(count)) người.",
                CellStyle(alignment: .center)
            ),
        ]
        let sample = CellStyle(size: 13, isBold: true, alignment: .center, ink: 0xB0_0020)
        return isSample ? [("DỮ LIỆU MẪU", sample)] + lines : lines
    }

    private static func columns(_ kind: OutsideKind) -> [(name: String, width: Double)] {
        let common: [(String, Double)] = [
            ("STT", 6), ("Họ và tên", 26), ("Ngày sinh", 12), ("Số định danh", 15), ("Tổ dân phố", 17),
        ]
        switch kind {
        case .theirs: return common + [("Trong tệp", 14), ("Diện theo tệp", 24), ("Ghi chú", 44)]
        case .ours: return common + [("Mã hộ", 14), ("Được công nhận", 26)]
        case .category:
            return common + [("Mã hộ", 14), ("Diện theo sổ", 26), ("Diện theo tệp", 26), ("Trong tệp", 14)]
        case .facts: return common + [("Mã hộ", 14), ("Theo sổ", 40), ("Theo tệp", 40), ("Trong tệp", 14)]
        }
    }

    private static func cells(_ row: OutsideRow, _ kind: OutsideKind) -> [String] {
        let common = [row.name, row.birth, row.number, row.neighbourhood]
        switch kind {
        case .theirs: return common + [row.place, row.theirClass, row.note]
        case .ours: return common + [row.code, row.ourClass]
        case .category: return common + [row.code, row.ourClass, row.theirClass, row.place]
        case .facts:
            let ours = row.differences.map { "\($0.field): \($0.ours.isEmpty ? "chưa có" : $0.ours)" }
            let theirs = row.differences.map { "\($0.field): \($0.theirs)" }
            return common + [row.code, ours.joined(separator: "\n"), theirs.joined(separator: "\n"), row.place]
        }
    }
}
