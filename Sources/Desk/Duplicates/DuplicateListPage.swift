import Markup
import Registry
import Site
import Territory
import Vocabulary

/// Pairs that wait for somebody.
struct DuplicateList: Sendable {
    let page: DuplicatePage
    let form: Form
    let areas: [Area]
    let neighbourhood: Key?
}

func duplicateListPage(_ frame: PageFrame, _ model: DuplicateList) -> HTML {
    let places = [Choice("", "Tất cả tổ dân phố")] + model.areas.map { Choice($0.key.description, $0.name) }
    let page = model.page
    return layout(
        frame, title: "Hộ có thể trùng",
        body: """
            \(heading("Hộ có thể trùng", caption: "Hộ", lead: """
                \(Shown.number(page.total)) cặp chưa xử lý. Tìm lúc \(page.foundAt.shown). Không có gì tự gộp: cán bộ xem \
                từng cặp rồi gộp, hoặc ghi là khác nhau.
                """))
            \(Filters(
                Links.duplicates, [Field.select("tdp", "Tổ dân phố", places, in: model.form)],
                clear: model.neighbourhood == nil ? nil : Links.duplicates))
            \(table(model))
            \(when: page.total > 0, Pager(
                page: page.page, size: page.size, total: page.total, unit: "cặp",
                address: Links.duplicates.with("tdp", model.neighbourhood?.description)).html)
            \(Actions(LinkButton("Các cặp đã xử lý", to: Links.settledDuplicates)))
            """)
}

private func table(_ model: DuplicateList) -> DataTable {
    DataTable(
        "Các cặp hộ có thể trùng",
        [
            .init("Hộ thứ nhất", .rowHeader), .init("Hộ thứ hai"), .init("Vì sao"),
        ],
        rows: model.page.lines.map(row), isCaptionHidden: true,
        empty: """
            <p>Không có cặp nào. Sổ được xem lại mỗi khi có thay đổi: cùng số định danh, cùng họ tên và ngày sinh, họ tên \
            khác một chữ, ngày và tháng sinh đảo nhau.</p>
            """)
}

private func row(_ line: DuplicateLine) -> [HTML] {
    let strongest = Dictionary(grouping: line.grounds, by: \.likeness).sorted { $0.key > $1.key }
    let reasons: [HTML] = strongest.map { likeness, grounds in
        "\(Shown.number(grounds.count)) người \(likeness.label)<br/>"
    }
    let second: HTML = line.isWithinOne ? "Trong cùng hộ này" : household(line.other, leadingTo: nil)
    let leads = line.other.isVisible ? Links.duplicate(line.key) : nil
    return [household(line.household, leadingTo: leads), second, "\(reasons)"]
}

/// - Parameter address: of the page that shows both sides.
private func household(_ side: DuplicateHousehold, leadingTo address: Address?) -> HTML {
    guard side.isVisible else {
        return "Một hộ của \(side.communeName)<br/><span class=\"hint\">cần người phụ trách cả hai địa bàn</span>"
    }
    let name: HTML = address.map { "<a href=\"\($0)\">\(side.name)</a>" } ?? "\(side.name)"
    return """
        \(name)<br/><span class="hint">\(side.code) · \(side.neighbourhood) · \(Shown.number(side.members)) \
        khẩu</span>
        """
}

/// What was settled, by whom and why.
func settledDuplicatesPage(_ frame: PageFrame, _ settled: [SettledDuplicate], mayEdit: Bool) -> HTML {
    layout(
        frame, title: "Các cặp đã xử lý",
        body: """
            \(heading("Các cặp đã xử lý", caption: "Hộ có thể trùng", lead: "Gộp hay không gộp, ai làm và vì sao."))
            \(DataTable(
                "Các cặp đã xử lý",
                [
                    .init("Hai hộ", .rowHeader), .init("Kết luận"), .init("Lý do"), .init("Người xử lý"), .init("Lúc"),
                ],
                rows: settled.map { line in
                    [
                        codes(line), verdict(line, mayEdit), HTML(text: line.reason), HTML(text: line.officer),
                        HTML(text: line.at.shown),
                    ]
                }, isCaptionHidden: true, empty: "<p>Chưa xử lý cặp nào.</p>"))
            """)
}

private func verdict(_ line: SettledDuplicate, _ mayEdit: Bool) -> HTML {
    guard mayEdit, line.verdict != .different else { return HTML(text: line.verdict.label) }
    return """
        \(line.verdict.label)<br/><a href="\(Links.undoing(line.pair))">Gỡ gộp<span class="unseen"> \(codes(line))</span></a>
        """
}

private func codes(_ line: SettledDuplicate) -> HTML {
    line.household == line.other ? "Trong hộ \(line.code)" : "\(line.code) và \(line.otherCode)"
}
