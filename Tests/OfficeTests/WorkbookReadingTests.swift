import Foundation
import Testing

@testable import Office

@Suite struct WorkbookReadingTests {
    @Test func `every good file gives the cells its maker put in`() throws {
        for (name, sheets) in try Fixtures.expectedCells() {
            let table = try openTable(path: try Fixtures.path(name))
            expectSame(try table.everything(), sheets, name)
        }
    }

    @Test func `expat gives the same cells of every good file`() throws {
        for (name, sheets) in try Fixtures.expectedCells() where name.hasSuffix(".xlsx") {
            let source = try ByteSource(path: try Fixtures.path(name))
            let table = try WorkbookReader(source, limits: .standard, markup: .expatOnly)
            expectSame(try table.everything(), sheets, name)
        }
    }

    @Test(arguments: ["openpyxl.xlsx", "openpyxl-stream.xlsx", "usual.xlsx", "spaced.xlsx", "bom.xlsx"])
    func `the usual forms are read without expat`(name: String) throws {
        let table = try WorkbookReader(path: try Fixtures.path(name))
        _ = try table.everything()
        #expect(table.partsLeftToExpat == 0)
    }

    @Test func `LibreOffice's form is read without expat`() throws {
        let path = try Fixtures.path("calc-openpyxl.xlsx")
        guard FileManager.default.fileExists(atPath: path) else { return }
        let table = try WorkbookReader(path: path)
        _ = try table.everything()
        #expect(table.partsLeftToExpat == 0)
    }

    @Test(arguments: ["prefixed.xlsx", "comment.xlsx", "cdata.xlsx", "doctype.xlsx", "utf16.xlsx"])
    func `unusual forms are left to expat`(name: String) throws {
        let table = try WorkbookReader(path: try Fixtures.path(name))
        _ = try table.everything()
        #expect(table.partsLeftToExpat > 0)
    }

    @Test func `bytes in memory are read like a file`() throws {
        let table = try WorkbookReader(bytes: try Fixtures.bytes("usual.xlsx"))
        #expect(try table.everything() == Fixtures.expectedCells()["usual.xlsx"])
    }

    @Test func `hidden sheets are said to be hidden`() throws {
        let table = try openTable(path: try Fixtures.path("openpyxl.xlsx"))
        #expect(table.sheets.map(\.isHidden) == [false, true])
        #expect(table.sheets.map(\.name) == ["Nhân khẩu", "Danh mục"])
    }

    @Test func `a reader that has seen enough stops without an error`() throws {
        let table = try openTable(path: try Fixtures.path("usual.xlsx"))
        #expect(try table.firstRows(of: table.sheets[0], 2).count == 2)
        #expect(try table.firstRows(of: table.sheets[0], 100).count == 5)
    }

    @Test func `an error of the reader of rows is passed on`() throws {
        struct Enough: Error {}
        let table = try openTable(path: try Fixtures.path("prefixed.xlsx"))
        #expect(throws: Enough.self) { try table.rows(of: table.sheets[0]) { _ in throw Enough() } }
    }

    @Test func `numbers are shown plainly and days as officials write them`() throws {
        let table = try openTable(path: try Fixtures.path("usual.xlsx"))
        var shown: [String] = []
        try table.rows(of: table.sheets[0]) { row in
            if row.number == 3 { for column in 0..<row.count { shown.append(row.plain(at: column)) } }
            if row.number == 4 { for column in 0..<row.count { shown.append(row.plain(at: column)) } }
        }
        #expect(
            shown == [
                "31/12/2024", "45657", "31/12/2024 12:00", "01/01/1900 12:00", "45657", "46082001234",
                "kết quả", "#DIV/0!", "TRUE", "FALSE", "12", "#CHƯA TÍNH",
            ])
    }

    @Test func `shared texts have one number each, other cells none`() throws {
        let table = try openTable(path: try Fixtures.path("usual.xlsx"))
        var numbers: [Int: [Int?]] = [:]
        try table.rows(of: table.sheets[0]) { row in
            numbers[row.number] = [0, 1, 2, 3].map { row.sharedText(at: $0) }
        }
        #expect(numbers[2] == [0, 1, 2, nil])
        #expect(numbers[13] == [nil, nil, nil, nil])
    }

    @Test func `a row outside its columns is empty`() throws {
        let table = try openTable(path: try Fixtures.path("usual.xlsx"))
        try table.rows(of: table.sheets[0]) { row in
            #expect(row.cell(at: -1) == .empty && row.cell(at: 20_000) == .empty && row.plain(at: 20_000).isEmpty)
        }
    }

    private func expectSame(_ seen: [ExpectedSheet], _ wanted: [ExpectedSheet], _ name: String) {
        #expect(seen.map(\.name) == wanted.map(\.name), "\(name)")
        for (sheet, other) in zip(seen, wanted) {
            #expect(sheet.rows.map(\.number) == other.rows.map(\.number), "\(name), \(sheet.name)")
            for (row, otherRow) in zip(sheet.rows, other.rows) where row != otherRow {
                Issue.record(
                    "\(name), \(sheet.name), row \(row.number): \(row.cells.prefix(30)) ≠ \(otherRow.cells.prefix(30))")
            }
        }
    }
}
