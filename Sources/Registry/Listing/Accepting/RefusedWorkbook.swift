import Foundation
import Office
import Vocabulary

/// The refused households of a list, to be mended and read in again: the template's columns and what to mend.
struct RefusedWorkbook {
    let rows: [ListedRow]
    let layout: ListLayout
    let made: Instant

    /// - Parameter file: the list itself, read once more.
    func bytes(of file: ListFile) throws -> [UInt8] {
        // The library writes to a path alone; this one stands in memory.
        let folder = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
        let path = folder + "/vuon-" + Key.make().description + ".xlsx"
        defer { unlink(path) }
        try write(file, to: path)
        guard let data = FileManager.default.contents(atPath: path) else { throw FileProblem.unreadable }
        return [UInt8](data)
    }

    private func write(_ file: ListFile, to path: String) throws {
        let columns = TemplateColumn.all
        let workbook = try WorkbookWriter(path: path, created: made, title: "Các hộ bị từ chối")
        let sheet = try workbook.sheet(
            "Hộ bị từ chối",
            columns: columns.map { SheetColumn(width: $0 == .name || $0 == .address ? 24 : 14) } + [
                SheetColumn(width: 80)
            ],
            page: PageSetup(isLandscape: true))
        try sheet.row(cells: (columns.map(\.header) + [Self.faultHeader]).map { SheetCell(.text($0), .header) })
        sheet.freeze(rows: 1)
        let reader = try file.open()
        for list in layout.sheets {
            let told = Told(rows, on: layout.sheets.count > 1 ? list.sheet.name : nil)
            try reader.rows(of: list.sheet) { row in
                guard let line = told.lines[row.line] else { return }
                var cells: [SheetCell] = []
                for column in columns {
                    let isFaulty = line.faults.contains { layout.headers(of: column).contains($0.column) }
                    let value = RefusedCell(list, layout.texts, line.household).value(
                        of: column, in: row, isFirst: line.isFirst)
                    cells.append(SheetCell(value, isFaulty ? Self.marked : .text))
                }
                cells.append(SheetCell(.text(line.faults.map(Self.remedy).joined(separator: "\n")), .text))
                try sheet.row(cells: cells)
            }
        }
        try workbook.close()
    }

    private static func remedy(_ fault: ListingFault) -> String {
        fault.column.isEmpty ? fault.message : "Cột “\(fault.column)”: \(fault.message)"
    }

    static let faultHeader = "Lỗi cần sửa"
    private static let marked = CellStyle(wraps: true, hasBorder: true, fill: 0xFF_E08A, format: .text)
}

/// Every line of the refused households of a sheet, with its own faults.
private struct Told {
    struct Line {
        /// Its household's place among the refused, from 1, and tổ dân phố.
        let household: (number: Int, place: String)
        let isFirst: Bool
        var faults: [ListingFault] = []
    }

    private(set) var lines: [Int: Line] = [:]

    init(_ rows: [ListedRow], on sheet: String?) {
        for (index, row) in rows.enumerated() where row.sheet == sheet {
            let household = (number: index + 1, place: row.neighbourhood)
            for line in row.lines { lines[line] = Line(household: household, isFirst: line == row.line) }
            for fault in row.faults { lines[fault.line]?.faults.append(fault) }
        }
    }
}
