public import Vocabulary

/// A number of the law that changes by date: the standard allowance, the base salary, months of grace.
public struct Parameter: Sendable {
    /// `months_of_grace`
    public let id: String
    /// The words of the rules page.
    public let label: String
    /// A key of `units.yaml`.
    public let unit: String
    /// Its values over time.
    public let values: Timeline<RuleValue>
}

extension [String: Parameter] {
    /// Puts the value of a parameter where words say `{elderly_age}`, so that words and condition cannot part.
    public func filling(_ text: String, on day: Day) -> String {
        guard text.contains("{") else { return text }
        return values.reduce(text) { text, parameter in
            guard text.contains("{\(parameter.id)}"), let value = parameter.values.on(day)?.value else { return text }
            return text.replacing("{\(parameter.id)}", with: value.shown)
        }
    }
}
