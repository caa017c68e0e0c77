public import Vocabulary

/// A poverty standard as it holds for the lists of one year.
///
/// - Note: the list year is the year in which the list is used: the review of autumn 2026 makes the list of 2027.
public final class Standard: Sendable {
    /// `2022-2025`
    public let id: String
    /// The name of the standard.
    public let label: String
    /// Who set it.
    public let level: OwnerLevel
    /// The year whose values these are.
    public let listYear: Int
    /// Every list year for which the standard holds.
    public let listYears: ClosedRange<Int>
    /// In the official order.
    public let dimensions: [Dimension]
    /// In the official order.
    public let indicators: [Indicator]
    /// Codes of the indicators of the standard before that this one no longer has.
    public let removed: [String]
    /// What holds in phường.
    public let urban: ZoneProvisions
    /// What holds in xã.
    public let rural: ZoneProvisions
    /// Lacks from which a household within the line is poor.
    public let poorFrom: Provision<Int64>
    /// Points B2 of one lack.
    public let pointsPerLack: Provision<Int64>
    /// The numbers alone.
    public let limits: Limits
    /// Heading of the assumption by which missing thresholds were filled: on what-if pages only.
    public let assumption: String?
    /// Hash of the rules of both layers.
    public let rulebookVersion: String
    /// The words of the codes.
    let lists: [String: RuleList]
    let program: RuleProgram
    /// Every bit of a mask of this standard.
    public let everyIndicator: UInt16

    init(_ draft: StandardDraft, limits: Limits) {
        id = draft.id
        label = draft.label
        level = draft.level
        listYear = draft.listYear
        listYears = draft.listYears
        dimensions = draft.dimensions
        indicators = draft.indicators
        removed = draft.removed
        urban = draft.urban
        rural = draft.rural
        poorFrom = draft.poorFrom
        pointsPerLack = draft.pointsPerLack
        assumption = draft.assumption
        rulebookVersion = draft.rulebookVersion
        lists = draft.lists
        program = RuleProgram(draft.indicators)
        everyIndicator = draft.indicators.reduce(0) { $0 | $1.bit }
        self.limits = limits
    }

    /// The provisions of one zone.
    public subscript(zone: Zone) -> ZoneProvisions { zone == .urban ? urban : rural }

    /// The indicators of a mask, in the official order.
    public func indicators(in mask: UInt16) -> [Indicator] { indicators.filter { mask & $0.bit != 0 } }
}

/// Who set a standard: a province may set a higher one of its own.
public enum OwnerLevel: String, CaseIterable, Sendable {
    case national, province

    /// The words of the rules page.
    public var label: String { self == .national ? "Quốc gia" : "Tỉnh, thành phố" }
}

/// What a standard says for one zone, with sources.
public struct ZoneProvisions: Sendable {
    /// Income line, đồng per person and month, inclusive.
    public let line: Provision<Int64>
    /// Upper end of the average band, inclusive.
    public let band: Provision<Int64>
    /// Greatest points B1 within the line, inclusive.
    public let points: Provision<Int64>

    var limits: ZoneLimits { ZoneLimits(line: line.value, band: band.value, points: points.value) }
}

/// What a reader has gathered of a standard.
struct StandardDraft {
    var id: String
    var label: String
    var level: OwnerLevel
    var listYear: Int
    var listYears: ClosedRange<Int>
    var dimensions: [Dimension]
    var indicators: [Indicator]
    var removed: [String]
    var urban: ZoneProvisions
    var rural: ZoneProvisions
    var poorFrom: Provision<Int64>
    var pointsPerLack: Provision<Int64>
    var assumption: String?
    var rulebookVersion: String
    var lists: [String: RuleList]
}
