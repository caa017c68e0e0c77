import Access
import Storage
import TestDatabase
import Testing
import Vocabulary

@Suite struct SignInTests {
    static func bon(_ installation: Installation) async throws -> Officer {
        let sen = try await installation.administrator()
        return try await installation.officers.add(Installation.bon(), by: sen)
    }

    static func wrong(_ installation: Installation, _ name: String, times: Int) async {
        for _ in 0..<times {
            await #expect(throws: AccessRefusal.wrongNameOrPassword) {
                try await installation.officers.signIn(name: name, password: "sai mật khẩu rồi")
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the right name and password open a session of that officer`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let bon = try await Self.bon(installation)

            let token = try await installation.officers.signIn(name: " Bon.Le", password: Installation.password)

            let signedIn = try #require(try await installation.officers.resolve(token))
            #expect(signedIn.officer == bon)
            #expect(signedIn.asking.officer == bon.key)
            #expect(signedIn.asking.role == .officer)
            #expect(signedIn.asking.communes == [Installation.kimTra])
            #expect(signedIn.asking.at == installation.time.now)
            #expect(signedIn.flash == nil)
            let other = try await installation.officers.signIn(name: "bon.le", password: Installation.password)
            #expect(other != token)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a wrong password, an unknown name and a disabled account are answered alike`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let bon = try await Self.bon(installation)
            let sen = try await installation.officers.authenticate(name: "sen.phan", password: Installation.password)
            try await installation.officers.disable(bon.key, by: sen, reason: "Chuyển công tác")

            await Self.wrong(installation, "sen.phan", times: 1)
            await Self.wrong(installation, "khong.ai", times: 1)
            await Self.wrong(installation, "' OR 1=1 --\0", times: 1)
            await #expect(throws: AccessRefusal.wrongNameOrPassword) {
                try await installation.officers.signIn(name: "bon.le", password: Installation.password)
            }
            await #expect(throws: AccessRefusal.wrongNameOrPassword) {
                try await installation.officers.authenticate(name: "bon.le", password: Installation.password)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `five wrong passwords lock a known and an unknown name alike, until the clock has passed`(
        engine: Engine
    ) async throws {
        try await Installation.with(engine) { installation in
            _ = try await Self.bon(installation)
            let officers = installation.officers
            let end = installation.time.now.adding(seconds: 60)

            for name in ["bon.le", "khong.ai"] {
                await Self.wrong(installation, name, times: 5)
                await #expect(throws: AccessRefusal.tooManyAttempts(until: end), "\(name)") {
                    try await officers.signIn(name: name, password: Installation.password)
                }
            }

            installation.time.pass(seconds: 59)
            await #expect(throws: AccessRefusal.tooManyAttempts(until: end)) {
                try await officers.signIn(name: "bon.le", password: Installation.password)
            }
            installation.time.pass(seconds: 1)
            let token = try await officers.signIn(name: "bon.le", password: Installation.password)
            #expect(try await officers.resolve(token) != nil)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `each further wrong password locks for twice as long, an hour or so at most`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            _ = try await Self.bon(installation)
            await Self.wrong(installation, "bon.le", times: 4)

            for minutes in [1, 2, 4, 8, 16, 32, 64, 64] as [Int64] {
                await Self.wrong(installation, "bon.le", times: 1)
                let end = installation.time.now.adding(seconds: minutes * 60)
                await #expect(throws: AccessRefusal.tooManyAttempts(until: end)) {
                    try await installation.officers.signIn(name: "bon.le", password: Installation.password)
                }
                installation.time.pass(seconds: minutes * 60)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a right password forgets the wrong ones before it, and so does a day`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            _ = try await Self.bon(installation)
            await Self.wrong(installation, "bon.le", times: 4)
            _ = try await installation.officers.signIn(name: "bon.le", password: Installation.password)
            await Self.wrong(installation, "bon.le", times: 4)
            installation.time.pass(seconds: 24 * 3600)
            await Self.wrong(installation, "bon.le", times: 4)

            _ = try await installation.officers.signIn(name: "bon.le", password: Installation.password)

            let left = try await installation.database.read { try $0.count("SELECT COUNT(*) FROM sign_in_failure") }
            #expect(left == 0)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `twenty guesses at once are five guesses`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            _ = try await Self.bon(installation)

            let wrong = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        do {
                            _ = try await installation.officers.signIn(name: "bon.le", password: "sai mật khẩu rồi")
                            return false
                        } catch {
                            return error as? AccessRefusal == .wrongNameOrPassword
                        }
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }

            #expect(wrong == 5)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a locked officer is seen in the list of locks and let in by a new password`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let bon = try await Self.bon(installation)
            let officers = installation.officers
            let sen = try await officers.authenticate(name: "sen.phan", password: Installation.password)
            await Self.wrong(installation, "bon.le", times: 5)
            #expect(try await officers.locks(by: sen) == ["bon.le": installation.time.now.adding(seconds: 60)])

            try await officers.setPassword(of: bon.key, to: "sông Bồ mùa lũ", by: sen)

            #expect(try await officers.locks(by: sen) == [:])
            _ = try await officers.signIn(name: "bon.le", password: "sông Bồ mùa lũ")
            await Self.wrong(installation, "bon.le", times: 1)
        }
    }
}
