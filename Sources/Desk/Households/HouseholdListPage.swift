import Markup
import Registry
import Site
import Territory
import Vocabulary

/// A list of households, or what a search found.
struct HouseholdList: Sendable {
    let page: HouseholdPage
    let query: HouseholdListQuery
    let areas: [Area]
    /// What was searched for; nil for a list.
    let search: HouseholdListSearch?
    let mayEdit: Bool
    let mayExport: Bool
    let mayImport: Bool
    let maySeeDoubles: Bool
    let mayMatch: Bool
    /// The tổ dân phố whose lists may be carried along from here; others take them where lists are imported.
    let takenAlong: [Area]
    /// Whether only some tổ dân phố are seen: then not their past either.
    var isOfPart = false
    let day: Day

    var title: String { search == nil ? query.filter.group.label : "Kết quả tìm" }

    var place: String {
        isOfPart && query.filter.neighbourhood == nil ? "Tổ dân phố được giao" : query.place(areas)
    }

    var address: Address { search?.address ?? query.address }

    var isNarrowed: Bool {
        query.asked.moment != nil || query.filter.group != .all || query.filter.neighbourhood != nil
    }
}

/// A search that was kept for its officer: its words stand on the page, never in the address.
struct HouseholdListSearch: Sendable {
    let text: String
    let address: Address
}

func householdListPage(_ frame: PageFrame, _ model: HouseholdList) -> HTML {
    layout(
        frame, title: model.title,
        body: """
            \(heading(model.title, caption: model.search == nil ? model.place : "Hộ", lead: lead(model)))
            \(model.query.asked.notice("sổ", now: model.query.now))
            \(when: model.query.asked.moment == nil, searchForm(model.search?.text))
            \(when: model.search == nil, filters(model))
            \(table(model))
            \(when: model.page.total > 0, pager(model).html)
            \(actions(model))
            """)
}

private func lead(_ model: HouseholdList) -> HTML {
    """
    \(Shown.number(model.page.total)) hộ, \(Shown.number(model.page.people)) nhân khẩu\
    \(when: model.search != nil, " khớp với “\(model.search?.text)”"). Ngày \(model.day.shown).
    """
}

/// Searches by name or number are sent, never written into the address.
func searchForm(_ text: String?) -> HTML {
    let hint = "Họ tên không dấu, mã hộ, hoặc 4 số cuối"
    let form = Form(filled: ["q": text ?? ""])
    return """
        <form class="filters" method="post" action="\(Links.search)" role="search" aria-label="Tìm hộ">
        \(Field.text("q", "Tìm hộ", in: form, hint: hint, width: .half, kind: .search))
        <div class="filters-actions">\(Button("Tìm", .secondary))</div></form>
        """
}

private func filters(_ model: HouseholdList) -> HTML {
    let groups = HouseholdFilter.Group.allCases.map { Choice($0.rawValue, $0.label) }
    let places = [Choice("", "Tất cả tổ dân phố")] + model.areas.map { Choice($0.key.description, $0.name) }
    let orders = [
        Choice(HouseholdOrder.name.rawValue, "Tên chủ hộ"), Choice(HouseholdOrder.place.rawValue, "Tổ dân phố"),
        Choice(HouseholdOrder.code.rawValue, "Mã hộ"),
    ]
    return Filters(
        Links.households,
        [
            Field.select("nhom", "Nhóm", groups, in: model.query.form),
            Field.select("tdp", "Tổ dân phố", places, in: model.query.form),
            Field.select("xep", "Xếp theo", orders, in: model.query.form),
        ], clear: model.isNarrowed ? Links.households : nil, more: model.isOfPart ? nil : model.query.asked.folded
    ).html
}

private func table(_ model: HouseholdList) -> DataTable {
    DataTable(
        "\(model.title), \(model.place)",
        [
            .init("Chủ hộ", .rowHeader), .init("Mã hộ", .code), .init("Tổ dân phố", .code), .init("Khẩu", .number),
            .init("Được công nhận"), .init("Theo dữ liệu"), .init("Chỉ số thiếu"),
        ],
        of: model.page.lines, isCaptionHidden: true, empty: empty(model)
    ) { line, row in
        row.add(line.name, to: model.query.asked.at(Links.household(line.key)))
        row.add(line.code)
        row.add(line.neighbourhoodName)
        row.add(Shown.number(line.members))
        row.add(line.recognised?.label ?? "–")
        add(line, of: model.page.indicators, to: &row)
    }
}

/// What the data say of a household: the class that they propose, and how many indicators it lacks.
func add(_ line: HouseholdLine, of indicators: Int, to row: inout DataTable.Row) {
    if line.differs { row.add(proposal(line)) } else { row.add(line.proposed.label) }
    row.add(LackWords(lacks: line.lacks, unknowns: line.unknowns, of: indicators).text)
}

func proposal(_ line: HouseholdLine) -> HTML {
    line.differs
        ? "\(line.proposed.label) \(Badge(.attention, "lệch quyết định"))" : HTML(text: line.proposed.label)
}

/// What will stand here and how to begin.
private func empty(_ model: HouseholdList) -> HTML {
    if model.search != nil {
        return """
            <p>Không có hộ nào khớp. Thử ít chữ hơn, bỏ chữ đệm, hoặc tìm theo mã hộ.</p>
            \(Actions(LinkButton("Về danh sách hộ", to: Links.households)))
            """
    }
    if model.query.asked.moment?.knownOn != nil {
        return """
            <p>Theo những gì đã ghi đến hết ngày đó, sổ chưa có hộ nào thuộc nhóm này.</p>
            \(Actions(LinkButton("Xem sổ hôm nay", to: model.query.now)))
            """
    }
    if model.isNarrowed {
        return """
            <p>Không có hộ nào thuộc nhóm này ở \(model.place.lowercased()), ngày \(model.day.shown).</p>
            \(Actions(LinkButton("Xem tất cả các hộ", to: Links.households)))
            """
    }
    return """
        <p>Sổ chưa có hộ nào. Nhập danh sách đang quản lý từ tệp Excel, hoặc nhập từng hộ.</p>
        \(when: model.mayImport, Actions(LinkButton("Nhập danh sách", to: Links.importing, .primary)).html)
        """
}

private func pager(_ model: HouseholdList) -> Pager {
    Pager(
        page: model.page.page, size: model.page.size, total: model.page.total, unit: "hộ", address: model.address)
}

private func actions(_ model: HouseholdList) -> HTML? {
    guard model.search == nil else { return nil }
    let sheet = LinkButton("Tải danh sách (.xlsx)", to: model.query.sheet).html
    let enter: HTML = """
        \(LinkButton("Nhập hộ mới", to: Links.newHousehold))\(LinkButton("Hộ chuyển đến", to: Links.arrival))\
        \(LinkButton("Việc phải làm", to: Links.errands))
        """
    let outside = LinkButton("Đối chiếu danh sách ngoài", to: Links.outsideLists).html
    let along: [HTML] = model.takenAlong.map { area in
        LinkButton(
            "Danh sách điền sẵn \(area.name)", to: Links.fieldList.with("tdp", area.key.description)
        ).html
    }
    let doubles = LinkButton("Hộ có thể trùng", to: Links.duplicates).html
    return Actions(
        "\(when: model.mayEdit, enter)\(when: model.mayExport && model.page.total > 0, sheet)"
            + "\(along)\(when: model.maySeeDoubles, doubles)\(when: model.mayMatch, outside)"
    ).html
}
