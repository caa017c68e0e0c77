import Markup
import Registry
import Site
import Vocabulary

/// The errands of the ward, with the household each is about.
struct ErrandList: Sendable {
    let filter: Errands.Filter
    let lines: [Errands.Line]
    let counts: (open: Int, due: Int)
    let today: Day
}

func errandListPage(_ frame: PageFrame, _ model: ErrandList) -> HTML {
    let choices = Errands.Filter.allCases.map { Choice($0.rawValue, $0.label) }
    return layout(
        frame, title: "Việc phải làm",
        body: """
            \(heading("Việc phải làm", caption: model.filter.label, lead: """
                \(Shown.number(model.counts.open)) việc chưa xong, \(Shown.number(model.counts.due)) việc đến hạn. Ngày \
                \(model.today.shown).
                """))
            \(Filters(
                Links.errands,
                [Field.select("loc", "Xem", choices, in: Form(filled: ["loc": model.filter.rawValue]))], clear: nil))
            \(table(model))
            """)
}

private func table(_ model: ErrandList) -> DataTable {
    let isDone = model.filter == .done
    return DataTable(
        "Việc phải làm: \(model.filter.label.lowercased())",
        [
            .init("Việc", .rowHeader), .init(isDone ? "Xong ngày" : "Hạn"), .init("Hộ"), .init("Tổ dân phố", .code),
            .init("Có từ", .code),
        ],
        rows: model.lines.map { row($0, model) }, isCaptionHidden: true, empty: empty(model.filter))
}

private func row(_ line: Errands.Line, _ model: ErrandList) -> [HTML] {
    let errand = line.errand
    let about = line.person.map { " · \($0)" } ?? ""
    return [
        "<a href=\"\(Links.errand(errand.key, of: errand.household))\">\(errand.title)</a>\(about)",
        ErrandDue(errand, model.today).html,
        "<a href=\"\(Links.household(errand.household))\">\(line.household)</a> (\(line.code))",
        HTML(text: line.neighbourhoodName), HTML(text: errand.aroseOn.shown),
    ]
}

private func empty(_ filter: Errands.Filter) -> HTML {
    switch filter {
    case .due: "<p>Hôm nay không có việc nào đến hạn.</p>"
    case .open:
        "<p>Không có việc nào chưa xong. Việc tự có khi ghi biến động của hộ nghèo, hộ cận nghèo, hoặc do cán bộ hẹn.</p>"
    case .done: "<p>Chưa có việc nào xong.</p>"
    }
}

/// The last day of an errand and how it stands to today.
struct ErrandDue: HTMLPart {
    let html: HTML

    init(_ errand: Errand, _ today: Day) {
        if let done = errand.doneOn {
            html = HTML(text: done.shown)
        } else if let due = errand.dueOn {
            let late = Int(today.number - due.number)
            if late > 0 {
                html = "\(due.shown) \(Badge(.missed, "quá \(late) ngày"))"
            } else if late == 0 {
                html = "\(due.shown) \(Badge(.attention, "hôm nay"))"
            } else {
                html = HTML(text: due.shown)
            }
        } else {
            html = errand.rule == Errand.call ? "chưa hẹn ngày" : "chưa có hạn (chưa kiểm chứng)"
        }
    }
}
