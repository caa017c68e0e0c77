import Access
import Markup
import Registry
import Rulebook
import Rulings
import Site
import Vocabulary

/// One rule: its values in time, where each comes from, what was entered about it, what uses it.
struct RuleModel: Sendable {
    let entry: RuleEntry
    let label: String
    /// Newest first.
    let rulings: [Ruling]
    let uses: [RuleUse]
    /// What it says, where that is no dated value.
    let contents: HTML?
    let cases: [CheckedCase]
    let mayEnter: Bool

    var waiting: [Ruling] { rulings.filter { $0.state == .waiting } }
}

/// A boundary case that was run just now.
struct CheckedCase: Sendable {
    let name: String
    /// What came out otherwise than the case says; empty where it holds.
    let differences: [String]
}

func rulePage(_ frame: PageFrame, _ model: RuleModel) -> HTML {
    let entry = model.entry
    let caption = [entry.kind.label, entry.unit.map { UnitWords.label($0) }].compactMap(\.self).joined(separator: " · ")
    return layout(
        frame, title: model.label,
        body: """
            \(heading(model.label, caption: caption))
            \(missing(model))
            \(waitingNotice(model.waiting))
            \(when: !entry.values.isEmpty || RuleShape(of: entry.id) != .whole, valueTable(model))
            \(model.contents)
            \(when: model.mayEnter && RuleShape(of: entry.id) != .whole,
                Actions(LinkButton("Nhập giá trị khác", to: RuleLinks.entering(entry.id))).html)
            \(entry.values.isEmpty && entry.provenance != nil
                ? RuleStanding(entry: entry, uses: model.uses, mayEnter: model.mayEnter).html : usesSection(model.uses))
            \(casesSection(model.cases))
            \(rulingHistory(model.rulings.filter { $0.state != .waiting }))
            <p class="source">Mã trong tệp quy định: <code>\(entry.id)</code></p>
            """)
}

private func missing(_ model: RuleModel) -> HTML? {
    let unknown = model.entry.values.filter { !$0.isKnown && !model.entry.isReplaced($0) }
    guard !unknown.isEmpty else { return nil }
    let lines: [HTML] = unknown.map { value in
        let since = value.from.map { "Từ \($0.shown): " } ?? ""
        let way: HTML? =
            model.mayEnter
            ? " <a href=\"\(RuleLinks.entering(model.entry.id, from: value.from))\">Nhập giá trị còn thiếu</a>" : nil
        return "<li>\(since)chưa có giá trị, vì \(value.why ?? "chưa ai thấy văn bản").\(way)</li>"
    }
    return Notice(.attention, title: "Còn thiếu", "<ul>\(lines)</ul>").html
}

private func waitingNotice(_ waiting: [Ruling]) -> HTML? {
    guard !waiting.isEmpty else { return nil }
    let lines: [HTML] = waiting.map { ruling in
        """
        <li><a href="\(RuleLinks.ruling(ruling.key))">\(ruling.said.summary)</a>, \(ruling.entered.officerName) nhập \
        \(ruling.entered.at.shown)</li>
        """
    }
    return Notice(.note, title: "Chờ xác nhận", "<ul>\(lines)</ul>").html
}

private func valueTable(_ model: RuleModel) -> HTML {
    let entry = model.entry
    var columns: [DataTable.Column] = [
        .init("Áp dụng", .rowHeader), .init("Giá trị"), .init("Văn bản, điều khoản"), .init("Kiểm chứng"),
    ]
    if model.mayEnter { columns.append(.init("Việc", .actions)) }
    let rows: [[HTML]] = entry.values.map { value in
        var cells: [HTML] = [
            "từ \(value.from?.shown ?? "…")<br/>\(value.to.map { "đến \($0.shown)" } ?? "đến khi thay")",
            shownValue(value, entry), "\(origin(value.provenance))<br/>\(dates(value.provenance))",
            checked(value.provenance),
        ]
        if model.mayEnter { cells.append(actions(value, entry)) }
        return cells
    }
    return """
        <h2>Giá trị theo thời gian</h2>
        \(DataTable("Giá trị theo thời gian", columns, rows: rows, isCaptionHidden: true,
            empty: "<p>Chưa có giá trị nào. Cán bộ nhập giá trị có căn cứ, lãnh đạo xác nhận.</p>"))
        """
}

private func shownValue(_ value: DatedRule, _ entry: RuleEntry) -> HTML {
    let words: HTML? = value.words.map { "<span>\($0)</span>" }
    guard value.isKnown else { return "<em>chưa có</em>: \(value.why ?? "")" }
    if value.condition != nil { return words ?? "" }
    return "\(UnitWords.shown(value.value, entry.unit ?? ""))\(when: value.words != nil, "<br/>")\(words)"
}

/// The document of a value, and in which layer it stands.
func origin(_ provenance: Provenance) -> HTML {
    let cited: HTML =
        provenance.document.map { document in
            """
            <a href="\(RuleLinks.document(document.id))">\(document.number)</a>\
            \(when: provenance.clause != nil, ", \(provenance.clause ?? "")")
            """
        } ?? "\(provenance.citation)"
    return "\(cited)\(when: provenance.isLocal, "<br/>\(Badge(.neutral, "đơn vị nhập"))")"
}

private func dates(_ provenance: Provenance) -> HTML {
    "<span class=\"hint\">ký \(provenance.signed?.shown ?? "chưa rõ"), hiệu lực \(provenance.inForce?.shown ?? "chưa rõ")</span>"
}

/// Who compared a value with the gazette, or how it was seen instead.
func checked(_ provenance: Provenance) -> HTML {
    guard let verified = provenance.verified else {
        return "\(mark(false))<br/>thấy ở: \(provenance.basis.label)"
    }
    return "\(mark(true))<br/>\(verified.against), \(verified.by), \(verified.on.shown)"
}

private func actions(_ value: DatedRule, _ entry: RuleEntry) -> HTML {
    guard !entry.isReplaced(value) else { return "đã có giá trị thay" }
    let comparing: HTML? =
        value.isKnown && value.provenance.verified == nil
        ? "<a href=\"\(RuleLinks.comparing(entry.id, value.provenance.seal))\">Ghi đã đối chiếu</a>" : nil
    let entering: HTML? =
        RuleShape(of: entry.id) == .whole
        ? nil
        : """
        <a href="\(RuleLinks.entering(entry.id, from: value.from))">\
        \(value.isKnown ? "Thay giá trị" : "Nhập giá trị")</a>
        """
    return "\(entering)\(when: comparing != nil && entering != nil, "<br/>")\(comparing)"
}

extension RuleEntry {
    /// Whether the installation entered another value for the same days.
    func isReplaced(_ value: DatedRule) -> Bool {
        !value.provenance.isLocal
            && values.contains { $0.provenance.isLocal && $0.from == value.from }
    }
}

func usesSection(_ uses: [RuleUse]) -> HTML {
    let lines: [HTML] = uses.map { use in
        use.address.map { "<li><a href=\"\($0)\">\(use.label)</a></li>" } ?? "<li>\(use.label)</li>"
    }
    return """
        <h2>Dùng ở đâu</h2>
        \(when: lines.isEmpty, "<p>Chưa chỗ nào trong chương trình dùng quy định này.</p>", else: "<ul>\(lines)</ul>")
        """
}

private func casesSection(_ cases: [CheckedCase]) -> HTML? {
    guard !cases.isEmpty else { return nil }
    let rows: [[HTML]] = cases.map { each in
        let holds = each.differences.isEmpty
        return [
            HTML(text: each.name),
            "\(Badge(holds ? .met : .missed, holds ? "đúng" : "không đúng"))\(when: !holds, " \(each.differences.joined(separator: "; "))")",
        ]
    }
    let right = cases.count { $0.differences.isEmpty }
    return Details(
        "Ca kiểm tra ở ranh giới: \(right)/\(cases.count) đúng, chạy lúc mở trang này",
        isOpen: right < cases.count,
        DataTable(
            "Ca kiểm tra", [.init("Ca", .rowHeader), .init("Kết quả")], rows: rows, isCaptionHidden: true, empty: ""
        ).html
    ).html
}

private func rulingHistory(_ rulings: [Ruling]) -> HTML? {
    guard !rulings.isEmpty else { return nil }
    return Details(
        "Những lần nhập trước (\(rulings.count))", RulingTable("Những lần nhập trước", rulings, namesRule: false).html
    ).html
}
