import Vocabulary

/// Numbers as officials type them: `.` (or a space) between thousands, `,` before decimals.
enum TypedNumber {
    /// `1.234.567`, `1 234 567` or `1234567`; nil for anything else, also for `1,5` and `1.5`.
    static func whole(_ text: String) -> Int64? {
        scaled(text, places: 0)
    }

    /// The number times ten to the power of `places`; nil where it has more decimals than that or does not fit.
    static func scaled(_ text: String, places: Int) -> Int64? {
        let isNegative = text.hasPrefix("-") || text.hasPrefix("−")
        let parts = text.dropFirst(isNegative ? 1 : 0).split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count <= 2, let first = parts.first, let integer = ungrouped(first) else { return nil }
        let decimals = parts.count == 2 ? String(parts[1]) : ""
        guard decimals.utf8.count <= places, decimals.utf8.allSatisfy(isDigit), parts.count == 1 || !decimals.isEmpty,
            let number = Int64(integer + decimals + String(repeating: "0", count: places - decimals.utf8.count))
        else { return nil }
        return isNegative ? -number : number
    }

    /// The digits without their separators; nil where groups are not of three.
    private static func ungrouped(_ text: some StringProtocol) -> String? {
        let groups = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == " " || $0 == "\u{A0}" }
        guard let first = groups.first, !first.isEmpty, groups.allSatisfy({ $0.utf8.allSatisfy(isDigit) })
        else { return nil }
        if groups.count > 1 {
            guard first.count <= 3, groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
        }
        return groups.joined()
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}

/// Days as officials type them and as date fields send them.
enum TypedDay {
    static func read(_ text: String) -> Day? {
        if let day = Day(iso: text) ?? Day(typed: text) { return day }
        if text.utf8.count == 8, text.utf8.allSatisfy({ (48...57).contains($0) }) {
            return Day(typed: "\(text.prefix(2))/\(text.dropFirst(2).prefix(2))/\(text.suffix(4))")
        }
        return text.contains(" ") ? Day(typed: text.split(separator: " ").joined(separator: "/")) : nil
    }
}
