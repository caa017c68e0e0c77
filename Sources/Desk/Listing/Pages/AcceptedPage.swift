import Markup
import Registry
import Site
import Vocabulary

/// Step 4 of an import: what was done, and the way back.
struct ListingResult: Sendable {
    let record: ListingRecord
    /// Whether the asking officer brought it, and may read its rows.
    let isOwn: Bool
    /// The rows in sight; nil for none.
    let outcome: ListingOutcome?
    let rows: ListedPage?

    var counts: ListingCounts { record.summary?.households ?? ListingCounts() }
    var wroteSomething: Bool { record.acceptedIn != nil }
}

func acceptedPage(_ frame: PageFrame, _ model: ListingResult) -> HTML {
    let title = title(model)
    return layout(
        frame, title: title,
        body: """
            \(heading(title, caption: model.record.fileName, lead: lead(model)))
            \(when: model.record.state == .accepted, ListingSteps.at(5).html)
            \(when: model.record.state != .discarded, done(model))
            \(actions(model))
            \(model.rows.map { rows(model, $0) })
            """)
}

private func title(_ model: ListingResult) -> String {
    switch model.record.state {
    case .takenBack: "Đã rút lại lần nhập"
    case .discarded: "Tệp đã được bỏ"
    default: "Đã nhận danh sách vào sổ"
    }
}

private func lead(_ model: ListingResult) -> HTML {
    let when = model.record.changedAt.shown
    switch model.record.state {
    case .takenBack:
        return "Sổ hộ trở lại như trước khi nhận, lúc \(when). Mã đã cấp cho hộ mới không dùng lại."
    case .discarded:
        return "Tệp và kết quả so sánh đã xoá khỏi máy chủ lúc \(when). Sổ hộ không thay đổi."
    default:
        guard model.wroteSomething else {
            return "Mọi hộ trong tệp đã giống hệt trong sổ, nên không có gì phải ghi. \(when)."
        }
        return """
            \(model.record.officerName) nhận lúc \(when): \(Shown.number(model.counts.new)) hộ mới, \
            \(Shown.number(model.counts.changed)) hộ thay đổi. Diện đã công nhận của các hộ không đổi.
            """
    }
}

private func done(_ model: ListingResult) -> HTML {
    let left = model.counts.refused
    let opens = model.isOwn && model.record.hasFile
    return """
        \(ListedTallies(model.record.key, model.counts, current: model.outcome, opens: opens))
        \(when: left > 0 && model.record.state == .accepted, Notice(
            .attention, title: "\(Shown.number(left)) hộ bị từ chối chưa vào sổ",
            """
            <p>Sửa tệp các hộ bị từ chối rồi nhập lại như một tệp mới.</p>
            \(when: opens, LinkButton(
                "Tải các hộ bị từ chối (.xlsx)", to: Links.refusedWorkbook(model.record.key)).html)
            """).html)
        """
}

private func actions(_ model: ListingResult) -> HTML {
    let canTakeBack = model.record.state == .accepted && model.wroteSomething
    return """
        <div class="actions">
        \(when: model.record.state == .accepted, LinkButton("Xem danh sách hộ", to: Links.households, .primary).html)
        \(when: model.record.state == .accepted, LinkButton("Xem hộ có thể trùng", to: Links.duplicates).html)
        \(LinkButton("Nhập tệp khác", to: Links.importing))
        \(when: canTakeBack, LinkButton("Rút lại lần nhập này…", to: Links.takingBack(model.record.key)).html)
        </div>
        """
}

private func rows(_ model: ListingResult, _ page: ListedPage) -> HTML {
    let outcome = model.outcome ?? .new
    return """
        <h2>\(ListedRows.title(outcome))</h2>
        \(ListedRows(page, outcome, address: Links.rows(outcome, of: model.record.key)))
        """
}
