import HTTPTypes
import Hummingbird
import Logging
import NIOEmbedded
import Site

/// Asks a router as a browser would, without a socket.
struct RouterClient {
    let responder: any HTTPResponder<VisitorContext>
    var cookie: String?

    init(_ router: Router<VisitorContext>) {
        responder = router.buildResponder()
    }

    func get(_ path: String, headers: HTTPFields = [:]) async throws -> Answer {
        try await send(.get, path, headers: headers, body: [])
    }

    /// Sends a form as a browser does that stands on a page of the same site.
    func post(_ path: String, _ form: String = "", headers: HTTPFields = [:]) async throws -> Answer {
        var all = headers
        if all[.contentType] == nil { all[.contentType] = "application/x-www-form-urlencoded" }
        if let name = HTTPField.Name("Sec-Fetch-Site"), all[name] == nil, all[.origin] == nil {
            all[name] = "same-origin"
        }
        return try await send(.post, path, headers: all, body: Array(form.utf8))
    }

    func send(_ method: HTTPRequest.Method, _ path: String, headers: HTTPFields, body: [UInt8]) async throws -> Answer {
        var headers = headers
        if let cookie { headers[.cookie] = cookie }
        let head = HTTPRequest(
            method: method, scheme: "http", authority: "vuon.test", path: path, headerFields: headers)
        let request = Request(head: head, body: .init(buffer: ByteBuffer(bytes: body)))
        let source = ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: Logger(label: "test"))
        let response = try await responder.respond(to: request, context: VisitorContext(source: source))
        let collected = Collected()
        try await response.body.write(Collector(into: collected))
        return Answer(status: response.status.code, headers: response.headers, bytes: collected.bytes)
    }
}

/// What came back.
struct Answer {
    let status: Int
    let headers: HTTPFields
    let bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }
}

private final class Collected: @unchecked Sendable {
    // Written by one task only: the one that awaits the whole body.
    var bytes: [UInt8] = []
}

private struct Collector: ResponseBodyWriter {
    let collected: Collected

    init(into collected: Collected) {
        self.collected = collected
    }

    mutating func write(_ buffer: ByteBuffer) async throws {
        collected.bytes += Array(buffer.readableBytesView)
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
