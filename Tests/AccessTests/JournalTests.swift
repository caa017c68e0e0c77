import Access
import Storage
import TestDatabase
import Testing
import Vocabulary

@Suite struct JournalTests {
    static func leader(_ communes: Set<Key>? = [Installation.kimTra]) -> Asking {
        Asking(
            officer: Key.named("test.officer.tu"), name: "Trần Văn Tư", role: .leader, communes: communes,
            at: Instant(milliseconds: 1_772_420_400_000))
    }

    static func write(
        _ installation: Installation, _ commune: Key?, _ action: AuditAction, _ reason: String, _ records: [Key]
    ) async throws {
        let asking = Asking(
            officer: Key.named("test.officer.bon"), name: "Lê Văn Bốn", role: .officer, communes: nil,
            at: installation.time.now)
        try await installation.database.write { connection in
            try Audit.write(connection, by: asking, in: commune, action: action, reason: reason) { entry in
                for record in records { entry.changed("household", record, after: Array(reason.utf8)) }
            }
        }
        installation.time.pass(seconds: 60)
    }

    @Test(arguments: TestDatabase.engines)
    func `pages of a commune's journal run from the newest to the oldest, none twice`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            for number in 1...7 {
                try await Self.write(installation, Installation.kimTra, .observed, "lần \(number)", [Key.make()])
                try await Self.write(installation, Installation.huongXuan, .observed, "nơi khác", [])
            }

            let pages = [1, 2, 3, 4, 0]
            var shown: [[String]] = []
            for page in pages {
                let entries = try await installation.journal.entries(
                    by: Self.leader(), of: Installation.kimTra, page: page, size: 3)
                shown.append(entries.entries.map(\.reason))
                #expect(entries.total == 7)
                #expect(entries.pageCount == 3)
            }

            #expect(
                shown == [
                    ["lần 7", "lần 6", "lần 5"], ["lần 4", "lần 3", "lần 2"], ["lần 1"], [],
                    ["lần 7", "lần 6", "lần 5"],
                ])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a household's timeline tells when, who, what and why, newest first`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let household = Key.make()
            let member = Key.make()
            try await Self.write(installation, Installation.kimTra, .householdEntered, "hộ mới", [household, member])
            try await Self.write(installation, Installation.kimTra, .observed, "hộ khác", [Key.make()])
            try await Self.write(installation, Installation.kimTra, .memberCorrected, "sai ngày sinh", [member])
            let start = Self.leader().at

            let own = try await installation.journal.changes(
                of: household, in: Installation.kimTra, by: Self.leader())
            let all = try await installation.journal.changes(
                of: [household, member], in: Installation.kimTra, by: Self.leader())

            #expect(own.map(\.entry.label) == ["Nhập hộ mới"])
            #expect(all.map(\.entry.label) == ["Sửa thành viên", "Nhập hộ mới", "Nhập hộ mới"])
            #expect(all.map(\.entry.at) == [start.adding(seconds: 120), start, start])
            #expect(all.map(\.record) == [member, household, member])
            #expect(all.allSatisfy { $0.entry.officerName == "Lê Văn Bốn" })
            #expect(all.first?.entry.reason == "sai ngày sinh")
            #expect(all.first?.entry.changeCount == 1)
            let none = try await installation.journal.changes(of: [], in: Installation.kimTra, by: Self.leader())
            #expect(none == [])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `another commune's journal and timelines are not found`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let household = Key.make()
            try await Self.write(installation, Installation.kimTra, .householdEntered, "hộ mới", [household])
            let stranger = Self.leader([Installation.huongXuan])

            await #expect(throws: AccessRefusal.notFound) {
                try await installation.journal.entries(by: stranger, of: Installation.kimTra)
            }
            await #expect(throws: AccessRefusal.notFound) {
                try await installation.journal.changes(of: household, in: Installation.kimTra, by: stranger)
            }
            await #expect(throws: AccessRefusal.notFound) {
                try await installation.journal.entries(by: stranger, of: nil)
            }
            let foreign = try await installation.journal.changes(
                of: household, in: Installation.huongXuan, by: stranger)
            #expect(foreign == [])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an officer does not read the journal, an administrator reads no household's timeline`(
        engine: Engine
    ) async throws {
        try await Installation.with(engine) { installation in
            let sen = try await installation.administrator()
            let officer = Asking(
                officer: Key.make(), name: "Lê Văn Bốn", role: .officer, communes: nil, at: installation.time.now)

            await #expect(throws: AccessRefusal.notPermitted(.officer, .readAudit)) {
                try await installation.journal.entries(by: officer, of: Installation.kimTra)
            }
            await #expect(throws: AccessRefusal.notPermitted(.administrator, .readNames)) {
                try await installation.journal.changes(of: Key.make(), in: Installation.kimTra, by: sen)
            }
            #expect(try await installation.journal.entries(by: sen, of: nil).total == 1)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an entry of a later version is shown by its own word`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            try await Self.write(installation, Installation.kimTra, .observed, "", [])
            try await installation.database.write { connection in
                _ = try connection.run("UPDATE audit_entry SET action = 'certificate_printed'")
            }

            let page = try await installation.journal.entries(by: Self.leader(), of: Installation.kimTra)

            #expect(page.entries.first?.action == nil)
            #expect(page.entries.first?.label == "certificate_printed")
        }
    }
}
