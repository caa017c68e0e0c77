import FormCoding
import Markup

/// An address of this site, built piece by piece and encoded on the way.
///
/// Addresses carry codes, areas, classes and days, never a name, a number or a birth date of a person.
public struct Address: Hashable, Sendable, HTMLPart {
    /// Of which area an address is.
    private enum Place: Hashable {
        /// Of the one whose pages are being answered.
        case here
        /// Of the one with this code; nil for the officer's own.
        case of(String?)
    }

    /// Path, query and fragment within an area, encoded.
    private let path: String
    private let place: Place

    /// Path, query and fragment, encoded; not yet escaped for a page.
    public var text: String {
        switch place {
        case .here: AddressScope.path(path, of: AddressScope.area)
        case .of(let area): AddressScope.path(path, of: area)
        }
    }

    /// A path written in our source.
    public init(_ path: StaticString) {
        self.init(path.description, .here)
    }

    private init(_ path: String, _ place: Place) {
        self.path = path
        self.place = place
    }

    /// A path of this site that came from outside and was checked; it says itself of which area it is.
    public init(_ path: ReturnPath) {
        self.init(path.text, .of(nil))
    }

    /// The same page of another area.
    ///
    /// - Parameter area: its code; nil for the officer's own area.
    public func of(_ area: String?) -> Address { Address(path, .of(area.map(Address.encoded))) }

    /// One more segment of the path.
    public func appending(_ segment: some CustomStringConvertible) -> Address {
        Address(path + (path.hasSuffix("/") ? "" : "/") + Address.encoded(segment.description), place)
    }

    /// One more parameter of the query; nothing where the value is nil or empty.
    public func with(_ name: StaticString, _ value: String?) -> Address {
        guard let value, !value.isEmpty else { return self }
        // A table has an address for every cell: no letter is looked at where its byte is enough.
        var path = path
        path += path.utf8.contains(UInt8(ascii: "?")) ? "&" : "?"
        path += name.description
        path += "="
        path += Address.encoded(value)
        return Address(path, place)
    }

    /// One more parameter of the query; nothing where the value is nil.
    public func with(_ name: StaticString, _ value: Int?) -> Address {
        with(name, value.map(String.init))
    }

    /// A place within the page.
    public func at(_ fragment: String) -> Address {
        Address(path + "#" + Address.encoded(fragment), place)
    }

    public var html: HTML { HTML(text: text) }

    private static func encoded(_ value: String) -> String {
        if value.utf8.allSatisfy(isPlain) { return value }
        let digits = Array("0123456789ABCDEF".utf8)
        var output: [UInt8] = []
        for byte in value.utf8 {
            if isPlain(byte) {
                output.append(byte)
            } else {
                output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// Stands in an address as it is.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
