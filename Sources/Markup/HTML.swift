/// A piece of a page: a string literal in which every value put in is escaped.
///
/// The literal parts are `StaticString`, so text that is not written in our own source can only enter escaped.
/// A value in a bare interpolation that is itself a literal, as in `\(isOpen ? "<b>" : "")`, is text and is escaped;
/// use `\(when:_:)` for markup that depends on something.
///
/// One rule of escaping serves text and quoted attributes; attributes are therefore always quoted.
public struct HTML: Sendable, Hashable, ExpressibleByStringInterpolation, CustomStringConvertible {
    /// The page in UTF-8, as it is sent.
    public let utf8: [UInt8]

    /// Nothing.
    public static let empty = HTML(buffer: MarkupBuffer())

    public init(stringLiteral value: StaticString) {
        var buffer = MarkupBuffer()
        buffer.append(value)
        self.init(buffer: buffer)
    }

    public init(stringInterpolation: StringInterpolation) {
        self.init(buffer: stringInterpolation.buffer)
    }

    /// Run-time text, escaped.
    public init(text: String) {
        var buffer = MarkupBuffer()
        buffer.append(escaping: text)
        self.init(buffer: buffer)
    }

    public var description: String { String(decoding: utf8, as: UTF8.self) }

    /// Whether there is no markup at all.
    public var isEmpty: Bool { utf8.isEmpty }

    /// One piece after another.
    public static func + (left: HTML, right: HTML) -> HTML { "\(left)\(right)" }

    private init(buffer: MarkupBuffer) {
        utf8 = buffer.bytes
    }

    /// What may stand between the literal parts of a page.
    public struct StringInterpolation: StringInterpolationProtocol, Sendable {
        var buffer: MarkupBuffer

        public init(literalCapacity: Int, interpolationCount: Int) {
            buffer = MarkupBuffer(capacity: literalCapacity + interpolationCount * 24)
        }

        public mutating func appendLiteral(_ literal: StaticString) { buffer.append(literal) }

        public mutating func appendInterpolation(_ text: String) { buffer.append(escaping: text) }

        public mutating func appendInterpolation(_ text: Substring) { buffer.append(escaping: String(text)) }

        /// Nothing where there is no text.
        public mutating func appendInterpolation(_ text: String?) {
            if let text { buffer.append(escaping: text) }
        }

        /// Plain digits, as codes and addresses need them; numbers for readers go through `Shown`.
        public mutating func appendInterpolation(_ number: some BinaryInteger) { buffer.append(digits: number) }

        public mutating func appendInterpolation(_ html: HTML) { buffer.append(html.utf8) }

        /// Nothing where there is no markup.
        public mutating func appendInterpolation(_ html: HTML?) {
            if let html { buffer.append(html.utf8) }
        }

        public mutating func appendInterpolation(_ pieces: [HTML]) {
            for piece in pieces { buffer.append(piece.utf8) }
        }

        /// The markup only where the condition holds.
        public mutating func appendInterpolation(when condition: Bool, _ html: @autoclosure () -> HTML) {
            if condition { buffer.append(html().utf8) }
        }

        /// One or the other markup.
        public mutating func appendInterpolation(
            when condition: Bool, _ html: @autoclosure () -> HTML, else other: @autoclosure () -> HTML
        ) {
            buffer.append(condition ? html().utf8 : other().utf8)
        }

        public mutating func appendInterpolation(_ part: some HTMLPart) { buffer.append(part.html.utf8) }

        public mutating func appendInterpolation(_ parts: [some HTMLPart]) {
            for part in parts { buffer.append(part.html.utf8) }
        }

        /// Nothing where there is no part.
        public mutating func appendInterpolation<Part: HTMLPart>(_ part: Part?) {
            if let part { buffer.append(part.html.utf8) }
        }
    }
}

/// A thing on a page that can draw itself: a field, a table, a badge.
public protocol HTMLPart: Sendable {
    var html: HTML { get }
}

extension [HTML] {
    /// The pieces one after another, with the separator between them.
    public func joined(separator: HTML = .empty) -> HTML {
        enumerated().reduce(into: [HTML]()) { pieces, next in
            if next.offset > 0 { pieces.append(separator) }
            pieces.append(next.element)
        }.together
    }

    private var together: HTML { "\(self)" }
}
