import Vocabulary

/// One side of a pair, as a list shows it.
public struct DuplicateHousehold: Sendable {
    public let commune: Key
    public let communeName: String
    public let key: Key
    /// Empty where the asking officer may not see the commune's households.
    public let code: String
    public let name: String
    public let neighbourhood: String
    public let members: Int
    /// Whether the asking officer may see it.
    public let isVisible: Bool
}

/// Two households that may be one, or have a member in common.
public struct DuplicateLine: Sendable {
    public let key: Key
    public let household: DuplicateHousehold
    public let other: DuplicateHousehold
    public let grounds: [DuplicateGround]

    /// Somebody stands twice in one household.
    public var isWithinOne: Bool { household.key == other.key }
}

/// Some of the pairs of a commune.
public struct DuplicatePage: Sendable {
    public let lines: [DuplicateLine]
    public let page: Int
    public let size: Int
    public let total: Int
    /// When the register was looked through.
    public let foundAt: Instant
}

/// What an officer said of a pair.
public enum DuplicateVerdict: String, Sendable, CaseIterable {
    case different
    case oneHousehold = "one_household"
    case onePerson = "one_person"

    public var label: String {
        switch self {
        case .different: "Không trùng"
        case .oneHousehold: "Là một hộ, đã gộp"
        case .onePerson: "Là một người, chỉ còn ở một hộ"
        }
    }
}

/// A verdict with its author, for the list of what was settled.
public struct SettledDuplicate: Sendable {
    public let pair: Key
    public let verdict: DuplicateVerdict
    public let code: String
    public let otherCode: String
    public let household: Key
    public let other: Key
    public let officer: String
    public let at: Instant
    public let reason: String
}
