import Storage
import TestDatabase
import Testing
import Vocabulary

@testable import Access

/// What an officer is, where and until when; and what must not lie in one hand.
@Suite struct TermTests {
    static let day = Day(iso: "2026-03-02") ?? Day(number: 0)

    @Test(arguments: TestDatabase.engines)
    func `an account of before terms keeps its role, without a first day`(engine: Engine) async throws {
        let before = AccessSchema.migrations.filter { $0.id < "0540" }
        try await TestDatabase.use(engine, migrations: before) { database in
            let key = Key.make()
            try await database.write { connection in
                try connection.run(
                    """
                    INSERT INTO officer (id, name, full_name, role, commune, password, disabled_at, recorded_in)
                    VALUES (\(key), 'bon.le', 'Lê Văn Bốn', 'leader', \(Installation.kimTra), 'x', NULL, \(key))
                    """)
                try connection.run(
                    """
                    INSERT INTO officer_session (token_hash, officer, created_at, seen_at, ends_at, flash)
                    VALUES (\([UInt8](repeating: 1, count: 32)), \(key), 0, 0, 0, NULL)
                    """)
            }
            try await database.migrate(AccessSchema.migrations)

            let bon = try await database.read { try Officers.find($0, key, on: Self.day) }
            #expect(bon.role == .leader && bon.commune == Installation.kimTra)
            #expect(bon.term?.from == nil && bon.term?.to == nil)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a term allows from its first to its last day`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let sen = try await installation.administrator()
            let today = installation.time.now.day
            let term = NewTerm(
                role: .clerk, commune: Installation.kimTra, from: today.adding(days: 1), to: today.adding(days: 2))
            _ = try await installation.officers.add(
                NewOfficer(
                    name: "bon.le", fullName: "Lê Văn Bốn", term: term, password: Installation.password), by: sen)
            var roles: [Role] = []
            for _ in 0..<4 {
                roles.append(
                    try await installation.officers.authenticate(name: "bon.le", password: Installation.password).role)
                installation.time.pass(seconds: 86_400)
            }
            #expect(roles == [.none, .clerk, .clerk, .none])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `nobody enters and decides in one time, unless a leader allowed it for a while`(
        engine: Engine
    ) async throws {
        try await Installation.with(engine) { installation in
            let officers = installation.officers
            let sen = try await installation.administrator()
            let bon = try await officers.add(Installation.bon(.officer), by: sen)
            let today = installation.time.now.day
            let end = today.adding(days: 30)
            var clerk = NewTerm(role: .clerk, commune: Installation.kimTra, from: today)
            let leader = Asking(
                officer: Key.make(), name: "Đỗ Văn Khế", role: .leader, communes: [Installation.kimTra], at: sen.at)
            let himself = Asking(
                officer: bon.key, name: "Lê Văn Bốn", role: .leader, communes: nil, at: sen.at)

            await #expect(throws: AccessRefusal.incompatible(.enterAndDecide, .officer)) {
                try await officers.give(clerk, to: bon.key, by: sen, reason: "QĐ 15")
            }
            await #expect(throws: AccessRefusal.self) {
                try await officers.grant(.enterAndDecide, to: bon.key, until: end, by: himself, reason: "Thiếu người")
            }
            await #expect(throws: AccessRefusal.notPermitted(.administrator, .grantException)) {
                try await officers.grant(.enterAndDecide, to: bon.key, until: end, by: sen, reason: "Thiếu người")
            }
            try await officers.grant(.enterAndDecide, to: bon.key, until: end, by: leader, reason: "Thiếu người")
            // Without an end of its own the term would outlive what was allowed.
            await #expect(throws: AccessRefusal.incompatible(.enterAndDecide, .officer)) {
                try await officers.give(clerk, to: bon.key, by: sen, reason: "QĐ 15")
            }
            clerk.to = end
            try await officers.give(clerk, to: bon.key, by: sen, reason: "QĐ 15")

            let auditor = Asking(
                officer: Key.make(), name: "Ngô Văn Mít", role: .auditor, communes: [Installation.kimTra], at: sen.at)
            let listed = try await officers.exceptions(by: auditor)
            #expect(listed.map(\.reason) == ["Thiếu người"] && listed.map(\.to) == [end])
            #expect(try await installation.database.read { try Audit.firstBroken($0) } == nil)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a session works under one of its officer's terms, and never under another's`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let officers = installation.officers
            let sen = try await installation.administrator()
            let bon = try await officers.add(Installation.bon(.clerk), by: sen)
            let other = try await officers.add(
                NewOfficer(
                    name: "hai.tran", fullName: "Trần Thị Hai", role: .leader, password: Installation.password), by: sen
            )
            let acting = NewTerm(
                role: .leader, commune: Installation.kimTra, from: sen.today, to: sen.today.adding(days: 3),
                acting: .deputy, actingFor: "Chủ tịch")
            try await officers.give(acting, to: bon.key, by: sen, reason: "QĐ 16")
            let token = try await officers.signIn(name: "bon.le", password: Installation.password)
            let asking = try #require(try await officers.resolve(token)).asking
            let terms = try await officers.terms(of: bon.key, by: asking)
            let leading = try #require(terms.first { $0.role == .leader })

            #expect(asking.role == .clerk)
            try await officers.work(under: leading.key, token: token, by: asking)
            let now = try #require(try await officers.resolve(token)).asking
            #expect(now.role == .leader && now.name == "Lê Văn Bốn (KT. Chủ tịch)")
            let foreign = try #require(other.term).key
            await #expect(throws: AccessRefusal.notFound) {
                try await officers.work(under: foreign, token: token, by: now)
            }
            // What was acted for ends by itself.
            try await officers.end(leading.key, on: sen.today.adding(days: -1), by: sen, reason: "Về sớm")
            #expect(try await officers.resolve(token)?.asking.role == .clerk)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `what was allowed for a while and taken back allows no further term`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let officers = installation.officers
            let sen = try await installation.administrator()
            let bon = try await officers.add(Installation.bon(.officer), by: sen)
            let end = sen.today.adding(days: 30)
            let clerk = NewTerm(role: .clerk, commune: Installation.kimTra, from: sen.today, to: end)
            let leader = Asking(
                officer: Key.make(), name: "Đỗ Văn Khế", role: .leader, communes: [Installation.kimTra], at: sen.at)
            try await officers.grant(.enterAndDecide, to: bon.key, until: end, by: leader, reason: "Thiếu người")
            let auditor = Asking(
                officer: Key.make(), name: "Ngô Văn Mít", role: .auditor, communes: [Installation.kimTra], at: sen.at)
            let allowed = try #require(try await officers.exceptions(by: auditor).first)
            try await officers.end(exception: allowed.key, by: leader, reason: "Đã đủ người")

            await #expect(throws: AccessRefusal.incompatible(.enterAndDecide, .officer)) {
                try await officers.give(clerk, to: bon.key, by: sen, reason: "QĐ 15")
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a term is ended earlier, never made longer`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let officers = installation.officers
            let sen = try await installation.administrator()
            let bon = try await officers.add(Installation.bon(.clerk), by: sen)
            let last = sen.today.adding(days: 3)
            let acting = NewTerm(role: .leader, commune: Installation.kimTra, from: sen.today, to: last)
            try await officers.give(acting, to: bon.key, by: sen, reason: "QĐ 16")
            let term = try #require(try await officers.terms(of: bon.key, by: sen).first { $0.role == .leader })

            await #expect(throws: AccessRefusal.self) {
                try await officers.end(term.key, on: last.adding(days: 1), by: sen, reason: "Thêm một ngày")
            }
            #expect(try await officers.terms(of: bon.key, by: sen).first { $0.role == .leader }?.to == last)
            try await officers.end(term.key, on: last.adding(days: -1), by: sen, reason: "Về sớm")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the last administrator's term does not end`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let sen = try await installation.administrator()
            let key = try #require(sen.officer)
            let term = try #require(try await installation.officers.terms(of: key, by: sen).first)
            await #expect(throws: AccessRefusal.lastAdministrator) {
                try await installation.officers.end(term.key, on: sen.today, by: sen, reason: "Nghỉ")
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `officers see and end their own sign-ins, and nobody else's`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let officers = installation.officers
            _ = try await SignInTests.bon(installation)
            let here = try await officers.signIn(
                name: "bon.le", password: Installation.password, place: "Firefox trên Windows")
            let there = try await officers.signIn(name: "bon.le", password: Installation.password)
            let foreign = try await officers.signIn(name: "sen.phan", password: Installation.password)
            let bon = try #require(try await officers.resolve(here)).asking
            let sen = try #require(try await officers.resolve(foreign)).asking
            let open = try await officers.openSessions(token: here, by: bon)
            let other = try #require(open.first { !$0.isThis })
            let hers = try #require(try await officers.openSessions(token: foreign, by: sen).first)

            #expect(open.count == 2 && open.contains { $0.isThis && $0.place == "Firefox trên Windows" })
            await #expect(throws: AccessRefusal.notFound) { try await officers.endSession(hers.key, by: bon) }
            try await officers.endSession(other.key, by: bon)
            #expect(try await officers.resolve(there) == nil)
            #expect(try await officers.resolve(here) != nil)
            #expect(try await officers.resolve(foreign) != nil)
        }
    }

    @Test func `the matrix gives what the law of the house says`() {
        for role in Role.assignable where role.duties.contains(.enter) {
            #expect(!role.duties.contains(.decide) && !role.duties.contains(.administer), "\(role)")
        }
        #expect(Role.auditor.duties == [.audit])
        #expect(Role.none.permissions.isEmpty)
        #expect(Role.supplier.permissions == [.matchLists])
        #expect(Role.superior.permissions == [.readFigures])
        // Each action has its row once.
        #expect(Set(Matrix.rows.map(\.permission)) == Set(Permission.allCases))
        #expect(Matrix.rows.count == Permission.allCases.count)
    }
}
