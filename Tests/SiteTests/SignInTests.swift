import FormCoding
import HTTPTypes
import Hummingbird
import PageClient
import Site
import Testing

struct SignInTests {
    @Test func `a visitor is sent to sign in and knows the way back`() async throws {
        let answer = try await Stage().visitor.get("/ho?tdp=gn&trang=2")

        #expect(answer.status == 303)
        #expect(answer.headers[.location] == "/dang-nhap?tiep=%2Fho%3Ftdp%3Dgn%26trang%3D2")
    }

    @Test func `a form sent without a session has no way back, since it cannot be asked for again`() async throws {
        let answer = try await Stage().visitor.post("/ho", "ten=a")

        #expect(answer.status == 303)
        #expect(answer.headers[.location] == "/dang-nhap")
    }

    @Test func `an officer sees the page, the own name, and only the menu that the permissions open`() async throws {
        let answer = try await Stage().officer.get("/ho")

        #expect(answer.status == 200)
        #expect(answer.text.contains("Lê Văn Tám"))
        #expect(answer.text.contains("href=\"/nhap\""))
        #expect(!answer.text.contains("href=\"/tai-khoan\""))
    }

    @Test(arguments: ["", "abc", "' OR 1=1 --"])
    func `a token that is none is nobody`(_ text: String) async throws {
        var client = Stage().visitor
        client.cookie = "vuon=\(text)"

        #expect(try await client.get("/ho").status == 303)
    }

    @Test func `a token of another installation is nobody`() async throws {
        var client = Stage().visitor
        client.cookie = "vuon=\(SessionToken.fresh().text)"

        #expect(try await client.get("/ho").status == 303)
    }

    @Test func `a message is shown once, on the page after the form`() async throws {
        let officer = Stage().officer

        let sent = try await officer.post("/ho", "ten=h%E1%BB%99+B%C6%B0%E1%BB%9Fi+%3Cb%3E")
        let first = try await officer.get("/ho")
        let second = try await officer.get("/ho")

        #expect(sent.status == 303 && sent.headers[.location] == "/ho")
        #expect(first.text.contains("Đã lưu hộ Bưởi &lt;b&gt;."))
        #expect(!second.text.contains("Đã lưu"))
    }

    @Test func `the cookie is closed to scripts and to other sites, and to plain http where the site has https`() {
        let token = SessionToken.fresh()
        var plain = Response(status: .seeOther)
        var secure = Response(status: .seeOther)

        SessionCookie(isSecure: false).set(token, on: &plain)
        SessionCookie(isSecure: true).set(token, on: &secure)

        let attributes = { (response: Response) in
            Set((response.headers[.setCookie] ?? "").split(separator: "; ").map(String.init))
        }
        #expect(attributes(plain) == ["vuon=\(token.text)", "Path=/", "HttpOnly", "SameSite=Lax"])
        #expect(
            attributes(secure) == ["__Host-vuon=\(token.text)", "Path=/", "HttpOnly", "SameSite=Lax", "Secure"])
    }

    @Test(arguments: ["/", "/ho", "/ho?tdp=gn&trang=2", "/ho#ket-qua"])
    func `a path of this site is a way back`(_ path: String) {
        #expect(ReturnPath(path)?.text == path)
    }

    @Test(arguments: [
        "", "ho", "//xau.vn", "/\\xau.vn", "\\/xau.vn", "https://xau.vn", "javascript:alert(1)",
        "/ho\r\nSet-Cookie: a=b", "/ho tro", " /ho", "/hộ", "/\t/xau.vn",
    ])
    func `anything else is not`(_ path: String) {
        #expect(ReturnPath(path) == nil)
    }

    @Test func `tokens are long, and no two are the same`() {
        let tokens = Set((0..<100).map { _ in SessionToken.fresh() })

        #expect(tokens.count == 100)
        #expect(tokens.allSatisfy { $0.text.utf8.count == 64 && $0.digest.count == 32 })
        #expect(SessionToken(String(repeating: "A", count: 64)) == nil)
    }
}
