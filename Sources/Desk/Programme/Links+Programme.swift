import Site
import Vocabulary

extension Links {
    static let plans = Address("/ke-hoach")
    static let newPlan = Address("/ke-hoach/moi")
    static let chairman = Address("/bang-chi-tieu/mot-trang")

    static func plan(_ year: Int) -> Address { plans.appending(year) }

    static func planHeading(_ year: Int) -> Address { plan(year).appending("van-ban") }

    static func planItem(_ code: String, of year: Int) -> Address { plan(year).appending("muc").appending(code) }

    static func planTarget(_ code: String, of year: Int) -> Address {
        plan(year).appending("chi-tieu").appending(code)
    }

    /// Who has sent what an item with a deadline asks.
    static func planReports(_ item: String, of year: Int) -> Address {
        plan(year).appending("han").appending(item)
    }

    static func planFile(_ year: Int) -> Address { plan(year).appending("ke-hoach.yaml") }

    static func planHistory(_ year: Int) -> Address { plan(year).appending("lich-su") }

    static func nextPlan(after year: Int) -> Address { plan(year).appending("nam-sau") }

    /// Where a figure is typed for a target.
    static func figure(of target: String, year: Int? = nil) -> Address {
        Links.target(target).appending("so-lieu").with("nam", year.map { String($0) })
    }

    static func figure(_ key: Key, of target: String, year: Int? = nil) -> Address {
        Links.target(target).appending("so-lieu").appending(key).with("nam", year.map { String($0) })
    }
}
