import Markup
import Registry
import Site
import Territory
import Vocabulary

/// A list of households of a city, or what a search found in it.
struct CityList: Sendable {
    let city: AskedCity
    let page: CityHouseholdPage
    let query: HouseholdListQuery
    /// The commune that the list is narrowed to.
    let commune: Area?
    let search: HouseholdListSearch?
    let today: Day

    var title: String { search == nil ? query.filter.group.label : "Kết quả tìm" }
    /// The day of the list.
    var day: Day { query.asked.day(today: today) }
    var place: String { commune?.name ?? "Cả \(city.area.name)" }
    var address: Address { search?.address ?? query.address.with("xa", commune?.code) }
    var isNarrowed: Bool { query.asked.moment != nil || commune != nil || query.filter.group != .all }
}

func cityListPage(_ frame: PageFrame, _ model: CityList) -> HTML {
    layout(
        frame, title: model.title,
        body: """
            \(heading(model.title, caption: model.search == nil ? model.place : model.city.area.name, lead: lead(model)))
            \(model.query.asked.notice("sổ", now: model.query.now.with("xa", model.commune?.code)))
            \(when: model.query.asked.moment == nil, searchForm(model.search?.text))
            \(when: model.search == nil, filters(model))
            \(table(model))
            \(pager(model))
            """)
}

private func lead(_ model: CityList) -> HTML {
    if let search = model.search {
        return """
            Các hộ khớp với “\(search.text)”, lần lượt từng phường, xã. Tìm họ tên, mã hộ hoặc 4 số cuối trong cả \
            \(model.city.area.name).
            """
    }
    let total = model.page.total ?? .none
    return """
        \(Shown.number(total.households)) hộ, \(Shown.number(total.people)) nhân khẩu, lần lượt từng phường, xã. Ngày \
        \(model.day.shown).
        """
}

private func filters(_ model: CityList) -> HTML {
    let groups = HouseholdFilter.Group.allCases.map { Choice($0.rawValue, $0.label) }
    let communes = [Choice("", "Tất cả phường, xã")] + model.city.communes.map { Choice($0.code, $0.name) }
    let orders = [
        Choice(HouseholdOrder.name.rawValue, "Tên chủ hộ"), Choice(HouseholdOrder.place.rawValue, "Tổ dân phố"),
        Choice(HouseholdOrder.code.rawValue, "Mã hộ"),
    ]
    return Filters(
        Links.households,
        [
            Field.select("nhom", "Nhóm", groups, in: model.query.form),
            Field.select("xa", "Phường, xã", communes, in: model.query.form),
            Field.select("xep", "Trong phường, xã xếp theo", orders, in: model.query.form),
        ], clear: model.isNarrowed ? Links.households : nil, more: model.query.asked.folded
    ).html
}

private func table(_ model: CityList) -> DataTable {
    DataTable(
        "\(model.title), \(model.place)",
        [
            .init("Chủ hộ", .rowHeader), .init("Phường, xã", .code), .init("Mã hộ", .code),
            .init("Tổ dân phố", .code), .init("Khẩu", .number), .init("Được công nhận"), .init("Theo dữ liệu"),
            .init("Chỉ số thiếu"),
        ],
        of: model.page.lines, isCaptionHidden: true, empty: empty(model)
    ) { found, row in
        let line = found.line
        row.add(line.name, to: model.query.asked.at(Links.household(line.key)).of(found.commune.code))
        row.add(found.commune.name)
        row.add(line.code)
        row.add(line.neighbourhoodName)
        row.add(Shown.number(line.members))
        row.add(line.recognised?.label ?? "–")
        add(line, of: model.page.indicators, to: &row)
    }
}

private func empty(_ model: CityList) -> HTML {
    if model.search != nil {
        return """
            <p>Không có hộ nào khớp trong cả \(model.city.area.name). Thử ít chữ hơn, bỏ chữ đệm, hoặc tìm theo mã hộ.</p>
            \(Actions(LinkButton("Về danh sách hộ", to: Links.households)))
            """
    }
    if model.query.asked.moment != nil {
        return """
            <p>Không có hộ nào thuộc nhóm này ở \(model.place), ngày \(model.day.shown).</p>
            \(Actions(LinkButton("Xem sổ hôm nay", to: model.query.now)))
            """
    }
    return """
        <p>Không có hộ nào thuộc nhóm này ở \(model.place). Mỗi phường, xã nhập danh sách của mình, hoặc cả thành \
        phố nhập một tệp ở mục Nhập danh sách.</p>
        \(when: model.isNarrowed, Actions(LinkButton("Xem tất cả các hộ", to: Links.households)).html)
        """
}

private func pager(_ model: CityList) -> HTML? {
    guard !model.page.lines.isEmpty else { return nil }
    if let total = model.page.total {
        return Pager(
            page: model.page.page, size: model.page.size, total: Int(total.households), unit: "hộ",
            address: model.address
        ).html
    }
    return OpenPager(
        page: model.page.page, size: model.page.size, shown: model.page.lines.count, hasMore: model.page.hasMore,
        unit: "hộ", address: model.address
    ).html
}
