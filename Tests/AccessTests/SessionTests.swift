import Access
import Storage
import TestDatabase
import Testing
import Vocabulary

@Suite struct SessionTests {
    static func token(_ installation: Installation) async throws -> String {
        _ = try await installation.officers.setUp(Installation.sen)
        return try await installation.officers.signIn(name: "sen.phan", password: Installation.password)
    }

    @Test(arguments: TestDatabase.engines)
    func `a session unused for sixty minutes has ended, a minute less it has not`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let token = try await Self.token(installation)

            installation.time.pass(seconds: 60 * 60 - 1)
            #expect(try await installation.officers.resolve(token) != nil)
            installation.time.pass(seconds: 60 * 60)
            #expect(try await installation.officers.resolve(token) == nil)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a session in use all day ends after twelve hours`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let token = try await Self.token(installation)

            for _ in 0..<23 {
                installation.time.pass(seconds: 30 * 60)
                #expect(try await installation.officers.resolve(token) != nil)
            }
            installation.time.pass(seconds: 30 * 60 - 1)
            #expect(try await installation.officers.resolve(token) != nil)
            installation.time.pass(seconds: 1)
            #expect(try await installation.officers.resolve(token) == nil)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `looking at pages writes once a minute at most`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let token = try await Self.token(installation)
            let start = installation.time.now
            func seen() async throws -> Instant? {
                try await installation.database.read { connection in
                    try connection.first("SELECT seen_at FROM officer_session") { $0.instant(0) }
                }
            }

            installation.time.pass(seconds: 59)
            _ = try await installation.officers.resolve(token)
            #expect(try await seen() == start)
            installation.time.pass(seconds: 1)
            _ = try await installation.officers.resolve(token)
            #expect(try await seen() == start.adding(seconds: 60))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `nothing in the stolen rows opens a session`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let token = try await Self.token(installation)

            let (hash, password) = try await installation.database.read { connection in
                (
                    try connection.first("SELECT token_hash FROM officer_session") { $0.bytes(0) } ?? [],
                    try connection.first("SELECT password FROM officer") { $0.text(0) } ?? ""
                )
            }

            #expect(hash == Digest.sha256(Array(token.utf8)))
            #expect(try await installation.officers.resolve(hexadecimal(hash)) == nil)
            #expect(try await installation.officers.resolve(String(decoding: hash, as: UTF8.self)) == nil)
            #expect(!password.contains(Installation.password))
            await #expect(throws: AccessRefusal.wrongNameOrPassword) {
                try await installation.officers.signIn(name: "sen.phan", password: password)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `no other token opens a session`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let token = try await Self.token(installation)
            let last = token.hasSuffix("0") ? "1" : "0"
            let tokens = [
                "", "0", String(token.dropLast()), token + "0", token.uppercased() + "0",
                String(token.dropLast()) + last,
                String(repeating: "0", count: 1_000_000),
            ]

            for other in tokens {
                #expect(try await installation.officers.resolve(other) == nil)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `signing out ends this session alone`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let token = try await Self.token(installation)
            let other = try await installation.officers.signIn(name: "sen.phan", password: Installation.password)

            try await installation.officers.signOut(token)

            #expect(try await installation.officers.resolve(token) == nil)
            #expect(try await installation.officers.resolve(other) != nil)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a flash is shown once, to its own session`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let officers = installation.officers
            let token = try await Self.token(installation)
            let other = try await officers.signIn(name: "sen.phan", password: Installation.password)

            try await officers.setFlash(token, "Đã ghi nhận quyết định.")

            #expect(try await officers.resolve(other)?.flash == nil)
            #expect(try await officers.resolve(token)?.flash == "Đã ghi nhận quyết định.")
            #expect(try await officers.takeFlash(token) == "Đã ghi nhận quyết định.")
            #expect(try await officers.takeFlash(token) == nil)
            #expect(try await officers.resolve(token)?.flash == nil)
            #expect(try await officers.takeFlash("không có phiên này") == nil)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `ended sessions are swept away by the next sign-in`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            _ = try await Self.token(installation)
            installation.time.pass(seconds: 60 * 60)

            _ = try await installation.officers.signIn(name: "sen.phan", password: Installation.password)

            let count = try await installation.database.read { try $0.count("SELECT COUNT(*) FROM officer_session") }
            #expect(count == 1)
        }
    }
}
