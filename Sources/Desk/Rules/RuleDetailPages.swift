import Markup
import Rulebook
import Site
import Vocabulary

func procedurePage(_ frame: PageFrame, _ procedure: Procedure, _ standing: RuleStanding) -> HTML {
    let steps: [[HTML]] = procedure.steps.map { step in
        [
            HTML(text: step.title), HTML(text: step.days.map { "\($0) \(step.clock.label)" } ?? "không ghi"),
            HTML(text: step.forms.joined(separator: "; ")), HTML(text: step.text ?? ""),
        ]
    }
    var facts: [SummaryList.Row] = [
        .init("Mã thủ tục", text: procedure.code), .init("Công bố", text: procedure.decision ?? "chưa rõ"),
        .init(
            "Thời hạn", text: procedure.limitDays.map { "\($0) ngày kể từ ngày bắt đầu rà soát" } ?? "theo đợt rà soát"),
        .init("Xin ý kiến cấp tỉnh", text: procedure.asksOpinion ? "có" : "không"),
    ]
    if let why = procedure.why { facts.append(.init("Còn thiếu", text: why)) }
    return layout(
        frame, title: procedure.title,
        body: """
            \(heading(procedure.title, caption: "Thủ tục hành chính"))
            \(SummaryList(facts))
            <h2>Các bước</h2>
            \(DataTable(
                "Các bước", [.init("Bước", .rowHeader), .init("Thời gian"), .init("Mẫu"), .init("Nội dung")],
                rows: steps, isCaptionHidden: true, empty: "<p>Chưa có bước nào.</p>"))
            \(standing)
            """)
}

func ruleListPage(_ frame: PageFrame, _ list: RuleList, _ standing: RuleStanding) -> HTML {
    let rows: [[HTML]] = list.items.map { item in
        [
            HTML(text: item.label), HTML(text: item.aliases.joined(separator: ", ")), HTML(text: item.note ?? ""),
            "<code>\(item.code)</code>",
        ]
    }
    return layout(
        frame, title: list.label,
        body: """
            \(heading(list.label, caption: "Danh mục"))
            \(DataTable(
                list.label,
                [
                    .init("Tên", .rowHeader), .init("Cách viết khác được nhận"), .init("Ghi chú"),
                    .init("Mã trong tệp quy định", .code),
                ],
                rows: rows, isCaptionHidden: true, empty: "<p>Danh mục chưa có dòng nào.</p>"))
            \(standing)
            """)
}

/// Where a rule without dated values comes from, who compared it with the gazette, and what uses it.
struct RuleStanding: HTMLPart {
    let entry: RuleEntry
    let uses: [RuleUse]
    let mayEnter: Bool

    var html: HTML {
        """
        <h2>Nguồn</h2>
        \(entry.provenance.map { SummaryList(rows($0)) })
        \(usesSection(uses))
        """
    }

    private func rows(_ provenance: Provenance) -> [SummaryList.Row] {
        let isLaw = provenance.document?.isOfProgram != true
        var rows: [SummaryList.Row] = [.init("Văn bản, điều khoản", origin(provenance))]
        if isLaw {
            let way =
                mayEnter && provenance.verified == nil
                ? (label: "Ghi đã đối chiếu", address: RuleLinks.comparing(entry.id, provenance.seal)) : nil
            rows.append(.init("Kiểm chứng", checked(provenance), change: way))
        }
        return rows
    }
}
