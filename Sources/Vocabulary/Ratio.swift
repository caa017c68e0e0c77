/// A share kept as its two counts: roll-ups add the counts, then divide.
public struct Ratio: Hashable, Sendable {
    public let numerator: Int64
    public let denominator: Int64

    public init(_ numerator: Int64, of denominator: Int64) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// Counts are added, and the sums are divided; nil for none.
    public init?(adding parts: [Ratio]) {
        guard !parts.isEmpty else { return nil }
        self.init(
            parts.reduce(0) { $0 + $1.numerator }, of: parts.reduce(0) { $0 + $1.denominator })
    }

    /// Nil where nobody belongs to the denominator.
    public var value: Double? { denominator == 0 ? nil : Double(numerator) / Double(denominator) }

    /// `0,95 %` with two decimals, rounded half up; `–` where the denominator is empty.
    public var percent: String {
        guard denominator > 0 else { return "–" }
        let hundredths = (numerator * 20_000 + denominator) / (denominator * 2)
        return Shown.number(hundredths / 100) + "," + padded(Int(hundredths % 100), 2) + " %"
    }
}

/// Numbers as Vietnamese papers write them.
public enum Shown {
    /// `1.234.567`
    public static func number(_ value: Int64) -> String {
        let text = String(value.magnitude)
        if text.utf8.count <= 3 { return value < 0 ? "-" + text : text }
        var grouped = ""
        for (index, character) in text.enumerated() {
            if index > 0, (text.count - index) % 3 == 0 { grouped.append(".") }
            grouped.append(character)
        }
        return value < 0 ? "-" + grouped : grouped
    }

    /// `1.234.567`
    public static func number(_ value: Int) -> String { number(Int64(value)) }

    /// The size of a file: `569 KB`, `12,4 MB`
    public static func size(_ bytes: Int) -> String {
        if bytes < 1 << 20 { return "\(max(1, bytes >> 10)) KB" }
        let tenths = bytes * 10 / (1 << 20)
        return "\(tenths / 10),\(tenths % 10) MB"
    }

    /// `1.500.000 đồng`
    public static func money(_ value: Int64) -> String { number(value) + " đồng" }
}
