import HTTPTypes
import Hummingbird
import Logging
import NIOEmbedded
import Site

/// Asks a router as a browser would, without a socket.
public struct RouterClient: Sendable {
    public let responder: any HTTPResponder<VisitorContext>
    public var cookie: String?

    public init(_ router: Router<VisitorContext>) {
        responder = router.buildResponder()
    }

    public func get(_ path: String, headers: HTTPFields = [:]) async throws -> Reply {
        try await send(.get, path, headers: headers, body: [])
    }

    /// Sends a form as a browser does that stands on a page of the same site.
    public func post(_ path: String, _ form: String = "", headers: HTTPFields = [:]) async throws -> Reply {
        var all = headers
        if all[.contentType] == nil { all[.contentType] = "application/x-www-form-urlencoded" }
        if let name = HTTPField.Name("Sec-Fetch-Site"), all[name] == nil, all[.origin] == nil {
            all[name] = "same-origin"
        }
        return try await send(.post, path, headers: all, body: Array(form.utf8))
    }

    /// Sends anything.
    public func send(
        _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields, body: [UInt8]
    ) async throws -> Reply {
        var headers = headers
        if let cookie { headers[.cookie] = cookie }
        let head = HTTPRequest(
            method: method, scheme: "http", authority: "vuon.test", path: path, headerFields: headers)
        let request = Request(head: head, body: .init(buffer: ByteBuffer(bytes: body)))
        let source = ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: Logger(label: "test"))
        let response = try await responder.respond(to: request, context: VisitorContext(source: source))
        let collected = Collected()
        try await response.body.write(Collector(into: collected))
        return Reply(status: response.status.code, headers: response.headers, bytes: collected.bytes)
    }
}

/// What came back.
public struct Reply {
    public let status: Int
    public let headers: HTTPFields
    public let bytes: [UInt8]

    public var text: String { String(decoding: bytes, as: UTF8.self) }
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
