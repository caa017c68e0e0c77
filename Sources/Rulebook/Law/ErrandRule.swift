/// What an officer has to do after something befell a household: a certificate to change, an agency to tell.
public struct ErrandRule: Sendable {
    /// Of which households it is asked.
    public enum Households: String, Sendable, CaseIterable {
        /// Poor or near-poor by a decision in force; of a new household, the one it came from.
        case listed
        /// Those, and who left poverty or near-poverty within the months of grace.
        case listedOrEscaped = "listed_or_escaped"
        case any

        /// Whether a household is meant that is on a list, or within its months of grace.
        public func covers(isListed: Bool, hasEscaped: Bool) -> Bool {
            switch self {
            case .any: true
            case .listed: isListed
            case .listedOrEscaped: isListed || hasEscaped
            }
        }
    }

    /// `insurance_add`
    public let code: String
    public let title: String
    /// How it is done.
    public let text: String?
    public let after: Set<HouseholdEventKind>
    public let households: Households
    /// Open errands of the household that there is no more need for.
    public let insteadOf: [String]
    /// Whether there is one errand for each person it is about, or one for the household.
    public let isOfPerson: Bool
    /// Within how many days of the event.
    public enum Term: Sendable, Hashable {
        case days(Int)
        /// A parameter, which may be without a value: no text that was found names any.
        case parameter(String)
    }

    /// Nil where the file says why there is none.
    public let term: Term?
    /// How the days are counted.
    public let clock: DayCount
    /// What is not known, where something is not.
    public let why: String?
    public let provenance: Provenance
}
