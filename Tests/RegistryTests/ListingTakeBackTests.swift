import Access
import Foundation
import Registry
import Rulebook
import Storage
import TestDatabase
import Testing
import Vocabulary

@Suite struct `an accepted list` {
    @Test(arguments: TestDatabase.engines)
    func `is taken back whole, and what it had ended holds again`(_ engine: Engine) async throws {
        try await within(engine) { ward, folder in
            try await ward.take(.three, in: folder)
            let before = try await ward.state()
            var list = TypedList.three.setting(0, .household(.income), "2.100.000").setting(0, .address, "1 Mới")
                .setting(3, .neighbourhood, "Tổ dân phố 2").setting(1, .birth, "09/09/1952").setting(
                    2, .relation, "Khác")
            list.add("4", "Tổ dân phố 7", [:], [["Hồ Thị Vải", "Chủ hộ", "1990", "Nữ", "046190000071"]])
            let summary = try await ward.take(list, in: folder)
            #expect(summary.households.changed == 2 && summary.households.new == 1)
            #expect(summary.newNeighbourhoods == ["Tổ dân phố 7"])
            #expect(try await ward.state() != before)

            let accepted = try #require(
                try await ward.listings.history(commune: ward.commune, by: ward.officer()).first)
            try await ward.listings.takeBack(
                accepted.key, commune: ward.commune, by: ward.officer(), reason: "nhập nhầm tệp")
            #expect(try await ward.state() == before)
            #expect(
                try await ward.listings.one(accepted.key, commune: ward.commune, by: ward.officer()).state == .takenBack
            )
            #expect(try await ward.take(.three, mode: .dryRun, in: folder).households.unchanged == 3)
            #expect(try await ward.listings.accepts(again: accepted.key, ward) == "NHAP-111")
            // The new household comes with the next code and its tổ dân phố is new again.
            let again = try await ward.take(list, in: folder)
            #expect(again.newNeighbourhoods == ["Tổ dân phố 7"])
            #expect(try await ward.register()["Hồ Thị Vải"]?.code == "20017-00005")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `taken back leaves an empty register, and its codes are never given again`(_ engine: Engine) async throws {
        try await within(engine) { ward, folder in
            var list = TypedList.three
            for (line, code) in [(0, "20017-00041"), (3, "20017-00042")] {
                list = list.setting(line, .householdCode, code)
            }
            try await ward.take(list, in: folder)
            #expect(try await ward.register()["Phan Văn Sung"]?.code == "20017-00043")
            let accepted = try #require(
                try await ward.listings.history(commune: ward.commune, by: ward.officer()).first)
            try await ward.listings.takeBack(accepted.key, commune: ward.commune, by: ward.officer(), reason: "nhầm")
            #expect(try await ward.register().isEmpty)
            #expect(try await ward.faults(list, in: folder).count == 2)
            try await ward.take(.three, in: folder)
            #expect(try await ward.register()["Nguyễn Văn Bưởi"]?.code == "20017-00044")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `is not taken back while something depends on it`(_ engine: Engine) async throws {
        try await within(engine) { ward, folder in
            try await ward.take(.three, in: folder)
            let accepted = try #require(
                try await ward.listings.history(commune: ward.commune, by: ward.officer()).first)
            let household = try #require(try await ward.register()["Phan Văn Sung"])
            try await HouseholdEditing(ward.premises).addMember(
                MemberForm(name: "Phan Thị Xoài", birth: .year(2025), relation: "child"), to: household.key,
                in: ward.commune, version: try await ward.version(household.key),
                occasion: .on("2026-02-20", "giấy khai sinh"), by: ward.officer())
            let refused = try await ward.refusal {
                try await ward.listings.takeBack(
                    accepted.key, commune: ward.commune, by: ward.officer(), reason: "nhầm")
            }
            #expect(refused == "NHAP-113")
            #expect(try await ward.register().count == 3)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `is not taken back once its households were recognised, and never touches a recognition`(
        _ engine: Engine
    ) async throws {
        try await within(engine) { ward, folder in
            try await ward.take(.three, in: folder)
            let accepted = try #require(
                try await ward.listings.history(commune: ward.commune, by: ward.officer()).first)
            let household = try #require(try await ward.register()["Nguyễn Văn Bưởi"])
            try await ward.recognise(household)
            let refused = try await ward.refusal {
                try await ward.listings.takeBack(
                    accepted.key, commune: ward.commune, by: ward.officer(), reason: "nhầm")
            }
            #expect(refused == "NHAP-113")
            try await ward.take(.three.setting(0, .household(.income), "9.000.000"), in: folder)
            #expect(
                try await ward.count("SELECT count(*) FROM recognition WHERE class = 'poor' AND retired_in IS NULL")
                    == 1)
            #expect(try await ward.count("SELECT count(*) FROM recognition") == 1)
            // The file that says it covers the poor misses whom it does not name.
            let poor = ListingSettings(day: Ward.figures, neighbourhoods: Set(ward.neighbourhoods), classes: [.poor])
            let list = TypedList.three.without(household: "1").without(household: "2")
            #expect(try await ward.take(list, settings: poor, in: folder).households.absent == 1)
        }
    }

    @Test func `that changed nothing has nothing to take back, and a reason is asked for`() async throws {
        try await within(.sqlite) { ward, folder in
            try await ward.take(.three, in: folder)
            let (key, _) = try await ward.stage(.three, in: folder)
            try await ward.listings.accept(key, commune: ward.commune, mode: .all, by: ward.officer())
            #expect(try await ward.listings.accepts(again: key, ward) == "NHAP-112")
            let first = try #require(try await ward.listings.history(commune: ward.commune, by: ward.officer()).last)
            #expect(
                try await ward.refusal {
                    try await ward.listings.takeBack(first.key, commune: ward.commune, by: ward.officer(), reason: " ")
                } == "HO-105")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `leaves a chain that verifies`(_ engine: Engine) async throws {
        try await within(engine) { ward, folder in
            try await ward.take(.three, in: folder)
            try await ward.take(.three.setting(0, .address, "1 Mới"), in: folder)
            let accepted = try #require(
                try await ward.listings.history(commune: ward.commune, by: ward.officer()).first)
            try await ward.listings.takeBack(accepted.key, commune: ward.commune, by: ward.officer(), reason: "nhầm")
            #expect(try await ward.database.read { try Audit.firstBroken($0) } == nil)
            let entries = try await ward.database.read { [commune = ward.commune] connection in
                try connection.all("SELECT action, changes FROM audit_entry WHERE chain = \(commune) ORDER BY seq") {
                    "\($0.text(0)) \($0.int(1))"
                }
            }
            #expect(entries == ["list_imported 9", "list_imported 1", "import_taken_back 1"])
        }
    }
}

extension Listings {
    fileprivate func accepts(again key: Key, _ ward: Ward) async throws -> String? {
        try await ward.refusal { try await takeBack(key, commune: ward.commune, by: ward.officer(), reason: "lần nữa") }
    }
}

extension Ward {
    /// Everything that the register holds now, as text, without the keys of rows.
    fileprivate func state() async throws -> [String] {
        try await database.read { connection in
            func texts(_ sql: SQL, _ columns: Int) throws -> [String] {
                try connection.all(sql) { row in
                    (0..<columns).map { row.isNull($0) ? "–" : "\(row.text($0))" }.joined(separator: "|")
                }.sorted()
            }
            return try texts(
                """
                SELECT h.code, n.name, r.address, r.from_day, r.to_day, r.reason FROM household h
                JOIN residence r ON r.household = h.id AND r.retired_in IS NULL
                JOIN area_name n ON n.area = r.neighbourhood AND n.retired_in IS NULL WHERE h.retired_in IS NULL
                """, 6)
                + texts(
                    """
                    SELECT h.code, p.full_name, p.birth, p.sex, m.relation, m.kind, m.from_day, m.to_day FROM membership m
                    JOIN household h ON h.id = m.household AND h.retired_in IS NULL
                    JOIN person p ON p.id = m.person AND p.retired_in IS NULL WHERE m.retired_in IS NULL
                    """, 8)
                + texts(
                    """
                    SELECT h.code, CAST(o.income AS text), CAST(o.living_area AS text), o.observed_on
                    FROM household_observation o JOIN household h ON h.id = o.household WHERE o.retired_in IS NULL
                    """, 4)
                + texts("SELECT code, head_name, address, proposed, CAST(members AS text) FROM household_card", 5)
        }
    }

    /// One household recognised as poor by a decision.
    fileprivate func recognise(_ household: HouseholdRecord) async throws {
        let asking = leader()
        try await database.write { [commune] connection in
            try Audit.write(connection, by: asking, in: commune, action: .decisionRecorded, reason: "") { entry in
                let key = Key.make()
                try connection.run(
                    """
                    INSERT INTO recognition (commune, id, household, class, standard, review_year, decision, signed_on,
                    effective_from, people, neighbourhood, proposed, rules_version, recorded_in)
                    VALUES (\(commune), \(key), \(household.key), 'poor', '2022-2025', 2025, \(key), '2025-12-20',
                    '2026-01-01', 3, \(household.neighbourhood), 'poor', '', \(entry.key))
                    """)
            }
        }
    }
}
