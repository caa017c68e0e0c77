/// An administrative procedure with its steps, days and forms.
public struct Procedure: Sendable {
    /// `1.011606`
    public let code: String
    /// The official title.
    public let title: String
    /// The decision that published it.
    public let decision: String?
    /// The portal's code of the result.
    public let resultCode: String?
    /// Whether the province's opinion is asked before the decision.
    public let asksOpinion: Bool
    /// Days from the start of the review to the decision; nil where the round decides.
    public let limitDays: Int?
    /// In order.
    public let steps: [ProcedureStep]
    /// What is not known, where something is not.
    public let why: String?
    /// Where the record comes from.
    public let provenance: Provenance
}

/// One step of a procedure.
public struct ProcedureStep: Sendable {
    /// `posting`
    public let code: String
    /// The official title.
    public let title: String
    /// How many days it may take; nil where none are named.
    public let days: Int?
    /// Working or calendar days.
    public let clock: DayCount
    /// Numbers of the forms used.
    public let forms: [String]
    /// What is done.
    public let text: String?
}

/// How the days of a step are counted.
public enum DayCount: String, CaseIterable, Sendable {
    case working, calendar

    /// The words of the decisions.
    public var label: String { self == .working ? "ngày làm việc" : "ngày" }
}
