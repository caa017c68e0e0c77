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

@Suite struct `a city beside its past` {
    @Test(arguments: TestDatabase.engines)
    func `has a sentence that says what became more or fewer since the year before`(_ engine: Engine) async throws {
        try await City.with(engine) { city in
            let dwellers = try await city.twoWards()
            try await city.decide(
                [(dwellers[0], .unlisted)], in: 0, review: 2026, .regular, signed: "2026-02-20", closes: false)
            _ = try await city.countAgain()

            let sentence = try await city.table(1).sentence

            #expect(
                sentence == "Đến ngày 02/03/2026, 2 trên 3 phường, xã của Phường Kim Long có 2 hộ nghèo (4 nhân khẩu), "
                    + "chiếm 1,25 %, giảm 1 hộ, giảm 0,63 điểm % so với cuối năm 2025; 1 hộ cận nghèo (1 nhân khẩu), "
                    + "chiếm 0,63 %, không đổi số hộ, không đổi điểm % so với cuối năm 2025.")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `is not compared with a year of which one of its wards has no list`(_ engine: Engine) async throws {
        try await City.with(engine) { city in
            _ = try await city.twoWards()
            let late = try await city.enter("Võ Văn Muộn", members: 1, in: 2, place: 0, on: "2026-01-05")
            try await city.decide([(late, .poor)], in: 2, review: 2026, .regular, signed: "2026-02-01", closes: false)
            _ = try await city.countAgain()

            let sentence = try await city.table(1).sentence

            #expect(sentence.contains("có 4 hộ nghèo"))
            #expect(!sentence.contains("so với"), "3 of one year and 4 of the next are not the same city")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `says in every table what the line of the whole city holds`(_ engine: Engine) async throws {
        try await City.with(engine) { city in
            _ = try await city.twoWards()
            _ = try await city.countAgain()

            for form in city.premises.rules.forms {
                let table = try await city.table(form.number)
                #expect(table.sentence.hasPrefix("Đến ngày 02/03/2026, 2 trên 3 phường, xã"), "table \(form.number)")
                #expect(table.sentence.hasSuffix("."))
            }
            let five = try await city.table(5).sentence
            let four = try await city.table(4).sentence
            #expect(five == four, "how many lacks there are in all stands in the other table's column")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `has the years before where every ward with a list has them`(_ engine: Engine) async throws {
        try await City.with(engine) { city in
            _ = try await city.twoWards()
            _ = try await city.countAgain()

            let trend = try await city.totals.figures(city.communes, year: City.year, by: city.asking()).trend

            #expect(trend.map(\.year) == [2025])
            #expect(trend.map(\.poor) == [3] && trend.map(\.nearPoor) == [1] && trend.map(\.households) == [160])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `is, as known on a day, what was shown on that day, whatever was written since`(_ engine: Engine) async throws
    {
        try await City.with(engine) { city in
            var dwellers = try await city.twoWards()
            _ = try await city.countAgain()
            let forms = city.premises.rules.forms.map(\.number)
            let shown = try await city.totals.figures(city.communes, year: City.year, by: city.asking())
            let tables = try await city.totals.tables(
                forms, of: city.communes[0], city.communes, year: City.year, by: city.asking())
            try await city.add("Hồ Thị Út", to: &dwellers[0], on: "2026-04-09")
            try await city.decide(
                [(dwellers[1], .unlisted)], in: 0, review: 2026, .regular, signed: "2026-04-10", closes: false)

            let then = try await city.counted(
                TableQuestion(year: City.year, asOf: .iso(City.today), knownOn: .iso(City.today)), on: "2026-04-11")
            let now = try await city.counted(TableQuestion(year: City.year), on: "2026-04-11")

            let later = city.asking(on: "2026-04-11")
            #expect(City.words(then.figures) == City.words(shown))
            #expect(
                City.words(try then.tables(forms, of: city.communes[0], by: later)) == City.words(tables))
            #expect(now.figures.measure(.poorHouseholds)?.numerator == 2)
            #expect(City.words(now.figures) != City.words(shown))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `counts a ward again at once where it became a unit of another kind`(_ engine: Engine) async throws {
        try await City.with(engine) { city in
            _ = try await city.twoWards()
            _ = try await city.countAgain()
            let list = FileManager.default.temporaryDirectory.appending(path: "don-vi-\(Key.make()).csv")
            defer { try? FileManager.default.removeItem(at: list) }
            let ward = city.communes[0]
            try Data("code,name,kind,parent_code,since\n\(ward.code),Xã Đổi Loại,xa,46,2026-03-01\n".utf8)
                .write(to: list)

            let outcome = try await AreaLists(city.premises).accept(
                try AreaListFile(path: list.path, since: nil), mode: .all, reason: "sắp xếp đơn vị", by: city.asking())

            #expect(outcome.isStored && outcome.changed.count == 1, "\(outcome.problems.map(\.sentence))")
            let stale = try await city.totals.stale(city.keys, year: City.year, on: .iso(City.today))
            #expect(stale == [ward.key], "its own journal tells it, that of the other ward does not")
            let again = try await CardRefresh(city.premises).ifNeeded(in: ward.key, on: .iso(City.today))
            #expect(!again, "its cards were rewritten with the list")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `tells how far it has come, and counts again only the ward in which something was written`(
        _ engine: Engine
    ) async throws {
        try await City.with(engine) { city in
            var dwellers = try await city.twoWards()
            let premises = city.premises
            let counting = MomentCounting(clock: .system, premises: { premises })
            let question = TableQuestion(year: City.year, asOf: .iso("2026-02-01"))

            let first = try await counting.figures(
                city.communes, question, by: city.asking(), within: .nanoseconds(0))
            guard case .counting(let progress) = first else {
                Issue.record("forty wards are not counted in no time")
                return
            }
            #expect(progress.total == 3 && progress.done < 3)
            let once = try await city.settled(counting, question)
            try await city.add("Hồ Thị Út", to: &dwellers[0], on: "2026-03-02")
            let twice = try await city.settled(counting, question)

            let before = Dictionary(uniqueKeysWithValues: once.figures.communes.map { ($0.area.key, $0.countedAt) })
            let changed = twice.figures.communes.filter { before[$0.area.key] != $0.countedAt }
            #expect(changed.map(\.area.key) == [city.keys[0]])
            let ward = city.asking(.officer, of: city.keys[0])
            await #expect(throws: AccessRefusal.self) {
                _ = try await counting.figures(city.communes, question, by: ward, within: .seconds(1))
            }
        }
    }
}

extension City {
    /// Two poor households in the first ward, a poor and a near-poor one in the second, by closed reviews of 2025; the third
    /// ward has nothing.
    func twoWards() async throws -> [Dweller] {
        let dwellers = [
            try await enter("Hồ Thị Mận", members: 3, in: 0, place: 0, on: "2025-02-01"),
            try await enter("Lê Văn Bưởi", members: 2, in: 0, place: 1, on: "2025-02-01"),
            try await enter("Trần Thị Na", members: 2, in: 1, place: 0, on: "2025-02-01"),
            try await enter("Lê Văn Thị", members: 1, in: 1, place: 1, on: "2025-02-01"),
        ]
        try await decide(
            [(dwellers[0], .poor), (dwellers[1], .poor)], in: 0, review: 2025, signed: "2025-12-10", closes: true)
        try await decide(
            [(dwellers[2], .poor), (dwellers[3], .nearPoor)], in: 1, review: 2025, signed: "2025-12-11", closes: true)
        try await residents([(0, 60, 240), (1, 100, 400)])
        return dwellers
    }

    func counted(_ question: TableQuestion, on day: String) async throws -> CountedCity {
        let premises = premises
        return try await settled(MomentCounting(clock: .system, premises: { premises }), question, on: day)
    }

    func settled(
        _ counting: MomentCounting, _ question: TableQuestion, on day: String = City.today
    ) async throws -> CountedCity {
        while true {
            let found = try await counting.figures(
                communes, question, by: asking(on: day), within: .seconds(60))
            if case .counted(let counted) = found { return counted }
        }
    }

    static func words(_ figures: CityFigures) -> [String] {
        let trend = figures.trend.map { "\($0.year) \($0.poor) \($0.nearPoor) \($0.households)" }
        return trend
            + figures.communes.map { commune in
                let counts = HouseholdFilter.Group.allCases.map { "\($0) \(commune.count($0))" }
                let measures = Target.Measure.allCases.map { "\($0) \(commune.measures[$0] as Any)" }
                return "\(commune.area.code) \(counts) \(measures) \(commune.closedOn as Any)"
            }
    }

    static func words(_ tables: [OfficialTable]) -> [String] {
        tables.flatMap { table in
            table.rows.map { "\(table.number) \($0.label) \($0.kind as Any) \($0.line) \($0.cells)" } + [table.sentence]
        }
    }
}
