import Registry
import Site
import Territory
import Vocabulary

/// What narrows and orders a list, as the address carries it.
struct HouseholdListQuery: Sendable {
    let form: Form
    let filter: HouseholdFilter
    let order: HouseholdOrder
    let page: Int
    let asked: AskedMoment

    init(_ form: Form, today: Day) {
        self.form = form
        filter = HouseholdFilter(
            group: HouseholdFilter.Group(rawValue: form.typed("nhom")) ?? .all,
            neighbourhood: Key(form.typed("tdp")))
        order = HouseholdOrder(rawValue: form.typed("xep")) ?? .name
        page = form.page
        asked = AskedMoment(form, today: today)
    }

    /// The list's address, without its page.
    var address: Address { narrowed(Links.households) }

    /// The same list as a file.
    var sheet: Address { narrowed(Links.householdSheet) }

    /// Where the list's households live.
    func place(_ areas: [Area]) -> String {
        guard let neighbourhood = filter.neighbourhood else { return "Toàn địa bàn" }
        return areas.first { $0.key == neighbourhood }?.name ?? "Tổ dân phố không còn trong danh mục"
    }

    /// The same list as it is now.
    var now: Address { group(Links.households) }

    private func narrowed(_ address: Address) -> Address { asked.at(group(address)) }

    private func group(_ address: Address) -> Address {
        address.with("nhom", filter.group == .all ? nil : filter.group.rawValue)
            .with("tdp", filter.neighbourhood?.description)
            .with("xep", order == .name ? nil : order.rawValue)
    }
}
