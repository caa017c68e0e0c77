import Territory
import Vocabulary

/// Which figures are asked for: of which review, as of which day, as known on which, by which standard.
public struct TableQuestion: Sendable, Hashable {
    /// The year of the review.
    public var year: Int
    /// What an open review shows: the managed list of this day; nil: of the last day that is known, or of today.
    public var asOf: Day?
    /// The last day whose entries are known; nil: all that is known now.
    public var knownOn: Day?
    /// Only what this standard recognised; nil: the standard of the year's list.
    public var standard: String?

    public init(year: Int, asOf: Day? = nil, knownOn: Day? = nil, standard: String? = nil) {
        self.year = year
        self.asOf = asOf
        self.knownOn = knownOn
        self.standard = standard
    }

    /// Whether it asks for no other moment than now.
    public var isOfNow: Bool { asOf == nil && knownOn == nil }

    /// The moment whose figures it asks for.
    public func moment(today: Day) -> RegisterMoment {
        RegisterMoment(day: asOf ?? knownOn.map { min($0, today) } ?? today, knownOn: knownOn)
    }
}
