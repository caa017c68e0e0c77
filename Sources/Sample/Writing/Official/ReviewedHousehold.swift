import Registry
import Rulebook
import Vocabulary

/// A household of the list that the last review made, with what it was before.
struct ReviewedHousehold {
    let household: SampleHousehold
    /// What the last review says.
    let category: RecognisedClass
    /// What the review before said; nil where the household was on no list.
    let before: RecognisedClass?
    /// Whether it had been in the same class before that, and out of it since.
    let hasReturned: Bool

    /// In the words of the detailed list: *mới*, *tái*, *cũ*.
    var movement: Movement { before == category ? .old : hasReturned ? .returned : .new }

    enum Movement: Int { case new, returned, old }
}

extension SampleWard {
    /// Number and day of the sample's decision of the last review, as `vuon init --sample` records it.
    static let lastDecision = (number: "MẪU-03/QĐ-UBND", signedOn: "12/12/2025")

    /// The households that the last review names with a class, by tổ dân phố.
    func reviewed(as categories: Set<RecognisedClass>) -> [ReviewedHousehold] {
        let last = SampleWard.reviews.upperBound
        let earlier = (SampleWard.reviews.lowerBound..<last).map { year in
            Dictionary(
                recognitions(ofReview: year).map { ($0.household, $0.category) }, uniquingKeysWith: { _, last in last })
        }
        return recognitions(ofReview: last).filter { categories.contains($0.category) }.map { named in
            let history = earlier.map { $0[named.household] }
            let before = history.last.flatMap(\.self)
            return ReviewedHousehold(
                household: household(at: named.household), category: named.category,
                before: before == .unlisted ? nil : before,
                hasReturned: history.dropLast().contains(named.category) && before != named.category)
        }
    }
}
