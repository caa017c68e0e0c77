public import Vocabulary

/// A value of a parameter.
public enum RuleValue: Hashable, Sendable {
    case number(Int64)
    /// A share, written `45/1000`.
    case share(Ratio)
    case text(String)

    /// Reads a value as a rule file writes it: `2_800_000`, `45/1000`, or words.
    public init(typed text: String) {
        let digits = text.replacing("_", with: "")
        let parts = text.split(separator: "/")
        if let number = Int64(digits) {
            self = .number(number)
        } else if parts.count == 2, let top = Int64(parts[0]), let bottom = Int64(parts[1]), bottom > 0 {
            self = .share(Ratio(top, of: bottom))
        } else {
            self = .text(text)
        }
    }

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
