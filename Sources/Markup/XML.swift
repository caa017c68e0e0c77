/// A piece of an XML document (a part of a .docx or .xlsx): a literal in which every value put in is escaped.
public struct XML: Sendable, Hashable, ExpressibleByStringInterpolation, CustomStringConvertible {
    /// The document in UTF-8, as it is stored.
    public let utf8: [UInt8]

    public init(stringLiteral value: StaticString) {
        var buffer = MarkupBuffer()
        buffer.append(value)
        utf8 = buffer.bytes
    }

    public init(stringInterpolation: StringInterpolation) {
        utf8 = stringInterpolation.buffer.bytes
    }

    public var description: String { String(decoding: utf8, as: UTF8.self) }

    /// What may stand between the literal parts of a document.
    public struct StringInterpolation: StringInterpolationProtocol, Sendable {
        var buffer: MarkupBuffer

        public init(literalCapacity: Int, interpolationCount: Int) {
            buffer = MarkupBuffer(capacity: literalCapacity + interpolationCount * 24)
        }

        public mutating func appendLiteral(_ literal: StaticString) { buffer.append(literal) }

        public mutating func appendInterpolation(_ text: String) { buffer.append(escaping: text) }

        /// Nothing where there is no text.
        public mutating func appendInterpolation(_ text: String?) {
            if let text { buffer.append(escaping: text) }
        }

        public mutating func appendInterpolation(_ number: some BinaryInteger) { buffer.append(digits: number) }

        public mutating func appendInterpolation(_ xml: XML) { buffer.append(xml.utf8) }

        /// Nothing where there is no markup.
        public mutating func appendInterpolation(_ xml: XML?) {
            if let xml { buffer.append(xml.utf8) }
        }

        public mutating func appendInterpolation(_ pieces: [XML]) {
            for piece in pieces { buffer.append(piece.utf8) }
        }

        /// The markup only where the condition holds.
        public mutating func appendInterpolation(when condition: Bool, _ xml: @autoclosure () -> XML) {
            if condition { buffer.append(xml().utf8) }
        }
    }
}
