import Hummingbird
import Logging
import NIOEmbedded
import PageClient
import Site
import Testing
import Vocabulary

struct DownloadTests {
    @Test func `a file keeps its Vietnamese name, and is never a page`() throws {
        let head = HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/bieu/1")
        let context = VisitorContext(source: .init(channel: EmbeddedChannel(), logger: Logger(label: "test")))

        let response = try Download("Biểu 1 \"Kim Trà\".xlsx", .xlsx, bytes: [1]).response(
            from: Request(head: head, body: .init(buffer: ByteBuffer())), context: context)

        let expected = """
            attachment; filename="bieu-1-kim-tra.xlsx"; \
            filename*=UTF-8''Bi%E1%BB%83u%201%20%22Kim%20Tr%C3%A0%22.xlsx
            """
        #expect(response.headers[.contentDisposition] == expected)
        #expect(response.headers[.contentType]?.contains("spreadsheetml") == true)
    }

    @Test func `a key in the address is read, anything else is not found`() async throws {
        let ground = Ground(sessions: RememberedSessions([:]), isHTTPS: false, navigation: []) { PartsPage.site }
        let router = ground.router()
        router.get("/ho/:ma") { _, context in try context.key("ma").description }
        let client = RouterClient(router)
        let key = Key(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0001)

        #expect(try await client.get("/ho/\(key)").text == key.description)
        #expect(try await client.get("/ho/KT-0123").status == 404)
    }

    @Test(arguments: [("3", 3), ("0", 1), ("-2", 1), ("x", 1), ("", 1)])
    func `a list begins on its first page`(_ typed: String, _ page: Int) {
        #expect(Form(["trang": [typed]]).page == page)
    }
}
