import Access
import Markup
import Registry
import Rulebook
import Rulings
import Site
import Vocabulary

/// One ruling with what it would change, before anybody confirms it.
struct RulingModel: Sendable {
    let ruling: Ruling
    let label: String
    let unit: String
    /// Nil once it is decided, or where the rules are no longer whole with it.
    let preview: RulingPreview?
    /// Nil where the asking officer sees no households.
    let effects: [RuleEffect]?
    /// Why it can no longer be confirmed as it is.
    let problem: String?
    let mayConfirm: Bool
    let isOwn: Bool
    let mayEnd: Bool
    /// How many communes have households that are still to be judged by the rules of now.
    var recounting = 0
    var form = Form.blank
}

func rulingPage(_ frame: PageFrame, _ model: RulingModel) -> HTML {
    let ruling = model.ruling
    return layout(
        frame, title: model.label, hasProblems: model.form.hasProblems,
        body: """
            \(ErrorSummary(model.form.problems))
            \(heading(model.label, caption: ruling.said.kind.label, lead: lead(ruling)))
            \(Steps(["Nhập giá trị", "Người khác xác nhận", "Áp dụng"], current: step(ruling)))
            \(model.problem.map { Notice(.stopped, title: "Chưa xác nhận được", "<p>\($0)</p>") })
            \(recountingNotice(ruling.state == .inForce ? model.recounting : 0))
            \(SummaryList(facts(model)))
            \(when: ruling.state == .waiting, consequences(model))
            \(when: ruling.state == .waiting && model.preview != nil, deciding(model))
            \(when: ruling.state == .waiting && model.preview == nil, refusing(model))
            \(when: ruling.state == .inForce && model.mayEnd, ending(model))
            <p><a href="\(RuleLinks.rule(ruling.said.rule))">Xem quy định này</a> · \
            <a href="\(RuleLinks.waiting)">Danh sách chờ xác nhận</a></p>
            """)
}

private func lead(_ ruling: Ruling) -> HTML {
    switch ruling.state {
    case .waiting: "Chưa có gì thay đổi: bản nhập chờ một người khác xác nhận."
    case .inForce: "Đang áp dụng, từ lúc được xác nhận."
    case .refused: "Không được xác nhận nên không áp dụng."
    case .ended: "Đã từng áp dụng; nay đã có giá trị thay hoặc thôi áp dụng."
    }
}

private func step(_ ruling: Ruling) -> Int {
    switch ruling.state {
    case .waiting: 2
    case .refused: 2
    case .inForce, .ended: 4
    }
}

private func facts(_ model: RulingModel) -> [SummaryList.Row] {
    let (said, ruling) = (model.ruling.said, model.ruling)
    var rows: [SummaryList.Row] = [
        .init("Trạng thái", "\(Badge(ruling.state.standing, ruling.state.label))"),
        .init("Quy định", "<a href=\"\(RuleLinks.rule(said.rule))\">\(model.label)</a>"),
    ]
    rows += valueRows(model)
    let document = said.document ?? model.preview?.after.documents[said.source ?? ""]
    let cited = [document?.number ?? said.source, said.clause].compactMap(\.self).joined(separator: ", ")
    let days = [said.signed.map { "ký \($0.shown)" }, said.inForce.map { "hiệu lực \($0.shown)" }]
        .compactMap(\.self).joined(separator: "; ")
    let texts: [(String, String?)] = [
        ("Văn bản", cited.isEmpty ? nil : cited), ("Văn bản mới", said.document.map { "\($0.number): \($0.title)" }),
        ("Ngày ký, hiệu lực", days.isEmpty ? nil : days), ("Đã thấy ở", said.basis?.label),
        ("Đối chiếu Công báo", comparison(said)),
        ("Người nhập", "\(ruling.entered.officerName), \(ruling.entered.at.shown)"),
        ("Ghi chú", ruling.entered.reason == said.rule ? nil : ruling.entered.reason),
        ("Người xác nhận", ruling.confirmed.map { "\($0.officerName), \($0.at.shown)" }),
        ("Kết thúc", ruling.retired.map { "\($0.officerName), \($0.at.shown): \($0.reason)" }),
    ]
    return rows + texts.compactMap { key, text in text.map { .init(key, text: $0) } }
}

private func valueRows(_ model: RulingModel) -> [SummaryList.Row] {
    let said = model.ruling.said
    guard said.kind == .value else {
        let content: HTML? = said.content.map { "<pre class=\"code\">\($0)</pre>" }
        return content.map { [.init("Nội dung tệp", $0)] } ?? []
    }
    let isOfPreview = model.preview != nil
    let before = model.preview?.before.index[said.rule].flatMap { entry in said.from.flatMap { entry.holding(on: $0) } }
    let unit = said.unit ?? model.unit
    let isCondition = RuleShape(of: said.rule) == .condition
    let after = isCondition ? said.shownValue : UnitWords.shown(RuleValue(typed: said.value ?? ""), unit)
    let old = before.map { $0.condition == nil ? UnitWords.shown($0.value, unit) : $0.words ?? "" }
    let change: HTML = isOfPreview ? Change(from: old, to: after).html : HTML(text: after)
    var rows: [SummaryList.Row] = [.init(isCondition ? "Khi nào" : "Giá trị", change)]
    if !isCondition { rows.append(.init("Đơn vị", text: UnitWords.label(unit))) }
    rows.append(
        .init("Áp dụng", text: "từ \(said.from?.shown ?? "")\(said.to.map { " đến \($0.shown)" } ?? " đến khi thay")"))
    if let words = said.words, !isCondition { rows.append(.init("Lời văn, ghi chú", text: words)) }
    if isCondition { rows.append(.init("Chương trình tính", "<pre class=\"code\">\(said.value ?? "")</pre>")) }
    return rows
}

private func comparison(_ said: Ruling.Said) -> String? {
    said.compared.map { "\($0.against), \($0.by), \($0.on.shown)" }
}

private func consequences(_ model: RulingModel) -> HTML {
    guard model.preview != nil else { return .empty }
    return """
        <h2>Xác nhận thì thay đổi gì</h2>
        \(model.effects.map { effects in effects.map(effect).joined() }
            ?? "<p>Tài khoản này không xem hồ sơ hộ, nên không thấy hộ nào đổi.</p>")
        \(failing(model.preview?.failing ?? []))
        """
}

private func effect(_ effect: RuleEffect) -> HTML {
    let name = "\(effect.standard.label), danh sách năm \(effect.standard.listYear)"
    let rows: [[HTML]] = effect.changes.prefix(200).map { change in
        [
            "<a href=\"\(Links.household(change.household))\">\(change.name)</a>", HTML(text: change.code),
            Change(from: change.before.proposedLabel, to: change.after.proposedLabel).html,
        ]
    }
    let rest = effect.changes.count - rows.count
    let kinds = Dictionary(grouping: effect.changes) { "\($0.before.proposedLabel) → \($0.after.proposedLabel)" }
        .map { "\($0.key): \(Shown.number($0.value.count)) hộ" }.sorted().joined(separator: "; ")
    return """
        <h3>\(name)</h3>
        \(Tallies("Đề xuất theo \(name)", [
            .init("Hộ đã xét", effect.households),
            .init("Đổi đề xuất xếp loại", effect.changes.count,
                standing: effect.changes.isEmpty ? .neutral : .attention),
            .init("Chỉ đổi chỉ số thiếu hụt", effect.otherLacks),
        ]))
        \(when: !effect.changes.isEmpty, """
            <p>\(kinds).</p>
            \(Details("Hộ đổi đề xuất (\(Shown.number(effect.changes.count)))", isOpen: effect.changes.count <= 20, DataTable(
                "Hộ đổi đề xuất", [.init("Chủ hộ", .rowHeader), .init("Mã hộ", .code), .init("Đề xuất: trước → sau")],
                rows: rows, isCaptionHidden: true, empty: "").html))
            \(when: rest > 0, "<p>và \(Shown.number(rest)) hộ nữa.</p>")
            """)
        """
}

private func failing(_ cases: [String]) -> HTML? {
    guard !cases.isEmpty else { return nil }
    let lines: [HTML] = cases.map { "<li>\($0)</li>" }
    return Notice(
        .attention, title: "Ca kiểm tra không còn đúng: \(cases.count)",
        """
        <p>Các ca này viết theo giá trị đi kèm chương trình. Nếu văn bản mới nói khác thì giá trị nhập là đúng.</p>
        <ul>\(lines)</ul>
        """
    ).html
}

private func deciding(_ model: RulingModel) -> HTML {
    guard let preview = model.preview else { return .empty }
    let page = RuleLinks.ruling(model.ruling.key)
    let confirming: HTML =
        model.mayConfirm
        ? """
        \(PostForm(to: page.appending("xac-nhan"), """
            <input type="hidden" name="da_xem" value="\(preview.seal)"/>
            <p>Quyết định đã ghi và danh sách đang quản lý không đổi; chỉ đề xuất, lời giải thích và các con số tính từ \
            quy định này đổi theo, ngay từ trang sau.</p>
            \(Actions(Button("Xác nhận quy định", .grave)))
            """))
        """ : "<p>\(model.isOwn ? "Bạn là người nhập, nên người khác xác nhận." : "Lãnh đạo sẽ xác nhận.")</p>"
    return "<h2>Xác nhận</h2>\(confirming)\(refusing(model))"
}

private func refusing(_ model: RulingModel) -> HTML {
    guard model.mayConfirm || model.isOwn else { return .empty }
    let page = RuleLinks.ruling(model.ruling.key)
    let words = model.isOwn ? "Rút bản nhập" : "Không xác nhận"
    return Details(
        words, isOpen: model.form.hasProblems,
        PostForm(
            to: page.appending("khong"),
            """
            \(Field.text("ly_do", "Lý do", in: model.form))
            \(Actions(Button(words, .secondary)))
            """
        ).html
    ).html
}

private func ending(_ model: RulingModel) -> HTML {
    Details(
        "Thôi áp dụng", isOpen: model.form.hasProblems,
        PostForm(
            to: RuleLinks.ruling(model.ruling.key).appending("thoi"),
            """
            <p>Thôi áp dụng cũng chờ người khác xác nhận. Sau đó chương trình dùng lại giá trị đi kèm, nếu có.</p>
            \(Field.text("ly_do", "Lý do", in: model.form))
            \(Actions(Button("Gửi chờ xác nhận", .secondary)))
            """
        ).html
    ).html
}

extension RuleEntry {
    /// The value that holds on a day, the installation's own before the shipped one.
    func holding(on day: Day) -> DatedRule? {
        let holding = values.filter { value in
            value.from.map { $0 <= day } ?? false && value.to.map { day <= $0 } ?? true
        }
        return holding.last { $0.provenance.isLocal } ?? holding.last
    }
}

extension HouseholdClass {
    /// The class of a proposal; where none can be given, why not.
    var proposedLabel: String { self == .undetermined ? "Chưa xác định" : label }
}

/// Households of other communes follow in the background.
func recountingNotice(_ communes: Int) -> Notice? {
    guard communes > 0 else { return nil }
    return Notice(
        .note, title: "Đang xếp lại các hộ",
        """
        <p>Hộ của \(Shown.number(communes)) phường, xã đang được tính lại theo quy định vừa áp dụng. Việc này chạy trong \
        nền, trang khác vẫn dùng được; mở lại trang này để xem đã xong chưa.</p>
        """)
}
