/// Where to go after signing in: a path of this site, never an address of another.
public struct ReturnPath: Hashable, Sendable {
    /// Path and query, as they stand in an address.
    public let text: String

    /// Nil unless the text starts with exactly one `/` and carries no backslash, control character or space.
    public init?(_ text: String) {
        let bytes = text.utf8
        guard bytes.first == UInt8(ascii: "/"), bytes.dropFirst().first != UInt8(ascii: "/"), bytes.count <= 2000,
            bytes.allSatisfy({ $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "\\") })
        else { return nil }
        self.text = text
    }

    private init(home: Void) {
        text = "/"
    }

    /// The start page.
    public static let home = ReturnPath(home: ())
}
