/// One of the indicators of a standard, as it stands in one list year.
public struct Indicator: Sendable {
    /// `housing_area`: the same in every standard that has the indicator.
    public let code: String
    /// The official name.
    public let label: String
    /// Code of its dimension.
    public let dimension: String
    /// Place in the official order, from 1; its bit in a mask is `order - 1`.
    public let order: Int
    /// Whether the standard before had no such indicator.
    public let isAdded: Bool
    /// When a household lacks it; no value where nobody has seen the words.
    public let threshold: Provision<Threshold>

    var bit: UInt16 { 1 << UInt16(order - 1) }
}

/// When a household lacks an indicator.
public struct Threshold: Sendable {
    /// The words of the text, numbers included.
    public let text: String
    /// Taken from an assumption, not from the law.
    public internal(set) var isAssumed = false
    let condition: Condition
}

/// One of the dimensions of a standard.
public struct Dimension: Hashable, Sendable {
    /// The code that indicators name.
    public let code: String
    /// The official name.
    public let label: String
}
