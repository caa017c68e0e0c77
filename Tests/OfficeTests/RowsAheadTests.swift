import Foundation
import Testing

@testable import Office

@Suite struct RowsAheadTests {
    @Test func `rows read ahead are the rows of the file, in every sheet`() throws {
        for (name, sheets) in try Fixtures.expectedCells() {
            let ahead = RowsAhead(try openTable(path: try Fixtures.path(name)))
            #expect(try ahead.everything() == sheets, "\(name)")
        }
    }

    @Test(arguments: [1, 255, 256, 257, 1024, 5000])
    func `more rows than are read ahead come whole and in order`(rows: Int) throws {
        let ahead = RowsAhead(try Self.table(ofRows: rows))
        var lines: [Int] = []
        try ahead.rows(of: ahead.sheets[0]) { row in
            lines.append(row.line)
            #expect(row.plain(at: 0) == "dòng \(row.line)")
        }
        #expect(lines == Array(1...rows))
    }

    @Test func `whoever has seen enough reads the file once more from its beginning`() throws {
        let ahead = RowsAhead(try Self.table(ofRows: 3000))
        for _ in 0..<20 {
            var seen = 0
            try ahead.rows(of: ahead.sheets[0]) { _ in
                seen += 1
                if seen == 300 { throw StopReading() }
            }
            #expect(seen == 300)
        }
    }

    @Test func `what the taker throws ends the reading, and what is wrong with the file is said`() throws {
        struct Enough: Error {}
        let ahead = RowsAhead(try Self.table(ofRows: 3000))
        #expect(throws: Enough.self) { try ahead.rows(of: ahead.sheets[0]) { _ in throw Enough() } }
        let foreign = Sheet(name: "Khác", index: 7)
        #expect(throws: FileProblem.noSuchSheet) { try ahead.rows(of: foreign) { _ in } }
    }

    private static func table(ofRows count: Int) throws -> any TableReader {
        let path = Fixtures.temporaryPath("rows.csv")
        try (1...count).map { "dòng \($0);\($0)" }.joined(separator: "\n")
            .write(toFile: path, atomically: true, encoding: .utf8)
        return try openTable(path: path)
    }
}
