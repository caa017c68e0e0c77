import Office
import Rulebook
import Vocabulary

/// Amounts as lists write them, with Vietnamese or plain separators: `45,5`, `1.500.000`, `1500000 đ`.
enum NumberText {
    /// The number in whole parts of `1/scale`.
    ///
    /// A remainder is cut away from the limit that matters: money upwards (a đồng begun is over the line), other
    /// amounts downwards; points are whole or unreadable.
    static func of(_ row: borrowing SheetRow, at place: Int, scale: Int64, _ rounding: Rounding) -> Meaning<Int64> {
        switch row.kind(at: place) {
        case .empty: .blank
        case .number:
            row.integer(at: place).map { $0.multipliedReportingOverflow(by: scale) }
                .map { $0.overflow ? .unreadable : .value($0.partialValue) }
                ?? whole(row.number(at: place) ?? .nan, scale, rounding)
        case .text: read(row.plain(at: place), scale: scale, rounding)
        case .date, .flag, .error: .unreadable
        }
    }

    enum Rounding { case up, down, none }

    static func read(_ text: String, scale: Int64, _ rounding: Rounding) -> Meaning<Int64> {
        let bytes = withoutUnit(text)
        guard !bytes.isEmpty else { return text.allSatisfy(\.isWhitespace) ? .blank : .unreadable }
        guard let plain = plain(bytes, isWhole: scale == 1), let value = Double(plain) else { return .unreadable }
        return whole(value, scale, rounding)
    }

    private static func whole(_ value: Double, _ scale: Int64, _ rounding: Rounding) -> Meaning<Int64> {
        let scaled = value * Double(scale)
        guard scaled.magnitude < 1e15 else { return .unreadable }
        let nearest = scaled.rounded()
        if (scaled - nearest).magnitude < 1e-6 { return .value(Int64(nearest)) }
        switch rounding {
        case .up: return .value(Int64(scaled.rounded(.up)))
        case .down: return .value(Int64(scaled.rounded(.down)))
        case .none: return .unreadable
        }
    }

    /// Digits and separators alone; a unit after them (`m2`, `đồng`) is dropped.
    private static func withoutUnit(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = Substring(text)
        while let character = rest.first {
            if let ascii = character.asciiValue, (48...57).contains(ascii) || [43, 44, 45, 46].contains(ascii) {
                bytes.append(ascii)
            } else if !character.isWhitespace {
                break
            }
            rest = rest.dropFirst()
        }
        let unit = VietnameseText.folded(String(rest))
        return rest.isEmpty || units.contains(unit) ? bytes : []
    }

    private static let units: Set<String> = ["m", "m2", "d", "dong", "vnd", "diem", "dong nguoi thang"]

    /// The number with a point alone for decimals, or nil where the separators make no sense.
    private static func plain(_ bytes: [UInt8], isWhole: Bool) -> String? {
        let point = UInt8(ascii: "."), comma = UInt8(ascii: ",")
        let points = bytes.filter { $0 == point }.count
        let commas = bytes.filter { $0 == comma }.count
        guard let last = bytes.lastIndex(where: { $0 == point || $0 == comma }) else { return text(bytes) }
        let after = bytes.count - last - 1
        let isDecimal =
            if points > 0 && commas > 0 {
                true
            } else if points + commas > 1 {
                false
            } else {
                // One sign before exactly three digits parts thousands; a comma may also part decimals of a measure.
                after != 3 || (bytes[last] == comma && !isWhole)
            }
        let whole = isDecimal ? bytes[..<last] : bytes[...]
        guard groups(whole, not: isDecimal ? bytes[last] : 0) else { return nil }
        let digits = whole.filter { $0 != point && $0 != comma }
        return text(isDecimal ? digits + [point] + bytes[(last + 1)...] : digits)
    }

    /// Whether what parts thousands parts them by three, with one and the same sign.
    private static func groups(_ bytes: ArraySlice<UInt8>, not decimal: UInt8) -> Bool {
        let signs = Set(bytes.filter { $0 == 44 || $0 == 46 })
        guard let sign = signs.first else { return true }
        guard signs.count == 1, sign != decimal else { return false }
        let parts = bytes.split(separator: sign, omittingEmptySubsequences: false)
        return (1...4).contains(parts[0].count) && parts.dropFirst().allSatisfy { $0.count == 3 }
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
