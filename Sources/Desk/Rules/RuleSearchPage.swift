import Markup
import Rulebook
import Site
import Vocabulary

/// The field that searches everything the law says; a search carries no name of a person, so it stands in the address.
func ruleSearchForm(_ wanted: String = "") -> HTML {
    """
    <form class="filters" method="get" action="\(Links.rules)" role="search" aria-label="Tìm trong kho quy định">\
    \(Field.text("tim", "Tìm trong kho quy định", in: Form(filled: ["tim": wanted]),
        hint: "Không cần dấu, từ nào trước cũng được: ví dụ bao hiem can ngheo", kind: .search))\
    <div class="filters-actions">\(Button("Tìm", .secondary))</div></form>
    """
}

func ruleSearchPage(_ frame: PageFrame, _ wanted: String, _ hits: [RuleHit], _ rules: RuleLibrary) -> HTML {
    let rows: [[HTML]] = hits.map { hit in
        let entry = hit.entry
        let excerpt: HTML? = hit.excerpt.map { "<br/><span class=\"hint\">\($0)</span>" }
        return [
            "<a href=\"\(RuleLinks.page(of: entry, rules))\">\(entry.shownLabel(rules))</a>\(excerpt)",
            HTML(text: entry.kind.label), HTML(text: latest(entry)),
        ]
    }
    return layout(
        frame, title: "Tìm trong kho quy định",
        body: """
            \(heading("Tìm trong kho quy định", lead: "\(Shown.number(hits.count)) quy định có đủ các từ “\(wanted)”."))
            \(ruleSearchForm(wanted))
            \(DataTable(
                "Kết quả tìm", [.init("Quy định", .rowHeader), .init("Loại"), .init("Giá trị mới nhất")], rows: rows,
                isCaptionHidden: true,
                empty: "<p>Không quy định nào có đủ các từ này. Hãy thử ít từ hơn, hoặc xem cả <a href=\"\(Links.rules)\">Kho quy định</a>.</p>"))
            """)
}

private func latest(_ entry: RuleEntry) -> String {
    guard let value = entry.values.last else { return "" }
    if value.condition != nil { return value.from.map { "từ \($0.shown)" } ?? "" }
    let shown = UnitWords.shown(value.value, entry.unit ?? "")
    return "\(shown) từ \(value.from?.shown ?? "")"
}

extension RuleLinks {
    /// The page of a rule, a standard or a document.
    static func page(of entry: RuleEntry, _ rules: RuleLibrary) -> Address {
        switch entry.kind {
        case .document: document(entry.id)
        case .standard:
            rules.standards.last { entry.id == "standards/\($0.id)/standard" }.map { standard($0.listYear) }
                ?? rule(entry.id)
        default: rule(entry.id)
        }
    }
}

func documentPage(_ frame: PageFrame, _ document: LegalDocument, _ rules: RuleLibrary) -> HTML {
    let resting: [HTML] = rules.index.resting(on: document.id).map { entry in
        "<li><a href=\"\(RuleLinks.page(of: entry, rules))\">\(entry.shownLabel(rules))</a> (\(entry.kind.label))</li>"
    }
    return layout(
        frame, title: document.number,
        body: """
            \(heading(document.number, caption: "Văn bản", lead: "\(document.title)"))
            \(SummaryList([
                .init("Ngày ký", text: document.signed?.shown ?? "chưa rõ"),
                .init("Có hiệu lực từ", text: document.inForce?.shown ?? "chưa rõ"),
                .init("Đã thấy ở", text: document.basis.label),
                .init("Nơi thấy", text: document.seen ?? "chưa ghi"),
            ]))
            <h2>Quy định dẫn văn bản này (\(resting.count))</h2>
            \(when: resting.isEmpty, "<p>Chưa quy định nào dẫn văn bản này.</p>", else: "<ul>\(resting)</ul>")
            """)
}
