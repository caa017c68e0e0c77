import Foundation
import Office
import Vocabulary

/// The refused households of a list, to be mended and read in again: the template's columns and what to mend.
struct RefusedWorkbook {
    let rows: [ListedRow]
    let header: HeaderRow
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
        let faults = faultsByLine()
        let reader = try file.open()
        try reader.rows(of: header.sheet) { row in
            guard let own = faults[row.line] else { return }
            var cells: [SheetCell] = []
            for column in columns {
                let value = header.index(of: column).map { Self.value(row, at: $0, column) } ?? .empty
                let isFaulty = own.contains { $0.column == header.header(of: column) }
                cells.append(SheetCell(value, isFaulty ? Self.marked : .text))
            }
            cells.append(SheetCell(.text(own.map(Self.remedy).joined(separator: "\n")), .text))
            try sheet.row(cells: cells)
        }
        try workbook.close()
    }

    /// Every line of a refused household, with its own faults.
    private func faultsByLine() -> [Int: [ListingFault]] {
        var faults: [Int: [ListingFault]] = [:]
        for row in rows {
            for line in row.lines { faults[line] = [] }
            for fault in row.faults { faults[fault.line, default: []].append(fault) }
        }
        return faults
    }

    private static func value(_ row: borrowing SheetRow, at place: Int, _ column: TemplateColumn) -> SheetValue {
        guard row.kind(at: place) == .number, column != .number, let number = row.number(at: place) else {
            let text = row.plain(at: place)
            return text.isEmpty ? .empty : .text(text)
        }
        return .number(number)
    }

    private static func remedy(_ fault: ListingFault) -> String {
        fault.column.isEmpty ? fault.message : "Cột “\(fault.column)”: \(fault.message)"
    }

    static let faultHeader = "Lỗi cần sửa"
    private static let marked = CellStyle(wraps: true, hasBorder: true, fill: 0xFF_E08A, format: .text)
}
