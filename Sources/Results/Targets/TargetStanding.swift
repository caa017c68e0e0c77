import Programme
import Vocabulary

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
    /// The figure that somebody typed, where the number is not counted from the register.
    public let figure: TypedFigure?

    init(
        _ target: Target, count: Ratio?, asOf: Day, isMet: Bool?, source: String = "", why: String? = nil,
        unclear: Int64 = 0, figure: TypedFigure? = nil
    ) {
        self.target = target
        self.count = count
        self.asOf = asOf
        self.isMet = isMet
        self.source = source
        self.why = why
        self.unclear = unclear
        self.figure = figure
    }

    /// The actual value in the target's unit; a percentage as 0.95 for 0,95 %.
    public var actual: Double? {
        guard let count else { return nil }
        guard target.isPercentage else { return Double(count.numerator) }
        return count.value.map { ($0 * 10_000).rounded() / 100 }
    }

    /// A share of nobody: neither met nor missed.
    public var concernsNobody: Bool { target.isPercentage && count?.denominator == 0 }

    /// How many households (people) are still between the actual value and the target; nil where met or unknown.
    public var distance: Int64? {
        guard isMet == false, let count, let limit = target.limit else { return nil }
        switch target.comparison {
        case .below: return target.isPercentage ? nil : count.numerator - (limit + 99) / 100 + 1
        case .about, .stated: return nil
        case .atLeast:
            let whole: Int64 = target.isPercentage ? 10_000 : 100
            let needed = (limit * (target.isPercentage ? count.denominator : 1) + whole - 1) / whole
            return needed - count.numerator
        }
    }

    /// The same standing, judged by another target.
    func judged(_ isMet: Bool?) -> TargetStanding {
        TargetStanding(
            target, count: count, asOf: asOf, isMet: isMet, source: source, why: why, unclear: unclear, figure: figure)
    }
}
