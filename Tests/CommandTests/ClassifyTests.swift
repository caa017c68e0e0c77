import Foundation
import Testing

struct ClassifyTests {
    /// Runs the calculator over a text and gives its rows.
    private func classify(
        _ text: String, year: Int = 2026, in place: Place
    ) async throws -> (rows: [[String]], outcome: Vuon.Outcome) {
        let outcome = try await Vuon.run(
            "classify", "--input", "-", "--list-year", "\(year)", "--output", "-", in: place, input: text)
        let lines = outcome.output.split(separator: "\n").dropFirst()
        return (lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }, outcome)
    }

    private static let flags = (1...12).map { $0 < 10 ? "d0\($0)" : "d\($0)" }.joined(separator: ",")
    private static let header = "id,zone,members,income,b1,b2," + flags + "\n"

    @Test(arguments: [
        ("urban,4,2000000,,,1,1,1,0,0,0,0,0,0,0,0,0", "poor"), ("urban,4,2000001,,,1,1,1,0,0,0,0,0,0,0,0,0", "average"),
        ("rural,4,1500000,,,1,1,0,0,0,0,0,0,0,0,0,0", "near_poor"),
        ("rural,4,1500000,,,1,1,,0,0,0,0,0,0,0,0,0", "undetermined"),
        ("rural,4,1500000,,,1,1,1,,,,,,,,,", "poor"), ("rural,4,2250000,,,,,,,,,,,,,,", "average"),
        ("rural,4,2250001,,,,,,,,,,,,,,", "above"), ("urban,4,3000000,,,,,,,,,,,,,,", "average"),
        ("urban,4,,175,30,,,,,,,,,,,,", "poor"), ("urban,4,,175,20,,,,,,,,,,,,", "near_poor"),
        ("urban,4,,176,120,,,,,,,,,,,,", "not_poor"), ("urban,4,,,30,,,,,,,,,,,,", "undetermined"),
        ("urban,4,2000001,1,30,,,,,,,,,,,,", "average"), ("urban,4,2000000,999,30,,,,,,,,,,,,", "poor"),
        ("urban,4,2000000,,0,,,,,,,,,,,,", "near_poor"),
    ])
    func `a row is judged by the standard in force to 2026`(_ row: String, _ category: String) async throws {
        let place = try Place()

        let (rows, outcome) = try await classify(Self.header + "h1," + row + "\n", in: place)

        #expect(outcome.code == 0)
        #expect(rows.first?.prefix(2) == ["h1", category])
    }

    @Test func `the standard of 2027 knows no band and no points`() async throws {
        let text =
            Self.header
            + "a,urban,4,2800000,,30,,,,,,,,,,,,\nb,urban,4,2800001,,,,,,,,,,,,,,\nc,rural,4,,10,30,,,,,,,,,,,,\n"

        let (rows, _) = try await classify(text, year: 2027, in: Place())

        #expect(rows.map { $0[1] } == ["poor", "not_poor", "undetermined"])
    }

    @Test func `lacks and unknowns are counted and named in the official order`() async throws {
        let text = Self.header + "a,urban,4,2000000,,,0,0,0,1,0,0,0,0,,1,0,0\nb,urban,4,2000000,,30,,,,,,,,,,,,\n"

        let (rows, outcome) = try await classify(text, in: Place())

        #expect(outcome.output.hasPrefix("id,class,lacks,unknowns,lacking,unknown,reason\n"))
        #expect(rows[0].prefix(6) == ["a", "undetermined", "2", "1", "d04 d10", "d09"])
        #expect(rows[1].prefix(6) == ["b", "poor", "3", "0", "", ""])
        #expect(outcome.output.contains("không quá chuẩn 2.000.000 đồng của khu vực thành thị"))
        #expect(outcome.output.contains("NĐ 07/2021/NĐ-CP"))
    }

    @Test(arguments: [";", "\t", ","])
    func `columns come in any order, with any separator, BOM and CRLF`(_ separator: String) async throws {
        let lines = [["x", "d02", "ID", "income", "zone"], ["?", "1", "h 1", "2000000", "urban"]]
        let text = "\u{FEFF}" + lines.map { $0.joined(separator: separator) + "\r\n" }.joined()

        let (rows, outcome) = try await classify(text, in: Place())

        #expect(outcome.code == 0)
        #expect(rows.first?.prefix(5) == ["h 1", "undetermined", "1", "11", "d02"])
    }

    @Test func `rows that cannot be read are named and left out, the others are written in order`() async throws {
        let place = try Place()
        let bad = [
            "b,city,,,,,,,,,,,,,,,,", "c,urban,,12.5,,,,,,,,,,,,,,", "d,urban,,,,25,,,,,,,,,,,,",
            "e,urban,,,,130,,,,,,,,,,,,",
            "f,urban,,1,,20,1,1,1,0,0,0,0,0,0,0,0,0", "g,urban,,1,,20,1,1,,0,0,0,0,0,0,0,0,0",
            "h,urban,,1,,,2,,,,,,,,,,,",
            ",urban,,1,,,,,,,,,,,,,,", "j,urban,1",
        ]
        try place.write(
            Self.header + "a,urban,,1,,,,,,,,,,,,,,\n" + bad.joined(separator: "\n") + "\nz,rural,,1,,,,,,,,,,,,,,\n",
            to: "in.csv")

        let outcome = try await Vuon.run(
            "classify", "--input", "in.csv", "--list-year", "2026", "--output", "out.csv", in: place)

        #expect(outcome.code == 1)
        #expect(outcome.output.isEmpty)
        #expect(try place.text("out.csv").split(separator: "\n").dropFirst().map { $0.prefix(2) } == ["a,", "z,"])
        let named = ["zone", "income", "b2", "b2", "b2", "b2", "d01", "id"]
        for (index, column) in named.enumerated() {
            #expect(outcome.complaint.contains("Dòng \(index + 3), cột \(column): "))
        }
        #expect(outcome.complaint.contains("Dòng 11, "))
        #expect(outcome.complaint.hasSuffix("Bỏ ra 9 dòng không đọc được; đã ghi 2 dòng.\n"))
    }

    @Test(arguments: [2021, 2031, 0])
    func `a year without a standard exits 1`(_ year: Int) async throws {
        let (rows, outcome) = try await classify("id,zone\na,urban\n", year: year, in: Place())

        #expect(outcome.code == 1)
        #expect(rows.isEmpty)
        #expect(outcome.complaint.contains("Không có chuẩn nghèo của năm \(year)."))
    }

    @Test(arguments: [2022, 2026, 2027, 2030])
    func `the first and the last year of each standard are there`(_ year: Int) async throws {
        let (rows, outcome) = try await classify("id,zone\na,urban\n", year: year, in: Place())

        #expect(outcome.code == 0)
        #expect(rows.first?.prefix(2) == ["a", "undetermined"])
    }

    @Test(arguments: ["", "zone\nurban\n", "id\na\n", "id,zone,id\na,urban,b\n"])
    func `a file without its columns exits 1`(_ text: String) async throws {
        let (rows, outcome) = try await classify(text, in: Place())

        #expect(outcome.code == 1)
        #expect(rows.isEmpty)
        #expect(!outcome.complaint.isEmpty)
    }

    @Test func `the file that is read is never written over`() async throws {
        let place = try Place()
        try place.write("id,zone\na,urban\n", to: "in.csv")

        let outcome = try await Vuon.run(
            "classify", "--input", "in.csv", "--list-year", "2026", "--output", "./in.csv", in: place)

        #expect(outcome.code == 2)
        #expect(try place.text("in.csv") == "id,zone\na,urban\n")
    }

    @Test func `a file that is not there exits 1, a full disk 3`() async throws {
        let place = try Place()
        let missing = try await Vuon.run(
            "classify", "--input", "no.csv", "--list-year", "2026", "--output", "-", in: place)
        let full = try await Vuon.run(
            "classify", "--input", "-", "--list-year", "2026", "--output", "/dev/full", in: place,
            input: "id,zone\na,urban\n")

        #expect(missing.code == 1)
        #expect(full.code == 3)
    }
}
