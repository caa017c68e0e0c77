import Office
import Registry
import Vocabulary

/// An annex filled with today's households, so that only the result is left to choose.
struct AnnexTemplate: Sendable {
    let households: [HouseholdLine]
    let area: String
    let isSample: Bool
    let made: Instant

    /// What the last column takes, as annexes write it.
    static let results = [
        "Hộ nghèo", "Hộ cận nghèo", "Thoát nghèo", "Thoát cận nghèo", "Không công nhận", "Mức sống trung bình",
    ]

    private static let headers = [
        "STT", "Mã hộ", "Chủ hộ", "Tổ dân phố", "Số khẩu", "Diện hiện nay", "Theo dữ liệu", "Kết quả công nhận",
    ]
    /// Below the last household, for those to be added.
    private static let spareRows = 100

    /// Writes the workbook where nothing stands yet.
    func write(to path: String) throws {
        let workbook = try WorkbookWriter(
            path: path, created: made, title: "Phụ lục quyết định công nhận", author: "Vươn")
        let sheet = try workbook.sheet(
            "Phụ lục", columns: [6, 16, 28, 20, 9, 26, 26, 26].map { SheetColumn(width: $0) },
            page: PageSetup(isLandscape: true))
        let title = "PHỤ LỤC QUYẾT ĐỊNH CÔNG NHẬN · \(area)" + (isSample ? " · DỮ LIỆU MẪU" : "")
        try sheet.row(cells: [SheetCell(.text(title), .title, across: AnnexTemplate.headers.count)])
        let said =
            "Ngày \(made.day.shown). Chọn “Kết quả công nhận” theo quyết định đã ký; "
            + "xoá dòng của hộ không có trong quyết định."
        try sheet.row(cells: [SheetCell(.text(said), .plain)])
        sheet.skip()
        let header = sheet.nextRow
        try sheet.row(cells: AnnexTemplate.headers.map { SheetCell(.text($0), .header) })
        sheet.freeze(rows: header + 1)
        sheet.repeatRows(header...header)
        for (index, line) in households.enumerated() { try sheet.row(row(index, line)) }
        let last = header + households.count + AnnexTemplate.spareRows
        try sheet.choices(column: AnnexTemplate.headers.count - 1, rows: header + 1...last, AnnexTemplate.results)
        try workbook.close()
    }

    private func row(_ index: Int, _ line: HouseholdLine) -> [SheetValue] {
        [
            .integer(Int64(index + 1)), .text(line.code), .text(line.name), .text(line.neighbourhoodName),
            .integer(Int64(line.members)), .text(line.recognised?.label ?? "Chưa công nhận"),
            .text(line.proposed.label), .empty,
        ]
    }
}
