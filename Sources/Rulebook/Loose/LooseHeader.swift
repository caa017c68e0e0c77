/// Which column means what, and how columns are parted.
struct LooseHeader: Sendable {
    /// What a column is for.
    enum Role: Hashable, Sendable {
        case ignored, id, zone, members, income, b1, b2
        /// The place in the official order, from 0.
        case flag(UInt8)
    }

    let separator: UInt8
    let roles: [Role]
    let names: [String]

    init(_ line: [UInt8], indicators: Int) throws(LooseRows.Failure) {
        separator = Self.separator(line)
        names = Self.fields(line, separator)
        let known = Self.known(indicators)
        roles = names.map { known[$0] ?? .ignored }
        for name in ["id", "zone"] where !names.contains(name) { throw .missingColumn(name) }
        for (place, name) in names.enumerated() where known[name] != nil && names[..<place].contains(name) {
            throw .doubleColumn(name)
        }
    }

    private static func known(_ indicators: Int) -> [String: Role] {
        var known: [String: Role] = [
            "id": .id, "zone": .zone, "members": .members, "income": .income, "b1": .b1, "b2": .b2,
        ]
        for order in 1...max(indicators, 1) { known[flagName(order)] = .flag(UInt8(order - 1)) }
        return known
    }

    /// `d04`
    static func flagName(_ order: Int) -> String { order < 10 ? "d0\(order)" : "d\(order)" }

    /// The one of the three that stands most often outside quotes.
    private static func separator(_ line: [UInt8]) -> UInt8 {
        var (counts, isQuoted): ([UInt8: Int], Bool) = ([:], false)
        for byte in line {
            if byte == .quote { isQuoted.toggle() }
            if !isQuoted { counts[byte, default: 0] += 1 }
        }
        let candidates = [UInt8.comma, UInt8(ascii: ";"), UInt8(ascii: "\t")]
        return candidates.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? .comma
    }

    private static func fields(_ line: [UInt8], _ separator: UInt8) -> [String] {
        var (fields, field, isQuoted): ([String], [UInt8], Bool) = ([], [], false)
        for byte in line + [separator] {
            if byte == .quote {
                isQuoted.toggle()
            } else if byte == separator, !isQuoted {
                fields.append(name(field))
                field = []
            } else {
                field.append(byte)
            }
        }
        return fields
    }

    private static func name(_ bytes: [UInt8]) -> String {
        let text = String(decoding: bytes, as: UTF8.self).lowercased()
        return String(text.drop { $0 == " " }.reversed().drop { $0 == " " || $0 == "\r" }.reversed())
    }
}
