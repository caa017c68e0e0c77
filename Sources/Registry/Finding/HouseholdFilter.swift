import Access
import Rulebook
import Storage
import Territory
import Vocabulary

/// Which households of a commune a list shows.
public struct HouseholdFilter: Sendable, Hashable {
    /// Groups that officials ask for; each is a page that can be sent as a link.
    public enum Group: String, Sendable, CaseIterable {
        case all, poor
        case nearPoor = "near_poor"
        case escaped
        case farmingAverage = "farming_average"
        case proposedPoor = "proposed_poor"
        case proposedNearPoor = "proposed_near_poor"
        case undetermined
        case differing
        /// Listed without a decision of the last review, or come from a listed household and not decided of yet.
        case awaiting

        /// Told by decisions, whose households are known one by one.
        var isNamed: Bool {
            switch self {
            case .poor, .nearPoor, .farmingAverage, .escaped, .awaiting: true
            default: false
            }
        }

        public var label: String {
            switch self {
            case .all: "Tất cả các hộ"
            case .poor: "Hộ nghèo"
            case .nearPoor: "Hộ cận nghèo"
            case .escaped: "Hộ mới thoát nghèo, thoát cận nghèo"
            case .farmingAverage: "Hộ NLNDN có mức sống trung bình"
            case .proposedPoor: "Theo quy định: hộ nghèo"
            case .proposedNearPoor: "Theo quy định: hộ cận nghèo"
            case .undetermined: "Chưa đủ dữ liệu để xác định"
            case .differing: "Lệch với quyết định"
            case .awaiting: "Chờ quyết định"
            }
        }
    }

    public var group: Group
    public var neighbourhood: Key?
    /// Only these households: the names behind a number.
    public var keys: [Key]?
    /// What whoever asks may see: set by the capability, never by a page.
    var part = RegisterPart.whole

    public init(group: Group = .all, neighbourhood: Key? = nil, keys: [Key]? = nil) {
        self.group = group
        self.neighbourhood = neighbourhood
        self.keys = keys
    }

    /// The same, within what may be seen.
    func within(_ part: RegisterPart) -> HouseholdFilter {
        var filter = self
        filter.part = part
        return filter
    }
}

/// How a list is ordered.
public enum HouseholdOrder: String, Sendable, CaseIterable {
    /// By tên, họ, đệm of the head.
    case name
    /// By tổ dân phố, then name.
    case place
    case code
}

/// One line of a list.
public struct HouseholdLine: Sendable {
    public let key: Key
    public let code: String
    public let name: String
    public let neighbourhood: Key
    public let neighbourhoodName: String
    public let address: String
    public let members: Int
    public let proposed: HouseholdClass
    public let lacks: Int
    public let unknowns: Int
    public let recognised: RecognisedClass?

    /// The facts say something else than the decision.
    public var differs: Bool { recognised.flatMap { $0.agrees(with: proposed) } == false }
}

/// A page of a list.
public struct HouseholdPage: Sendable {
    public let lines: [HouseholdLine]
    public let total: Int
    public let people: Int
    public let page: Int
    public let size: Int
    /// How many indicators the standard has by which the lines are proposed.
    public let indicators: Int
    /// The commune's tổ dân phố at the moment of the list, in their order.
    public private(set) var neighbourhoods: [Area]

    /// The same, naming no tổ dân phố outside of what may be seen.
    func within(_ part: RegisterPart) -> HouseholdPage {
        var page = self
        page.neighbourhoods = neighbourhoods.filter { part.holds(neighbourhood: $0.key) }
        return page
    }

    /// How many pages the list has, 1 for an empty one.
    public var pageCount: Int { max(1, (total + size - 1) / size) }
}
