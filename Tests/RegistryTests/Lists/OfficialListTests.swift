import Access
import Foundation
import Registry
import Rulebook
import Storage
import TestDatabase
import Testing
import Vocabulary

/// Each engine with each writer.
private let everywhere = TestDatabase.engines.flatMap { engine in OfficialLists.Writer.allCases.map { (engine, $0) } }

@Suite struct `a list as a ward has it` {
    @Test(arguments: OfficialLists.Writer.allCases)
    func `has its title apart from its headers, and a class where its column Đối tượng names one`(
        _ writer: OfficialLists.Writer
    ) async throws {
        try await within(.sqlite) { ward in
            guard let list = try await ward.bring("titled", writer) else { return }
            let found = try await ward.understanding(of: list)
            #expect(found.sheets.map(\.headerLines) == [3...3])
            let meanings = found.sheets[0].columns.map(\.meaning)
            #expect(
                meanings == [.template(.householdNumber), .headName, .template(.birth), .category, nil])
            #expect(found.claims == [.poor: 1, .nearPoor: 1])

            let insured = try #require(try await ward.bring("insured", writer))
            #expect(try await ward.understanding(of: insured).sheets[0].columns.last?.meaning == nil)
        }
    }

    @Test func `refuses rows with formulas that nobody computed, and says which cells and how to mend them`()
        async throws
    {
        try await within(.sqlite) { ward in
            let list = try #require(try await ward.bring("formulas", .openpyxl))

            let compared = try await ward.compare(list)

            #expect(compared.households.new == 1 && compared.households.refused == 2)
            let rows = try await ward.listings.rows(
                of: list, commune: ward.commune, outcome: .refused, by: ward.officer())
            let faults = rows.rows.flatMap(\.faults).filter { $0.message.contains("công thức chưa được tính") }
            #expect(faults.map { "\($0.line) \($0.column)" }.sorted() == ["3 STT hộ", "4 Họ và tên"])
            guard let saved = try await ward.bring("formulas", .libreOffice) else { return }
            #expect(try await ward.compare(saved).households.new == 3)
        }
    }

    @Test(arguments: everywhere)
    func `in the detailed layout goes in by its headings, its columns Nam and Nữ, without totals and signatures`(
        _ engine: Engine, _ writer: OfficialLists.Writer
    ) async throws {
        try await within(engine, neighbourhoods: ["Tổ dân phố Giáp Thượng", "Tổ dân phố 2"]) { ward in
            guard let list = try await ward.bring("detailed", writer) else { return }
            let found = try await ward.understanding(of: list)
            #expect(found.missing.isEmpty)
            #expect(found.households == 3 && found.people == 6)
            #expect(found.neighbourhoods.map(\.key) == ward.neighbourhoods)
            #expect(found.sheets.map(\.headerLines) == [7...9])
            #expect(found.claims == [.poor: 3])
            #expect(found.headings == 2 && found.left.count == 5)
            #expect(found.columns.map(\.meaning).contains(.birthOf(.female)))
            try await ward.accept(list)

            let register = try await ward.register()
            #expect(Set(register.keys) == ["Nguyễn Văn Bưởi", "Lê Thị Ổi", "Phan Văn Sung"])
            let members = try #require(register["Nguyễn Văn Bưởi"]?.members)
            #expect(members.map(\.relation) == ["head", "spouse", "child"])
            #expect(members.map(\.person.sex) == [.male, .female, .male])
            #expect(members.map(\.person.birth) == [.year(1950), .year(1952), .month(year: 1981, month: 3)])
            #expect(register["Lê Thị Ổi"]?.neighbourhood == ward.neighbourhoods[0])
            #expect(register["Lê Thị Ổi"]?.members[0].person.birth == .day(.iso("1968-08-15")))
            #expect(register["Lê Thị Ổi"]?.members[1].person.birth == .day(.iso("2001-01-01")))
            #expect(register["Phan Văn Sung"]?.neighbourhood == ward.neighbourhoods[1])
            #expect(try await ward.count("SELECT count(*) FROM recognition") == 0)
        }
    }

    @Test(arguments: everywhere)
    func `after a review goes in from all its sheets, with points, and numbers repaired only when asked`(
        _ engine: Engine, _ writer: OfficialLists.Writer
    ) async throws {
        try await within(engine) { ward in
            guard let list = try await ward.bring("after-review", writer) else { return }
            let found = try await ward.understanding(of: list)
            #expect(found.sheets.map(\.name) == ["HN, HCN sau rà soát", "Hộ thoát nghèo"])
            #expect(found.skipped.map(\.name) == ["Hướng dẫn", "Tổng hợp"])
            #expect(found.sheets[0].headerLines == 8...9)
            #expect(found.households == 3 && found.people == 5)
            #expect(found.claims == [.poor: 1, .nearPoor: 1, .unlisted: 1])
            #expect(found.numbers.repairable == 2 && found.numbers.unreadable == 1)
            let refused = try await ward.compare(list)
            #expect(refused.households.refused == 2)

            var settings = ListingSettings(day: Ward.figures)
            settings.repairsNumbers = true
            settings.dropsNumbers = true
            let summary = try await ward.compare(list, settings)
            #expect(summary.households.new == 3 && summary.households.refused == 0)
            #expect(summary.warnings == 3)
            try await ward.accept(list, settings)

            let register = try await ward.register()
            let first = try #require(register["Nguyễn Văn Bưởi"])
            #expect(first.answers[.b1] == .number(110) && first.answers[.b2] == .number(40))
            #expect(first.answers.causes == 0b100)
            #expect(first.members.map(\.person.number?.text) == ["046050000017", "046152000021"])
            #expect(first.members[0].answers[.merit] == .flag(true))
            let second = try #require(register["Lê Thị Ổi"])
            #expect(second.members.map(\.person.number?.text) == ["046168000043", nil])
            #expect(second.neighbourhood == ward.neighbourhoods[1])
            #expect(register["Phan Văn Sung"] != nil)
            #expect(
                try await ward.compare(try #require(try await ward.bring("after-review", writer)), settings)
                    .households.unchanged == 3)
        }
    }

    @Test(arguments: everywhere)
    func `with a sheet for each tổ dân phố, numbered rows and headers on every page, goes in as one list`(
        _ engine: Engine, _ writer: OfficialLists.Writer
    ) async throws {
        try await within(engine) { ward in
            guard let list = try await ward.bring("neighbourhoods", writer) else { return }
            let found = try await ward.understanding(of: list)
            #expect(found.households == 3 && found.people == 4)
            #expect(found.neighbourhoods.map(\.key) == ward.neighbourhoods)
            try await ward.accept(list)
            let register = try await ward.register()
            #expect(register["Nguyễn Văn Bưởi"]?.members.count == 2)
            #expect(register["Lê Thị Ổi"]?.members[0].person.sex == .female)
            #expect(register["Phan Văn Sung"]?.neighbourhood == ward.neighbourhoods[1])
        }
    }

    @Test(arguments: everywhere)
    func `of heads alone makes a household of each row`(_ engine: Engine, _ writer: OfficialLists.Writer) async throws {
        try await within(engine) { ward in
            guard let list = try await ward.bring("heads", writer) else { return }
            let found = try await ward.understanding(of: list)
            #expect(found.claims == [.poor: 1, .nearPoor: 1])
            try await ward.accept(list)
            let register = try await ward.register()
            #expect(Set(register.keys) == ["Nguyễn Văn Bưởi", "Lê Thị Ổi"])
            #expect(register.values.allSatisfy { $0.neighbourhood == ward.neighbourhoods[1] && $0.head != nil })
        }
    }

    @Test(arguments: everywhere)
    func `in a workbook that counts days from 1904 gives the same days`(
        _ engine: Engine, _ writer: OfficialLists.Writer
    ) async throws {
        try await within(engine) { ward in
            guard let list = try await ward.bring("of-1904", writer) else { return }
            try await ward.accept(list)
            let members = try #require(try await ward.register()["Nguyễn Văn Bưởi"]?.members)
            #expect(members.map(\.person.birth) == [.day(.iso("1950-03-07")), .day(.iso("1952-01-01"))])
        }
    }

    @Test(arguments: everywhere)
    func `typed before Unicode is converted when the importer says so`(
        _ engine: Engine, _ writer: OfficialLists.Writer
    ) async throws {
        try await within(engine) { ward in
            guard let list = try await ward.bring("tcvn3", writer) else { return }
            let found = try await ward.understanding(of: list)
            #expect(found.legacy?.coding == .tcvn3)
            #expect(found.canBeCompared && found.households == 2 && found.claims == [.poor: 2])
            #expect(try await ward.refusal { try await ward.compare(list) } != nil)
            var settings = ListingSettings(day: Ward.figures)
            settings.legacy = .tcvn3
            try await ward.accept(list, settings)
            let register = try await ward.register()
            #expect(Set(register.keys) == ["Nguyễn Văn Bưởi", "Phan Văn Quýt"])
            #expect(register["Nguyễn Văn Bưởi"]?.members.map(\.relation) == ["head", "spouse"])
            #expect(register["Phan Văn Quýt"]?.neighbourhood == ward.neighbourhoods[1])
        }
    }

    @Test(arguments: everywhere)
    func `in words that nobody knows is told column by column, and known again`(
        _ engine: Engine, _ writer: OfficialLists.Writer
    ) async throws {
        try await within(engine) { ward in
            guard let list = try await ward.bring("unknown", writer) else { return }
            let found = try await ward.understanding(of: list)
            #expect(!found.canBeCompared && found.sheets[0].columns.count == 6)
            #expect(found.sheets[0].columns[1].samples == ["Nguyễn Văn Bưởi", "Trần Thị Cau", "Lê Thị Ổi"])
            #expect(try await ward.refusal { try await ward.compare(list) } == "NHAP-103")
            let entries = try await ward.entries()
            let told: [Int: ListColumn] = [
                0: .template(.householdNumber), 1: .template(.name), 2: .template(.relation), 3: .template(.birth),
                4: .template(.neighbourhood),
            ]
            try await ward.listings.tell(
                told, ofSheet: 0, of: list, commune: ward.commune, by: ward.officer())
            #expect(try await ward.entries() == entries + 1)
            try await ward.accept(list)
            #expect(try await ward.register()["Nguyễn Văn Bưởi"]?.members.count == 2)

            let again = try #require(try await ward.bring("unknown", writer))
            let known = try await ward.understanding(of: again)
            #expect(known.canBeCompared && known.sheets[0].isTold)
            #expect(try await ward.compare(again).households.unchanged == 2)
        }
    }
}

/// A ward with tổ dân phố of its own.
private func within(
    _ engine: Engine, neighbourhoods: [String] = ["Tổ dân phố 1", "Tổ dân phố 2"], _ body: (Ward) async throws -> Void
) async throws {
    try await Ward.with(engine, neighbourhoods: neighbourhoods, body)
}

extension Ward {
    /// Uploads one of the official lists; nil where its writer is not there.
    func bring(_ name: String, _ writer: OfficialLists.Writer) async throws -> Key? {
        guard let path = try OfficialLists.path(name, writer) else { return nil }
        return try await listings.upload(path: path, fileName: "\(name).xlsx", commune: commune, by: officer())
    }

    func understanding(of list: Key) async throws -> ListingUnderstanding {
        try await listings.understanding(of: list, commune: commune, by: officer())
    }

    @discardableResult
    func compare(
        _ list: Key, _ settings: ListingSettings = ListingSettings(day: figures)
    ) async throws -> ListingSummary {
        try await listings.compare(list, commune: commune, settings: settings, by: officer())
    }

    /// Compares and accepts all of it.
    func accept(_ list: Key, _ settings: ListingSettings = ListingSettings(day: figures)) async throws {
        try await compare(list, settings)
        try await listings.accept(list, commune: commune, mode: .all, by: officer())
    }
}
