import Access
import Storage
import TestDatabase
import Testing
import Vocabulary

/// Many names tried from one place are refused for a while; an office that shares an address is not shut out.
@Suite struct SignInAddressTests {
    private static let office = "203.0.113.7"

    private static func guess(_ installation: Installation, _ names: ClosedRange<Int>, from place: String) async {
        for name in names {
            await #expect(throws: AccessRefusal.wrongNameOrPassword) {
                try await installation.officers.signIn(
                    name: "ten.\(name)", password: "sai mật khẩu rồi", from: place)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the thirty-first wrong attempt of a quarter of an hour closes the address, not others`(
        engine: Engine
    ) async throws {
        try await Installation.with(engine) { installation in
            _ = try await SignInTests.bon(installation)
            let officers = installation.officers
            let end = installation.time.now.adding(seconds: 15 * 60)

            await Self.guess(installation, 1...31, from: Self.office)

            await #expect(throws: AccessRefusal.tooManyAttempts(until: end)) {
                try await officers.signIn(name: "bon.le", password: Installation.password, from: Self.office)
            }
            _ = try await officers.signIn(name: "bon.le", password: Installation.password, from: "203.0.113.8")
            installation.time.pass(seconds: 15 * 60)
            _ = try await officers.signIn(name: "bon.le", password: Installation.password, from: Self.office)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `right passwords cost an office nothing, and old mistakes are forgotten`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            _ = try await SignInTests.bon(installation)
            let officers = installation.officers

            await Self.guess(installation, 1...20, from: Self.office)
            for _ in 1...40 {
                _ = try await officers.signIn(name: "bon.le", password: Installation.password, from: Self.office)
            }
            await Self.guess(installation, 21...30, from: Self.office)
            installation.time.pass(seconds: 15 * 60)
            await Self.guess(installation, 31...50, from: Self.office)

            _ = try await officers.signIn(name: "bon.le", password: Installation.password, from: Self.office)
        }
    }
}
