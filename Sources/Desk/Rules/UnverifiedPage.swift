import Markup
import Rulebook
import Site
import Vocabulary

/// A value in use that nobody has compared with the gazette, or that nobody knows.
struct UnverifiedRule: Sendable {
    let entry: RuleEntry
    let label: String
    /// Nil for a rule without dated values.
    let value: DatedRule?
    let provenance: Provenance
    let uses: [RuleUse]

    /// What is used today or will be, and is not verified.
    static func all(_ rules: RuleLibrary, on day: Day) -> [UnverifiedRule] {
        rules.index.entries.flatMap { entry -> [UnverifiedRule] in
            let uses = RuleUse.all(of: entry.id, in: rules)
            guard !uses.isEmpty, entry.kind != .document else { return [] }
            let label = entry.shownLabel(rules)
            let dated = entry.standing(on: day).filter { $0.provenance.verified == nil && !entry.isReplaced($0) }.map {
                UnverifiedRule(entry: entry, label: label, value: $0, provenance: $0.provenance, uses: uses)
            }
            guard entry.values.isEmpty, let whole = entry.provenance, whole.verified == nil,
                whole.document?.isOfProgram != true
            else { return dated }
            return [UnverifiedRule(entry: entry, label: label, value: nil, provenance: whole, uses: uses)]
        }
    }
}

struct UnverifiedModel: Sendable {
    let rules: [UnverifiedRule]
    let mayEnter: Bool

    var missing: [UnverifiedRule] { rules.filter { $0.value?.isKnown == false } }
    var seen: [UnverifiedRule] { rules.filter { $0.value?.isKnown != false } }
}

func unverifiedPage(_ frame: PageFrame, _ model: UnverifiedModel) -> HTML {
    layout(
        frame, title: "Quy định đang dùng mà chưa kiểm chứng",
        body: """
            \(heading("Quy định đang dùng mà chưa kiểm chứng",
                lead: "Những giá trị dưới đây quyết định kết quả mà chưa ai đối chiếu với Công báo. Có Công báo trong tay thì ghi đã đối chiếu, hoặc nhập giá trị đúng."))
            \(Tallies("Chưa kiểm chứng", [
                .init("Chưa có giá trị", model.missing.count, standing: model.missing.isEmpty ? .met : .missed),
                .init("Có giá trị, chưa đối chiếu", model.seen.count, standing: model.seen.isEmpty ? .met : .attention),
            ]))
            <h2>Chưa có giá trị</h2>
            \(table("Chưa có giá trị", model.missing, model, "<p>Không thiếu giá trị nào đang dùng.</p>"))
            <h2>Có giá trị, chưa đối chiếu</h2>
            \(table("Có giá trị, chưa đối chiếu", model.seen, model, "<p>Mọi giá trị đang dùng đã được đối chiếu với Công báo.</p>"))
            """)
}

private func table(_ caption: String, _ rules: [UnverifiedRule], _ model: UnverifiedModel, _ empty: HTML) -> DataTable {
    var columns: [DataTable.Column] = [
        .init("Quy định", .rowHeader), .init("Giá trị"), .init("Áp dụng", .code), .init("Văn bản, đã thấy ở"),
        .init("Dùng ở"),
    ]
    if model.mayEnter { columns.append(.init("Việc", .actions)) }
    return DataTable(
        caption, columns, rows: rules.map { row($0, model) }, isCaptionHidden: true, empty: empty)
}

private func row(_ rule: UnverifiedRule, _ model: UnverifiedModel) -> [HTML] {
    var cells: [HTML] = [
        "<a href=\"\(RuleLinks.rule(rule.entry.id))\">\(rule.label)</a>", shown(rule),
        HTML(text: rule.value?.from.map { "từ \($0.shown)" } ?? ""),
        "\(origin(rule.provenance))<br/>\(rule.provenance.basis.label)",
        HTML(text: "\(rule.uses[0].short)\(rule.uses.count > 1 ? " và \(rule.uses.count - 1) chỗ nữa" : "")"),
    ]
    if model.mayEnter { cells.append(action(rule)) }
    return cells
}

private func shown(_ rule: UnverifiedRule) -> HTML {
    guard let value = rule.value else { return "" }
    if !value.isKnown { return "<em>chưa có</em>: \(value.why ?? "")" }
    return HTML(text: value.shown(in: rule.entry.unit))
}

private func action(_ rule: UnverifiedRule) -> HTML {
    let isMissing = rule.value?.isKnown == false
    let address =
        isMissing
        ? RuleLinks.entering(rule.entry.id, from: rule.value?.from)
        : RuleLinks.comparing(rule.entry.id, rule.provenance.seal)
    let words = isMissing ? "Nhập giá trị" : "Ghi đã đối chiếu"
    return "<a href=\"\(address)\">\(words)<span class=\"unseen\"> \(rule.label)</span></a>"
}

/// What of the rules is in use, for whoever looks after the installation.
public enum RulesInUse {
    /// How many values that are used today or will be have not been compared with the gazette.
    public static func unverified(_ rules: RuleLibrary, on day: Day) -> Int {
        UnverifiedRule.all(rules, on: day).count
    }
}
