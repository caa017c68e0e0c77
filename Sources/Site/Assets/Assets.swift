import Hummingbird
import Markup
import Vocabulary

/// A file that the program carries within itself, served under a name that changes with its content.
public struct Asset: Sendable {
    /// Where pages link to it: `/assets/vuon-3f2a9c.css`.
    public let address: Address
    let content: [UInt8]
    let type: String
    let tag: String
}

/// The files that pages need: one stylesheet and the icon. There is no script.
public enum Assets {
    /// The one stylesheet.
    public static let stylesheet = Asset("vuon", "css", type: "text/css; charset=utf-8", Stylesheet.text)
    /// The icon of the browser's tab.
    public static let favicon = Asset("vuon", "svg", type: "image/svg+xml", Favicon.text)

    static let all = [stylesheet, favicon]
}

extension Asset {
    init(_ name: String, _ suffix: String, type: String, _ text: String) {
        content = Array(text.utf8)
        tag = Digest.sha256(content).prefix(8).map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0" + digits : digits
        }.joined()
        address = Address("/assets").appending("\(name)-\(tag).\(suffix)").of(nil)
        self.type = type
    }

    /// The file, or 304 where the browser has it.
    func response(to request: Request) -> Response {
        let quoted = "\"\(tag)\""
        let headers: HTTPFields = [
            .contentType: type, .eTag: quoted, .cacheControl: "public, max-age=31536000, immutable",
        ]
        if request.headers[.ifNoneMatch] == quoted { return Response(status: .notModified, headers: headers) }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: content)))
    }
}
