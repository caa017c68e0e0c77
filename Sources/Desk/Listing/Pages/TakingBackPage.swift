import Markup
import Registry
import Site
import Vocabulary

/// What taking an accepted list back does, by name and number, before it is done.
struct TakingBackList: Sendable {
    let record: ListingRecord
    /// Households that leave the register; none where somebody else brought the list.
    let new: [ListedRow]
    /// Households whose changes go.
    let changed: [ListedRow]
    let form: Form
    let refusal: (any Refusal)?

    /// Names that the page shows of each kind; the list's own pages show the others.
    static let mostNames = 200

    var counts: ListingCounts { record.summary?.households ?? ListingCounts() }
}

func takingBackPage(_ frame: PageFrame, _ model: TakingBackList) -> HTML {
    layout(
        frame, title: "Rút lại lần nhập", hasProblems: model.form.hasProblems || model.refusal != nil,
        body: """
            \(ErrorSummary(model.form.problems, message: model.refusal?.message))
            \(heading("Rút lại lần nhập", caption: model.record.fileName,
                lead: "Chỉ rút được khi chưa có việc nào khác dựa trên lần nhập này."))
            <h2>Khi rút lại</h2>
            <ul>
            \(effects(model.counts))
            \(places(model.record.summary?.newNeighbourhoods ?? []))
            <li>Diện hộ nghèo, hộ cận nghèo đã công nhận không đổi.</li>
            <li>Nhật ký giữ cả việc nhận và việc rút, với tên bạn và lý do.</li>
            </ul>
            \(names("Hộ mới sẽ ra khỏi sổ", model.new, of: model.counts.new, .new, model.record.key))
            \(names("Hộ trở lại như trước", model.changed, of: model.counts.changed, .changed, model.record.key))
            \(PostForm(to: Links.takingBack(model.record.key), form(model)))
            """)
}

private func effects(_ counts: ListingCounts) -> HTML {
    let new: HTML = "<li>\(Shown.number(counts.new)) hộ mới ra khỏi sổ hộ; mã của các hộ đó không dùng lại.</li>"
    let changed: HTML = "<li>\(Shown.number(counts.changed)) hộ trở lại như trước khi nhận.</li>"
    return "\(when: counts.new > 0, new)\(when: counts.changed > 0, changed)"
}

private func places(_ names: [String]) -> HTML? {
    guard !names.isEmpty else { return nil }
    return "<li>Tổ dân phố mà lần nhập này lập không còn: \(names.joined(separator: ", ")).</li>"
}

private func names(
    _ title: String, _ rows: [ListedRow], of count: Int, _ outcome: ListingOutcome, _ listing: Key
) -> HTML? {
    guard !rows.isEmpty else { return nil }
    let lines: [[HTML]] = rows.map { row in
        [HTML(text: row.name), HTML(text: row.code.isEmpty ? "–" : row.code), HTML(text: row.neighbourhood)]
    }
    let rest: HTML? =
        count > rows.count
        ? "<p><a href=\"\(Links.rows(outcome, of: listing))\">Xem đủ \(Shown.number(count)) hộ</a></p>" : nil
    return Details(
        "\(title) (\(Shown.number(count)))", isOpen: rows.count <= 20,
        """
        \(DataTable(
            title, [.init("Chủ hộ", .rowHeader), .init("Mã hộ", .code), .init("Tổ dân phố")], rows: lines,
            isCaptionHidden: true, empty: ""))
        \(rest)
        """
    ).html
}

private func form(_ model: TakingBackList) -> HTML {
    """
    \(Field.area("ly_do", "Lý do", in: model.form,
        hint: "Được ghi vào nhật ký, ví dụ: nhập nhầm tệp của năm trước.", rows: 3))
    <div class="actions">\(Button("Rút lại lần nhập này", .grave))\
    \(LinkButton("Giữ nguyên", to: Links.listImport(model.record.key)))</div>
    """
}
