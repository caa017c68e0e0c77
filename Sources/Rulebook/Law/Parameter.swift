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
