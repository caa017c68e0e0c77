import Rulebook
import Site
import Vocabulary

/// Where the pages of the rules are. Rules are named by their codes, which say nothing of a person.
enum RuleLinks {
    static let waiting = Links.rules.appending("cho")
    static let unverified = Links.rules.appending("chua-kiem-chung")
    static let entering = Links.rules.appending("nhap")
    static let own = Links.rules.appending("them")
    static let file = Links.rules.appending("tep")

    static func standard(_ year: Int) -> Address { Links.rules.appending("chuan").appending(year) }
    static func parameter(_ id: String) -> Address { Links.rules.appending("tham-so").appending(id) }
    static func procedure(_ code: String) -> Address { Links.rules.appending("thu-tuc").appending(code) }
    static func list(_ id: String) -> Address { Links.rules.appending("danh-muc").appending(id) }
    static func document(_ id: String) -> Address { Links.rules.appending("van-ban").appending(id) }

    /// The page of any rule, by its id.
    static func rule(_ id: String) -> Address {
        let name = id.split(separator: "/").last.map(String.init) ?? id
        return switch RuleShape(of: id) {
        case .parameter: parameter(name)
        case .whole where id.hasPrefix("lists/"): list(name)
        case .whole where id.hasPrefix("procedures/"): procedure(name)
        default: Links.rules.appending("muc").with("ma", id)
        }
    }

    /// The form of a new value; `from` names the value that it stands in for.
    static func entering(_ rule: String, from day: Day? = nil) -> Address {
        entering.with("ma", rule).with("tu", day?.iso)
    }

    /// The form that says that a value was compared with the gazette.
    static func comparing(_ rule: String, _ seal: String) -> Address {
        Links.rules.appending("doi-chieu").with("ma", rule).with("dau", seal)
    }

    static func ruling(_ key: Key) -> Address { Links.rules.appending("ban-nhap").appending(key) }
}
