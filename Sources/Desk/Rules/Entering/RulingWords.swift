import Access
import Markup
import Rulebook
import Rulings
import Site
import Vocabulary

extension Ruling.Said {
    /// What is entered, in one line.
    var summary: String {
        switch kind {
        case .value: "\(shownValue) từ \(from?.shown ?? "…")\(to.map { " đến \($0.shown)" } ?? "")"
        case .verification: "đã đối chiếu với \(compared?.against ?? "Công báo")"
        case .ending: "thôi áp dụng giá trị đã nhập"
        case .file: "tệp \(rule).yaml"
        }
    }

    /// The value as readers write it, without its unit.
    var shownValue: String {
        guard let value else { return "chưa có" }
        if RuleShape(of: rule) == .condition { return words ?? value }
        return RuleValue(typed: value).shown
    }
}

extension Ruling.State {
    var label: String {
        switch self {
        case .waiting: "Chờ xác nhận"
        case .inForce: "Đang áp dụng"
        case .refused: "Không xác nhận"
        case .ended: "Đã thay hoặc thôi áp dụng"
        }
    }

    var standing: Site.Standing {
        switch self {
        case .waiting: .attention
        case .inForce: .met
        case .refused: .missed
        case .ended: .neutral
        }
    }
}

/// Rulings in a list, each leading to its page.
struct RulingTable: HTMLPart {
    private let caption: String
    private let rulings: [Ruling]
    private let namesRule: Bool
    private let empty: HTML
    private let labels: [String: String]

    init(
        _ caption: String, _ rulings: [Ruling], namesRule: Bool = true, labels: [String: String] = [:],
        empty: HTML = ""
    ) {
        self.caption = caption
        self.rulings = rulings
        self.namesRule = namesRule
        self.labels = labels
        self.empty = empty
    }

    var html: HTML {
        var columns: [DataTable.Column] = [
            .init("Nội dung", .rowHeader), .init("Loại"), .init("Trạng thái"), .init("Người nhập"),
            .init("Người xác nhận"),
        ]
        if namesRule { columns.insert(.init("Quy định"), at: 1) }
        return DataTable(caption, columns, rows: rulings.map(row), isCaptionHidden: true, empty: empty).html
    }

    private func row(_ ruling: Ruling) -> [HTML] {
        var cells: [HTML] = [
            "<a href=\"\(RuleLinks.ruling(ruling.key))\">\(ruling.said.summary)</a>",
            HTML(text: ruling.said.kind.label), "\(Badge(ruling.state.standing, ruling.state.label))",
            HTML(text: "\(ruling.entered.officerName), \(ruling.entered.at.shown)"),
            HTML(text: ruling.confirmed.map { "\($0.officerName), \($0.at.shown)" } ?? ""),
        ]
        if namesRule { cells.insert(HTML(text: labels[ruling.said.rule] ?? ruling.said.rule), at: 1) }
        return cells
    }
}
