import Vocabulary

/// A promise of the plan that can be counted, in the words of the plan.
public struct Target: Sendable {
    public enum Comparison: String, Sendable {
        /// *dưới 77*: one less is enough, 77 is not.
        case below
        /// *khoảng 1,49 %*: shown, not judged; another target decides.
        case about
        /// *100 %*
        case atLeast = "at_least"

        /// The words before the limit.
        public var words: String {
            switch self {
            case .below: "dưới"
            case .about: "khoảng"
            case .atLeast: "đạt"
            }
        }
    }

    /// What is counted. Measures are formulas, so they are code; limits and words are the plan's.
    public enum Measure: String, Sendable, CaseIterable {
        case poorHouseholds = "poor_households"
        case poorRate = "poor_rate"
        case nearPoorHouseholds = "near_poor_households"
        case nearPoorRate = "near_poor_rate"
        case healthInsurance = "health_insurance"

        /// Whether it is a share in per cent, not a number of households.
        public var isShare: Bool { self != .poorHouseholds && self != .nearPoorHouseholds }
    }

    public let key: Key
    /// The name programs use: `poor_households`.
    public let code: String
    public let planYear: Int
    public let label: String
    /// `Mục I.2`
    public let section: String
    public let quote: String
    /// `hộ` or `%`
    public let unit: String
    public let comparison: Comparison
    /// Hundredths of the unit: 7700 is 77 hộ, 90 is 0,90 %.
    public let limit: Int64
    public let measure: Measure
    /// The target whose result decides this one too: of a count and a rate the count decides.
    public let decidedBy: String?
    public let dueOn: Day

    public var isPercentage: Bool { unit == "%" }

    /// Whether a value keeps the promise, compared without rounding; nil for *khoảng*, and for a share of nobody.
    func isMet(by value: Ratio) -> Bool? {
        guard value.denominator > 0 else { return nil }
        let scaled = value.numerator * (isPercentage ? 10_000 : 100)
        return switch comparison {
        case .below: scaled < limit * value.denominator
        case .about: nil
        case .atLeast: scaled >= limit * value.denominator
        }
    }

    /// `dưới 77 hộ`, `khoảng 1,49 %`
    public var limitShown: String {
        let whole = limit / 100
        let rest = limit % 100
        let number = Shown.number(whole) + (rest == 0 ? "" : "," + (rest < 10 ? "0" : "") + String(rest))
        let trimmed = rest != 0 && rest % 10 == 0 ? String(number.dropLast()) : number
        return "\(comparison.words) \(trimmed) \(unit)"
    }
}

/// Where a target stands on a day.
public struct TargetStanding: Sendable {
    public let target: Target
    /// Nil where nothing can be counted yet; `why` says what is missing.
    public let count: Ratio?
    public let asOf: Day
    /// True, false, or nil where it cannot be told.
    public let isMet: Bool?
    /// What the number is, under it: *số cuối kỳ* or the managed list.
    public let source: String
    public let why: String?
    /// Members without an answer (BHYT *chưa rõ*): in the denominator, never counted as covered.
    public let unclear: Int64

    /// The actual value in the target's unit; a percentage as 0.95 for 0,95 %.
    public var actual: Double? {
        guard let count else { return nil }
        guard target.isPercentage else { return Double(count.numerator) }
        return count.value.map { ($0 * 10_000).rounded() / 100 }
    }

    /// How many households (people) are still between the actual value and the target; nil where met or unknown.
    public var distance: Int64? {
        guard isMet == false, let count else { return nil }
        switch target.comparison {
        case .below: return target.isPercentage ? nil : count.numerator - (target.limit + 99) / 100 + 1
        case .about: return nil
        case .atLeast:
            let whole: Int64 = target.isPercentage ? 10_000 : 100
            let needed = (target.limit * (target.isPercentage ? count.denominator : 1) + whole - 1) / whole
            return needed - count.numerator
        }
    }
}
