import Access
import Foundation
import Registry
import Rulebook
import Storage
import Synchronization
import TestDatabase
import Testing
import Vocabulary

/// Two officials at once, and pages that are read meanwhile: nothing damaged, nothing half.
struct TogetherTests {
    @Test(arguments: Engine.allCases)
    func `of two lists accepted at once one goes in, the other is compared anew and then goes in`(
        _ engine: Engine
    ) async throws {
        try await within(engine) { ward, folder in
            try await ward.take(.three, in: folder)
            let one = try await ward.stage(
                TypedList.three.setting(0, .address, "1 ngõ Ổi").without(household: "2"), in: folder)
            let other = try await ward.stage(
                TypedList.three.setting(3, .address, "2 ngõ Ổi").without(household: "1"), in: folder)
            let entries = try await ward.entries()

            async let first = ward.accepted(one.key)
            async let second = ward.accepted(other.key)
            let answers = try await [first, second]

            #expect(Set(answers) == [nil, "NHAP-108"])
            #expect(try await ward.entries() == entries + 1)
            // Nothing of the loser stands in the register; its comparison is that of now.
            let loser = answers[0] == nil ? other : one
            let record = try await ward.listings.one(loser.key, commune: ward.commune, by: ward.officer())
            #expect(record.state == .compared && record.summary?.households.changed == 1)
            #expect(try await ward.accepted(loser.key) == nil)
            let addresses = try await ward.register().values.map(\.address).sorted()
            #expect(addresses == ["", "1 ngõ Ổi", "2 ngõ Ổi"])
            #expect(try await ward.chainHolds())
        }
    }

    @Test(arguments: Engine.allCases)
    func `a list that is accepted twice at once goes in once`(_ engine: Engine) async throws {
        try await within(engine) { ward, folder in
            let staged = try await ward.stage(.three, in: folder)

            async let first = ward.accepted(staged.key)
            async let second = ward.accepted(staged.key)
            let answers = try await [first, second]

            #expect(answers.count { $0 == nil } == 1)
            #expect(answers.compactMap(\.self).allSatisfy { ["NHAP-108", "NHAP-110"].contains($0) })
            #expect(try await ward.count("SELECT count(*) FROM household") == 3)
            #expect(try await ward.chainHolds())
        }
    }

    @Test(arguments: Engine.allCases)
    func `a page that is read while a list goes in shows all of it or nothing`(_ engine: Engine) async throws {
        try await within(engine) { ward, folder in
            var list = TypedList()
            for number in 1...250 {
                list.add(
                    "\(number)", "Tổ dân phố \(number % 2 + 1)", [.address: "\(number) ngõ Mít"],
                    [
                        [
                            "Nguyễn Văn \(["Bưởi", "Cau", "Dâu"][number % 3])", "Chủ hộ", "19\(number % 40 + 50)",
                            "Nam", "",
                        ]
                    ])
            }
            let path = try list.csv(in: folder)
            let done = Done()
            let households = Households(ward.premises)

            let seen = try await withThrowingTaskGroup(of: Set<Int>.self) { group in
                for _ in 0..<2 {
                    group.addTask {
                        var seen: Set<Int> = []
                        var isLast = false
                        while !isLast {
                            isLast = done.isSet
                            let page = try await households.list(
                                HouseholdFilter(), in: ward.commune, size: 500, by: ward.officer())
                            let counts = try await households.counts(in: ward.commune, by: ward.officer())
                            #expect(page.lines.count == page.total && page.people == page.total)
                            seen.formUnion([page.total, counts.households, counts.people])
                        }
                        return seen
                    }
                }
                _ = try await ward.listings.importFile(
                    path: path, fileName: "ds.csv", commune: ward.commune,
                    settings: ListingSettings(day: Ward.figures), mode: .all, by: ward.officer())
                done.set()
                return try await group.reduce(into: Set<Int>()) { $0.formUnion($1) }
            }

            #expect(seen.isSubset(of: [0, 250]) && seen.contains(250))
        }
    }

    @Test(arguments: Engine.allCases)
    func `a household that is edited while a list is compared is not overwritten`(_ engine: Engine) async throws {
        try await within(engine) { ward, folder in
            try await ward.take(.three, in: folder)
            let staged = try await ward.stage(TypedList.three.setting(0, .address, "1 ngõ Ổi"), in: folder)
            let key = try #require(try await ward.register()["Lê Thị Ổi"]?.key)
            try await HouseholdEditing(ward.premises).observe(
                key, in: ward.commune, address: "5 đường Sen", answers: HouseholdAnswers(),
                version: try await ward.version(key), occasion: .on("2026-03-01", "đã chuyển nhà"), by: ward.officer())

            #expect(try await ward.accepted(staged.key) == "NHAP-108")
            // The comparison now shows what the list would undo.
            let rows = try await ward.listings.rows(
                of: staged.key, commune: ward.commune, outcome: .changed, by: ward.officer()
            ).rows
            #expect(rows.flatMap(\.changes).contains { $0.before == "5 đường Sen" })
            #expect(try await ward.record(key).address == "5 đường Sen")
        }
    }
}

extension Ward {
    /// The code of what stopped the acceptance; nil where the list went in.
    fileprivate func accepted(_ listing: Key) async throws -> String? {
        try await refusal {
            _ = try await listings.accept(listing, commune: commune, mode: .all, by: officer())
        }
    }
}

/// Tells the readers that the list went in.
private final class Done: Sendable {
    private let state = Mutex(false)

    var isSet: Bool { state.withLock { $0 } }

    func set() { state.withLock { $0 = true } }
}
