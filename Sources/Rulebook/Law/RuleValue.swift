public import Vocabulary

/// A value of a parameter.
public enum RuleValue: Hashable, Sendable {
    case number(Int64)
    /// A share, written `45/1000`.
    case share(Ratio)
    case text(String)

    /// The number, where the value is one.
    public var number: Int64? {
        if case .number(let value) = self { value } else { nil }
    }

    /// As Vietnamese papers write it, without the unit.
    public var shown: String {
        switch self {
        case .number(let value): Shown.number(value)
        case .share(let ratio): ratio.percent
        case .text(let text): text
        }
    }
}
