/// Urban or rural: which income line of a standard holds (phường = urban, xã = rural).
public enum Zone: String, Sendable, CaseIterable, Hashable {
    case urban, rural
}

/// What the facts of a household say under one standard: a proposal, never a decision.
public enum HouseholdClass: String, Sendable, CaseIterable, Hashable {
    case poor
    case nearPoor = "near_poor"
    /// Over the line, within the band of an average living standard.
    case average
    case above
    /// Over the line, but the band cannot be told.
    case notPoor = "not_poor"
    case undetermined

    /// The words of the decrees.
    public var label: String {
        switch self {
        case .poor: "Hộ nghèo"
        case .nearPoor: "Hộ cận nghèo"
        case .average: "Hộ có mức sống trung bình"
        case .above: "Hộ có mức sống trên trung bình"
        case .notPoor: "Hộ không nghèo, không cận nghèo"
        case .undetermined: "Chưa xác định"
        }
    }
}
