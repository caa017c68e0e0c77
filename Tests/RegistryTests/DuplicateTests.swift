import Access
import Foundation
import Registry
import Rulebook
import Storage
import Territory
import TestDatabase
import Testing
import Vocabulary

/// Households and people who stand in the register twice: found, never merged by themselves, settled with a trace.
struct DuplicateTests {
    @Test(arguments: Engine.allCases)
    func `a household that was entered twice is found and merged, and its code leads to the kept one`(
        _ engine: Engine
    ) async throws {
        try await Ward.with(engine) { ward in
            let kept = try await ward.house(["Nguyễn Văn Bưởi", "1950-03-07", "male"])
            let other = try await ward.house(
                ["Nguyễn Văn Bưởi", "1950-03-07", "male", "046050000017"], ["Trần Thị Cau", "1952", "female"], place: 1)
            let duplicates = Duplicates(ward.premises)

            let found = try await duplicates.list(in: ward.commune, by: ward.officer())
            let pair = try #require(found.lines.first)
            #expect(found.total == 1 && pair.grounds.map(\.likeness) == [.nameAndBirth])
            let merge = DuplicateMerge(
                scope: .household, kept: kept.key, people: Set(pair.grounds.map(\.person)), day: .iso("2026-03-01"),
                reason: "cùng một hộ")
            let plan = try await duplicates.plan(pair.key, merge, in: ward.commune, by: ward.officer())
            #expect(plan.endsOther && plan.movedNames == ["Trần Thị Cau"])
            #expect(plan.gains.map(\.field).contains("Số định danh"))
            try await duplicates.merge(pair.key, merge, in: ward.commune, by: ward.officer())

            let record = try await ward.record(kept.key)
            #expect(record.members.map(\.person.name) == ["Nguyễn Văn Bưởi", "Trần Thị Cau"])
            #expect(record.members[0].person.number?.text == "046050000017")
            #expect(try await ward.refusal { _ = try await ward.record(other.key) } == "HO-102")
            let byCode = try await Households(ward.premises).search(other.code, in: ward.commune, by: ward.officer())
            #expect(byCode.lines.map(\.code) == [kept.code])
            #expect(try await duplicates.list(in: ward.commune, by: ward.officer()).total == 0)
            let settled = try await duplicates.settled(in: ward.commune, by: ward.officer())
            #expect(settled.map(\.verdict) == [.oneHousehold] && settled.map(\.reason) == ["cùng một hộ"])
            #expect(try await ward.chainHolds())
            // Nobody counts twice on any later day.
            let open = try await ward.count(
                "SELECT count(*) FROM membership WHERE retired_in IS NULL AND to_day IS NULL")
            #expect(open == 2)
        }
    }

    @Test(arguments: Engine.allCases)
    func `what was said to be different stays away until its facts change`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let first = try await ward.house(["Lê Thị Ổi", "1968-08-15", "female"])
            try await ward.house(["Lê Thị Ổi", "1968-08-15", "female"], place: 1)
            let duplicates = Duplicates(ward.premises)
            let pair = try #require(try await duplicates.list(in: ward.commune, by: ward.officer()).lines.first)

            #expect(
                try await ward.refusal {
                    try await duplicates.declareDifferent(pair.key, in: ward.commune, reason: " ", by: ward.officer())
                } == "TRUNG-107")
            try await duplicates.declareDifferent(
                pair.key, in: ward.commune, reason: "đã gặp cả hai", by: ward.officer())
            #expect(try await duplicates.list(in: ward.commune, by: ward.officer()).total == 0)

            try await ward.house(["Phan Văn Sung", "1977", "male"])
            #expect(try await duplicates.list(in: ward.commune, by: ward.officer()).total == 0)

            try await ward.correct(first.key, ["Lê Thị Ổi", "1968-08-15", "female", "046168000043"])
            let again = try await duplicates.list(in: ward.commune, by: ward.officer())
            #expect(again.lines.map(\.key) == [pair.key])
            let shown = try await duplicates.pair(pair.key, in: ward.commune, by: ward.officer())
            #expect(shown.earlier?.reason == "đã gặp cả hai")
        }
    }

    @Test(arguments: Engine.allCases)
    func `somebody in two households stays in one, the other household goes on`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let one = try await ward.house(
                ["Nguyễn Văn Bưởi", "1950", "male"], ["Nguyễn Thị Lài", "1982-03-05", "female"])
            let other = try await ward.house(
                ["Trần Văn Me", "1955", "male"], ["Nguyễn Thị Lài", "1982-05-03", "female"])
            let duplicates = Duplicates(ward.premises)
            let pair = try #require(try await duplicates.list(in: ward.commune, by: ward.officer()).lines.first)
            #expect(pair.grounds.map(\.likeness) == [.swappedBirth])

            let merge = DuplicateMerge(
                scope: .people, kept: one.key, people: Set(pair.grounds.map(\.person)), day: .iso("2026-03-01"),
                reason: "con gái ở với cha")
            try await duplicates.merge(pair.key, merge, in: ward.commune, by: ward.officer())

            #expect(try await ward.record(other.key).members.map(\.person.name) == ["Trần Văn Me"])
            #expect(try await ward.record(one.key).members.count == 2)
            let ended = try await ward.database.read { connection in
                try connection.all(
                    "SELECT to_day, reason FROM membership WHERE retired_in IS NULL AND to_day IS NOT NULL"
                ) { "\($0.text(0)) \($0.text(1))" }
            }
            #expect(ended == ["2026-03-01 con gái ở với cha"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a head who stands in two households, a listed household, and a moved side are not merged`(
        _ engine: Engine
    ) async throws {
        try await Ward.with(engine) { ward in
            let one = try await ward.house(["Nguyễn Văn Bưởi", "1950-03-07", "male"])
            let other = try await ward.house(
                ["Nguyễn Văn Bưởi", "1950-03-07", "male"], ["Trần Thị Cau", "1952", "female"])
            let duplicates = Duplicates(ward.premises)
            let pair = try #require(try await duplicates.list(in: ward.commune, by: ward.officer()).lines.first)
            var merge = DuplicateMerge(
                scope: .people, kept: one.key, people: Set(pair.grounds.map(\.person)), day: .iso("2026-03-01"),
                reason: "trùng")
            func refusal() async throws -> String? {
                try await ward.refusal {
                    try await duplicates.merge(pair.key, merge, in: ward.commune, by: ward.officer())
                }
            }

            #expect(try await refusal() == "TRUNG-105")
            merge.scope = .household
            try await ward.decide([(other.code, .poor)])
            #expect(try await refusal() == "TRUNG-106")
            merge.kept = other.key
            merge.versions = [one.key: HouseholdVersion("00000000-0000-0000-0000-000000000001")]
            #expect(try await refusal() == "HO-104")
            merge.versions = [:]
            merge.day = .iso("2027-01-01")
            #expect(try await refusal() == "HO-105")
            merge.day = .iso("2026-03-01")
            #expect(try await refusal() == nil)
            #expect(try await ward.record(other.key).members.count == 2)
        }
    }

    @Test func `each kind of likeness is told, and what speaks against it is heard`() async throws {
        try await Ward.with(.sqlite) { ward in
            func found() async throws -> [[Likeness]] {
                try await Duplicates(ward.premises).list(in: ward.commune, by: ward.officer()).lines
                    .map { $0.grounds.map(\.likeness) }
            }
            try await ward.house(["Hoàng Thị Mơ", "1960-01-02", "female", "046160000011"])
            // Another number that is nothing like hers: another woman.
            try await ward.house(["Hoàng Thị Mơ", "1960-01-02", "female", "001160999988"])
            // A man of that name and day.
            try await ward.house(["Hoàng Thị Mơ", "1960-01-02", "male"])
            // Another neighbourhood, only the year known.
            try await ward.house(["Hoàng Thị Mơ", "1960", "female"], place: 1)
            #expect(try await found().isEmpty)

            try await ward.house(["Hoàng Thị Mơ", "1960-01-02", "female", "046160000021"])
            #expect(try await found() == [[.nearNumber]])
            try await ward.house(["Hoàng Thị Mỡi", "1960-01-02", "female"], place: 0)
            #expect(try await found().contains([.nearName]))
        }
    }
}

extension Ward {
    /// Enters a household of people given by name, birth, sex and number; the first is the head.
    @discardableResult
    func house(_ people: [String]..., place: Int = 0, commune: Key? = nil, neighbourhood: Key? = nil) async throws
        -> (key: Key, code: String)
    {
        let editing = HouseholdEditing(premises)
        let home = commune ?? self.commune
        let occasion = Occasion.on("2026-01-15", "theo phiếu rà soát")
        let asking = city()
        let entered = try await editing.enter(
            in: home, neighbourhood: neighbourhood ?? neighbourhoods[place], address: "12 đường Cây Thị",
            head: Self.form(people[0], "head"), occasion: occasion, by: asking)
        for person in people.dropFirst() {
            let version = try await Households(premises).file(of: entered.key, in: home, by: city()).version
            try await editing.addMember(
                Self.form(person, "child"), to: entered.key, in: home, version: version, occasion: occasion, by: city())
        }
        return entered
    }

    func correct(_ household: Key, _ head: [String]) async throws {
        let person = try await record(household).members[0].person.key
        try await HouseholdEditing(premises).correctMember(
            person, Self.form(head, "head"), of: household, in: commune, version: try await version(household),
            occasion: .on("2026-03-01", "đối chiếu căn cước"), by: officer())
    }

    /// Somebody of the city, who answers for all its wards.
    func city() -> Asking {
        Asking(
            officer: Key.named("test.city"), name: "Ngô Thị Sen", role: .officer, communes: nil, at: officer().at)
    }

    func decide(_ classes: [(code: String, category: RecognisedClass)]) async throws {
        let command = DecisionCommand(
            number: "12/QĐ-UBND", signedOn: .iso("2025-12-12"), effectiveFrom: .iso("2026-01-01"), reviewYear: 2025,
            standard: try premises.standard(on: .iso("2026-01-01")).id, kind: .periodic, signer: "Trương Thị Lựu",
            closesReview: true)
        let lines = classes.map { DecisionAnnex.Line(code: $0.code, name: "", category: $0.category) }
        _ = try await Decisions(premises).record(
            command, annex: DecisionAnnex(fileName: "a.xlsx", digest: [1], lines: lines), in: commune, by: leader())
    }

    func chainHolds() async throws -> Bool {
        try await database.read { [commune] in try Audit.firstBroken($0, commune: commune) == nil }
    }

    static func form(_ person: [String], _ relation: String) -> MemberForm {
        MemberForm(
            name: person[0], birth: Birth(iso: person[1]), sex: Sex(rawValue: person[2]), ethnicity: "01",
            number: person.count > 3 ? IdentityNumber(person[3]) : nil, relation: relation)
    }
}
