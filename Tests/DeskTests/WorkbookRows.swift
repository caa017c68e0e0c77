import Foundation
import Office
import Vocabulary

/// A downloaded workbook's first sheet, as text.
struct WorkbookRows {
    private(set) var rows: [[String]] = []

    init(_ bytes: [UInt8]) throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "vuon-desk-\(Key.make()).xlsx")
        defer { try? FileManager.default.removeItem(at: path) }
        try Data(bytes).write(to: path)
        let table = try openTable(path: path.path)
        guard let sheet = table.sheets.first else { return }
        var rows: [[String]] = []
        try table.rows(of: sheet) { row in
            var cells: [String] = []
            for column in 0..<row.count { cells.append(row.plain(at: column)) }
            rows.append(cells)
        }
        self.rows = rows
    }

    /// The same as a list that can be typed over: the first row are the headers.
    var typed: TypedRows {
        let headers = rows.first ?? []
        let lines = rows.dropFirst().map { row in
            headers.indices.map { $0 < row.count ? row[$0].replacing("\n", with: " ").replacing(";", with: ",") : "" }
        }
        return TypedRows(headers: headers, rows: Array(lines))
    }
}
