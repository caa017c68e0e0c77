import HTTPTypes
import Hummingbird
import Markup

/// A page as it is answered: its HTML, its status, and after how many seconds it asks for itself again.
public struct Page: ResponseGenerator, Sendable {
    public let html: HTML
    public let status: HTTPResponse.Status
    /// Seconds until the page asks for itself again; nil for never.
    public let refresh: Int?

    /// - Parameter refresh: seconds until the browser loads the page again (progress of long work); nil for never.
    ///   Sent as a header, so it works without scripts.
    public init(_ html: HTML, status: HTTPResponse.Status = .ok, refresh: Int? = nil) {
        self.html = html
        self.status = status
        self.refresh = refresh
    }

    public func response(from request: Request, context: some RequestContext) throws -> Response {
        var headers: HTTPFields = [.contentType: "text/html; charset=utf-8"]
        if let refresh, let name = HTTPField.Name("Refresh") { headers[name] = String(refresh) }
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: html.utf8)))
    }
}

extension HTML: ResponseGenerator {
    public func response(from request: Request, context: some RequestContext) throws -> Response {
        try Page(self).response(from: request, context: context)
    }
}
