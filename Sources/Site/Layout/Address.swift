import Markup

/// An address of this site, built piece by piece and encoded on the way.
///
/// Addresses carry codes, areas, classes and days, never a name, a number or a birth date of a person.
public struct Address: Hashable, Sendable, HTMLPart {
    /// Path, query and fragment, encoded; not yet escaped for a page.
    public let text: String

    /// A path written in our source.
    public init(_ path: StaticString) {
        text = path.description
    }

    private init(text: String) {
        self.text = text
    }

    /// A path of this site that came from outside and was checked.
    public init(_ path: ReturnPath) {
        text = path.text
    }

    /// One more segment of the path.
    public func appending(_ segment: some CustomStringConvertible) -> Address {
        Address(text: text + (text.hasSuffix("/") ? "" : "/") + Address.encoded(segment.description))
    }

    /// One more parameter of the query; nothing where the value is nil or empty.
    public func with(_ name: StaticString, _ value: String?) -> Address {
        guard let value, !value.isEmpty else { return self }
        return Address(text: text + (text.contains("?") ? "&" : "?") + "\(name)=" + Address.encoded(value))
    }

    /// One more parameter of the query; nothing where the value is nil.
    public func with(_ name: StaticString, _ value: Int?) -> Address {
        with(name, value.map(String.init))
    }

    /// A place within the page.
    public func at(_ fragment: String) -> Address {
        Address(text: text + "#" + Address.encoded(fragment))
    }

    public var html: HTML { HTML(text: text) }

    private static func encoded(_ value: String) -> String {
        var output: [UInt8] = []
        for byte in value.utf8 {
            switch byte {
            case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
                output.append(byte)
            default:
                let digits = Array("0123456789ABCDEF".utf8)
                output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}
