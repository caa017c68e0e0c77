public import Vocabulary

/// What the facts of a household say under one standard: a proposal with its reasons, never a decision.
public struct Classification: Sendable {
    /// What the income side of the class rests on.
    public enum Basis: String, Sendable {
        case points, income, none

        /// The words of a page.
        public var label: String {
            switch self {
            case .points: "điểm B1"
            case .income: "thu nhập"
            case .none: "chưa có"
            }
        }
    }

    /// The standard by which the household was classified.
    public let standard: Standard
    /// The day on which ages were reckoned.
    public let day: Day
    /// The proposed class.
    public let category: HouseholdClass
    /// What the income side rests on.
    public let basis: Basis
    /// Indicators certainly lacking; bit `order - 1`.
    public let lacking: UInt16
    /// Indicators of which nobody can tell.
    public let unknown: UInt16
    /// Lacks taken from points B2, because not a single indicator could be told.
    public let lacksByPoints: Int?
    /// The points decided, and the stated income falls on the other side of the line.
    public let incomeIsContrary: Bool

    /// Indicators certainly lacking.
    public var lacks: Int { lacksByPoints ?? lacking.nonzeroBitCount }

    /// Indicators that may be lacking.
    public var unknowns: Int { lacksByPoints == nil ? unknown.nonzeroBitCount : 0 }

    /// The findings of the indicators, in the official order.
    public var findings: [Finding] {
        standard.indicators.map { indicator in
            let truth: Truth =
                lacking & indicator.bit != 0 ? .yes : unknown & indicator.bit != 0 ? .unknown : .no
            return Finding(indicator: indicator, lacking: truth)
        }
    }
}

/// What was found for one indicator.
public struct Finding: Sendable {
    /// The indicator.
    public let indicator: Indicator
    /// Whether the household lacks it.
    public let lacking: Truth
}
