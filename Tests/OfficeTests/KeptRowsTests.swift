import Testing

@testable import Office

@Suite struct KeptRowsTests {
    @Test func `kept rows are the rows of the file, cell by cell, as often as they are asked for`() throws {
        for (name, sheets) in try Fixtures.expectedCells() {
            let table = try openTable(path: try Fixtures.path(name))
            let kept = KeptRows(of: table.sheets)
            for (place, sheet) in table.sheets.enumerated() {
                try table.rows(of: sheet) { kept.keep($0, ofSheet: place) }
            }
            #expect(try kept.everything() == sheets, "\(name)")
            #expect(try kept.everything() == sheets, "\(name)")
        }
    }

    @Test func `days, numbers and lines of kept rows are those of the file`() throws {
        for name in ["openpyxl.xlsx", "usual.xlsx"] {
            let table = try openTable(path: try Fixtures.path(name))
            let kept = KeptRows(of: table.sheets)
            var told: [String] = []
            try table.rows(of: table.sheets[0]) { row in
                kept.keep(row, ofSheet: 0)
                told.append(Self.told(row))
            }
            var again: [String] = []
            try kept.rows(of: kept.sheets[0]) { again.append(Self.told($0)) }
            #expect(again == told && kept.count == told.count)
        }
    }

    private static func told(_ row: borrowing SheetRow) -> String {
        var text = "\(row.number) \(row.line)"
        for column in 0..<row.count {
            text += "|\(row.plain(at: column)) \(row.day(at: column).map(\.iso) ?? "") "
            text += "\(row.integer(at: column) ?? -1) \(row.sharedText(at: column) ?? -1)"
        }
        return text
    }
}
