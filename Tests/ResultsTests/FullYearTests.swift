import Registry
import Results
import Storage
import Territory
import TestDatabase
import Testing
import Vocabulary

/// The register on which every column is filled: what each number is, and whose.
struct FullYearTests {
    @Test(arguments: TestDatabase.engines)
    func `every column of every table is filled in a tổ dân phố, and every number is the sum of its rows`(
        _ engine: Engine
    ) async throws {
        try await Ward.with(engine) { ward in
            _ = try await FullYear(ward)

            for number in 1...3 {
                let table = try await ward.table(number, 2025)

                #expect(table.breaches == [])
                #expect(table.isFinal)
                for row in table.rows where row.place == ward.places[0] || row.place == ward.places[1] {
                    #expect(row.cells.allSatisfy(isFilled), "biểu \(number), \(row.label)")
                }
                for row in table.rows { try await check(row, of: table, ward) }
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the movements of a tổ dân phố are those that happened there`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            _ = try await FullYear(ward)

            // Đầu kỳ 9; đổi diện: một tại chỗ, một mới dời đến; hết, dời đi hai; dời đến hai; chờ quyết định vẫn còn.
            #expect(try await ward.numbers(2, 2025, place: 0) == [9, 2, 1, 3, 2, 1, 1, 2, 9])
            #expect(try await ward.numbers(3, 2025, place: 0) == [9, 2, 1, 3, 2, 1, 1, 2, 9])
            #expect(try await ward.numbers(2, 2025, place: 2) == [0, 0, 0, 0, 0, 0, 0, 0, 0])
            // Toàn phường: dời trong phường không phải khác tăng, khác giảm; chỉ hai hộ đã hết.
            #expect(try await ward.numbers(2, 2025, place: nil) == [18, 4, 2, 2, 4, 2, 2, 0, 18])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the rows of people tell births and losses as other increase and decrease`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            _ = try await FullYear(ward)

            // 25 người đầu kỳ; khác giảm: bớt 1, hết 1, dời đi 2 + 3; khác tăng: sinh 1, dời đến 2 + 3.
            #expect(
                try await ward.numbers(2, 2025, place: 0, .people) == [25, 7, 5, 7, 8, 4, 3, 6, 27])
            #expect(
                try await ward.numbers(2, 2025, place: nil, .people) == [50, 14, 10, 4, 16, 8, 6, 2, 54])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the end of a review is the beginning of the next`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            _ = try await FullYear(ward)

            for number in 2...3 {
                for kind in OfficialTable.Kind.allCases {
                    for place in [0, 1, 2, nil] {
                        let end = try await ward.numbers(number, 2025, place: place, kind)[8]
                        let start = try await ward.numbers(number, 2026, place: place, kind)[0]
                        #expect(end == start)
                    }
                }
            }
            // Chẳng có gì xảy ra từ đó: hộ đã hết năm 2025 không giảm lần nữa.
            #expect(try await ward.numbers(2, 2026, place: nil) == [18, 0, 0, 0, 0, 0, 0, 0, 18])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the opening list is an other increase, never newly arisen`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            _ = try await FullYear(ward)

            #expect(try await ward.numbers(2, 2023, place: nil) == [0, 0, 0, 0, 0, 0, 0, 4, 4])
            #expect(try await ward.table(2, 2023).breaches == [])
        }
    }

    private func isFilled(_ cell: OfficialTable.Cell) -> Bool {
        switch cell {
        case .counted(let number), .typed(let number): number > 0
        case .rate(let ratio), .share(let ratio): ratio.numerator > 0 && ratio.denominator > 0
        case .missing, .blank: false
        }
    }

    private func check(_ row: OfficialTable.Row, of table: OfficialTable, _ ward: Ward) async throws {
        for (index, cell) in row.cells.enumerated() {
            let address = CellAddress(
                table: table.number, year: table.year, place: row.place, column: index + 1,
                kind: row.kind ?? .households)
            switch cell {
            case .counted(let number):
                let behind = try await ward.tables.households(behind: address, in: ward.commune, by: ward.officer())
                #expect(
                    behind.reduce(0) { $0 + $1.contribution } == number, "\(table.name) \(row.label) cột \(index + 1)")
                #expect(Set(behind.map(\.household)).count == behind.count)
            case .typed(let number):
                let totals = try await ward.tables.totals(behind: address, in: ward.commune, by: ward.officer())
                #expect(totals.reduce(0) { $0 + (index == 0 ? $1.households : $1.people) } == number)
                #expect(totals.allSatisfy { !$0.source.isEmpty })
            case .rate, .share, .missing, .blank: break
            }
        }
    }
}
