import Access
import Foundation
import Programme
import Registry
import Results
import Rollup
import Rulebook
import Storage
import Territory
import TestDatabase
import Testing
import Vocabulary

@Suite struct `running totals of a city` {
    @Test(arguments: TestDatabase.engines, [1, 2] as [UInt64])
    func `equal a recount after a random series of edits, decisions and moves between wards`(
        _ engine: Engine, _ seed: UInt64
    ) async throws {
        try await City.with(engine) { city in
            var years = RandomCity(city, seed: seed)
            try await years.begin()
            _ = try await city.countAgain()

            for _ in 1...6 {
                let touched = try await years.happen(5)
                let counted = try await city.countAgain()

                #expect(Set(counted) == touched, "only communes in which something was written are counted again")
                try await city.expectEqualToARecount()
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `are those of the day: a new day counts every commune again, and what was counted is kept`(
        _ engine: Engine
    ) async throws {
        try await City.with(engine) { city in
            var years = RandomCity(city, seed: 7)
            try await years.begin()
            #expect(Set(try await city.countAgain()) == Set(city.keys))
            #expect(try await city.countAgain().isEmpty)

            #expect(Set(try await city.countAgain(on: "2026-03-03")) == Set(city.keys))
            #expect(try await city.countAgain(on: "2026-03-03").isEmpty)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `hold after a restart`(_ engine: Engine) async throws {
        try await TestPlace.use(engine) { place in
            let secret = Vault.newSecret()
            let before = try await City.opened(place, secret)
            var years = RandomCity(before, seed: 11)
            try await years.begin()
            _ = try await before.countAgain()
            let figures = try await before.figures()
            await before.premises.database.close()

            let after = try await City.opened(place, secret)
            #expect(try await after.countAgain().isEmpty)
            #expect(try await after.figures() == figures)
            try await after.expectEqualToARecount()
            await after.premises.database.close()
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a city's table adds counts and divides anew, and leaves out who has sent nothing`(
        _ engine: Engine
    ) async throws {
        try await City.with(engine) { city in
            let one = try await city.enter("Hồ Thị Mận", members: 3, in: 0, place: 0, on: "2025-02-01")
            let two = try await city.enter("Lê Văn Bưởi", members: 2, in: 1, place: 0, on: "2025-02-01")
            try await city.decide([(one, .poor)], in: 0, review: 2025, signed: "2025-12-10", closes: true)
            try await city.decide([(two, .nearPoor)], in: 1, review: 2025, signed: "2025-12-11", closes: true)
            try await city.residents([(0, 10, 40), (1, 30, 90)])
            _ = try await city.countAgain()

            let table = try await city.table(1)
            let total = try #require(table.total())

            #expect(table.rows.count { $0.place != nil } == 3)
            let ratio = Ratio(1, of: 40)
            #expect(total.cells.contains(.rate(ratio)), "one poor household of forty, not the mean of two rates")
            #expect(table.notes.contains { $0.hasPrefix("1 phường, xã chưa có sổ hộ") })
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a commune without a total of residents leaves the city's rate open, not wrong`(_ engine: Engine) async throws
    {
        try await City.with(engine) { city in
            let one = try await city.enter("Hồ Thị Mận", members: 3, in: 0, place: 0, on: "2025-02-01")
            let two = try await city.enter("Lê Văn Bưởi", members: 2, in: 1, place: 0, on: "2025-02-01")
            try await city.decide([(one, .poor)], in: 0, review: 2025, signed: "2025-12-10", closes: true)
            try await city.decide([(two, .poor)], in: 1, review: 2025, signed: "2025-12-11", closes: true)
            try await city.residents([(0, 10, 40)])
            _ = try await city.countAgain()

            let total = try #require(try await city.table(1).total())

            #expect(total.cells[0] == .missing)
            #expect(total.cells.contains(.counted(2)))
            #expect(!total.cells.contains { if case .rate = $0 { true } else { false } })
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an officer of one ward is not told the figures of the city`(_ engine: Engine) async throws {
        try await City.with(engine) { city in
            let ward = city.asking(.officer, of: city.keys[0])

            await #expect(throws: AccessRefusal.self) {
                try await city.totals.figures(city.communes, year: City.year, by: ward)
            }
            await #expect(throws: AccessRefusal.self) {
                try await city.totals.tables([1], of: city.communes[0], city.communes, year: City.year, by: ward)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `many who ask at once have one count made, and each commune once`(_ engine: Engine) async throws {
        try await City.with(engine) { city in
            var years = RandomCity(city, seed: 3)
            try await years.begin()
            let premises = city.premises
            let counting = CityCounting(clock: .system, premises: { premises }) { Issue.record($0) }

            await withTaskGroup(of: Void.self) { group in
                for _ in 1...8 {
                    group.addTask {
                        await counting.settle(
                            city.keys, year: City.year, on: .iso(City.today), within: .seconds(120))
                    }
                }
            }

            #expect(try await city.totals.stale(city.keys, year: City.year, on: .iso(City.today)).isEmpty)
            try await city.expectEqualToARecount()
        }
    }
}

extension City {
    static func opened(_ place: TestPlace, _ secret: [UInt8]) async throws -> City {
        let database = try await place.open()
        try await database.migrate(migrations)
        return try await City(Premises(database: database, vault: Vault(secret: secret), rules: rules))
    }

    /// Everything that is kept, as text that can be compared.
    func figures() async throws -> [String] {
        let kept = try await totals.figures(communes, year: City.year, by: asking())
        let forms = premises.rules.forms.map(\.number)
        let tables = try await totals.tables(forms, of: communes[0], communes, year: City.year, by: asking())
        return kept.communes.map { "\($0.area.code) \(Self.words($0.counts, $0.measures)) \($0.targets)" }
            + tables.flatMap { table in table.rows.map { "\(table.number) \($0.label) \($0.kind as Any) \($0.cells)" } }
    }

    /// What is kept is what counting each commune from its register gives, and the sums are those of the communes' own
    /// tables, made the way their pages make them.
    func expectEqualToARecount() async throws {
        let kept = try await totals.figures(communes, year: City.year, by: asking())
        for commune in kept.communes {
            #expect(!commune.isStale)
            let counted = try await premises.database.read { connection in
                try CommuneFigures(
                    connection, premises, commune: commune.area.key, TableQuestion(year: City.year),
                    today: .iso(City.today))
            }
            #expect(commune.counts == counted.counts)
            #expect(commune.measures == counted.measures)
            #expect(commune.closedOn == counted.closedOn)
            #expect(commune.hasRecognitions == counted.hasRecognitions)
            for group in HouseholdFilter.Group.allCases {
                let page = try await Households(premises).list(
                    HouseholdFilter(group: group), in: commune.area.key, by: asking())
                #expect(
                    commune.count(group) == HouseholdCount(households: Int64(page.total), people: Int64(page.people)))
            }
        }
        let sent = Set(kept.sent.map(\.area.key))
        for form in premises.rules.forms {
            try await expectSums(of: form.number, sent)
        }
    }

    private func expectSums(of number: Int, _ sent: Set<Key>) async throws {
        let whole = try await table(number)
        for commune in communes {
            let own = try await OfficialTables(premises).table(
                number, year: City.year, in: commune.key, by: asking())
            for row in whole.rows where row.place == commune.key {
                guard sent.contains(commune.key) else {
                    #expect(row.cells.allSatisfy { $0 == .blank })
                    continue
                }
                let theirs = own.total(row.kind ?? .households)
                for (column, cell) in zip(whole.columns, row.cells) {
                    // A column outside the form stands only where somebody is counted in it.
                    let place = own.columns.firstIndex { $0.number == column.number }
                    #expect(
                        cell == place.flatMap { theirs?.cells[$0] } ?? .counted(0), "table \(number) \(column.header)")
                }
            }
        }
        for kind in [OfficialTable.Kind.households, .people] {
            guard
                let total = whole.rows.last(where: {
                    $0.place == nil && $0.line == .figures && ($0.kind ?? kind) == kind
                })
            else { continue }
            let lines = whole.rows.filter { $0.place != nil && ($0.kind ?? kind) == kind }
            for (place, cell) in total.cells.enumerated() {
                guard case .counted(let sum) = cell else { continue }
                #expect(sum == lines.reduce(0) { $0 + ($1.cells[place].number ?? 0) }, "table \(number)")
            }
        }
    }

    func table(_ number: Int) async throws -> OfficialTable {
        let tables = try await totals.tables([number], of: communes[0], communes, year: City.year, by: asking())
        guard let table = tables.first else { throw ResultsRefusal.noTable(number) }
        return table
    }

    func residents(_ totals: [(ward: Int, households: Int64, people: Int64)]) async throws {
        for total in totals {
            let counted = ResidentsTotal(
                area: communes[total.ward].key, day: .iso("2025-12-31"), households: total.households,
                people: total.people, minorityHouseholds: 1, minorityPeople: 4, source: "Báo cáo của tổ trưởng",
                isSample: false)
            try await CommuneAreas(premises).record(
                [counted], of: communes[total.ward].key, reason: "tổng số dân cư", by: asking())
        }
    }

    private static func words(
        _ counts: [HouseholdFilter.Group: HouseholdCount], _ measures: [Target.Measure: Ratio]
    ) -> String {
        let counted = HouseholdFilter.Group.allCases.map { "\($0) \(counts[$0] ?? .none)" }
        let measured = Target.Measure.allCases.map { "\($0) \(measures[$0] as Any)" }
        return (counted + measured).joined(separator: ", ")
    }
}
