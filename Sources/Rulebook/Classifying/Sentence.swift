/// One sentence of an explanation, in Vietnamese, naming fact, value, limit, document and clause.
public struct Sentence: Hashable, Sendable {
    /// What a sentence is about.
    public enum Subject: Hashable, Sendable {
        case members, income
        /// The order of the indicator.
        case indicator(Int)
        /// Lacks taken from points B2.
        case points
        case conclusion
        /// A difference between sources that changes nothing.
        case note
    }

    /// What it is about.
    public let subject: Subject
    /// The words.
    public let text: String
    /// False where a value it rests on is *chưa kiểm chứng*.
    public let isVerified: Bool
}
