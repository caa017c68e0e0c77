import Foundation
import Registry
import Storage
import TestDatabase
import Testing
import Vocabulary

@Suite struct `a search` {
    /// Names that share their words, so that only words of one and the same name find somebody.
    private static func pairs() -> TypedList {
        var list = TypedList()
        list.add(
            "1", "Tổ dân phố 1", [:],
            [["Nguyễn Văn Ấm", "Chủ hộ", "1950", "Nam", ""], ["Trần Thị Ấm", "Vợ/chồng", "1952", "Nữ", ""]])
        list.add("2", "Tổ dân phố 1", [:], [["Nguyễn Thị Cúc", "Chủ hộ", "1960", "Nữ", "046160000043"]])
        list.add("3", "Tổ dân phố 1", [:], [["Thị Thị", "Chủ hộ", "1961", "Nữ", ""]])
        return list
    }

    private func names(_ text: String, _ ward: Ward) async throws -> [String] {
        try await Households(ward.premises).search(text, in: ward.commune, by: ward.officer()).lines.map(\.name)
    }

    @Test(arguments: TestDatabase.engines)
    func `wants all its words in one name, in any order, the last one perhaps half typed`(
        _ engine: Engine
    ) async throws {
        try await within(engine) { ward, folder in
            try await ward.take(Self.pairs(), in: folder)
            #expect(try await names("nguyễn thị", ward) == ["Nguyễn Thị Cúc"])
            #expect(try await names("THỊ Nguyễn", ward) == ["Nguyễn Thị Cúc"])
            #expect(try await names("am tran", ward) == ["Nguyễn Văn Ấm"])
            #expect(try await names("nguyen van tr", ward) == [])
            #expect(try await names("thi", ward).count == 3)
            #expect(try await names("cúc t", ward) == ["Nguyễn Thị Cúc"])
            #expect(try await names("c", ward) == ["Nguyễn Thị Cúc"])
            #expect(try await names("0043", ward) == ["Nguyễn Thị Cúc"])
            #expect(try await names("20017-00003", ward) == ["Thị Thị"])
            #expect(try await names("", ward) == [])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `finds a corrected name by its old words too, and nobody who has left`(_ engine: Engine) async throws {
        try await within(engine) { ward, folder in
            try await ward.take(Self.pairs(), in: folder)
            let editing = HouseholdEditing(ward.premises)
            let household = try #require(
                try await Households(ward.premises).search("ấm", in: ward.commune, by: ward.officer()).lines
                    .first?.key)
            let wife = try #require(
                try await ward.record(household).members.first { $0.person.name == "Trần Thị Ấm" }
            ).person
            try await editing.correctMember(
                wife.key, MemberForm(name: "Trần Thị Ấu", birth: wife.birth, relation: "spouse"), of: household,
                in: ward.commune, version: try await ward.version(household),
                occasion: .on("2026-02-20", "ghi nhầm"), by: ward.officer())
            #expect(try await names("tran thi au", ward) == ["Nguyễn Văn Ấm"])
            #expect(try await names("tran thi am", ward) == ["Nguyễn Văn Ấm"])
            try await editing.removeMember(
                wife.key, of: household, in: ward.commune, version: try await ward.version(household),
                occasion: .on("2026-02-21", "chuyển đi"), by: ward.officer())
            #expect(try await names("tran", ward) == [])
            #expect(try await names("van am", ward) == ["Nguyễn Văn Ấm"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `of many households gives each once, page by page in the order of names`(_ engine: Engine) async throws {
        try await within(engine) { ward, folder in
            var list = TypedList()
            let given = ["Ái", "Bưởi", "Cúc", "Dâu", "Ổi", "Đào", "Ân"]
            for number in 0..<1300 {
                let name = "\(number % 13 == 0 ? "Lê" : "Phan") Thị \(given[number % 7])"
                list.add("\(number)", "Tổ dân phố 1", [:], [[name, "Chủ hộ", "1970", "Nữ", ""]])
            }
            try await ward.take(list, in: folder)
            let households = Households(ward.premises)
            let whole = try await households.list(HouseholdFilter(), in: ward.commune, size: 2000, by: ward.officer())
            let expected = whole.lines.filter { $0.name.hasPrefix("Phan") }.map(\.code)
            #expect(expected.count == 1200)
            var found: [String] = []
            for number in 1...25 {
                let page = try await households.search(
                    "phan thị", in: ward.commune, page: number, size: 50, by: ward.officer())
                #expect(page.total == 1200 && page.people == 1200 && page.pageCount == 24)
                // An address past the end shows the last page.
                if number <= 24 { found += page.lines.map(\.code) } else { #expect(page.page == 24) }
            }
            #expect(found == expected)
            let few = try await households.search("lê", in: ward.commune, size: 200, by: ward.officer())
            #expect(few.total == 100)
            #expect(few.lines.map(\.code) == whole.lines.filter { $0.name.hasPrefix("Lê") }.map(\.code))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `finds the same after every card is made anew`(_ engine: Engine) async throws {
        try await within(engine) { ward, folder in
            try await ward.take(Self.pairs(), in: folder)
            #expect(try await names("nguyễn thị", ward) == ["Nguyễn Thị Cúc"])
            try await CardRefresh(ward.premises).ifNeeded(in: ward.commune, on: Day.iso("2026-05-01"))
            #expect(try await names("nguyễn thị", ward) == ["Nguyễn Thị Cúc"])
        }
    }
}
