import Office
import Registry
import Territory
import Vocabulary

/// The lines of a city's list that are refused or stand in two wards, as a workbook.
struct CityFaultsSheet {
    let record: CityListRecord
    let city: AskedCity
    let wards: [CityListWard]
    let isSample: Bool
    let at: Instant

    func write(to path: String) throws {
        let title = "Các dòng bị từ chối và trùng số"
        let workbook = try WorkbookWriter(path: path, created: at, title: title, author: "Vươn")
        let sheet = try workbook.sheet(
            "Dòng cần sửa", columns: CityFaultsSheet.columns.map { SheetColumn(width: $0.width, style: $0.style) },
            page: PageSetup(isLandscape: true))
        let mark = CellStyle(size: 13, isBold: true, alignment: .center, ink: 0xB0_0020)
        if isSample { try sheet.row(cells: [heading("DỮ LIỆU MẪU", mark)]) }
        try sheet.row(cells: [heading(title, .title)])
        try sheet.row(cells: [heading("Tệp \(record.fileName), \(at.shown)", CellStyle(alignment: .center))])
        let header = sheet.nextRow
        sheet.repeatRows(header...header)
        try sheet.row(cells: CityFaultsSheet.columns.map { SheetCell(.text($0.name), .header) })
        for ward in wards {
            for fault in ward.faults.refused { try sheet.row(cells(fault, ward, "bị từ chối")) }
            for fault in ward.faults.doubles { try sheet.row(cells(fault, ward, "trùng số")) }
        }
        sheet.freeze(rows: header + 1)
        sheet.filter(header: header, columns: 0...(CityFaultsSheet.columns.count - 1))
        try workbook.close()
    }

    private func heading(_ text: String, _ style: CellStyle) -> SheetCell {
        SheetCell(.text(text), style, across: CityFaultsSheet.columns.count)
    }

    private func cells(_ fault: ListingFault, _ ward: CityListWard, _ kind: String) -> [SheetValue] {
        [
            .text(city.commune(ward.commune)?.name ?? ""), .text(fault.sheet ?? ""), .integer(Int64(fault.line)),
            .text(fault.column), .text(kind), .text(fault.message),
        ]
    }

    private static let columns: [(name: String, width: Double, style: CellStyle)] = [
        ("Phường, xã", 22, .text), ("Trang tính", 14, .text), ("Dòng", 8, .integer), ("Cột", 20, .text),
        ("Vì sao", 12, .text), ("Chỗ sai và cách sửa", 90, .text),
    ]
}
