import Foundation
import Testing

@testable import Office

@Suite struct OldWorkbookTests {
    @Test func `hidden sheets of old workbooks are said to be hidden`() throws {
        let table = try openTable(path: try Fixtures.path("xlwt.xls"))
        #expect(table.sheets.map(\.name) == ["Danh sách", "Danh mục"])
        #expect(table.sheets.map(\.isHidden) == [false, true])
    }

    @Test func `an old workbook in TCVN3 is suspected, and its texts and names of sheets converted when asked`() throws
    {
        let path = try Fixtures.path("tcvn3.xls")
        #expect(try openTable(path: path).suspectedEncoding() == .tcvn3)
        #expect(try openTable(path: path, encoding: .tcvn3).everything()[0].rows == Fixtures.names())
        let excel5 = try openTable(path: try Fixtures.path("excel5.xls"), encoding: .tcvn3)
        #expect(excel5.sheets.map(\.name) == ["Danh sách"])
        #expect(try excel5.everything()[0].rows[0].cells == [.text("Nguyễn Thị"), .text("Bưởi")])
    }

    @Test func `an identity number kept as a number is given with all its digits`() throws {
        let table = try openTable(path: try Fixtures.path("records.xls"))
        try table.rows(of: table.sheets[0]) { row in
            #expect(row.integer(at: 1) == 46_082_001_234 && row.plain(at: 1) == "46082001234")
        }
    }

    @Test func `limits of columns, rows, texts and length hold for old workbooks`() throws {
        let path = try Fixtures.path("xlwt.xls")
        func read(_ change: (inout FileLimits) -> Void) throws -> String? {
            var limits = FileLimits.standard
            change(&limits)
            do { _ = try openTable(path: path, limits: limits).everything() } catch let problem as FileProblem {
                return problem.code
            }
            return nil
        }
        #expect(try read { $0.columns = 200 } == "TEP-115")
        #expect(try read { $0.rows = 60_000 } == "TEP-114")
        #expect(try read { $0.sharedTextBytes = 1000 } == "TEP-117")
        #expect(try read { $0.fileBytes = 1000 } == "TEP-103")
        #expect(try read { _ in } == nil)
    }

    /// A crash would end the whole run; what is asserted is that most damage is found, and none makes a foreign error.
    @Test(arguments: ["xlwt.xls", "excel5.xls", "results.xls", "calc-openpyxl.xls"])
    func `flipped and cut bytes end in rows or in a refusal`(name: String) throws {
        guard FileManager.default.fileExists(atPath: try Fixtures.path(name)) else { return }
        let whole = try Fixtures.bytes(name)
        let path = Fixtures.temporaryPath("damaged.xls")
        var random = RandomNumbers(seed: 20_017)
        var refused = 0
        for round in 0..<(400 * Rounds.factor) {
            var bytes = whole
            if round % 4 == 0 { bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random)) }
            // Heads, tables of sectors and records all lie in the first kilobytes or anywhere.
            for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
                let near = Bool.random(using: &random)
                let end = near ? min(bytes.count, 2048) : bytes.count
                bytes[Int.random(in: 0..<end, using: &random)] =
                    [0, 1, 0x7F, 0xFF, UInt8(round & 0xFF)]
                    .randomElement(using: &random) ?? 0
            }
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            do { _ = try openTable(path: path).everything() } catch is FileProblem { refused += 1 }
        }
        #expect(refused > 40 * Rounds.factor)
    }
}
