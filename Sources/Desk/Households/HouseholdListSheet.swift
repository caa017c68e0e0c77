import Office
import Registry
import Vocabulary

/// A list of households as a workbook, its columns as on the page.
struct HouseholdListSheet {
    let list: HouseholdPage
    let title: String
    /// Where its households live, of which ward.
    let place: String
    let isSample: Bool
    let at: Instant
    /// The moment the list is of: `ngày 31/12/2025`.
    let day: String

    func write(to path: String) throws {
        let workbook = try WorkbookWriter(path: path, created: at, title: title, author: "Vươn")
        let columns = HouseholdListSheet.columns
        let sheet = try workbook.sheet(
            "Danh sách hộ", columns: columns.map { SheetColumn(width: $0.width, style: $0.style) },
            page: PageSetup(isLandscape: true))
        for line in heading { try sheet.row(cells: [SheetCell(.text(line.text), line.style, across: columns.count)]) }
        let header = sheet.nextRow
        sheet.repeatRows(header...header)
        try sheet.row(cells: columns.map { SheetCell(.text($0.name), .header) })
        for (number, line) in list.lines.enumerated() { try sheet.row(cells(line, number: number + 1)) }
        sheet.freeze(rows: header + 1)
        sheet.filter(header: header, columns: 0...(columns.count - 1))
        try workbook.close()
    }

    private var heading: [(text: String, style: CellStyle)] {
        let count = "\(Shown.number(list.total)) hộ, \(Shown.number(list.people)) nhân khẩu, \(day)"
        let sample = CellStyle(size: 13, isBold: true, alignment: .center, ink: 0xB0_0020)
        let lines: [(String, CellStyle)] = [(title, .title), (place + ": " + count, CellStyle(alignment: .center))]
        return isSample ? [("DỮ LIỆU MẪU", sample)] + lines : lines
    }

    private func cells(_ line: HouseholdLine, number: Int) -> [SheetValue] {
        let differs = line.differs ? "lệch quyết định" : ""
        return [
            .integer(Int64(number)), .text(line.code), .text(line.name), .text(line.neighbourhoodName),
            .text(line.address), .integer(Int64(line.members)), .text(line.recognised?.label ?? ""),
            .text(line.proposed.label), .text(differs),
            .text(LackWords(lacks: line.lacks, unknowns: line.unknowns, of: list.indicators).text),
        ]
    }

    private static let columns: [(name: String, width: Double, style: CellStyle)] = [
        ("STT", 6, .integer), ("Mã hộ", 14, .text), ("Chủ hộ", 26, .text), ("Tổ dân phố", 16, .text),
        ("Địa chỉ", 26, .text), ("Khẩu", 7, .integer), ("Được công nhận", 20, .text), ("Theo dữ liệu", 22, .text),
        ("So với quyết định", 16, .text), ("Chỉ số thiếu", 16, .text),
    ]
}
