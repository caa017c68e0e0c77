import Access
import Registry
import Rulebook
import Storage
import Territory
import TestDatabase
import Testing
import Vocabulary

/// A merge that was a mistake, while nothing rests on it.
struct DuplicateUndoTests {
    @Test(arguments: Engine.allCases)
    func `a merge is undone whole: both households, their people, their answers and their codes are as before`(
        _ engine: Engine
    ) async throws {
        try await Ward.with(engine) { ward in
            let (kept, other, pair) = try await merged(ward)
            let duplicates = Duplicates(ward.premises)
            let before = "\(kept.before) \(other.before)"
            let undoing = try await duplicates.undoing(pair, in: ward.commune, by: ward.officer())
            #expect(undoing.obstacle == nil && undoing.back == other.code && undoing.forgets)
            #expect(undoing.returning.map(\.name).sorted() == ["Nguyễn Văn Bưởi", "Trần Thị Cau"])

            #expect(
                try await ward.refusal {
                    try await duplicates.undo(pair, reason: " ", in: ward.commune, by: ward.officer())
                } == "TRUNG-107")
            try await duplicates.undo(pair, reason: "hai anh em sinh đôi", in: ward.commune, by: ward.officer())

            let after = "\(try await people(kept.key, ward)) \(try await people(other.key, ward))"
            #expect(after == before)
            let found = try await Households(ward.premises).search(other.code, in: ward.commune, by: ward.officer())
            #expect(found.lines.map(\.key) == [other.key])
            let again = try await duplicates.list(in: ward.commune, by: ward.officer())
            #expect(again.lines.map(\.key) == [pair])
            #expect(try await duplicates.settled(in: ward.commune, by: ward.officer()).isEmpty)
            #expect(try await ward.chainHolds())
            #expect(
                try await ward.refusal {
                    try await duplicates.undo(pair, reason: "nữa", in: ward.commune, by: ward.officer())
                } == "TRUNG-101")
            let open = try await ward.count(
                "SELECT count(*) FROM membership WHERE retired_in IS NULL AND to_day IS NULL")
            #expect(open == 3)
        }
    }

    @Test(arguments: Engine.allCases)
    func `what somebody edited or decided since keeps the merge, and says so`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let (kept, _, pair) = try await merged(ward)
            try await HouseholdEditing(ward.premises).addMember(
                MemberForm(name: "Nguyễn Thị Mơ", relation: "child"), to: kept.key, in: ward.commune,
                version: try await ward.version(kept.key), occasion: .on("2026-03-01", "về ở"), by: ward.officer())
            let duplicates = Duplicates(ward.premises)

            let undoing = try await duplicates.undoing(pair, in: ward.commune, by: ward.officer())
            #expect(undoing.obstacle != nil)
            #expect(
                try await ward.refusal {
                    try await duplicates.undo(pair, reason: "nhầm", in: ward.commune, by: ward.officer())
                } == "TRUNG-109")
            #expect(try await ward.record(kept.key).members.count == 3)
        }
    }

    @Test(arguments: Engine.allCases)
    func `across two wards both chains tell of it, and until then the old code leads to the household that stayed`(
        _ engine: Engine
    ) async throws {
        try await Ward.with(engine) { ward in
            let second = try await ward.secondCommune()
            let here = try await ward.house(["Nguyễn Văn Bưởi", "1950-03-07", "male", "046050000017"])
            let there = try await ward.house(
                ["Nguyễn Văn Bưởi", "1950-03-07", "male"], commune: second.commune,
                neighbourhood: second.neighbourhood)
            let duplicates = Duplicates(ward.premises)
            let line = try #require(try await duplicates.list(in: ward.commune, by: ward.city()).lines.first)
            let merge = DuplicateMerge(
                scope: .household, kept: here.key, people: Set(line.grounds.map(\.person)), day: .iso("2026-03-01"),
                reason: "đã chuyển về đây")
            try await duplicates.merge(line.key, merge, in: ward.commune, by: ward.city())

            let households = Households(ward.premises)
            let gone = try #require(
                try await households.gone(code: there.code, in: second.commune, by: ward.city()))
            let lineage = try await households.gone(gone, in: second.commune, by: ward.city()).story.lineage
            #expect(lineage.map(\.code) == [here.code] && lineage.map(\.elsewhere) == ["Phường Kim Trà"])

            #expect(
                try await ward.refusal {
                    try await duplicates.undo(line.key, reason: "nhầm", in: ward.commune, by: ward.officer())
                } == "TRUNG-102")
            try await duplicates.undo(line.key, reason: "nhầm người", in: ward.commune, by: ward.city())

            let file = try await households.file(of: there.key, in: second.commune, by: ward.city())
            #expect(file.record.members.map(\.person.name) == ["Nguyễn Văn Bưởi"])
            #expect(try await households.gone(code: there.code, in: second.commune, by: ward.city()) == nil)
            #expect(try await ward.chainHolds())
            #expect(try await ward.database.read { try Audit.firstBroken($0, commune: second.commune) == nil })
        }
    }

    private typealias Side = (key: Key, code: String, before: String)

    private func merged(_ ward: Ward) async throws -> (kept: Side, other: Side, pair: Key) {
        let kept = try await ward.house(["Nguyễn Văn Bưởi", "1950-03-07", "male"])
        let other = try await ward.house(
            ["Nguyễn Văn Bưởi", "1950-03-07", "male", "046050000017"], ["Trần Thị Cau", "1952", "female"], place: 1)
        let before = (try await people(kept.key, ward), try await people(other.key, ward))
        let duplicates = Duplicates(ward.premises)
        let pair = try #require(try await duplicates.list(in: ward.commune, by: ward.officer()).lines.first)
        let merge = DuplicateMerge(
            scope: .household, kept: kept.key, people: Set(pair.grounds.map(\.person)), day: .iso("2026-03-01"),
            reason: "cùng một hộ")
        try await duplicates.merge(pair.key, merge, in: ward.commune, by: ward.officer())
        return ((kept.key, kept.code, before.0), (other.key, other.code, before.1), pair.key)
    }

    /// Everybody of a household and what is known of them, apart from the keys of rows.
    private func people(_ household: Key, _ ward: Ward) async throws -> String {
        let record = try await ward.record(household)
        let members = record.members.map { member in
            "\(member.person) \(member.kind) \(member.relation) \(String(describing: member.since)) \(member.answers)"
        }
        return "\(record.code) \(record.neighbourhood) \(record.address) \(record.answers) \(members)"
    }
}
