import Vocabulary

/// A promise of the plan that can be counted, in the words of the plan.
public struct Target: Hashable, Sendable {
    public enum Comparison: String, Sendable, CaseIterable {
        /// *dưới 77*: one less is enough, 77 is not.
        case below
        /// *khoảng 1,49 %*: shown, not judged; another target decides.
        case about
        /// *100 %*
        case atLeast = "at_least"
        /// The plan promises without a number: shown, not judged.
        case stated

        /// The words before the limit.
        public var words: String {
            switch self {
            case .below: "dưới"
            case .about: "khoảng"
            case .atLeast: "đạt"
            case .stated: "kế hoạch không ghi mức"
            }
        }
    }

    /// What is counted from the register. Measures are formulas, so they are code; limits and words are the plan's.
    public enum Measure: String, Sendable, CaseIterable {
        case poorHouseholds = "poor_households"
        case poorRate = "poor_rate"
        case nearPoorHouseholds = "near_poor_households"
        case nearPoorRate = "near_poor_rate"
        case healthInsurance = "health_insurance"

        /// Whether it is a share in per cent, not a number of households.
        public var isShare: Bool { self != .poorHouseholds && self != .nearPoorHouseholds }
    }

    /// The name programs use: `poor_households`.
    public let code: String
    public let planYear: Int
    public var label: String
    /// `Mục I.2`
    public var section: String
    /// The item of the plan in which it is promised; nil where the plan was entered without its document.
    public var item: String?
    public var quote: String
    /// `hộ`, `người` or `%`
    public var unit: String
    public var comparison: Comparison
    /// Hundredths of the unit: 7700 is 77 hộ, 90 is 0,90 %; nil where the plan states none.
    public var limit: Int64?
    /// Nil where the register cannot tell: then somebody who answers for it types the figure.
    public var measure: Measure?
    /// The target whose result decides this one too: of a count and a rate the count decides.
    public var decidedBy: String?
    public var due: Deadline
    /// Of a typed figure: who is counted, and out of whom. `hộ được vay vốn`, `hộ đủ điều kiện, có nhu cầu`.
    public var counted: String?
    public var among: String?
    /// The unit of the plan from which a typed figure comes, as the code of its item, and where the plan says so.
    public var responsible: String?
    public var because: String?
    /// Whether it was carried over from another plan and its number must be looked at before it holds.
    public var isToFill: Bool

    public init(
        code: String, planYear: Int, label: String, section: String, item: String? = nil, quote: String, unit: String,
        comparison: Comparison, limit: Int64?, measure: Measure?, decidedBy: String? = nil, due: Deadline,
        counted: String? = nil, among: String? = nil, responsible: String? = nil, because: String? = nil,
        isToFill: Bool = false
    ) {
        self.code = code
        self.planYear = planYear
        self.label = label
        self.section = section
        self.item = item
        self.quote = quote
        self.unit = unit
        self.comparison = comparison
        self.limit = limit
        self.measure = measure
        self.decidedBy = decidedBy
        self.due = due
        self.counted = counted
        self.among = among
        self.responsible = responsible
        self.because = because
        self.isToFill = isToFill
    }

    public var isPercentage: Bool { unit == "%" }

    /// Whether a value keeps the promise, compared without rounding; nil for *khoảng*, where the plan states no number,
    /// and for a share of nobody.
    public func isMet(by value: Ratio) -> Bool? {
        guard value.denominator > 0, let limit else { return nil }
        let scaled = value.numerator * (isPercentage ? 10_000 : 100)
        return switch comparison {
        case .below: scaled < limit * value.denominator
        case .about, .stated: nil
        case .atLeast: scaled >= limit * value.denominator
        }
    }

    /// `dưới 77 hộ`, `khoảng 1,49 %`
    public var limitShown: String {
        limit.map { "\(comparison.words) \(Target.shown(hundredths: $0)) \(unit)" } ?? Comparison.stated.words
    }

    /// `77`, `0,9`, `1,49`
    public static func shown(hundredths: Int64) -> String {
        let rest = hundredths % 100
        let number = Shown.number(hundredths / 100) + (rest == 0 ? "" : "," + (rest < 10 ? "0" : "") + String(rest))
        return rest != 0 && rest % 10 == 0 ? String(number.dropLast()) : number
    }

    /// What the audit chain keeps of it.
    var canonical: [UInt8] {
        CanonicalFields([
            ("code", code), ("label", label), ("section", section), ("item", item), ("quote", quote), ("unit", unit),
            ("comparison", comparison.rawValue), ("limit", limit.map { Target.shown(hundredths: $0) }),
            ("measure", measure?.rawValue),
            ("decided_by", decidedBy), ("due", "\(due.kind.rawValue) \(due.day.iso)"), ("counted", counted),
            ("among", among), ("responsible", responsible), ("because", because),
            ("to_fill", isToFill ? "true" : nil),
        ]).bytes
    }
}
