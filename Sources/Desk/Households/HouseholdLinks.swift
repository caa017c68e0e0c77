import Site
import Vocabulary

extension Links {
    static func facts(of household: Key) -> Address { Links.household(household).appending("thong-tin") }

    /// The question of a form that a fact answers, in sight at once.
    static func fact(_ name: String, of household: Key) -> Address {
        facts(of: household).at(Field.id(of: name))
    }

    static func newMember(of household: Key) -> Address {
        Links.household(household).appending("thanh-vien").appending("moi")
    }

    static func head(of household: Key) -> Address { Links.household(household).appending("chu-ho") }

    static func move(of household: Key) -> Address { Links.household(household).appending("chuyen") }

    static func decision(_ key: Key) -> Address { decisions.appending(key) }

    static let householdSheet = Address("/ho.xlsx")
}
