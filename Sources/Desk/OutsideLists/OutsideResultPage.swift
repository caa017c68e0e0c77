import Markup
import Registry
import Site
import Territory
import Vocabulary

/// What differs between an outside list and the register, by name.
struct OutsideResult: Sendable {
    let record: OutsideRecord
    let summary: OutsideSummary
    let kind: OutsideKind
    /// Those that whoever asks may see.
    let kinds: [OutsideKind]
    let rows: OutsidePage
    let areas: [Area]
    let place: Key?
    let form: Form
    let mayExport: Bool
}

func outsideResultPage(_ frame: PageFrame, _ model: OutsideResult) -> HTML {
    let key = model.record.key
    return layout(
        frame, title: "Kết quả đối chiếu",
        body: """
            \(heading("Kết quả đối chiếu", caption: model.record.fileName, lead: lead(model)))
            \(Tallies("Danh sách ngoài so với sổ", model.kinds.map { kind in
                let count = model.summary[kind]
                return .init(
                    kind.label, count, count > 0 ? Links.outsideRows(kind, of: key, in: model.place) : nil,
                    standing: count > 0 ? .attention : .neutral, isCurrent: kind == model.kind)
            }))
            \(when: !model.summary.saysClass, Notice(
                .note, "<p>Tệp không có cột nói diện hộ, nên không so diện. Có cột đó thì hãy chỉ cách hiểu các cột.</p>"
            ).html)
            \(when: model.summary.unreadable > 0, Notice(
                .note, "<p>\(Shown.number(model.summary.unreadable)) ô không đọc được, coi như để trống.</p>").html)
            <h2>\(model.kind.label)</h2>
            \(when: !model.areas.isEmpty, Filters(
                Links.outsideList(key),
                [Field.select("tdp", "Tổ dân phố", places(model), in: model.form)],
                kept: [("loai", model.kind.rawValue)],
                clear: model.place == nil ? nil : Links.outsideRows(model.kind, of: key)).html)
            \(table(model))
            \(when: model.rows.total > 0, Pager(
                page: model.rows.page, size: model.rows.size, total: model.rows.total, unit: "người",
                address: Links.outsideRows(model.kind, of: key, in: model.place)).html)
            <div class="actions">
            \(when: model.mayExport, LinkButton(
                "Tải kết quả (.xlsx)", to: Links.outsideSheet(key, in: model.place), .primary).html)
            \(LinkButton("Trả lời lại các câu hỏi", to: Links.outsideQuestions(key)))
            \(PostForm(to: Links.outsideErasing(key), Button("Xoá tệp và kết quả", .secondary).html))
            </div>
            """)
}

private func lead(_ model: OutsideResult) -> HTML {
    let summary = model.summary
    return """
        \(Shown.number(summary.rows)) người trong tệp, \(Shown.number(summary.found)) người tìm thấy trong sổ, \
        \(Shown.number(summary.same)) người giống hệt. Không có gì được ghi vào sổ.
        """
}

private func places(_ model: OutsideResult) -> [Choice] {
    [Choice("", "Tất cả tổ dân phố")] + model.areas.map { Choice($0.key.description, $0.name) }
}

private func table(_ model: OutsideResult) -> DataTable {
    let columns: [DataTable.Column] =
        switch model.kind {
        case .theirs: [.init("Ghi chú"), .init("Diện theo tệp"), .init("Tổ dân phố", .code), .init("Trong tệp", .code)]
        case .ours: [.init("Được công nhận"), .init("Tổ dân phố", .code), .init("Mã hộ", .code)]
        case .category, .facts:
            [.init("Sổ → tệp"), .init("Tổ dân phố", .code), .init("Mã hộ", .code), .init("Trong tệp", .code)]
        }
    return DataTable(
        model.kind.label, [.init("Họ và tên", .rowHeader)] + columns,
        rows: model.rows.rows.map { [name($0)] + cells($0, model.kind) }, isCaptionHidden: true,
        empty: "<p>Không có ai.</p>")
}

private func name(_ row: OutsideRow) -> HTML {
    let name: HTML = row.key.map { "<a href=\"\(Links.household($0))\">\(row.name)</a>" } ?? "\(row.name)"
    let marks = [row.birth, row.number].filter { !$0.isEmpty }.joined(separator: " · ")
    return "\(name)<br/><span class=\"hint\">\(marks)</span>"
}

private func cells(_ row: OutsideRow, _ kind: OutsideKind) -> [HTML] {
    let (neighbourhood, code, place) = (HTML(text: row.neighbourhood), HTML(text: row.code), HTML(text: row.place))
    switch kind {
    case .theirs: return [HTML(text: row.note), HTML(text: row.theirClass), neighbourhood, place]
    case .ours: return [HTML(text: row.ourClass), neighbourhood, code]
    case .category: return [Change(from: row.ourClass, to: row.theirClass).html, neighbourhood, code, place]
    case .facts:
        let lines: [HTML] = row.differences.map { difference in
            let ours = difference.ours.isEmpty ? nil : difference.ours
            return "\(difference.field): \(Change(from: ours, to: difference.theirs))<br/>"
        }
        return ["\(lines)", neighbourhood, code, place]
    }
}
