import Storage
import TestDatabase
import Testing
import Vocabulary

@testable import Access

@Suite struct AccountChangeTests {
    @Test(arguments: TestDatabase.engines)
    func `a new password ends the old sessions, one's own keeps the session it was set from`(
        engine: Engine
    ) async throws {
        try await Installation.with(engine) { installation in
            let bon = try await SignInTests.bon(installation)
            let officers = installation.officers
            let here = try await officers.signIn(name: "bon.le", password: Installation.password)
            let elsewhere = try await officers.signIn(name: "bon.le", password: Installation.password)
            let asking = try #require(try await officers.resolve(here)).asking

            await #expect(throws: AccessRefusal.wrongNameOrPassword) {
                try await officers.setOwnPassword(from: "sai mật khẩu rồi", to: "sông Bồ mùa lũ", by: asking)
            }
            await #expect(throws: AccessRefusal.weakPassword("cần ít nhất 12 ký tự, mới có 4")) {
                try await officers.setOwnPassword(from: Installation.password, to: "ngắn", by: asking)
            }
            try await officers.setOwnPassword(
                from: Installation.password, to: "sông Bồ mùa lũ", by: asking, keeping: here)

            #expect(try await officers.resolve(here)?.officer == bon)
            #expect(try await officers.resolve(elsewhere) == nil)
            let sen = try await officers.authenticate(name: "sen.phan", password: Installation.password)
            try await officers.setPassword(of: bon.key, to: "đồng lúa mùa gặt", by: sen)
            #expect(try await officers.resolve(here) == nil)
            #expect(try await installation.database.read { try Audit.firstBroken($0) } == nil)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an account opened again signs in with its old password`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let bon = try await SignInTests.bon(installation)
            let officers = installation.officers
            let sen = try await officers.authenticate(name: "sen.phan", password: Installation.password)
            let token = try await officers.signIn(name: "bon.le", password: Installation.password)
            try await officers.disable(bon.key, by: sen, reason: "Đi học")
            #expect(try await officers.resolve(token) == nil)

            try await officers.enable(bon.key, by: sen, reason: "Đi học về")

            #expect(try await officers.resolve(token) == nil)
            _ = try await officers.signIn(name: "bon.le", password: Installation.password)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an account closed, or given a new password, while its password was verified opens no session`(
        engine: Engine
    ) async throws {
        try await Installation.with(engine) { installation in
            let bon = try await SignInTests.bon(installation)
            let officers = installation.officers
            let sen = try await officers.authenticate(name: "sen.phan", password: Installation.password)
            let before = try await officers.authenticated("bon.le", Installation.password)

            try await officers.setPassword(of: bon.key, to: "sông Bồ mùa lũ", by: sen)
            await #expect(throws: AccessRefusal.wrongNameOrPassword) {
                try await officers.openSession(of: bon, before.verified)
            }

            let after = try await officers.authenticated("bon.le", "sông Bồ mùa lũ")
            try await officers.disable(bon.key, by: sen, reason: "Chuyển công tác")
            await #expect(throws: AccessRefusal.wrongNameOrPassword) {
                try await officers.openSession(of: bon, after.verified)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a session left over by a closed account opens nothing`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let bon = try await SignInTests.bon(installation)
            let token = try await installation.officers.signIn(name: "bon.le", password: Installation.password)

            try await installation.database.write { connection in
                _ = try connection.run(
                    "UPDATE officer SET disabled_at = \(installation.time.now) WHERE id = \(bon.key)")
            }

            #expect(try await installation.officers.resolve(token) == nil)
        }
    }
}
