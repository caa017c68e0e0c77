import Access
import Registry
import Results
import Rulebook
import Storage
import Territory
import TestDatabase
import Testing
import Vocabulary

/// Table 1: totals, counts, rates, and column 7.
struct SummaryTableTests {
    @Test(arguments: TestDatabase.engines)
    func `only a decision of its own puts a household into column 7`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let (muoi, rich) = (try await ward.enter("Phạm Văn Muối", members: 4), try await ward.enter("Lê Văn Lúa"))
            try await ward.observe(rich, on: "2025-10-10") { $0[.income] = .number(2_500_000) }
            try await ward.decide([(muoi, .farmingAverage)], review: 2025, .farmingAverage, closes: false)

            let numbers = try await ward.numbers(1, 2025, place: 0)

            #expect(numbers[6] == 1)
            #expect(numbers[12] == 4)
            #expect(try await ward.file(rich).judgements.first?.result.category == .average)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a rate is the count of the totals, with two decimals`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi", members: 3)
            try await ward.decide([(buoi, .poor)], review: 2025)
            try await ward.record(totals: [(0, 210, 851)])

            let row = try #require(try await ward.table(1, 2025).rows.first)

            #expect(row.cells.map(\.shown)[0...3] == ["210", "851", "1", "0,48"])
            #expect(row.cells.map(\.shown)[8...9] == ["3", "0,35"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the ward's total is its own, else the sum where every part has one, else missing`(
        _ engine: Engine
    ) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi")
            try await ward.decide([(buoi, .poor)], review: 2025)
            let address = CellAddress(table: 1, year: 2025, place: nil, column: 1, kind: .households)

            try await ward.record(totals: [(0, 210, 851), (1, 190, 777)])
            #expect(try await ward.numbers(1, 2025, place: nil)[0...1] == [nil, nil])
            #expect(try await ward.table(1, 2025).rows.last?.cells.map(\.shown)[3] == "…")

            try await ward.record(totals: [(2, 150, 600)])
            #expect(try await ward.numbers(1, 2025, place: nil)[0...1] == [550, 2228])
            #expect(try await ward.tables.totals(behind: address, in: ward.commune, by: ward.officer()).count == 3)

            try await ward.record(totals: [(nil, 555, 2230)])
            #expect(try await ward.numbers(1, 2025, place: nil)[0...1] == [555, 2230])
            let behind = try await ward.tables.totals(behind: address, in: ward.commune, by: ward.officer())
            #expect(behind.map(\.area) == [ward.commune])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a later total does not change the year that is closed`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi")
            try await ward.decide([(buoi, .poor)], review: 2025)
            try await ward.record(totals: [(0, 210, 851)], on: "2025-12-31")
            try await ward.record(totals: [(0, 222, 900)], on: "2026-01-31")

            #expect(try await ward.numbers(1, 2025, place: 0)[0] == 210)
            #expect(try await ward.numbers(1, 2026, place: 0)[0] == 222)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a ward that brings along last year's list sees last year's tables`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            // Entered in March, and recognised in the December before.
            let buoi = try await ward.enter("Trần Thị Bưởi", members: 3, in: 1, on: Ward.today)
            try await ward.decide([(buoi, .poor)], review: 2025, .opening, recorded: Ward.today)

            #expect(try await ward.numbers(1, 2025, place: 1)[2] == 1)
            #expect(try await ward.numbers(1, 2025, place: 1)[8] == 3)
            #expect(try await ward.numbers(2, 2026, place: 1) == [1, 0, 0, 0, 0, 0, 0, 0, 1])
            #expect(try await ward.numbers(2, 2026, place: 1, .people) == [3, 0, 0, 0, 0, 0, 0, 0, 3])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `figures are for who may read them, names only for who may read names`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let address = CellAddress(table: 1, year: 2025, place: nil, column: 3, kind: .households)

            await #expect(throws: AccessRefusal.notPermitted(.administrator, .readFigures)) {
                try await ward.tables.table(1, year: 2025, in: ward.commune, by: ward.administrator())
            }
            await #expect(throws: AccessRefusal.notPermitted(.administrator, .readNames)) {
                try await ward.tables.households(behind: address, in: ward.commune, by: ward.administrator())
            }
            await #expect(throws: ResultsRefusal.self) { try await ward.table(99, 2025) }
        }
    }
}
