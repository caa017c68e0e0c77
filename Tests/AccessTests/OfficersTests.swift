import Access
import Storage
import TestDatabase
import Testing
import Vocabulary

@Suite struct OfficersTests {
    @Test(arguments: TestDatabase.engines)
    func `the first account is an administrator's and needs nobody, the second needs one`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let officers = installation.officers
            #expect(try await officers.isEmpty)

            let sen = try await officers.setUp(Installation.sen)

            #expect(try await !officers.isEmpty)
            #expect(sen.role == .administrator)
            await #expect(throws: AccessRefusal.officerNeeded("việc thêm tài khoản")) {
                try await officers.setUp(
                    NewOfficer(
                        name: "khac", fullName: "Lê Thị Khác", role: .administrator, password: Installation.password))
            }
            await #expect(throws: AccessRefusal.self) { try await officers.setUp(Installation.bon()) }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `of two first accounts at once one is made`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let made = await withTaskGroup(of: Bool.self) { group in
                for name in ["sen.phan", "sen.hai"] {
                    group.addTask {
                        let new = NewOfficer(
                            name: name, fullName: "Phan Thị Sen", role: .administrator, password: Installation.password)
                        return (try? await installation.officers.setUp(new)) != nil
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }

            #expect(made == 1)
            let count = try await installation.database.read { try $0.count("SELECT COUNT(*) FROM officer") }
            #expect(count == 1)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an account is added with its entry, which holds no password`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let sen = try await installation.administrator()
            let bon = try await installation.officers.add(Installation.bon(), by: sen, reason: "Cán bộ mới")

            let list = try await installation.officers.list(by: sen)
            #expect(list.map(\.fullName) == ["Lê Văn Bốn", "Phan Thị Sen"])
            #expect(list.first == bon)
            let page = try await installation.journal.entries(by: sen, of: nil)
            #expect(page.entries.map(\.label) == ["Thêm tài khoản", "Thêm tài khoản"])
            #expect(page.entries.map(\.officerName) == ["Phan Thị Sen", "Tại máy chủ"])
            #expect(page.entries.first?.reason == "Cán bộ mới")
            let records = try await installation.database.read { connection in
                try connection.all("SELECT after_record FROM audit_change") {
                    String(decoding: $0.bytes(0), as: UTF8.self)
                }
            }
            #expect(records.contains { $0.contains("bon.le") })
            #expect(records.contains { $0.contains("role=officer") })
            #expect(!records.contains { $0.contains("argon2") || $0.contains(Installation.password) })
            #expect(try await installation.database.read { try Audit.firstBroken($0) } == nil)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `only who manages accounts adds, lists, disables and sets passwords`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let officers = installation.officers
            let sen = try await installation.administrator()
            let bon = try await officers.add(Installation.bon(), by: sen)
            let asking = bon.asking(at: installation.time.now)
            let refused = AccessRefusal.notPermitted(.officer, .manageAccounts)

            await #expect(throws: refused) { try await officers.list(by: asking) }
            await #expect(throws: refused) { try await officers.disable(bon.key, by: asking, reason: "") }
            await #expect(throws: refused) {
                try await officers.setPassword(of: bon.key, to: "sông Bồ mùa lũ", by: asking)
            }
            await #expect(throws: refused) {
                try await officers.add(
                    NewOfficer(
                        name: "moi.tran", fullName: "Trần Văn Mới", role: .leader, password: Installation.password),
                    by: asking)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a name that is taken is refused, also in capitals, also when its bearer is disabled`(
        engine: Engine
    ) async throws {
        try await Installation.with(engine) { installation in
            let sen = try await installation.administrator()
            let bon = try await installation.officers.add(Installation.bon(), by: sen)
            try await installation.officers.disable(bon.key, by: sen, reason: "Chuyển công tác")

            let again = NewOfficer(
                name: " Bon.Le ", fullName: "Lê Văn Bốn", role: .leader, password: Installation.password)
            await #expect(throws: AccessRefusal.nameTaken("bon.le")) {
                try await installation.officers.add(again, by: sen)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the last administrator stays, the last but one may go`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let officers = installation.officers
            let sen = try await installation.administrator()
            let key = try #require(sen.officer)
            await #expect(throws: AccessRefusal.lastAdministrator) {
                try await officers.disable(key, by: sen, reason: "Nghỉ hưu")
            }

            let other = try await officers.add(
                NewOfficer(
                    name: "hai.tran", fullName: "Trần Thị Hai", role: .administrator, password: Installation.password),
                by: sen)
            try await officers.disable(key, by: sen, reason: "Nghỉ hưu")

            let list = try await officers.list(by: other.asking(at: installation.time.now))
            #expect(list.map(\.isDisabled) == [false, true])
            await #expect(throws: AccessRefusal.lastAdministrator) {
                try await officers.disable(other.key, by: other.asking(at: installation.time.now), reason: "")
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `of two administrators who disable each other at once one stays`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let officers = installation.officers
            let sen = try await installation.administrator()
            let key = try #require(sen.officer)
            let other = try await officers.add(
                NewOfficer(
                    name: "hai.tran", fullName: "Trần Thị Hai", role: .administrator, password: Installation.password),
                by: sen)

            await withTaskGroup(of: Void.self) { group in
                for (target, by) in [(other.key, sen), (key, other.asking(at: sen.at))] {
                    group.addTask { try? await officers.disable(target, by: by, reason: "") }
                }
            }

            let left = try await installation.database.read { connection in
                try connection.count(
                    "SELECT COUNT(*) FROM officer WHERE disabled_at IS NULL")
            }
            #expect(left == 1)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an administrator of one commune neither makes nor sees accounts of another`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let officers = installation.officers
            let sen = try await installation.administrator()
            let bon = try await officers.add(Installation.bon(), by: sen)
            let local = Asking(
                officer: Key.make(), name: "Trần Thị Hai", role: .administrator, communes: [Installation.huongXuan],
                at: installation.time.now)

            #expect(try await officers.list(by: local).isEmpty)
            await #expect(throws: AccessRefusal.notFound) {
                try await officers.setPassword(of: bon.key, to: "sông Bồ mùa lũ", by: local)
            }
            await #expect(throws: AccessRefusal.notFound) { try await officers.disable(bon.key, by: local, reason: "") }
            await #expect(throws: AccessRefusal.notFound) {
                try await officers.add(
                    NewOfficer(
                        name: "moi.tran", fullName: "Trần Văn Mới", role: .administrator,
                        password: Installation.password),
                    by: local)
            }
        }
    }

    @Test func `each field of a new account says what to mend`() {
        let new = NewOfficer(name: "bốn lê", fullName: "  ", role: .server, password: "ngắn")

        #expect(new.problems.map(\.field) == ["name", "full_name", "role", "password"])
        #expect(Installation.bon().problems == [])
        for name in ["ab", String(repeating: "a", count: 41), "bon_le", "bon le", "bố", ""] {
            let one = NewOfficer(name: name, fullName: "Lê Văn Bốn", role: .officer, password: Installation.password)
            #expect(one.problems.map(\.field) == ["name"], "\(name)")
        }
    }
}
