import Access
import Foundation
import Registry
import Rulebook
import Storage
import TestDatabase
import Testing
import Vocabulary

@Suite struct `a list compared with the register` {
    @Test(arguments: TestDatabase.engines)
    func `a dry run tells what is new and writes nothing`(_ engine: Engine) async throws {
        try await within(engine) { ward, folder in
            let entries = try await ward.entries()
            let summary = try await ward.take(.three, mode: .dryRun, in: folder)
            #expect(summary.households.new == 3)
            #expect(summary.people.new == 6)
            #expect(summary.households.refused == 0)
            #expect(!summary.isStored)
            #expect(try await ward.register().isEmpty)
            #expect(try await ward.entries() == entries)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the same file again changes nothing, not even the journal`(_ engine: Engine) async throws {
        try await within(engine) { ward, folder in
            try await ward.take(.three, in: folder)
            let entries = try await ward.entries()
            let again = try await ward.take(.three, in: folder)
            #expect(again.households.unchanged == 3)
            #expect(again.people.unchanged == 6)
            #expect(again.households.new + again.households.changed + again.households.absent == 0)
            #expect(!again.isStored)
            #expect(try await ward.entries() == entries)
        }
    }

    @Test func `a workbook made by openpyxl says the same as the text file`() async throws {
        try await within(.sqlite) { ward, folder in
            let path = try TypedList.three.workbook(in: folder)
            let first = try await ward.listings.importFile(
                path: path, fileName: "ds.xlsx", commune: ward.commune, settings: ListingSettings(day: Ward.figures),
                mode: .all, by: ward.officer())
            #expect(first.households.new == 3)
            #expect(first.isStored)
            let again = try await ward.take(.three, in: folder)
            #expect(again.households.unchanged == 3)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `what was read is what stands in the register`(_ engine: Engine) async throws {
        try await within(engine) { ward, folder in
            try await ward.take(.three, in: folder)
            let register = try await ward.register()
            let household = try #require(register["Nguyễn Văn Bưởi"])
            #expect(household.code == "20017-00001")
            #expect(household.neighbourhood == ward.neighbourhoods[0])
            #expect(household.address == "12 đường Cây Thị")
            #expect(household.answers[.livingArea] == .number(4550))
            #expect(household.answers[.income] == .number(1_500_000))
            #expect(household.answers[.wallDurable] == .flag(true))
            #expect(household.answers[.usesInternet] == .unknown(.notAsked))
            #expect(household.answers.causes == 0b101)
            #expect(household.observedOn == Ward.figures)
            #expect(
                household.members.map(\.person.birth) == [
                    .day(.iso("1950-03-07")), .year(1952), .month(year: 1981, month: 3),
                ])
            #expect(household.members.map(\.relation) == ["head", "spouse", "child"])
            #expect(household.members[0].answers[.disabled] == .flag(true))
            #expect(household.members[1].person.number?.text == "046152000021")
            #expect(register["Lê Thị Ổi"]?.members[1].answers[.school] == .code("university"))
            #expect(register["Phan Văn Sung"]?.neighbourhood == ward.neighbourhoods[1])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a change is shown field by field, before and after, in Vietnamese`(_ engine: Engine) async throws {
        try await within(engine) { ward, folder in
            try await ward.take(.three, in: folder)
            let list = TypedList.three.setting(0, .household(.income), "2.100.000").setting(0, .causes, "2")
                .setting(1, .birth, "09/09/1952").setting(2, .relation, "Khác").setting(0, .address, "14 đường Cây Thị")
            let summary = try await ward.take(list, mode: .dryRun, in: folder)
            #expect(summary.households.changed == 1)
            #expect(summary.people.changed == 2)
            let changes = try #require(summary.rows.first { $0.outcome == .changed }).changes
            let told = Set(changes.map { "\($0.member ?? "hộ"): \($0.field): \($0.before) → \($0.after)" })
            #expect(
                told == [
                    "hộ: Địa chỉ: 12 đường Cây Thị → 14 đường Cây Thị",
                    "hộ: Thu nhập bình quân (đồng/người/tháng): 1.500.000 đồng/người/tháng → 2.100.000 đồng/người/tháng",
                    "hộ: Nguyên nhân nghèo: Không có đất sản xuất; Không có lao động → Không có vốn sản xuất, kinh doanh",
                    "Trần Thị Cau: Ngày sinh: 1952 → 09/09/1952",
                    "Nguyễn Văn Dâu: Quan hệ với chủ hộ: Con → Khác",
                ])
            let stored = try await ward.take(list, in: folder)
            #expect(stored.isStored)
            let household = try #require(try await ward.register()["Nguyễn Văn Bưởi"])
            #expect(household.answers[.income] == .number(2_100_000))
            #expect(household.answers[.livingArea] == .number(4550))
            #expect(household.address == "14 đường Cây Thị")
            #expect(try await ward.take(list, in: folder).households.unchanged == 3)
        }
    }

    @Test func `an observation holds only what changed`() async throws {
        try await within(.sqlite) { ward, folder in
            try await ward.take(.three, in: folder)
            try await ward.take(
                .three.setting(0, .household(.income), "2.100.000"), settings: ListingSettings(day: .iso("2026-03-01")),
                in: folder)
            let held = try await ward.database.read { connection in
                try connection.all(
                    """
                    SELECT income, living_area FROM household_observation WHERE observed_on = \(Day.iso("2026-03-01"))
                    """
                ) { [$0.intIfAny(0), $0.intIfAny(1)] }
            }
            #expect(held == [[2_100_000, nil]])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an empty cell never changes what is known`(_ engine: Engine) async throws {
        try await within(engine) { ward, folder in
            try await ward.take(.three, in: folder)
            var list = TypedList.three
            for index in list.lines.indices {
                for column in [TemplateColumn.sex, .address, .household(.income), .household(.wallDurable), .causes] {
                    list.lines[index][column] = ""
                }
                list.lines[index][.member(.disabled)] = ""
            }
            var settings = ListingSettings(day: Ward.figures)
            settings.blankIsNo = ["wall_durable"]
            let summary = try await ward.take(list, settings: settings, in: folder)
            // Only where nothing was known does the blank say no.
            #expect(summary.households.changed == 2)
            let register = try await ward.register()
            #expect(register["Nguyễn Văn Bưởi"]?.answers[.wallDurable] == .flag(true))
            #expect(register["Nguyễn Văn Bưởi"]?.answers[.income] == .number(1_500_000))
            #expect(register["Nguyễn Văn Bưởi"]?.members[0].answers[.disabled] == .flag(true))
            #expect(register["Lê Thị Ổi"]?.answers[.wallDurable] == .flag(false))
            #expect(register["Lê Thị Ổi"]?.members[0].person.sex == .female)
        }
    }

    @Test func `a blank is unknown unless the importer says it is no, column by column`() async throws {
        try await within(.sqlite) { ward, folder in
            var settings = ListingSettings(day: Ward.figures)
            settings.blankIsNo = ["disabled"]
            try await ward.take(.three, settings: settings, in: folder)
            let member = try #require(try await ward.register()["Phan Văn Sung"]?.members.first)
            #expect(member.answers[.disabled] == .flag(false))
            #expect(member.answers[.healthInsurance] == .unknown(.notAsked))
            #expect(try await ward.take(.three, settings: settings, in: folder).households.unchanged == 3)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a household that is absent is told, in what the file covers, and never deleted`(_ engine: Engine) async throws
    {
        try await within(engine) { ward, folder in
            try await ward.take(.three, in: folder)
            let list = TypedList.three.without(household: "2").without(household: "3")
            // The file covers the tổ dân phố that stand in it.
            let summary = try await ward.take(list, in: folder)
            #expect(summary.households.absent == 1)
            #expect(summary.rows.first { $0.outcome == .absent }?.name == "Lê Thị Ổi")
            // Or those that its importer names.
            let both = ListingSettings(day: Ward.figures, neighbourhoods: Set(ward.neighbourhoods))
            #expect(try await ward.take(list, settings: both, in: folder).households.absent == 2)
            let poor = ListingSettings(day: Ward.figures, neighbourhoods: Set(ward.neighbourhoods), classes: [.poor])
            #expect(try await ward.take(list, settings: poor, in: folder).households.absent == 0)
            #expect(try await ward.register().count == 3)
        }
    }

    @Test func `figures older than what the register knows change no answer`() async throws {
        try await within(.sqlite) { ward, folder in
            try await ward.take(.three, settings: ListingSettings(day: .iso("2026-03-01")), in: folder)
            let older = TypedList.three.setting(0, .household(.income), "900.000").setting(0, .household(.b1), "120")
            let summary = try await ward.take(older, in: folder)
            let household = try #require(try await ward.register()["Nguyễn Văn Bưởi"])
            #expect(household.answers[.income] == .number(1_500_000))
            // What nobody knew yet is learnt all the same.
            #expect(household.answers[.b1] == .number(120))
            #expect(summary.warnings == 1)
            #expect(try await ward.take(older, in: folder).households.unchanged == 3)
        }
    }

    @Test func `a day of figures that has not come yet is refused`() async throws {
        try await within(.sqlite) { ward, folder in
            let code = try await ward.refusal {
                try await ward.take(.three, settings: ListingSettings(day: .iso("2026-03-03")), in: folder)
            }
            #expect(code == "NHAP-106")
        }
    }
}
