/// A comparison with a limit.
struct Bound: Hashable, Sendable {
    enum Relation: String, CaseIterable, Sendable {
        case below
        case atMost = "at_most"
        case above
        case atLeast = "at_least"
    }

    let relation: Relation
    /// In the unit in which the fact is kept, as numerator over `denominator`.
    let numerator: Int64
    let denominator: Int64

    /// Whether `value / count` keeps the comparison; exact, without a division.
    func holds(_ value: Int64, per count: Int64 = 1) -> Bool {
        let (left, right) = (value * denominator, numerator * count)
        return switch relation {
        case .below: left < right
        case .atMost: left <= right
        case .above: left > right
        case .atLeast: left >= right
        }
    }

    /// `nhỏ hơn`, and with `no` what is true where the comparison fails.
    func words(_ holds: Bool) -> String {
        switch relation {
        case .below: holds ? "nhỏ hơn" : "không nhỏ hơn"
        case .atMost: holds ? "không quá" : "vượt"
        case .above: holds ? "vượt" : "không quá"
        case .atLeast: holds ? "đạt" : "chưa đạt"
        }
    }
}
