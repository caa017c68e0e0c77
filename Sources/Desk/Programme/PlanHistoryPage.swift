import Access
import Markup
import Programme
import Registry
import Site
import Vocabulary

/// Every change of a plan, the newest first: who, when, what it was and what it became.
func planHistoryPage(_ frame: PageFrame, _ kept: KeptPlan, _ changes: [JournalChange]) -> HTML {
    let byEntry = Dictionary(grouping: changes, by: \.entry.key)
    let entries = changes.map(\.entry).reduce(into: [JournalEntry]()) { known, entry in
        if known.last?.key != entry.key { known.append(entry) }
    }
    let lines: [Timeline.Entry] = entries.map { entry in
        Timeline.Entry(
            entry.at.shown, what(entry, byEntry[entry.key] ?? []), source: HTML(text: entry.officerName))
    }
    return layout(
        frame, title: "Lịch sử kế hoạch năm \(kept.plan.year)",
        body: """
            \(heading("Lịch sử kế hoạch năm \(kept.plan.year)"))
            \(Timeline(lines, empty: "<p>Chưa có thay đổi nào.</p>"))
            """)
}

private func what(_ entry: JournalEntry, _ changes: [JournalChange]) -> HTML {
    let lines = changes.flatMap(PlanDifference.lines)
    let shown: [HTML] = lines.prefix(40).map { line in
        "<li>\(line.field): \(Change(from: line.before, to: line.after))</li>"
    }
    let count: HTML = changes.count > 3 ? "\(Shown.number(changes.count)) mục và chỉ tiêu" : "Xem thay đổi"
    return """
        <strong>\(entry.label)</strong>: \(entry.reason)
        <details class="details"><summary>\(count)</summary><ul class="plan-changes">\(shown)</ul>\
        \(when: lines.count > shown.count, "<p>và \(lines.count - shown.count) chỗ khác.</p>")</details>
        """
}

/// One field of a plan's record that changed, in the words of a page.
struct PlanDifference: Sendable {
    let field: String
    let before: String?
    let after: String?

    static func lines(of change: JournalChange) -> [PlanDifference] {
        let fields = CanonicalDifference.between(change.before, change.after)
        // A record that is new or gone is told by its words, not field by field.
        if change.before == nil || change.after == nil {
            guard let field = fields.first(where: { ["text", "title", "label"].contains($0.field) }) else { return [] }
            return [
                PlanDifference(field: change.before == nil ? "thêm" : "bỏ", before: field.before, after: field.after)
            ]
        }
        return fields.map { field in
            PlanDifference(
                field: words[field.field] ?? field.field, before: shown(field.before), after: shown(field.after))
        }
    }

    private static func shown(_ value: String?) -> String? {
        value.map { $0 == "true" ? "có" : $0 }
    }

    private static let words = [
        "title": "tên", "text": "lời văn", "number": "số", "due": "thời hạn", "signed_on": "ngày ký",
        "annex": "phụ lục", "kind": "loại mục", "to_fill": "cần xem lại", "label": "tên chỉ tiêu",
        "quote": "lời trích", "unit": "đơn vị tính", "comparison": "so sánh", "limit": "mức", "measure": "cách tính",
        "responsible": "đơn vị báo cáo", "because": "vì sao", "counted": "đếm ai", "among": "trong số",
        "section": "mục", "item": "mục", "decided_by": "chỉ tiêu quyết định",
    ]
}
