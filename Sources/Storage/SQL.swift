/// A statement whose text comes from literals in our source and whose values are always bound.
///
/// Literal parts are `StaticString`, so text made at run time cannot become SQL:
/// `SQL(stringLiteral: name)` does not compile.
public struct SQL: ExpressibleByStringInterpolation, Sendable {
    enum Part: Sendable {
        case text(StaticString)
        case value(Value)
    }

    var parts: [Part]

    public init(stringLiteral value: StaticString) {
        parts = [.text(value)]
    }

    public init(stringInterpolation: StringInterpolation) {
        parts = stringInterpolation.parts
    }

    /// Collects the parts of an `SQL` literal.
    public struct StringInterpolation: StringInterpolationProtocol {
        var parts: [Part] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(interpolationCount * 2 + 1)
        }

        public mutating func appendLiteral(_ literal: StaticString) {
            parts.append(.text(literal))
        }

        /// A value, bound.
        public mutating func appendInterpolation(_ value: some Bindable) {
            parts.append(.value(value.value))
        }

        /// A value or NULL, bound.
        public mutating func appendInterpolation<Wrapped: Bindable>(_ value: Wrapped?) {
            parts.append(.value(value.value))
        }

        /// Another piece of SQL, with its own values.
        public mutating func appendInterpolation(_ sql: SQL) {
            parts.append(contentsOf: sql.parts)
        }

        /// Another piece of SQL where there is one.
        public mutating func appendInterpolation(_ sql: SQL?) {
            if let sql { parts.append(contentsOf: sql.parts) }
        }

        /// `(v1, v2, …)` for `IN`; an empty list gives `(NULL)`, which nothing is in.
        public mutating func appendInterpolation(list values: [some Bindable]) {
            parts.append(.text("("))
            for (index, value) in values.enumerated() {
                if index > 0 { parts.append(.text(", ")) }
                parts.append(.value(value.value))
            }
            parts.append(.text(values.isEmpty ? "NULL)" : ")"))
        }
    }

    /// Pieces joined by a literal separator.
    public static func joined(_ pieces: [SQL], by separator: StaticString) -> SQL {
        var sql: SQL = ""
        sql.parts = []
        for (index, piece) in pieces.enumerated() {
            if index > 0 { sql.parts.append(.text(separator)) }
            sql.parts.append(contentsOf: piece.parts)
        }
        return sql
    }

    public static func + (left: SQL, right: SQL) -> SQL {
        var sql = left
        sql.parts.append(contentsOf: right.parts)
        return sql
    }

    /// The statement with numbered placeholders (`$1` or `?1`), and its values in their order.
    public func rendered(placeholder: Character) -> (text: String, values: [Value]) {
        var text = ""
        var values: [Value] = []
        for part in parts {
            switch part {
            case .text(let literal): text += literal.description
            case .value(let value):
                values.append(value)
                text.append(placeholder)
                text += String(values.count)
            }
        }
        return (text, values)
    }
}
