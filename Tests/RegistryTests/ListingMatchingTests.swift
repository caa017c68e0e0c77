import Access
import Foundation
import Registry
import Rulebook
import Storage
import TestDatabase
import Testing
import Vocabulary

@Suite struct `a household of a list` {
    @Test func `brings its code into an empty register, and the next codes go on after the greatest`() async throws {
        try await within(.sqlite) { ward, folder in
            try await ward.take(.three.setting(3, .householdCode, "20017-00310"), in: folder)
            let register = try await ward.register()
            #expect(register["Lê Thị Ổi"]?.code == "20017-00310")
            #expect(register["Nguyễn Văn Bưởi"]?.code == "20017-00311")
            #expect(register["Phan Văn Sung"]?.code == "20017-00312")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `is found by its code elsewhere, and a code that is unknown or comes twice is refused`(
        _ engine: Engine
    ) async throws {
        try await within(engine) { ward, folder in
            try await ward.take(.three, in: folder)
            var list = TypedList()
            list.add(
                "1", "Tổ dân phố 1", [.householdCode: "20017-00003"], [["Phan Văn Sung", "Chủ hộ", "1977", "Nam", ""]])
            list.add(
                "2", "Tổ dân phố 1", [.householdCode: "20017-09999"], [["Mai Thị Thị", "Chủ hộ", "1980", "Nữ", ""]])
            list.add(
                "3", "Tổ dân phố 1", [.householdCode: "20017-00003"], [["Mai Văn Trám", "Chủ hộ", "1980", "Nam", ""]])
            let summary = try await ward.take(list, mode: .valid, in: folder)
            #expect(summary.households.changed == 1 && summary.households.refused == 2)
            let faults = summary.rows.flatMap(\.faults).map(\.message)
            #expect(faults.contains { $0.contains("để trống mã nếu là hộ mới") })
            #expect(faults.contains { $0.contains("đã có ở dòng 2") })
            #expect(try await ward.register()["Phan Văn Sung"]?.neighbourhood == ward.neighbourhoods[0])
            // A household that moved leaves where it was and comes where it is.
            let stays = try await ward.database.read { connection in
                try connection.all(
                    """
                    SELECT coalesce(from_day, '') || '/' || coalesce(to_day, '') FROM residence
                    WHERE household = (SELECT id FROM household WHERE code = '20017-00003') AND retired_in IS NULL
                    """
                ) { $0.text(0) }.sorted()
            }
            #expect(stays == ["/2026-02-15", "2026-02-15/"])
        }
    }

    @Test func `without numbers is found by its head's name, birth and tổ dân phố`() async throws {
        try await within(.sqlite) { ward, folder in
            var list = TypedList.three
            for index in list.lines.indices { list.lines[index][.number] = "" }
            try await ward.take(list, in: folder)
            #expect(try await ward.take(list, in: folder).households.unchanged == 3)
            // Numbers learnt later are a change of the same people.
            let learnt = try await ward.take(.three, in: folder)
            #expect(learnt.households.changed == 3 && learnt.people.new == 0)
            #expect(try await ward.take(.three, in: folder).households.unchanged == 3)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `gains a member, and whoever is missing from it is told and stays`(_ engine: Engine) async throws {
        try await within(engine) { ward, folder in
            try await ward.take(.three, in: folder)
            var list = TypedList.three.without(line: 2)
            list.lines.insert(
                [
                    .householdNumber: "1", .name: "Nguyễn Thị Vú Sữa", .relation: "Cháu", .birth: "02/02/2020",
                    .sex: "Nữ",
                ], at: 2)
            let summary = try await ward.take(list, in: folder)
            #expect(summary.households.changed == 1)
            #expect(summary.people.new == 1 && summary.people.absent == 1)
            #expect(summary.rows.first?.warnings.first?.message.contains("Nguyễn Văn Dâu") == true)
            let members = try #require(try await ward.register()["Nguyễn Văn Bưởi"]?.members.map(\.person.name))
            #expect(members == ["Nguyễn Văn Bưởi", "Trần Thị Cau", "Nguyễn Văn Dâu", "Nguyễn Thị Vú Sữa"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `takes a member over from another household of the file, and of no other`(_ engine: Engine) async throws {
        try await within(engine) { ward, folder in
            try await ward.take(.three, in: folder)
            let person = try #require(try await ward.register()["Nguyễn Văn Bưởi"]?.members[2].person.key)
            var list = TypedList.three.without(line: 2)
            list.add("3", "TDP 2", [:], [["Nguyễn Văn Dâu", "Con dâu/con rể", "03/1981", "Nam", "046081000035"]])
            // The household that she or he leaves is not in the file.
            let alone = list.without(household: "1")
            let faults = try await ward.faults(alone, in: folder)
            #expect(faults.count == 1)
            #expect(faults.first?.message.contains("đang là thành viên của hộ 20017-00001") == true)
            #expect(faults.first?.message.contains("046081000035") == false)

            let summary = try await ward.take(list, in: folder)
            #expect(summary.households.changed == 2)
            let register = try await ward.register()
            #expect(register["Nguyễn Văn Bưởi"]?.members.count == 2)
            #expect(register["Phan Văn Sung"]?.members.map(\.person.key).last == person)
            #expect(
                try await ward.count(
                    "SELECT count(*) FROM membership WHERE person = \(person) AND retired_in IS NULL AND to_day IS NULL"
                ) == 1)
            #expect(try await ward.take(list, in: folder).households.unchanged == 3)
            let accepted = try await ward.listings.history(commune: ward.commune, by: ward.officer())
            let moving = try #require(accepted.first { $0.acceptedIn != nil })
            try await ward.listings.takeBack(moving.key, commune: ward.commune, by: ward.officer(), reason: "nhầm")
            #expect(try await ward.register()["Nguyễn Văn Bưởi"]?.members.last?.person.key == person)
            #expect(try await ward.take(.three, in: folder).households.unchanged == 3)
        }
    }

    @Test func `is refused with the household from which somebody comes`() async throws {
        try await within(.sqlite) { ward, folder in
            try await ward.take(.three, in: folder)
            var list = TypedList.three.without(line: 2).setting(0, .sex, "?!")
            list.add("3", "TDP 2", [:], [["Nguyễn Văn Dâu", "Con dâu/con rể", "03/1981", "Nam", "046081000035"]])
            #expect(try await ward.take(list, mode: .valid, in: folder).households.refused == 2)
            #expect(try await ward.register()["Nguyễn Văn Bưởi"]?.members.count == 3)
        }
    }

    @Test func `keeps the person who comes back after having left`() async throws {
        try await within(.sqlite) { ward, folder in
            try await ward.take(.three, in: folder)
            let household = try #require(try await ward.register()["Nguyễn Văn Bưởi"])
            let person = household.members[2].person.key
            try await HouseholdEditing(ward.premises).removeMember(
                person, of: household.key, in: ward.commune, version: try await ward.version(household.key),
                occasion: .on("2026-02-20", "đi làm xa"), by: ward.officer())
            let summary = try await ward.take(.three, settings: ListingSettings(day: .iso("2026-03-01")), in: folder)
            #expect(summary.people.new == 1)
            #expect(try await ward.register()["Nguyễn Văn Bưởi"]?.members[2].person.key == person)
        }
    }

    @Test func `whose head in the register is missing is refused when it names another head`() async throws {
        try await within(.sqlite) { ward, folder in
            try await ward.take(.three, in: folder)
            let list = TypedList.three.setting(1, .relation, "Chủ hộ").setting(1, .neighbourhood, "Tổ dân phố 1")
                .without(line: 0)
            let faults = try await ward.faults(list, in: folder)
            #expect(faults.count == 1)
            #expect(faults.first?.message.contains("Hãy đổi chủ hộ trên trang hộ trước") == true)
        }
    }

    @Test func `names its tổ dân phố in any of the usual ways, and a new one is entered`() async throws {
        try await within(.sqlite) { ward, folder in
            var list = TypedList()
            for (number, place) in ["tổ 1", "TDP 02", "Tổ dân phố số 2", "12", "TDP 12", "Thôn Giáp Đông"].enumerated()
            {
                list.add("\(number)", place, [:], [["Bùi Văn Số \(number)", "Chủ hộ", "1970", "Nam", ""]])
            }
            let summary = try await ward.take(list, in: folder)
            #expect(summary.newNeighbourhoods == ["Tổ dân phố 12", "Thôn Giáp Đông"])
            let places = try await ward.register().mapValues(\.neighbourhood)
            #expect(places["Bùi Văn Số 0"] == ward.neighbourhoods[0])
            #expect(places["Bùi Văn Số 1"] == ward.neighbourhoods[1])
            #expect(places["Bùi Văn Số 2"] == ward.neighbourhoods[1])
            #expect(places["Bùi Văn Số 3"] == places["Bùi Văn Số 4"])
            #expect(try await ward.take(list, in: folder).households.unchanged == 6)
        }
    }
}
