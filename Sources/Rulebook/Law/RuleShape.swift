/// What kind of value a rule file holds.
public enum RuleShape: Sendable {
    /// A whole number: a line, a count, points.
    case number
    /// When a household lacks an indicator, or belongs to a group.
    case condition
    /// A number, a share or words.
    case parameter
    /// Something without dated values of its own: a list, a procedure, a heading.
    case whole

    /// - Parameter rule: the file's path without its ending.
    public init(of rule: String) {
        let parts = rule.split(separator: "/")
        switch (parts.first, parts.count) {
        case ("parameters", 2): self = .parameter
        case ("groups", 2): self = .condition
        case ("standards", 4) where parts[2] == "indicators": self = .condition
        case ("standards", 3) where parts[2] != "standard": self = .number
        case ("standards", 4): self = .number
        default: self = .whole
        }
    }

    /// The field in which a rule of this name holds its value.
    public static func key(of rule: String) -> String {
        guard RuleShape(of: rule) == .condition else { return "value" }
        return rule.hasPrefix("groups/") ? "holds" : "lacking"
    }
}
