import Foundation
import Registry
import Results
import Rulebook
import Storage
import TestDatabase
import Testing
import Vocabulary

/// A table made in March, asked for again after May brought other facts, a death and another decision.
struct MomentTests {
    @Test(arguments: TestDatabase.engines)
    func `as known on 31/03 the tables are those of March, byte for byte`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let spring = try await Spring(ward)
            var march: [Int: [UInt8]] = [:]
            for year in 2025...2026 {
                march[year] = try await ward.workbook(TableQuestion(year: year), on: "2026-03-31")
            }

            try await spring.may(in: ward)

            for year in 2025...2026 {
                let question = TableQuestion(year: year, knownOn: .iso("2026-03-31"))
                #expect(try await ward.workbook(question, on: "2026-05-31") == march[year])
            }
            let asOf = TableQuestion(year: 2026, asOf: .iso("2026-03-31"))
            #expect(try await ward.workbook(asOf, on: "2026-05-31") != march[2026])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `as of 31/03 they differ only in the households of which May told something`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let spring = try await Spring(ward)
            let march = try await ward.everyCell(TableQuestion(year: 2026), on: "2026-03-31")

            try await spring.may(in: ward)

            let now = try await ward.everyCell(TableQuestion(year: 2026, asOf: .iso("2026-03-31")), on: "2026-05-31")
            var changed: Set<Key> = []
            for cell in Set(march.keys).union(now.keys) where march[cell] != now[cell] {
                let (before, after) = (march[cell] ?? [:], now[cell] ?? [:])
                changed.formUnion(Set(before.keys).union(after.keys).filter { before[$0] != after[$0] })
            }
            #expect(changed == Set(spring.touched.map(\.key)))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a closed review keeps its facts, whatever the register learns afterwards`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let spring = try await Spring(ward)
            let before = try await ward.everyCell(TableQuestion(year: 2025), on: "2026-03-31")

            try await spring.may(in: ward)

            #expect(try await ward.everyCell(TableQuestion(year: 2025), on: "2026-05-31") == before)
        }
    }

    @Test func `before a review was closed its table is the managed list of the day`() async throws {
        try await Ward.with(.sqlite) { ward in
            _ = try await Spring(ward)

            let autumn = try await ward.tables.table(
                1, TableQuestion(year: 2025, asOf: .iso("2025-11-30")), in: ward.commune, by: ward.officer())
            let now = try await ward.table(1, 2025)

            #expect(!autumn.isFinal && now.isFinal)
            #expect(autumn.standing.hasPrefix("Danh sách đang quản lý đến ngày 30/11/2025"))
        }
    }

    @Test func `rules that were not kept are said to be those of now`() async throws {
        try await Ward.with(.sqlite) { ward in
            _ = try await Spring(ward)
            try await ward.database.write { try $0.run("DELETE FROM rules_in_use") }

            let table = try await ward.tables.table(
                4, TableQuestion(year: 2026, knownOn: .iso("2026-03-31")), in: ward.commune, by: ward.officer())

            #expect(table.notes.contains { $0.contains("Kho quy định dùng ngày 31/03/2026 không còn giữ được") })
        }
    }

    @Test func `rules kept under their version are read back as they were`() throws {
        let kept = try RuleLibrary.load(archive: Ward.rules.archive)

        #expect(kept.version == Ward.rules.version)
        #expect(kept.forms.map(\.number) == Ward.rules.forms.map(\.number))
        #expect(kept.standards.map(\.id) == Ward.rules.standards.map(\.id))
    }
}

/// A ward whose review of 2025 is closed, and three households of which May tells something about March.
private struct Spring {
    let mended, bereaved, redecided: Entered
    let others: [Entered]

    var touched: [Entered] { [mended, bereaved, redecided] }

    init(_ ward: Ward) async throws {
        var dice = Dice(state: 7)
        mended = try await ward.enterKnown("Trần Thị Bưởi", members: 2, in: 0, &dice)
        bereaved = try await ward.enterKnown("Lê Thị Cam", members: 3, in: 1, &dice)
        redecided = try await ward.enterKnown("Hồ Văn Mít", members: 1, in: 2, &dice)
        var others: [Entered] = []
        for number in 1...6 {
            others.append(try await ward.enterKnown("Phan Thị \(number)", members: 2, in: number % 3, &dice))
        }
        self.others = others
        try await ward.observe(mended, on: "2025-11-11") { $0[.toilet] = .code("none") }
        let all = touched.map { ($0, RecognisedClass.poor) } + others.map { ($0, RecognisedClass.nearPoor) }
        try await ward.decide(all, review: 2025)
        try await ward.record(totals: [(0, 60, 240), (1, 50, 200), (2, 40, 160)])
    }

    /// A fact of March mended, a death of February told, a decision of March replaced: all entered in May.
    func may(in ward: Ward) async throws {
        try await ward.observe(mended, on: "2026-03-20", entered: "2026-05-04") { $0[.toilet] = .code("septic") }
        try await ward.remove("Lê Thị Cam Con 2", from: bereaved, on: "2026-02-20", entered: "2026-05-05")
        try await ward.decide(
            [(redecided, .unlisted)], review: 2026, .regular, signed: "2026-05-06", effective: "2026-03-01",
            closes: false)
    }
}

extension Ward {
    fileprivate func observe(
        _ household: Entered, on day: String, entered: String, _ fill: (inout HouseholdAnswers) -> Void
    ) async throws {
        var answers = HouseholdAnswers()
        fill(&answers)
        try await editing.observe(
            household.key, in: commune, address: nil, answers: answers, version: try await version(household),
            occasion: .on(day, "phiếu rà soát"), by: officer(entered))
    }

    fileprivate func remove(_ name: String, from household: Entered, on day: String, entered: String) async throws {
        try await editing.removeMember(
            try await person(name, household), of: household.key, in: commune, version: try await version(household),
            occasion: .on(day, "giấy báo tử"), by: officer(entered))
    }

    /// All tables and lists in one file whose time stamp is always the same.
    fileprivate func workbook(_ question: TableQuestion, on day: String) async throws -> [UInt8] {
        let made = try await tables.all(question, in: commune, by: officer(day))
        var lists: [DetailedList] = []
        for (number, _) in DetailedList.numbers {
            lists.append(try await tables.list(number, question, in: commune, by: officer(day)))
        }
        return try await Ward.withFolder { folder in
            let path = folder.path + "/bieu.xlsx"
            try TableWorkbook(made, lists: lists, isSample: false)
                .write(to: path, at: Instant(startOf: .iso("2026-03-31")))
            return [UInt8](try Data(contentsOf: URL(filePath: path)))
        }
    }

    /// What each household adds to each number of each table.
    fileprivate func everyCell(_ question: TableQuestion, on day: String) async throws -> [CellAddress: [Key: Int64]] {
        var cells: [CellAddress: [Key: Int64]] = [:]
        for number in [1, 2, 4, 8, 11] {
            let table = try await tables.table(number, question, in: commune, by: officer(day))
            for row in table.rows where row.line == .figures {
                for column in table.columns {
                    let address = CellAddress(
                        table: table.number, question: question, place: row.place, column: column.number,
                        kind: row.kind ?? .households)
                    let behind = try await tables.households(behind: address, in: commune, by: officer(day))
                    let plain = CellAddress(
                        table: table.number, year: question.year, place: row.place, column: column.number,
                        kind: row.kind ?? .households)
                    if !behind.isEmpty {
                        cells[plain] = Dictionary(uniqueKeysWithValues: behind.map { ($0.household, $0.contribution) })
                    }
                }
            }
        }
        return cells
    }
}
