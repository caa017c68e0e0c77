import Vocabulary

/// What a decision says a household is.
public enum RecognisedClass: String, Sendable, CaseIterable {
    case poor
    case nearPoor = "near_poor"
    /// Hộ làm nông nghiệp, lâm nghiệp, ngư nghiệp, diêm nghiệp có mức sống trung bình, by its own decision.
    case farmingAverage = "farming_average"
    /// On no list: it left poverty or near-poverty, or a request was refused.
    case unlisted = "none"

    public var label: String {
        switch self {
        case .poor: "Hộ nghèo"
        case .nearPoor: "Hộ cận nghèo"
        case .farmingAverage: "Hộ NLNDN có mức sống trung bình"
        case .unlisted: "Không thuộc hộ nghèo, cận nghèo"
        }
    }

    /// Whether a proposal of the rules says the same as this recognition.
    public func agrees(with proposed: HouseholdClass) -> Bool? {
        switch proposed {
        case .undetermined: nil
        case .poor: self == .poor
        case .nearPoor: self == .nearPoor
        case .average, .above, .notPoor: self == .unlisted || self == .farmingAverage
        }
    }
}

/// A signed decision that recognises households, as lãnh đạo recorded it.
public struct Decision: Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        /// The list an area brings along when it has none here.
        case opening
        /// The yearly review (định kỳ).
        case periodic
        /// Within the year (thường xuyên).
        case regular
        /// Hộ nông, lâm, ngư, diêm nghiệp có mức sống trung bình.
        case farmingAverage = "farming_average"

        public var label: String {
            switch self {
            case .opening: "Danh sách ban đầu"
            case .periodic: "Rà soát định kỳ hằng năm"
            case .regular: "Rà soát thường xuyên"
            case .farmingAverage: "Hộ nông, lâm, ngư, diêm nghiệp có mức sống trung bình"
            }
        }
    }

    public let key: Key
    public let number: String
    public let signedOn: Day
    /// The first day on which its classes count; the list year is this day's year.
    public let effectiveFrom: Day
    public let reviewYear: Int
    /// The standard's id in the rules.
    public let standard: String
    public let kind: Kind
    public let signer: String
    public let annexName: String

    public init(
        key: Key = .make(), number: String, signedOn: Day, effectiveFrom: Day, reviewYear: Int, standard: String,
        kind: Kind, signer: String, annexName: String
    ) {
        self.key = key
        self.number = number
        self.signedOn = signedOn
        self.effectiveFrom = effectiveFrom
        self.reviewYear = reviewYear
        self.standard = standard
        self.kind = kind
        self.signer = signer
        self.annexName = annexName
    }
}

/// What one decision says of one household, with all that was known then; never changed.
public struct Recognition: Sendable {
    public let key: Key
    public let household: Key
    public let category: RecognisedClass
    public let decision: Key
    public let standard: String
    public let reviewYear: Int
    public let signedOn: Day
    public let effectiveFrom: Day
    /// Members counted when it was recorded.
    public let people: Int64
    public let neighbourhood: Key
    /// What the rules proposed from the facts known then.
    public let proposed: HouseholdClass
    public let rulesVersion: String
    /// The explanation frozen then; nil where the decision came without facts.
    public let explanation: String?
}
