import Access
import HTTPTypes
import PageClient
import Storage
import TestDatabase
import Testing
import Vocabulary

/// A step on somebody's account is shown before it is taken, and says why in the journal.
@Suite struct AccountStepTests {
    @Test(arguments: TestDatabase.engines)
    func `a new password is told of before it is made, and shown once`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let sen = try await stage.signIn(.administrator)
            let man = try await stage.signIn(.officer)
            let address = try await Self.address(of: "Đặt lại mật khẩu", on: "man.le", for: sen)

            let page = try await sen.get(address)
            let before = try await man.get("/ho")
            let silent = try await sen.send(try PageForm(page, action: address))
            let done = try await sen.send(try PageForm(page, action: address), typing: [("ly_do", "Quên mật khẩu")])
            let again = try await sen.get("/tai-khoan")
            let kept = try await stage.database.read { connection in
                try connection.count("SELECT count(*) FROM officer_session WHERE flash IS NOT NULL")
            }

            #expect(page.words.contains("Đang đăng nhập ở 1 nơi"))
            #expect(before.status == 200 && silent.status == 422)
            #expect(try await man.get("/ho").status == 303)
            #expect(done.status == 200)
            #expect(done.words.contains("Mật khẩu của man.le chỉ hiện một lần này"))
            #expect(kept == 0)
            #expect(!again.words.contains("chỉ hiện một lần này"))
            let journal = try await sen.get("/nhat-ky")
            #expect(journal.words.contains("Quên mật khẩu"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an account is closed and opened in two steps each, the last administrator's is not`(
        _ engine: Engine
    ) async throws {
        try await DeskStage.with(engine) { stage in
            let sen = try await stage.signIn(.administrator)
            let man = try await stage.signIn(.officer)
            let close = try await Self.address(of: "Khoá tài khoản", on: "man.le", for: sen)
            let own = try await Self.address(of: "Khoá tài khoản", on: "sen.phan", for: sen)
            let reason = [("ly_do", "Chuyển công tác")]

            let closed = try await sen.send(try PageForm(try await sen.get(close), action: close), typing: reason)
            let last = try await sen.send(try PageForm(try await sen.get(own), action: own), typing: reason)

            #expect(closed.status == 303)
            #expect(try await man.get("/ho").status == 303)
            #expect(last.status == 422 && last.words.contains("quản trị cuối cùng"))
            let open = try await Self.address(of: "Mở lại tài khoản", on: "man.le", for: sen)
            let opened = try await sen.send(try PageForm(try await sen.get(open), action: open), typing: reason)
            #expect(opened.status == 303)
            #expect(try await man.get(close).status != 200)
        }
    }

    /// The link of a step in the row of an account.
    private static func address(of step: String, on name: String, for sen: RouterClient) async throws -> String {
        let text = try await sen.get("/tai-khoan").text
        let row = try #require(text.split(separator: "<tr>").first { $0.contains(">\(name)</a>") })
        let links = row.matches(of: #/<a href="([^"]*)">([^<]*)</#)
        return try #require(links.first { $0.output.2 == step }.map { String($0.output.1) })
    }
}
