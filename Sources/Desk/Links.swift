import Access
import Registry
import Results
import Site
import Vocabulary

/// Where pages are. Addresses carry keys, codes, classes and days; never a name, a number or a birth of a person.
enum Links {
    static let home = Address("/")
    static let signIn = Address("/dang-nhap").of(nil)
    static let signOut = Address("/dang-xuat").of(nil)
    static let setUp = Address("/thiet-lap").of(nil)
    static let households = Address("/ho")
    static let search = Address("/ho/tim")
    static let newHousehold = Address("/ho/moi")
    static let importing = Address("/nhap")
    static let tables = Address("/bieu")
    static let decisions = Address("/quyet-dinh")
    static let newDecision = Address("/quyet-dinh/moi")
    static let rules = Address("/quy-dinh")
    static let accounts = Address("/tai-khoan")
    static let backups = Address("/sao-luu")
    static let journal = Address("/nhat-ky")
    static let areas = Address("/dia-ban")
    static let bodies = Address("/to-chuc")
    static let matrix = Address("/quyen-han")
    static let exceptions = Address("/kiem-nhiem")
    static let own = Address("/toi")
    static let ownPassword = Address("/mat-khau")
    static let beginning = Address("/bat-dau")

    /// Where somebody begins who sees no figures.
    static func home(of asking: Asking) -> Address {
        if asking.canPartly(.readNames) { return households }
        if asking.canPartly(.matchLists) { return outsideLists }
        return asking.can(.manageAccounts) ? accounts : own
    }

    static func account(_ key: Key) -> Address { accounts.appending(key) }

    static func household(_ key: Key) -> Address { households.appending(key) }

    static func member(_ person: Key, of household: Key) -> Address {
        Links.household(household).appending("thanh-vien").appending(person)
    }

    /// - Parameter year: of another plan than this year's.
    static func target(_ code: String, of year: Int? = nil) -> Address {
        Address("/chi-tieu").appending(code).with("nam", year.map { String($0) })
    }

    static func insurance(_ list: InsuranceList, in neighbourhood: Key? = nil, of year: Int? = nil) -> Address {
        Address("/chi-tieu").appending("bhyt").appending(list.rawValue).with("tdp", neighbourhood?.description)
            .with("nam", year.map { String($0) })
    }

    static func list(_ group: HouseholdFilter.Group, in neighbourhood: Key? = nil) -> Address {
        households.with("nhom", group == .all ? nil : group.rawValue).with("tdp", neighbourhood?.description)
    }

    static func listImport(_ key: Key) -> Address { importing.appending(key) }
}

/// The three lists behind the BHYT target.
enum InsuranceList: String, CaseIterable {
    case covered = "co"
    case uncovered = "chua"
    case unclear = "chua-ro"

    var label: String {
        switch self {
        case .covered: "Có thẻ BHYT"
        case .uncovered: "Chưa có thẻ BHYT"
        case .unclear: "Chưa rõ có thẻ hay không"
        }
    }
}
