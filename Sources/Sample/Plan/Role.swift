import Registry
import Vocabulary

/// What becomes of some households of the ward from review to review, and what their facts say on the last day.
struct Role: Sendable {
    /// The class that the decision of each review gives; nil where the household is on no list.
    let reviews: [Int: RecognisedClass]
    /// What the facts say.
    let facts: Facts
    /// How many households of a ward of `wholeWard` play it.
    let count: Int

    enum Facts: Sendable { case poor, nearPoor, over }

    static let firstReview = 2023
    static let lastReview = 2025

    /// The ward for which the story was written, so that other sizes take their part of it.
    static let wholeWard = 8540

    /// The households whose part is to be on no list and over the line.
    static let everybodyElse = Role("---", .over, 0)

    /// - Parameter path: one letter for each review: P poor, N near-poor, F farming average, `-` on no list.
    init(_ path: String, _ facts: Facts, _ count: Int) {
        let letters: [Character: RecognisedClass] = ["P": .poor, "N": .nearPoor, "F": .farmingAverage]
        var reviews: [Int: RecognisedClass] = [:]
        for (year, letter) in zip(Role.firstReview..., path) { reviews[year] = letters[letter] }
        self.reviews = reviews
        self.facts = facts
        self.count = count
    }

    /// What the decision of a review says: a class, or `.unlisted` for one that leaves the list; nil where it is not named.
    func recognised(inReview year: Int) -> RecognisedClass? {
        if let category = reviews[year] { return category }
        let before = reviews[year - 1]
        return before == .poor || before == .nearPoor ? RecognisedClass.unlisted : nil
    }

    /// Those whose facts say the same stand together: parts of a smaller ward then keep the rates.
    static let story: [Role] = [
        Role("PPP", .poor, 72), Role("NPP", .poor, 4), Role("-PP", .poor, 1), Role("NNP", .poor, 2),
        Role("PNP", .poor, 1), Role("P-P", .poor, 2), Role("--P", .poor, 1), Role("NNN", .poor, 3),
        Role("---", .poor, 4), Role("N--", .poor, 1),

        Role("NNN", .nearPoor, 104), Role("PNN", .nearPoor, 8), Role("-NN", .nearPoor, 8),
        Role("PPN", .nearPoor, 13), Role("N-N", .nearPoor, 2), Role("--N", .nearPoor, 4), Role("PPP", .nearPoor, 1),
        Role("--P", .nearPoor, 1), Role("---", .nearPoor, 12), Role("NN-", .nearPoor, 4), Role("PN-", .nearPoor, 2),

        Role("PPP", .over, 1), Role("NNN", .over, 1), Role("PPN", .over, 1), Role("PP-", .over, 8),
        Role("NN-", .over, 22), Role("PN-", .over, 3), Role("-N-", .over, 2), Role("P--", .over, 14),
        Role("N--", .over, 26), Role("-FF", .over, 9), Role("--F", .over, 3),
    ]

    /// The roles of a ward of some size, each as often as it is played, in the order of the story.
    static func cast(households: Int) -> [Role] {
        var reached = 0
        return story.flatMap { role in
            let before = share(reached, households)
            reached += role.count
            return Array(repeating: role, count: share(reached, households) - before)
        }
    }

    private static func share(_ count: Int, _ households: Int) -> Int {
        Shares(of: households, among: wholeWard).upTo(count)
    }
}
