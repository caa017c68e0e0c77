public import Vocabulary

/// The numbers of a standard that hold in one zone; nil where they are not known.
public struct ZoneLimits: Hashable, Sendable {
    /// Đồng per person and month, inclusive.
    public var line: Int64?
    /// Upper end of the average band, inclusive.
    public var band: Int64?
    /// Points B1, inclusive.
    public var points: Int64?

    /// Where an income stands against the line and the band.
    public func standing(income: Int64) -> Standing {
        guard let line else { return .unknown }
        if income <= line { return .within }
        guard let band else { return .over }
        return income <= band ? .average : .above
    }

    /// Where points B1 stand; points never tell the band.
    public func standing(points b1: Int64) -> Standing {
        guard let points else { return .unknown }
        return b1 <= points ? .within : .over
    }
}

/// Where a household stands against the income line.
public enum Standing: Sendable, Hashable {
    case within, average, above
    /// Over the line, the band cannot be told.
    case over
    case unknown
}

/// Every number that decides a class: one copy for the register and for loose rows.
public struct Limits: Hashable, Sendable {
    /// What holds in phường.
    public var urban: ZoneLimits
    /// What holds in xã.
    public var rural: ZoneLimits
    /// Lacks from which a household within the line is poor.
    public var poorFrom: Int
    /// Points B2 of one lack.
    public var pointsPerLack: Int
    /// Indicators of the standard.
    public var indicators: Int

    /// The numbers of one zone.
    public subscript(zone: Zone) -> ZoneLimits { zone == .urban ? urban : rural }

    /// The class of a household that certainly lacks `least` indicators and may lack `most`.
    public func category(_ standing: Standing, least: Int, most: Int) -> HouseholdClass {
        switch standing {
        case .average: .average
        case .above: .above
        case .over: .notPoor
        case .unknown: .undetermined
        case .within: least >= poorFrom ? .poor : most < poorFrom ? .nearPoor : .undetermined
        }
    }
}
