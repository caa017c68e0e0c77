import Foundation
import Rulebook
import Testing
import Vocabulary

/// The calculator on loose rows, sentence by sentence of what it promises.
@Suite struct LooseRowsTests {
    private let header = "id,zone,members,income,b1,b2,d01,d02,d03,d04,d05,d06,d07,d08,d09,d10,d11,d12"

    private func classify(
        _ text: String, year: Int = 2026
    ) throws -> (rows: [[String]], problems: [LooseRows.Problem], summary: LooseRows.Summary) {
        try LooseFiles.run(Data(text.utf8), year: year)
    }

    private func row(_ fields: String, year: Int = 2026) throws -> [String] {
        let result = try classify("\(header)\n\(fields)\n", year: year)
        #expect(result.problems.isEmpty)
        return try #require(result.rows.first)
    }

    private func problem(_ fields: String) throws -> LooseRows.Problem {
        let result = try classify("\(header)\n\(fields)\nH9,urban,,1,,,,,,,,,,,,,,\n")
        #expect(result.rows.map(\.[0]) == ["H9"])
        #expect(result.summary.refused == 1)
        return try #require(result.problems.first)
    }

    @Test func `at the line with three lacks a household is poor whatever is unknown`() throws {
        let row = try row("H1,urban,4,2000000,,,1,1,,,,,,,,1,,")

        #expect(row.prefix(6) == ["H1", "poor", "3", "9", "d01 d02 d10", "d03 d04 d05 d06 d07 d08 d09 d11 d12"])
        #expect(
            row[6]
                == "Thu nhập 2.000.000 đồng/người/tháng không quá chuẩn 2.000.000 đồng của khu vực thành thị, "
                + "thiếu hụt 3 chỉ số, chưa rõ 9 chỉ số (hộ nghèo: từ 3 chỉ số trở lên) nên là hộ nghèo theo "
                + "NĐ 351/2025/NĐ-CP, giữ hiệu lực Điều 3 NĐ 07/2021/NĐ-CP.")
    }

    @Test func `fewer than three lacks even if every unknown were one is near-poor`() throws {
        #expect(try row("H1,urban,4,2000000,,,1,,0,0,0,0,0,0,0,0,0,0")[1] == "near_poor")
        #expect(try row("H1,urban,4,2000000,,,1,,0,0,0,0,,0,0,0,0,0")[1] == "undetermined")
    }

    @Test func `over the line flags never matter`() throws {
        #expect(try row("H1,urban,4,2000001,,,1,1,1,1,1,1,1,1,1,1,1,1")[1] == "average")
        #expect(try row("H1,urban,4,3000000,,,1,1,1,1,1,1,1,1,1,1,1,1")[1] == "average")
        #expect(try row("H1,urban,4,3000001,,,,,,,,,,,,,,")[1] == "above")
        #expect(try row("H1,rural,4,1500001,,,1,1,1,1,1,1,1,1,1,1,1,1")[1] == "average")
        #expect(try row("H1,rural,4,2250001,,,1,1,1,1,1,1,1,1,1,1,1,1")[1] == "above")
    }

    @Test func `points decide where there is no income, limits inclusive`() throws {
        #expect(try row("H1,rural,,,140,30,,,,,,,,,,,,")[1] == "poor")
        #expect(try row("H1,rural,,,141,30,,,,,,,,,,,,")[1] == "not_poor")
        #expect(try row("H1,urban,,,175,20,,,,,,,,,,,,")[1] == "near_poor")
        #expect(try row("H1,urban,,,176,20,,,,,,,,,,,,")[1] == "not_poor")
    }

    @Test func `income decides where both are given`() throws {
        #expect(try row("H1,urban,,2000001,100,30,,,,,,,,,,,,")[1] == "average")
        #expect(try row("H1,urban,,2000000,200,30,,,,,,,,,,,,")[1] == "poor")
    }

    @Test func `without income and points the class is undetermined`() throws {
        #expect(try row("H1,urban,,,,30,,,,,,,,,,,,")[1] == "undetermined")
    }

    @Test func `points B2 stand for the flags when all are empty`() throws {
        let row = try row("H1,urban,,,175,120,,,,,,,,,,,,")

        #expect(row.prefix(6) == ["H1", "poor", "12", "0", "", ""])
        #expect(row[6].contains("điểm B2 120 ứng với 12 chỉ số thiếu hụt"))
    }

    @Test func `points B2 beside flags must be ten times the lacks`() throws {
        #expect(try row("H1,urban,,1,,20,1,1,0,0,0,0,0,0,0,0,0,0")[1] == "near_poor")
        #expect(try problem("H1,urban,,1,,30,1,1,0,0,0,0,0,0,0,0,0,0").column == "b2")
        #expect(try problem("H1,urban,,1,,20,1,1,,0,0,0,0,0,0,0,0,0").column == "b2")
        #expect(try problem("H1,urban,,1,,25,,,,,,,,,,,,").column == "b2")
        #expect(try problem("H1,urban,,1,,130,,,,,,,,,,,,").column == "b2")
    }

    @Test func `under 2027-2030 the band and the limits of points are not known`() throws {
        #expect(try row("H1,urban,,2800000,,,1,1,1,0,0,0,0,0,0,0,0,0", year: 2027)[1] == "poor")
        #expect(try row("H1,urban,,2800001,,,1,1,1,0,0,0,0,0,0,0,0,0", year: 2030)[1] == "not_poor")
        #expect(try row("H1,urban,,,100,30,,,,,,,,,,,,", year: 2027)[1] == "undetermined")
    }

    @Test func `a year without a standard is refused`() {
        #expect(throws: LooseRows.Failure.noStandard(listYear: 2021, known: 2022...2030)) {
            try classify("id,zone\n", year: 2021)
        }
    }

    @Test func `columns stand in any order and others are passed over`() throws {
        let rows = try classify("note,d03,income,zone,id\nx,1,1000,rural,H1\n").rows

        #expect(rows == [["H1", "undetermined", "1", "11", "d03", rows[0][5], rows[0][6]]])
    }

    @Test(arguments: [",", ";", "\t"])
    func `fields are parted by commas, semicolons or tabs`(separator: String) throws {
        let text = "\u{FEFF}id,zone,income\r\nH1,urban,1\r\nH2,rural,9000000\r\n".replacing(",", with: separator)

        #expect(try classify(text).rows.map { $0.prefix(2) } == [["H1", "undetermined"], ["H2", "above"]])
    }

    @Test func `quoted fields keep separators, quotes and line breaks`() throws {
        let result = try classify("id,note,zone\n\"H;1,\"\"a\"\"\",\"x\ny\",urban\nH2,5\"\",\"rural\"\nH3,z,town\n")

        #expect(result.rows.map(\.[0]) == ["H;1,\"a\"", "H2"])
        #expect(result.problems.map(\.line) == [5])
    }

    @Test func `a last line without an end is read, empty lines are not rows`() throws {
        #expect(try classify("id,zone\nH1,urban\n\n\r\nH2,rural").rows.map(\.[0]) == ["H1", "H2"])
    }

    @Test func `a row that cannot be read is named with line, column and reason and the others are written`() throws {
        let text =
            "id,zone,income,d01\nH1,urban,1,1\nH2,town,1,1\nH3,urban,1.500.000,1\nH4,urban,1,2\n,urban,1,1\n"
            + "H6,urban,-5,1\nH7,urban,1\nH8,urban,1,1,9\nH9,urban,1.0,1.0\n"

        let result = try classify(text)

        #expect(result.rows.map(\.[0]) == ["H1", "H9"])
        #expect(result.problems.map(\.line) == [3, 4, 5, 6, 7, 8, 9])
        #expect(result.problems.prefix(5).map(\.column) == ["zone", "income", "d01", "id", "income"])
        #expect(result.problems[0].shown.hasPrefix("Dòng 3, cột zone: «town» không phải urban"))
        #expect(result.summary.written == 2)
        #expect(result.summary.refused == 7)
    }

    @Test func `a quote that is never closed costs its own row alone`() throws {
        let result = try classify("id,zone\nH1,urban\n\"H2,urban\nH3,urban\n")

        #expect(result.rows.map(\.[0]) == ["H1", "H3"])
        #expect(result.problems.map(\.line) == [3])
    }

    @Test func `a header without id or zone, or with a column twice, is refused`() {
        #expect(throws: LooseRows.Failure.missingColumn("zone")) { try classify("id,income\n") }
        #expect(throws: LooseRows.Failure.missingColumn("id")) { try classify("zone\n") }
        #expect(throws: LooseRows.Failure.doubleColumn("zone")) { try classify("id,zone,zone\n") }
        #expect(throws: LooseRows.Failure.emptyInput) { try classify("") }
    }

    @Test func `many blocks come out in the order they went in`() throws {
        let count = 60_000
        // Blocks are cut inside the long second line of a note, where only minding the quotes tells that no row ends.
        let note = "\"\"\"a\n\(String(repeating: "b", count: 60))\""
        var text = "id,zone,income,note\n"
        for index in 0..<count {
            text += index % 20_000 == 7 ? "H\(index),town,1,\(note)\n" : "H\(index),urban,\(index * 100),\(note)\n"
        }

        let result = try classify(text)

        #expect(result.rows.map(\.[0]) == (0..<count).filter { $0 % 20_000 != 7 }.map { "H\($0)" })
        #expect(result.problems.map(\.line) == [7, 20_007, 40_007].map { $0 * 2 + 2 })
        #expect(result.summary.classes[.undetermined] == 20_000)
    }

    @Test func `a row says what the register says of the same household`() throws {
        let standard = try #require(Rules.library.standard(listYear: 2026))
        var households = RandomHouseholds(seed: 5, day: Day(number: 20_000))
        var (text, expected) = (header + "\n", [String]())
        for index in 0..<2000 {
            var facts = HouseholdFacts(zone: index % 2 == 0 ? .urban : .rural)
            facts.stated = households.next().stated
            let income = index % 3 == 0 ? nil : Int64(1_499_000 + index * 1000)
            if let income { facts[.income] = .number(income) } else { facts[.b1] = .number(Int64(130 + index % 50)) }
            let flags = (0..<12).map { facts.stated.isEmpty ? "" : facts.stated[$0].known.map { $0 ? "1" : "0" } ?? "" }
            text +=
                "\(index),\(facts.zone),,\(income.map { "\($0)" } ?? ""),\(facts[.b1].number.map { "\($0)" } ?? ""),,"
                + flags.joined(separator: ",") + "\n"
            expected.append(Rulebook.classify(facts, by: standard, on: Day(number: 20_000)).category.rawValue)
        }

        #expect(try classify(text).rows.map(\.[1]) == expected)
    }
}
