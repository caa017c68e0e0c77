import Foundation
import Testing

@testable import Office

@Suite struct TextTableTests {
    @Test(arguments: [",", ";", "\t", "|"])
    func `the sign between fields is found`(sign: String) throws {
        let rows = try read("Mã\(sign)Họ và tên\(sign)Tổ\r\n1\(sign)Trần Thị Bưởi\(sign)\r\n")
        #expect(rows == [row(1, ["Mã", "Họ và tên", "Tổ"]), row(2, ["1", "Trần Thị Bưởi"])])
    }

    @Test func `signs within quotes do not count`() throws {
        #expect(try read("\"a,b,c,d\";x\n1;2\n") == [row(1, ["a,b,c,d", "x"]), row(2, ["1", "2"])])
    }

    @Test func `Excel's own line about the sign is obeyed and not read`() throws {
        #expect(try read("sep=;\r\na,b;c\r\n") == [row(1, ["a,b", "c"])])
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `every kind of line end ends a record, the last may be missing`(end: String) throws {
        #expect(try read("a,b\(end)c,d\(end)") == [row(1, ["a", "b"]), row(2, ["c", "d"])])
        #expect(try read("a,b\(end)c,d") == [row(1, ["a", "b"]), row(2, ["c", "d"])])
    }

    @Test func `quoted fields keep quotes, line ends and signs`() throws {
        let rows = try read("\"a \"\"b\"\" c\",\"dòng 1\r\ndòng 2\",\"\"\n\"x\"y,z\"w\n")
        #expect(rows == [row(1, ["a \"b\" c", "dòng 1\r\ndòng 2"]), row(2, ["xy", "z\"w"])])
    }

    @Test func `blank records are left out and counted, lines are counted within quotes`() throws {
        var seen: [[Int]] = []
        let table = try TextTableReader(bytes: Array("a\n\n,,\n\"b\nb\"\nc\n".utf8), name: "x")
        try table.rows(of: table.sheets[0]) { seen.append([$0.number, $0.line]) }
        #expect(seen == [[1, 1], [4, 4], [5, 6]])
    }

    @Test func `byte order marks are not part of the first field`() throws {
        #expect(try read("\u{FEFF}a,b\n") == [row(1, ["a", "b"])])
    }

    @Test(arguments: [true, false])
    func `UTF-16 with its mark is read`(isLittleEndian: Bool) throws {
        let text = "\u{FEFF}Họ tên\tTổ\r\nLê Văn Bầu\t\u{1F33E}\r\n"
        let bytes = text.utf16.flatMap { unit in
            isLittleEndian ? [UInt8(unit & 0xFF), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xFF)]
        }
        let table = try TextTableReader(bytes: bytes, name: "x")
        #expect(try table.everything()[0].rows == [row(1, ["Họ tên", "Tổ"]), row(2, ["Lê Văn Bầu", "\u{1F33E}"])])
    }

    @Test func `a long UTF-16 file is put together rightly over its pieces`() throws {
        let line = "Trần Thị Bưởi,\u{1F33E}\u{1F33E},đ\n"
        let text = "\u{FEFF}" + String(repeating: line, count: 60_000)
        let table = try TextTableReader(bytes: text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, name: "x")
        var count = 0
        try table.rows(of: table.sheets[0]) { row in
            count += 1
            let isRight =
                row.plain(at: 0) == "Trần Thị Bưởi" && row.plain(at: 1) == "\u{1F33E}\u{1F33E}"
                && row.plain(at: 2) == "đ"
            if !isRight { Issue.record("row \(row.number)") }
        }
        #expect(count == 60_000)
    }

    @Test func `a file in an old encoding names the line`() throws {
        let bytes = Array("a,b\nTr".utf8) + [0xC7] + Array("n,x\n".utf8)
        let table = try TextTableReader(bytes: bytes, name: "x")
        #expect(throws: FileProblem.encoding(line: 2)) { try table.everything() }
    }

    @Test func `a quote that never closes names the line where it opens`() throws {
        #expect(throws: FileProblem.openQuote(line: 2)) { try read("a,b\nc,\"d\ne,f\n") }
    }

    @Test func `a pipe is read once, and a file may have any ending`() throws {
        let path = Fixtures.temporaryPath("Danh sách tổ 1.txt")
        try Data("a;b\n".utf8).write(to: URL(fileURLWithPath: path))
        let table = try openTable(path: path)
        #expect(table.sheets.map(\.name) == ["Danh sách tổ 1"])
        #expect(try table.everything()[0].rows == [row(1, ["a", "b"])])
        let descriptor = open(path, O_RDONLY)
        defer { close(descriptor) }
        let piped = TextTableReader(descriptor: descriptor, name: "-")
        #expect(try piped.everything()[0].rows == [row(1, ["a", "b"])])
        #expect(throws: FileProblem.unreadable) { try piped.everything() }
    }

    @Test func `too many columns are refused`() throws {
        var limits = FileLimits.standard
        limits.columns = 2
        let table = try TextTableReader(bytes: Array("a,b\na,b,c\n".utf8), name: "x", limits: limits)
        #expect(throws: FileProblem.tooManyColumns(sheet: "x", row: 2, limit: 2)) { try table.everything() }
    }

    @Test func `what is written is read back, over the seams of the window too`() throws {
        var random = RandomNumbers(seed: 5)
        var (records, bytes) = ([[String]](), [UInt8]())
        var writer = TextTableWriter(separator: ";", mark: true, formulas: .keep) { bytes.append(contentsOf: $0) }
        for _ in 0..<20_000 {
            let fields = (0..<6).map { _ in
                random.pick([
                    "", "Bưởi", "a;b", "\"", "x\r\ny", "\n", "=1+1", " ",
                    "dài".padding(toLength: 300, withPad: "ạ", startingAt: 0),
                ])
            }
            records.append(fields)
            try writer.row(fields)
        }
        try writer.finish()
        let table = try TextTableReader(bytes: bytes, name: "x")
        var read: [Int: [String]] = [:]
        try table.rows(of: table.sheets[0]) { row in read[row.number] = (0..<6).map { row.plain(at: $0) } }
        for (index, fields) in records.enumerated()
        where fields != read[index + 1, default: Array(repeating: "", count: 6)] {
            Issue.record("record \(index + 1)")
        }
    }

    @Test func `formulas are guarded where people open the file`() throws {
        var bytes: [UInt8] = []
        var writer = TextTableWriter(formulas: .guarded) { bytes.append(contentsOf: $0) }
        try writer.row(["=1+1", "+84", "-5", "@a", "a=b", "\tx", "5"])
        try writer.finish()
        #expect(String(decoding: bytes, as: UTF8.self) == "'=1+1,'+84,'-5,'@a,a=b,'\tx,5\r\n")
    }

    private func read(_ text: String) throws -> [ReadRow] {
        try TextTableReader(bytes: Array(text.utf8), name: "x").everything()[0].rows
    }

    private func row(_ number: Int, _ texts: [String]) -> ReadRow {
        ReadRow(number: number, cells: texts.map { $0.isEmpty ? .empty : .text($0) })
    }
}
