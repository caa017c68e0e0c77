import Foundation
import Registry
import Storage
import Territory
import TestDatabase
import Testing
import Vocabulary

/// What is searched in memory is what stands in the register, whatever was written since, and by whichever server.
@Suite struct `names in memory` {
    @Test(arguments: TestDatabase.engines)
    func `find what a look at everybody's names finds, in the same order, after any edits`(
        _ engine: Engine
    ) async throws {
        try await within(engine) { ward, folder in
            var chance = Chance(seed: 7)
            var list = TypedList()
            for number in 1...130 {
                let size = Int.random(in: 1...4, using: &chance)
                let members = (0..<size).map { order in
                    [chance.name(), order == 0 ? "Chủ hộ" : "Con", "\(1950 + order * 10)", "Nam", ""]
                }
                list.add("\(number)", "Tổ dân phố \(number % 2 + 1)", [:], members)
            }
            try await ward.take(list, in: folder)
            // Another server on the same database looks only now and then.
            let other = Premises(
                database: ward.database, vault: ward.premises.vault, rules: ward.premises.rules)
            for round in 0..<70 {
                try await ward.edit(&chance)
                let register = try await ward.bearers()
                try await ward.compare(ward.premises, register, &chance)
                if round % 6 == 0 || round == 69 { try await ward.compare(other, register, &chance) }
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `know a code without a digit, also of a household that was merged into another`(
        _ engine: Engine
    ) async throws {
        try await within(engine) { ward, folder in
            var list = TypedList()
            for (place, name) in ["Lê Văn Sim", "Lê Văn Mơ", "Lê Thị Bưởi"].enumerated() {
                list.add("\(place + 1)", "Tổ dân phố 1", [:], [[name, "Chủ hộ", "1970", "Nam", ""]])
            }
            list = list.setting(0, .householdCode, "le van").setting(1, .householdCode, "mo")
            try await ward.take(list, in: folder)
            let households = Households(ward.premises)
            func found(_ text: String) async throws -> [String] {
                try await households.search(text, in: ward.commune, by: ward.officer()).lines.map(\.name)
            }
            #expect(try await found("le van") == ["Lê Văn Sim"])
            #expect(try await found("lê văn").count == 2)
            let keys = try await ward.register().mapValues(\.key)
            let (gone, kept) = try (#require(keys["Lê Văn Sim"]), #require(keys["Lê Thị Bưởi"]))
            _ = try await HouseholdEditing(ward.premises).merge(
                gone, into: kept, relations: [:], in: ward.commune, version: try await ward.version(gone),
                occasion: .on("2026-02-20", "về ở chung"), by: ward.officer())
            #expect(try await found("le van") == ["Lê Thị Bưởi"])
        }
    }
}

/// A household as a plain look at its rows finds it.
private struct Borne: Sendable {
    let household: Key
    /// The words of all names that each member bears or bore.
    let members: [Set<String>]
    let counted: Int

    func bear(_ words: [String]) -> Bool {
        guard let last = words.last else { return false }
        return members.contains { member in
            words.dropLast().allSatisfy(member.contains) && member.contains { $0.hasPrefix(last) }
        }
    }
}

extension Ward {
    /// Every household in the order of the list, by the rows of people and memberships.
    fileprivate func bearers() async throws -> [Borne] {
        let commune = commune
        return try await database.read { connection in
            var words: [Key: [Key: Set<String>]] = [:]
            try connection.each(
                """
                SELECT m.household, p.id, p.full_name FROM membership m
                JOIN person p ON p.commune = m.commune AND p.id = m.person
                WHERE m.commune = \(commune) AND m.retired_in IS NULL AND m.to_day IS NULL
                """
            ) { row in
                words[row.key(0), default: [:]][row.key(1), default: []]
                    .formUnion(VietnameseText.tokens(row.text(2)))
            }
            return try connection.all(
                "SELECT household, members FROM household_card WHERE commune = \(commune) ORDER BY sort_key, code"
            ) { row in
                let members = words[row.key(0)].map { Array($0.values) } ?? []
                return Borne(household: row.key(0), members: members, counted: Int(row.int(1)))
            }
        }
    }

    fileprivate func compare(_ premises: Premises, _ register: [Borne], _ chance: inout Chance) async throws {
        let households = Households(premises)
        let communes = try await database.read { try Areas.communes($0, on: .iso("2026-03-02")) }
            .filter { $0.key == commune }
        for _ in 0..<5 {
            let words = chance.words()
            let expected = register.filter { $0.bear(VietnameseText.tokens(words)) }
            let page = try await households.search(words, in: commune, size: 20, by: officer())
            #expect(page.total == expected.count, "\(words)")
            #expect(page.people == expected.reduce(0) { $0 + $1.counted }, "\(words)")
            #expect(page.lines.map(\.key) == expected.prefix(20).map(\.household), "\(words)")
            let second = try await households.search(
                words, across: communes, page: 2, size: 20, by: officer())
            #expect(second.lines.map(\.line.key) == expected.dropFirst(20).prefix(20).map(\.household), "\(words)")
            #expect(second.hasMore == (expected.count > 40), "\(words)")
        }
    }

    /// One write: somebody enters, comes in, is corrected, leaves, or a household ends.
    fileprivate func edit(_ chance: inout Chance) async throws {
        let editing = HouseholdEditing(premises)
        let household = try #require(try await bearers().randomElement(using: &chance)).household
        let record = try await record(household)
        let version = try await version(household)
        let occasion = Occasion.on("2026-02-20", "theo phiếu")
        let form = MemberForm(name: chance.name(), birth: Birth(iso: "1990"), relation: "child")
        let other = record.members.last { $0.relation != MemberRecord.headRelation }
        switch Int.random(in: 0..<5, using: &chance) {
        case 0:
            try await enter(MemberForm(name: chance.name(), birth: Birth(iso: "1970"), relation: "head"))
        case 1:
            try await editing.addMember(
                form, to: household, in: commune, version: version, occasion: occasion, by: officer())
        case 2:
            let member = try #require(record.members.randomElement(using: &chance))
            try await editing.correctMember(
                member.person.key,
                MemberForm(name: chance.name(), birth: member.person.birth, relation: member.relation),
                of: household, in: commune, version: version, occasion: occasion, by: officer())
        case 3 where other != nil:
            try await editing.removeMember(
                other?.person.key ?? household, of: household, in: commune, version: version, occasion: occasion,
                by: officer())
        default:
            _ = try await editing.end(
                household, as: .departed, to: "Đà Nẵng", in: commune, version: version, occasion: occasion,
                by: officer())
        }
    }
}

/// The same names at every run.
private struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 33
    }

    mutating func name() -> String {
        let family = ["Nguyễn", "Trần", "Lê", "Thị", "Hồ"].randomElement(using: &self) ?? ""
        let middle = ["Văn", "Thị", "Thị Thu", ""].randomElement(using: &self) ?? ""
        let given = ["Hoa", "Hòa", "Hoàng", "Ấm", "Thi", "Thu", "Văn", "Bưởi", "Hồ"].randomElement(using: &self) ?? ""
        return VietnameseText.tidy("\(family) \(middle) \(given)")
    }

    /// Some words of some name, in any order, the last one perhaps half typed.
    mutating func words() -> String {
        var words = name().split(separator: " ").shuffled(using: &self).map(String.init)
        words.removeLast(Int.random(in: 0..<words.count, using: &self))
        let last = words.removeLast()
        return (words + [String(last.prefix(Int.random(in: 1...last.count, using: &self)))]).joined(separator: " ")
    }
}
