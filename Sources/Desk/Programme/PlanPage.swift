import Markup
import Programme
import Site
import Vocabulary

/// What the page of a plan shows: the document as officials read it.
struct PlanDocument: Sendable {
    let plan: Plan
    let years: [Int]
    let today: Day
    let mayEdit: Bool
    /// Whether every item shows the way to change it.
    let isEditing: Bool

    var toFill: [PlanItem] { plan.items.filter(\.isToFill) }
    var targetsToFill: [Target] { plan.targets.filter(\.isToFill) }
}

func planPage(_ frame: PageFrame, _ model: PlanDocument) -> HTML {
    let plan = model.plan
    return layout(
        frame, title: "Kế hoạch năm \(plan.year)",
        body: """
            \(heading(plan.heading.title, caption: "\(frame.site.areaName) · Kế hoạch năm \(plan.year)"))
            \(SummaryList(paper(model)))
            \(work(model))
            \(marked(model))
            \(contents(plan))
            \(targets(model))
            <article class="plan">\(plan.parts(of: nil).map { PlanBranch(model).part($0, level: 2) })</article>
            """)
}

private func paper(_ model: PlanDocument) -> [SummaryList.Row] {
    let heading = model.plan.heading
    let change = model.mayEdit ? (label: "Sửa", address: Links.planHeading(model.plan.year)) : nil
    return [
        .init("Số", text: heading.number ?? "chưa có", change: change),
        .init("Ngày ký", text: heading.signedOn?.shown ?? "chưa có", change: change),
        .init("Phụ lục", text: heading.annex ?? "chưa có", change: change),
    ]
}

private func work(_ model: PlanDocument) -> HTML {
    let year = model.plan.year
    let others: [HTML] = model.years.filter { $0 != year }.map { other in
        "<li><a href=\"\(Links.plan(other))\">Kế hoạch năm \(other)</a></li>"
    }
    let mode: HTML =
        model.isEditing
        ? LinkButton("Xong, chỉ đọc", to: Links.plan(year)).html
        : LinkButton("Sửa kế hoạch", to: Links.plan(year).with("sua", "1"), .primary).html
    let next: HTML =
        "<li><a href=\"\(Links.nextPlan(after: year))\">Lập kế hoạch năm \(year + 1) từ kế hoạch này</a></li>"
    return """
        \(when: model.mayEdit, Actions(mode).html)
        <ul class="plan-ways">
        <li><a href="\(Links.home)">Bảng chỉ tiêu</a></li>
        <li><a href="\(Links.planFile(year))">Tải tệp YAML</a></li>
        <li><a href="\(Links.planHistory(year))">Lịch sử sửa đổi</a></li>
        \(when: model.mayEdit && !model.years.contains(year + 1), next)
        \(when: model.mayEdit, "<li><a href=\"\(Links.newPlan)\">Nhập từ tệp hoặc bắt đầu kế hoạch khác</a></li>")
        \(others)
        </ul>
        """
}

/// What was carried over from another plan and does not hold before somebody has looked at it.
private func marked(_ model: PlanDocument) -> HTML? {
    let count = model.toFill.count + model.targetsToFill.count
    guard count > 0 else { return nil }
    let items: [HTML] = model.toFill.map { item in
        let address =
            model.mayEdit ? Links.planItem(item.code, of: model.plan.year) : Links.plan(model.plan.year).at(item.code)
        return "<li><a href=\"\(address)\">\(model.plan.section(of: item)): \(brief(item.words))</a></li>"
    }
    let targets: [HTML] = model.targetsToFill.map { target in
        let address = Links.planTarget(target.code, of: model.plan.year)
        let words: HTML = "Chỉ tiêu \(target.label): \(target.limitShown)"
        return "<li>\(when: model.mayEdit, "<a href=\"\(address)\">\(words)</a>", else: words)</li>"
    }
    return Notice(
        .attention, title: "\(count) chỗ cần xem lại",
        """
        <p>Chép từ kế hoạch khác; số, ngày và tên văn bản phải do người lập kế hoạch quyết định. Mở từng chỗ, sửa hoặc \
        xác nhận.</p>
        \(Details("Xem \(count) chỗ", "<ul>\(targets)\(items)</ul>"))
        """
    ).html
}

private func contents(_ plan: Plan) -> HTML {
    let lines: [HTML] = plan.parts(of: nil).filter { $0.title != nil && $0.number != nil }.map { item in
        "<li><a href=\"#\(item.code)\">\(item.number) \(item.title)</a></li>"
    }
    return lines.isEmpty ? .empty : "<nav class=\"plan-contents\" aria-label=\"Mục lục\"><ul>\(lines)</ul></nav>"
}

/// What of the plan is counted, each leading to its scoreboard page.
private func targets(_ model: PlanDocument) -> HTML {
    let year = model.plan.year
    let rows: [[HTML]] = model.plan.targets.map { target in
        let address = Links.target(target.code, of: year == model.today.year ? nil : year)
        let name: HTML = "<a href=\"\(address)\">\(target.label)</a>"
        let edit: HTML = """
            <a href="\(Links.planTarget(target.code, of: year))">Sửa<span class="unseen"> chỉ tiêu \(target.label)</span></a>
            """
        return [
            name, HTML(text: target.limitShown), HTML(text: target.due.words),
            HTML(text: target.measure == nil ? "đơn vị báo cáo" : "tính từ sổ hộ"),
        ] + (model.isEditing ? [edit] : [])
    }
    let add: HTML = "<p><a href=\"\(Links.planTarget("moi", of: year))\">Thêm chỉ tiêu</a></p>"
    return """
        <h2>Chỉ tiêu đếm được</h2>
        \(DataTable(
            "Chỉ tiêu của kế hoạch",
            [.init("Chỉ tiêu", .rowHeader), .init("Mức"), .init("Hạn"), .init("Số liệu")] + (model.isEditing ? [.init("Việc", .actions)] : []),
            rows: rows, isCaptionHidden: true, empty: "<p>Kế hoạch chưa có chỉ tiêu nào.</p>"))
        \(when: model.isEditing, add)
        """
}

func brief(_ text: String, words limit: Int = 18) -> String {
    let words = text.split(separator: " ")
    return words.count <= limit ? text : words.prefix(limit).joined(separator: " ") + "…"
}
