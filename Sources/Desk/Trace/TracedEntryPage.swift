import Access
import Markup
import Registry
import Site
import Vocabulary

/// One entry with a page of what it changed.
struct TracedEntry: Sendable {
    let entry: JournalEntry
    let changes: [JournalChange]
    let page: Int
    let words: ChangeWords
    var codes: [Key: String] = [:]
    var decisions: [Key: Decision] = [:]
}

func tracedEntryPage(_ frame: PageFrame, _ model: TracedEntry) -> HTML {
    let entry = model.entry
    let rows = model.changes.map { change -> [HTML] in
        [whose(change, model), HTML(text: kind(change)), what(change, model)]
    }
    return layout(
        frame, title: "\(entry.label), mục \(Shown.number(Int(entry.seq)))",
        body: """
            \(heading("\(entry.label), mục \(Shown.number(Int(entry.seq)))"))
            \(SummaryList([
                .init("Ai", text: entry.officerName), .init("Lúc", text: entry.at.shown),
                .init("Lý do", text: entry.reason.isEmpty ? "không ghi" : entry.reason),
                .init("Số hồ sơ", text: Shown.number(entry.changeCount)),
            ]))
            \(when: entry.changeCount > 0 && model.changes.isEmpty && model.page == 1, "<p>Nội dung chỉ hiện cho tài khoản được xem hồ sơ hộ.</p>")
            \(when: !rows.isEmpty, DataTable(
                "Những gì đã đổi", [.init("Của ai", .rowHeader), .init("Loại"), .init("Đổi gì")], rows: rows, empty: "").html)
            \(when: !rows.isEmpty, Pager(page: model.page, size: 100, total: entry.changeCount, unit: "hồ sơ", address: Links.traced(entry.key)).html)
            """)
}

private func whose(_ change: JournalChange, _ model: TracedEntry) -> HTML {
    guard let household = change.household, let code = model.codes[household] else { return HTML(text: "–") }
    return "<a href=\"\(Links.history(of: household))\">Hộ \(code)</a>"
}

private func kind(_ change: JournalChange) -> String {
    switch change.kind {
    case "household": "Hộ"
    case "member": "Thành viên \(ChangedRecord(change).name)"
    case "recognition": "Kết quả công nhận"
    case "decision": "Quyết định"
    case "area": "Địa bàn"
    case "errand": "Việc phải làm"
    case "event": "Biến động"
    case "officer": "Tài khoản"
    case "review_year": "Kỳ rà soát"
    case "ruling": "Quy định"
    default: "Bản ghi"
    }
}

/// Field by field; a record that came or went is said in one line.
private func what(_ change: JournalChange, _ model: TracedEntry) -> HTML {
    let lines = TracedFields(change: change, words: model.words, decisions: model.decisions).lines
    return lines.isEmpty ? "–" : lines.joined(separator: "<br/>")
}

/// What a change says, field by field, in the words of a page.
struct TracedFields {
    let change: JournalChange
    let words: ChangeWords
    let decisions: [Key: Decision]

    var lines: [HTML] {
        CanonicalDifference.between(change.before, change.after).compactMap { field in
            if field.field == "rules" || field.field == "annex" { return nil }
            if field.field == "household", change.kind == "recognition" || field.before == nil { return nil }
            let label = labels[field.field] ?? field.label
            if field.field == "number", change.kind == "member", field.before != nil, field.after != nil {
                return "\(label.asTitle) được sửa"
            }
            let (before, after) = (value(field.field, field.before), value(field.field, field.after))
            guard let before else { return "\(label.asTitle): \(after ?? "–")" }
            guard let after else { return "\(label.asTitle): bỏ “\(before)”" }
            return "\(label.asTitle): từ “\(before)” thành “\(after)”"
        }
    }

    private func value(_ field: String, _ value: String?) -> String? {
        guard let value else { return nil }
        switch field {
        case "decision": return Key(value).flatMap { decisions[$0]?.number } ?? "một quyết định"
        case "effective_from", "closed_on": return Day(iso: value)?.shown ?? value
        case "proposed": return HouseholdClass(rawValue: value)?.label ?? value
        case "number" where change.kind == "decision": return value
        default: return words.words(field, value)
        }
    }

    private let labels = [
        "class": "diện", "decision": "quyết định", "effective_from": "hiệu lực từ", "review_year": "năm rà soát",
        "standard": "chuẩn", "people": "số khẩu", "proposed": "quy định đề xuất", "signer": "người ký",
        "closed_on": "ngày khép", "year": "năm",
    ]
}
