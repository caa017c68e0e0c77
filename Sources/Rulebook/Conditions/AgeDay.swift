import Vocabulary

/// Reckons ages on one day.
struct AgeDay: Sendable {
    private let day: Day
    private let now: (year: Int, month: Int, day: Int)

    init(_ day: Day) {
        self.day = day
        now = day.components
    }

    /// The least and the greatest age; nil where the birth is not known.
    func ages(of birth: Birth?) -> ClosedRange<Int>? {
        switch birth {
        case nil: return nil
        case .day(let born):
            let birth = born.components
            let years = now.year - birth.year - ((now.month, now.day) >= (birth.month, birth.day) ? 0 : 1)
            return years...years
        case .some(let birth): return birth.ages(on: day)
        }
    }

    func span(_ birth: Birth?) -> AgeSpan {
        ages(of: birth).map { AgeSpan(least: $0.lowerBound, most: $0.upperBound) } ?? AgeSpan(least: .min, most: .max)
    }
}
