import Markup
import Vocabulary

/// What every page says about the installation.
public struct SiteIdentity: Hashable, Sendable {
    /// The area whose register this is: `Phường Kim Trà`.
    public let areaName: String
    /// Whether every page and paper is marked DỮ LIỆU MẪU.
    public let isSample: Bool
    /// The version of the program, as the footer shows it.
    public let version: String
    /// Where another area is chosen; nil where there is none.
    public let otherAreas: Address?

    public init(areaName: String, isSample: Bool, version: String, otherAreas: Address? = nil) {
        self.areaName = areaName
        self.isSample = isSample
        self.version = version
        self.otherAreas = otherAreas
    }

    /// The same installation, looked at in one area.
    func of(_ place: AskedPlace) -> SiteIdentity {
        SiteIdentity(areaName: place.name, isSample: isSample, version: version, otherAreas: place.others)
    }

    /// Before an installation has said its name.
    public static let unnamed = SiteIdentity(areaName: "", isSample: false, version: "")
}

/// The area whose pages an officer asks for.
public struct AskedPlace: Sendable {
    /// As the head of every page names it.
    public let name: String
    /// Where another area is chosen; nil for whoever has only this one.
    public let others: Address?
    /// The area as the desk knows it; the desk casts it back to the type it put in.
    public let area: any Sendable

    public init(name: String, others: Address?, area: any Sendable) {
        self.name = name
        self.others = others
        self.area = area
    }
}

/// A part of the program that has a place in the main menu.
public enum Section: String, Sendable, CaseIterable {
    case scoreboard, plan, households, importing, matching, tables, decisions, rules, accounts, backups, journal, own

    /// The words of the menu.
    public var label: String {
        switch self {
        case .scoreboard: "Bảng chỉ tiêu"
        case .plan: "Kế hoạch"
        case .households: "Hộ"
        case .importing: "Nhập danh sách"
        case .matching: "Đối chiếu"
        case .tables: "Biểu"
        case .decisions: "Quyết định"
        case .rules: "Kho quy định"
        case .accounts: "Tài khoản"
        case .journal: "Nhật ký"
        case .backups: "Sao lưu"
        case .own: "Trang của tôi"
        }
    }
}

/// A line of the main menu; shown to those who have the permission, to every officer where it needs none.
public struct NavigationItem: Hashable, Sendable {
    public let section: Section
    public let address: Address
    /// The permission that shows the line; nil for every officer.
    public let permission: String?

    public init(_ section: Section, _ address: Address, permission: String? = nil) {
        self.section = section
        self.address = address
        self.permission = permission
    }
}

/// A step of the way from the start page to this one.
public struct Crumb: Hashable, Sendable {
    public let label: String
    public let address: Address

    public init(_ label: String, _ address: Address) {
        self.label = label
        self.address = address
    }
}

/// The day on which the figures of a page hold, and where another day is chosen.
public struct ShownDay: Hashable, Sendable {
    public let day: Day
    /// Where another day is chosen; nil where the page has only this one.
    public let change: Address?

    public init(_ day: Day, change: Address? = nil) {
        self.day = day
        self.change = change
    }
}

/// All of a page but its title and its body.
public struct PageFrame: Sendable {
    public let site: SiteIdentity
    /// Nil where nobody is signed in; then the page has no menu.
    public let signedIn: SignedIn?
    public let navigation: [NavigationItem]
    /// The part of the menu that is marked.
    public let section: Section?
    public let crumbs: [Crumb]
    public let asOf: ShownDay?
    /// The message that this page shows once.
    public let flash: Flash?

    public init(
        site: SiteIdentity, signedIn: SignedIn? = nil, navigation: [NavigationItem] = [], section: Section? = nil,
        crumbs: [Crumb] = [], asOf: ShownDay? = nil, flash: Flash? = nil
    ) {
        self.site = site
        self.signedIn = signedIn
        self.navigation = navigation
        self.section = section
        self.crumbs = crumbs
        self.asOf = asOf
        self.flash = flash
    }
}
