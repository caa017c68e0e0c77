import Access
import Registry
import Storage
import Territory
import TestDatabase
import Testing
import Vocabulary

/// Between two wards of one installation.
struct DuplicateWardsTests {
    @Test(arguments: Engine.allCases)
    func `a household of two wards is merged across both chains by whoever answers for both`(
        _ engine: Engine
    ) async throws {
        try await Ward.with(engine) { ward in
            let second = try await ward.secondCommune()
            let here = try await ward.house(["Nguyễn Văn Bưởi", "1950-03-07", "male", "046050000017"])
            let there = try await ward.house(
                ["Nguyễn Văn Bưởi", "1950-03-07", "male"], ["Trần Thị Cau", "1952", "female"],
                commune: second.commune, neighbourhood: second.neighbourhood)
            let duplicates = Duplicates(ward.premises)

            let own = try await duplicates.list(in: ward.commune, by: ward.officer())
            let line = try #require(own.lines.first)
            #expect(own.total == 1 && !line.other.isVisible && line.other.name.isEmpty)
            #expect(
                try await ward.refusal {
                    _ = try await duplicates.pair(line.key, in: ward.commune, by: ward.officer())
                } == "TRUNG-102")

            let merge = DuplicateMerge(
                scope: .household, kept: here.key, people: Set(line.grounds.map(\.person)), day: .iso("2026-03-01"),
                reason: "đã chuyển về đây")
            #expect(
                try await ward.refusal {
                    try await duplicates.merge(line.key, merge, in: ward.commune, by: ward.officer())
                } == "TRUNG-102")
            let before = try await ward.count("SELECT count(*) FROM audit_entry WHERE chain = \(second.commune)")
            try await duplicates.merge(line.key, merge, in: ward.commune, by: ward.city())

            #expect(try await ward.record(here.key).members.map(\.person.name) == ["Nguyễn Văn Bưởi", "Trần Thị Cau"])
            #expect(
                try await ward.refusal {
                    _ = try await Households(ward.premises).file(of: there.key, in: second.commune, by: ward.city())
                } == "HO-102")
            let after = try await ward.count("SELECT count(*) FROM audit_entry WHERE chain = \(second.commune)")
            #expect(after == before + 1)
            #expect(try await ward.chainHolds())
            #expect(try await ward.database.read { try Audit.firstBroken($0, commune: second.commune) == nil })
            #expect(try await duplicates.list(in: second.commune, by: ward.city()).total == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `what is different for one ward is different for the other`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let second = try await ward.secondCommune()
            try await ward.house(["Lê Thị Ổi", "1968-08-15", "female"])
            try await ward.house(
                ["Lê Thị Ổi", "1968-08-15", "female"], commune: second.commune, neighbourhood: second.neighbourhood)
            let duplicates = Duplicates(ward.premises)
            let line = try #require(try await duplicates.list(in: ward.commune, by: ward.city()).lines.first)
            #expect(try await duplicates.list(in: second.commune, by: ward.city()).lines.map(\.key) == [line.key])

            try await duplicates.declareDifferent(line.key, in: ward.commune, reason: "hai người", by: ward.city())

            #expect(try await duplicates.list(in: ward.commune, by: ward.city()).total == 0)
            #expect(try await duplicates.list(in: second.commune, by: ward.city()).total == 0)
        }
    }
}

extension Ward {
    /// Phường Hương Trà beside Kim Trà, with one tổ dân phố.
    func secondCommune() async throws -> (commune: Key, neighbourhood: Key) {
        let unit = UnitOfState(
            code: "20014", name: "Phường Hương Trà", kind: "phuong", parentCode: "46", since: .iso("2025-07-01"))
        let asking = server()
        return try await database.write { connection in
            try Audit.write(connection, by: asking, in: nil, action: .areaChanged, reason: "") { entry in
                try Areas.addUnits(connection, in: entry.key, [unit])
                let area = try Areas.addNeighbourhood(
                    connection, in: entry.key, commune: unit.key, name: "Tổ dân phố 1", from: .iso("2025-07-01"))
                return (unit.key, area.key)
            }
        }
    }
}
