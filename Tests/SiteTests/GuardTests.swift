import HTTPTypes
import Hummingbird
import Logging
import NIOEmbedded
import PageClient
import Site
import Synchronization
import Testing

struct GuardTests {
    @Test(arguments: ["/dang-nhap", "/khong-co", "/hong", "/ho"])
    func `every answer says what browsers may do with it`(_ path: String) async throws {
        let answer = try await Stage().visitor.get(path)

        let policy = try #require(answer.headers[named: "Content-Security-Policy"])
        #expect(policy.contains("default-src 'self'") && policy.contains("frame-ancestors 'none'"))
        #expect(!policy.contains("unsafe"))
        #expect(answer.headers[named: "X-Content-Type-Options"] == "nosniff")
        #expect(answer.headers[named: "Referrer-Policy"] == "same-origin")
        #expect(answer.headers[.cacheControl] == "no-store")
    }

    @Test func `https is asked for where the site has it`() async throws {
        let secure = try await Stage(isHTTPS: true).visitor.get("/dang-nhap")
        let plain = try await Stage().visitor.get("/dang-nhap")

        #expect(secure.headers[named: "Strict-Transport-Security"] != nil)
        #expect(plain.headers[named: "Strict-Transport-Security"] == nil)
    }

    @Test(arguments: [
        ("Sec-Fetch-Site", "same-origin", 303), ("Sec-Fetch-Site", "none", 303), ("Sec-Fetch-Site", "cross-site", 403),
        ("Sec-Fetch-Site", "same-site", 403), ("Origin", "http://vuon.test", 303), ("Origin", "https://vuon.test", 303),
        ("Origin", "https://vuon.test.xau.vn", 403), ("Origin", "null", 403), ("X-Nothing", "", 403),
    ])
    func `a form counts only when it comes from a page of this site`(
        _ header: String, _ value: String, _ status: Int
    ) async throws {
        let name = try #require(HTTPField.Name(header))
        let headers: HTTPFields = [name: value, .contentType: "application/x-www-form-urlencoded"]

        let answer = try await Stage().officer.send(.post, "/ho", headers: headers, body: Array("ten=a".utf8))

        #expect(answer.status == status)
    }

    @Test func `a foreign Sec-Fetch-Site is not mended by a friendly Origin`() async throws {
        let site = try #require(HTTPField.Name("Sec-Fetch-Site"))
        let headers: HTTPFields = [site: "cross-site", .origin: "http://vuon.test"]

        let answer = try await Stage().officer.post("/ho", "ten=a", headers: headers)

        #expect(answer.status == 403)
    }

    @Test(arguments: [("notFound", 404), ("notAllowed", 403), ("conflict", 409), ("invalid", 422)])
    func `a refusal says what happened, with its code`(_ kind: String, _ status: Int) async throws {
        let answer = try await Stage().visitor.get("/tu-choi/\(kind)")

        #expect(answer.status == status)
        #expect(answer.text.contains("Hộ này đã được người khác sửa."))
        #expect(answer.text.contains("HO-104"))
    }

    @Test func `an officer's error page keeps the officer's menu`() async throws {
        let answer = try await Stage().officer.get("/ho/hong")

        #expect(answer.status == 422)
        #expect(answer.text.contains("Lê Văn Tám"))
    }

    @Test func `the page that refuses a foreign form has the installation's name too`() async throws {
        let site = try #require(HTTPField.Name("Sec-Fetch-Site"))

        let answer = try await Stage(isSample: true).officer.post("/ho", "ten=a", headers: [site: "cross-site"])

        #expect(answer.text.contains("Phường Kim Trà") && answer.text.contains("DỮ LIỆU MẪU"))
        #expect(answer.text.contains("SITE-101"))
    }

    @Test func `HEAD answers like GET, without the page`() async throws {
        let answer = try await Stage().officer.send(.head, "/ho", headers: [:], body: [])

        #expect(answer.status == 200 && answer.bytes.isEmpty)
    }

    @Test func `an address that is not there has a page in Vietnamese`() async throws {
        let answer = try await Stage().visitor.get("/khong-co")

        #expect(answer.status == 404)
        #expect(answer.text.contains("Không tìm thấy trang này"))
    }

    @Test func `an error nobody foresaw shows its id and nothing else`() async throws {
        let answer = try await Stage().visitor.get("/hong")

        let id = try #require(answer.headers[named: "X-Request-Id"])
        #expect(answer.status == 500)
        #expect(answer.text.contains(id))
        #expect(!answer.text.contains("Bưởi") && !answer.text.contains("Broken"))
    }

    @Test func `the way back on an error page leads only to this site`() async throws {
        let stage = Stage()

        let ours = try await stage.visitor.get("/khong-co", headers: [.referer: "http://vuon.test/ho?trang=2"])
        let theirs = try await stage.visitor.get("/khong-co", headers: [.referer: "http://vuon.test.xau.vn/ho"])

        #expect(ours.text.contains("href=\"/ho?trang=2\""))
        #expect(!theirs.text.contains("Quay lại trang trước"))
    }

    @Test func `the log has the route's pattern, never what stood in the query or the path`() async throws {
        let (_, log) = try await logged("/tu-choi/Tam?ten=Buoi")

        #expect(log.contains("/tu-choi/{kind}") && log.contains("422"))
        #expect(!log.contains("Buoi") && !log.contains("Tam"))
    }

    @Test func `the log has the id and the type of an unforeseen error, never what it carries`() async throws {
        let (response, log) = try await logged("/hong")

        let id = try #require(response.headers[named: "X-Request-Id"])
        #expect(log.contains("error unexpected error") && log.contains("Broken") && log.contains(id))
        #expect(!log.contains("Bưởi"))
    }

    @Test func `an error that vouches for its words has them in the log`() async throws {
        let (_, log) = try await logged("/het-dia")

        #expect(log.contains("DiskFull: còn 0 byte"))
    }

    private func logged(_ path: String) async throws -> (Response, String) {
        let lines = Lines()
        let head = HTTPRequest(method: .get, scheme: "http", authority: "vuon.test", path: path)
        let logger = Logger(label: "test") { _ in Listening(lines: lines) }
        let source = ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: logger)
        let response = try await Stage().router.buildResponder().respond(
            to: Request(head: head, body: .init(buffer: ByteBuffer())), context: VisitorContext(source: source))
        return (response, lines.all.joined(separator: "\n"))
    }
}

extension HTTPFields {
    subscript(named name: String) -> String? {
        HTTPField.Name(name).flatMap { self[$0] }
    }
}

private final class Lines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    func add(_ line: String) { lines.withLock { $0.append(line) } }
}

private struct Listening: LogHandler {
    let lines: Lines
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    init(lines: Lines) {
        self.lines = lines
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        lines.add("\(event.level) \(event.message) \(all)")
    }
}
