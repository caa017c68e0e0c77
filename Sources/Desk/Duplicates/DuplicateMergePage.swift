import Markup
import Registry
import Site
import Vocabulary

/// A merge before it is done.
struct MergePreview: Sendable {
    let pair: DuplicatePair
    let merge: DuplicateMerge
    let plan: MergePlan
    let form: Form
    let refusal: (any Refusal)?
}

/// Says exactly what merging writes, then asks for the day and the reason.
func duplicateMergePage(_ frame: PageFrame, _ model: MergePreview) -> HTML {
    let title = "Gộp hồ sơ trùng"
    return layout(
        frame, title: title, hasProblems: model.form.hasProblems || model.refusal != nil,
        body: """
            \(ErrorSummary(model.form.problems, message: model.refusal?.message))
            \(heading(title, caption: "Hộ có thể trùng", lead: lead(model.plan)))
            \(Notice(.attention, title: "Việc này sẽ làm như sau", "<ul>\(effects(model))</ul>"))
            \(when: !model.plan.gains.isEmpty, gains(model.plan))
            \(PostForm(to: Links.merging(model.pair.key), fields(model)))
            """)
}

private func lead(_ plan: MergePlan) -> HTML {
    "Giữ hộ \(plan.kept.record.code), \(plan.kept.record.shownName). Chưa có gì được ghi."
}

private func effects(_ model: MergePreview) -> [HTML] {
    let plan = model.plan
    let (kept, other) = (plan.kept.record, plan.other.record)
    var lines: [HTML] = []
    let isWithinOne = model.pair.isWithinOne
    for name in plan.endedNames {
        lines.append(
            isWithinOne
                ? "<li><strong>\(name)</strong>: dòng ghi thừa thôi tính trong hộ \(other.code) từ ngày đối chiếu.</li>"
                : """
                <li><strong>\(name)</strong> thôi là thành viên của hộ \(other.code) từ ngày đối chiếu; chỉ còn ở hộ \
                \(kept.code).</li>
                """)
    }
    for name in plan.movedNames {
        lines.append("<li><strong>\(name)</strong> chuyển từ hộ \(other.code) sang hộ \(kept.code).</li>")
    }
    if plan.endsOther {
        lines.append(
            """
            <li>Hộ \(other.code) thôi ở trong sổ. Mã \(other.code) không cấp lại; tìm mã này sẽ thấy hộ \
            \(kept.code).</li>
            """)
    }
    if plan.kept.commune != plan.other.commune {
        lines.append("<li>Ghi vào nhật ký của cả \(plan.kept.communeName) và \(plan.other.communeName).</li>")
    }
    lines.append(
        """
        <li>Diện đã công nhận của hộ \(kept.code) giữ nguyên: \(plan.kept.recognised?.label ?? "chưa có quyết định").</li>
        """)
    lines.append("<li>Hồ sơ cũ không bị xoá; vẫn xem được trong nhật ký và các quyết định đã ghi.</li>")
    return lines
}

private func gains(_ plan: MergePlan) -> HTML {
    """
    <h2>Hộ \(plan.kept.record.code) biết thêm</h2>
    \(DataTable(
        "Hộ được giữ biết thêm", [.init("Ai", .rowHeader), .init("Thông tin"), .init("Trước → sau")],
        rows: plan.gains.map { gain in
            [
                HTML(text: gain.member ?? "Hộ"), HTML(text: gain.field),
                Change(from: gain.before.isEmpty ? nil : gain.before, to: gain.after).html,
            ]
        }, isCaptionHidden: true, empty: ""))
    """
}

private func fields(_ model: MergePreview) -> HTML {
    var kept: [(String, String)] = [
        ("cach", model.merge.scope.rawValue), ("giu", model.merge.kept.description),
    ]
    kept += model.merge.people.map { ("nguoi", $0.description) }
    // The sides as this page shows them: whoever changed one meanwhile is told of.
    for side in [model.plan.kept, model.plan.other] {
        kept.append(("phien_ban", "\(side.record.key) \(side.version.text)"))
    }
    let hidden: [HTML] = kept.map { "<input type=\"hidden\" name=\"\($0.0)\" value=\"\($0.1)\"/>" }
    let form =
        model.form.typed("ngay").isEmpty && !model.form.hasProblems
        ? Form(filled: ["ngay": model.merge.day.shown]) : model.form
    return """
        \(hidden)
        \(Field.day("ngay", "Ngày đã đối chiếu", in: form))
        \(Field.text("ly_do", "Lý do", in: form, hint: "Ví dụ: đã đối chiếu căn cước tại nhà, cùng một hộ"))
        <div class="actions">\(Button("Gộp", .grave))\(LinkButton("Quay lại", to: Links.duplicate(model.pair.key)))</div>
        """
}
