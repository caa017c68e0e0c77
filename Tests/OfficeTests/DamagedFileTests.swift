import Foundation
import Testing

@testable import Office

@Suite struct DamagedFileTests {
    @Test func `every damaged or foreign file is refused with its own code`() throws {
        let refusals = try Fixtures.expectedRefusals()
        #expect(refusals.count > 35)
        for (name, code) in refusals {
            let problem = try problem { try openTable(path: try Fixtures.path(name)).everything() }
            #expect(problem?.code == code, "\(name): \(problem?.message ?? "read")")
        }
    }

    @Test func `a broken sheet names the sheet and the row`() throws {
        let problem = try problem { try openTable(path: try Fixtures.path("broken.xlsx")).everything() }
        #expect(problem == .brokenMarkup(sheet: "Danh sách", row: 42))
        #expect(problem?.message.contains("“Danh sách”, gần dòng 42") == true)
    }

    @Test func `rows before the damage are given once`() throws {
        let table = try openTable(path: try Fixtures.path("broken.xlsx"))
        var rows: [Int] = []
        _ = try problem { try table.rows(of: table.sheets[0]) { rows.append($0.number) } }
        #expect(rows == [41])
    }

    @Test func `a file past the limit of size is refused before it is read`() throws {
        var limits = FileLimits.standard
        limits.fileBytes = 1000
        let path = try Fixtures.path("usual.xlsx")
        #expect(try problem { try openTable(path: path, limits: limits) } == .tooLarge(limit: 1000))
    }

    @Test func `limits of columns, rows, texts and length hold`() throws {
        let path = try Fixtures.path("usual.xlsx")
        func read(_ change: (inout FileLimits) -> Void) throws -> String? {
            var limits = FileLimits.standard
            change(&limits)
            return try problem { try openTable(path: path, limits: limits).everything() }?.code
        }
        #expect(try read { $0.columns = 9 } == "TEP-115")
        #expect(try read { $0.rows = 12 } == "TEP-114")
        #expect(try read { $0.sharedTextBytes = 10 } == "TEP-117")
        #expect(try read { $0.unpackedBytes = 1000 } == "TEP-110")
        #expect(try read { $0.entries = 3 } == "TEP-111")
        var limits = FileLimits.standard
        limits.rowBytes = 300_000
        let long = try Fixtures.path("long-text.xlsx")
        #expect(try problem { try openTable(path: long, limits: limits).everything() }?.code == "TEP-116")
    }

    @Test func `a file that is not there and a folder are refused`() throws {
        #expect(try problem { try openTable(path: "/nowhere/a.xlsx") } == .unreadable)
        #expect(try problem { try openTable(path: "/") } == .unreadable)
    }

    @Test func `every message says in Vietnamese what to do`() {
        let all: [FileProblem] = [
            .unreadable, .empty, .tooLarge(limit: 5 << 20), .otherKind(what: "một tệp PDF"), .otherKind(what: nil),
            .oldExcel,
            .passwordProtected, .macros, .binaryExcel, .damagedArchive, .bomb, .tooManyEntries, .partMissing,
            .brokenMarkup(sheet: nil, row: nil), .brokenMarkup(sheet: "A", row: nil), .brokenMarkup(sheet: "A", row: 3),
            .tooManyRows(sheet: "A", limit: 1), .tooManyColumns(sheet: "A", row: 2, limit: 1),
            .rowTooLong(sheet: "A", row: 2), .tooMuchText, .encoding(line: 2), .openQuote(line: 2), .noSuchSheet,
        ]
        for problem in all {
            #expect(problem.message.contains("Hãy ") && problem.message.hasSuffix("."), "\(problem)")
        }
        #expect(Set(all.map(\.code)).count == 20)
    }

    private func problem<Value>(_ work: () throws -> Value) throws -> FileProblem? {
        do {
            _ = try work()
            return nil
        } catch let problem as FileProblem {
            return problem
        }
    }
}
