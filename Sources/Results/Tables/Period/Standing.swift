import Registry
import Vocabulary

/// What a household counts as at the end of a review, where, and with how many people.
///
/// The end of a review is the beginning of the next: both are read by the same rule, so that *đầu kỳ N* is always
/// *cuối kỳ N-1*.
struct Standing: Sendable {
    let category: RecognisedClass
    let standard: String
    let decision: Key
    /// Nil for a household that had ended or moved away.
    let place: Key?
    let people: Int64
    let recognition: Key
    let rulesVersion: String
    let signedOn: Day
    let effectiveFrom: Day
    /// Whether a decision that closed the review fixed it: what the register learns afterwards changes nothing.
    let isFixed: Bool
}

/// The end of the review of a year: reads where a household stood then from its recognitions.
struct ReviewEnd: Sendable {
    let year: Int
    /// The day the review was closed; nil while it is open, or where it was never held here.
    let closedOn: Day?
    /// Recognitions count that take effect by this day; nil where all of the year's do: *số cuối kỳ*.
    let limit: Day?
    /// The standard that counts where one review recognised by two of them.
    let standard: String?
    /// Whether recognitions by any other standard are left out altogether.
    let onlyStandard: Bool
    let places: [Key: Key]
    let people: [Key: Int64]

    /// - Parameters:
    ///   - history: recognitions of one household, in the order of review, effect and record.
    ///   - reviews: those in which the standard recognised anybody: of one that went by two standards only this counts.
    func standing(of household: Key, _ history: [Recognition], byStandardIn reviews: Set<Int>) -> Standing? {
        let counting = history.filter { recognition in
            recognition.reviewYear <= year && (!onlyStandard || recognition.standard == standard)
                && limit.map { recognition.effectiveFrom <= $0 } ?? true
        }
        guard let newest = counting.last else { return nil }
        let ofStandard = counting.last { $0.reviewYear == newest.reviewYear && $0.standard == standard }
        guard let recognition = ofStandard ?? (reviews.contains(newest.reviewYear) ? nil : newest) else { return nil }
        let isFixed = isFixed(recognition)
        return Standing(
            category: recognition.category, standard: recognition.standard, decision: recognition.decision,
            place: isFixed ? recognition.neighbourhood : places[household],
            people: isFixed ? recognition.people : people[household] ?? recognition.people,
            recognition: recognition.key, rulesVersion: recognition.rulesVersion, signedOn: recognition.signedOn,
            effectiveFrom: recognition.effectiveFrom, isFixed: isFixed)
    }

    /// A decision that closed the review fixed where its households lived and how many they were: what the register
    /// learns afterwards does not change the figures of the decision. Others are counted as they were on the day.
    private func isFixed(_ recognition: Recognition) -> Bool {
        guard let closedOn else { return false }
        return recognition.reviewYear == year && recognition.signedOn >= closedOn
    }
}
