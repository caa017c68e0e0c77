import Foundation
import Testing

@testable import Office

@Suite struct EncodingTests {
    @Test func `Windows' code pages are those of Python`() throws {
        let seen = try Fixtures.codePages()
        for (page, name) in [(CodePage.western, "CP1252"), (.vietnamese, "CP1258")] {
            let letters = try #require(seen[name])
            #expect(letters.count > 100)
            for (code, letter) in letters {
                #expect(String(page.scalar(UInt8(code))) == letter, "\(name) \(code)")
            }
        }
    }

    @Test func `a text file by Windows' Vietnamese table is read without asking`() throws {
        let path = try Fixtures.path("windows1258.csv")
        #expect(try openTable(path: path).everything()[0].rows == Fixtures.names())
        #expect(try openTable(path: path).suspectedEncoding() == nil)
        #expect(try openTable(path: path, encoding: .windows1258).everything()[0].rows == Fixtures.names())
    }

    @Test(arguments: ["tcvn3", "vni"])
    func `a list in old letters is suspected, read as it is unasked, and converted when asked`(
        name: String
    ) throws {
        let encoding = try #require(TextEncoding(rawValue: name))
        for ending in ["xlsx", "utf8.csv", "csv"] {
            let path = try Fixtures.path("\(name).\(ending)")
            #expect(try openTable(path: path).suspectedEncoding() == encoding)
            #expect(try openTable(path: path).everything()[0].rows != Fixtures.names())
            #expect(try openTable(path: path, encoding: encoding).everything()[0].rows == Fixtures.names())
        }
    }

    @Test func `a header in Unicode over rows in an old font stays as it is, short titles too`() throws {
        let path = try Fixtures.path("header-unicode.xlsx")
        #expect(try openTable(path: path).suspectedEncoding() == .tcvn3)
        let rows = try openTable(path: path, encoding: .tcvn3).everything()[0].rows
        #expect(rows[0].cells == [.text("Tên"), .text("Số"), .text("Thôn"), .text("Mã")])
        #expect(try rows.dropFirst() == Fixtures.names().dropFirst())
    }

    @Test func `shared texts keep their numbers when they are converted`() throws {
        let path = try Fixtures.path("tcvn3.xlsx")
        func numbers(_ encoding: TextEncoding) throws -> [Int?] {
            let table = try openTable(path: path, encoding: encoding)
            var numbers: [Int?] = []
            try table.rows(of: table.sheets[0]) { numbers.append($0.sharedText(at: 0)) }
            return numbers
        }
        #expect(try numbers(.tcvn3) == numbers(.unicode))
    }

    @Test(arguments: ["openpyxl.xlsx", "usual.xlsx", "unicode16.csv", "nfd.csv"])
    func `a file in Unicode is not suspected, and stays when converted all the same`(name: String) throws {
        let path = try Fixtures.path(name)
        let table = try openTable(path: path)
        #expect(try table.suspectedEncoding() == nil)
        guard name != "nfd.csv" else { return }
        #expect(try openTable(path: path, encoding: .tcvn3).everything() == table.everything())
    }

    @Test func `bytes that no coding makes Vietnamese of are refused by their line`() throws {
        let table = try TextTableReader(bytes: [0x61, 10, 0xE9, 0x74, 0xE9, 10], name: "x")
        #expect(throws: FileProblem.encoding(line: 2)) { try table.everything() }
        #expect(throws: FileProblem.encoding(line: 2)) { try table.suspectedEncoding() }
    }

    @Test func `a long file in an old coding is read in pieces to its last line`() throws {
        let line: [UInt8] = Array("1,Nguy".utf8) + [0xD4] + Array("n Th".utf8) + [0xDE, 10]
        let bytes = (0..<60_000).flatMap { _ in line }
        let table = try TextTableReader(bytes: bytes, name: "x", encoding: .tcvn3)
        var (rows, wrong) = (0, 0)
        try table.rows(of: table.sheets[0]) { row in
            rows += 1
            if row.text(at: 1) != "Nguyễn Thị" { wrong += 1 }
        }
        #expect(rows == 60_000 && wrong == 0)
    }
}
