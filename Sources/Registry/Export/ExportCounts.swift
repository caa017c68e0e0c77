/// How much of a register stands in a file, or was taken over from it.
public struct ExportCounts: Sendable, Equatable {
    /// Tổ dân phố.
    public var neighbourhoods = 0
    /// Totals of residents.
    public var totals = 0
    /// Households, those included that live here no more.
    public var households = 0
    /// People, those included who left.
    public var people = 0
    /// Observations of households and of people.
    public var observations = 0
    /// Signed decisions.
    public var decisions = 0
    /// What these decisions said of households.
    public var recognitions = 0

    /// An empty register.
    public init() {}
}
