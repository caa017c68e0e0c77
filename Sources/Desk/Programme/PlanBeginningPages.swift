import Markup
import Programme
import Site
import Vocabulary

/// How a plan may be begun.
struct PlanBeginning: Sendable {
    /// The year for which a plan is wanted.
    let year: Int
    let years: [Int]
    /// The plan that ships with the program.
    let pattern: Plan?
    let areaName: String
    let mayEdit: Bool
}

/// Where there is no plan yet, or another is wanted: from the pattern, from nothing, from a file.
func planBeginningPage(_ frame: PageFrame, _ model: PlanBeginning, _ form: Form) -> HTML {
    let kept: [HTML] = model.years.map { "<li><a href=\"\(Links.plan($0))\">Kế hoạch năm \($0)</a></li>" }
    return layout(
        frame, title: "Kế hoạch", hasProblems: form.hasProblems,
        body: """
            \(ErrorSummary(form.problems))
            \(heading("Kế hoạch", lead: "Kế hoạch năm của phường, nguyên văn, với từng chỉ tiêu, đơn vị và thời hạn."))
            \(when: model.years.isEmpty, "<p>Chưa có kế hoạch nào.</p>", else: "<ul>\(kept)</ul>")
            \(when: model.mayEdit, ways(model, form), else: "<p>Cán bộ giảm nghèo lập và sửa kế hoạch ở mục này.</p>")
            """)
}

private func ways(_ model: PlanBeginning, _ form: Form) -> HTML {
    let begun: HTML? = model.pattern.flatMap { pattern($0, model) }
    let blank: HTML = """
        \(Field.text("nam", "Năm", in: form, width: .year, kind: .number))
        \(Field.text("ten", "Tên kế hoạch", in: form))
        \(Actions(Button("Bắt đầu kế hoạch trống", .secondary)))
        """
    let file: HTML = """
        \(Field.file("tep", "Tệp kế hoạch", in: form, accept: ".yaml,.yml"))
        \(Actions(Button("Xem trước", .secondary)))
        """
    return """
        \(begun)
        <h2>Bắt đầu trống</h2>
        <p>Một kế hoạch chỉ có tên và bảy đề mục, để điền từng mục.</p>
        \(PostForm(to: Links.newPlan.appending("trong"), blank))
        <h2>Nhập tệp YAML</h2>
        <p>Tệp do chương trình này xuất ra, hoặc viết theo cùng dạng. Kế hoạch cùng năm sẽ được so sánh trước khi thay.</p>
        \(PostForm(to: Links.newPlan.appending("tep"), hasFiles: true, file))
        """
}

private func pattern(_ plan: Plan, _ model: PlanBeginning) -> HTML? {
    guard !model.years.contains(plan.year) else { return nil }
    return """
        <h2>Dùng kế hoạch mẫu của Kim Trà năm \(plan.year)</h2>
        <p>Toàn văn kế hoạch đi kèm chương trình: \(plan.items.count) mục, \(plan.targets.count) chỉ tiêu. Ở phường, xã \
        khác, tên địa bàn được thay và mọi mục được đánh dấu <em>cần xem lại</em>.</p>
        \(PostForm(to: Links.newPlan.appending("mau"), Actions(Button("Dùng kế hoạch mẫu")).html))
        """
}

/// What a file would change, item by item, before it is taken.
struct PlanImport: Sendable {
    let draft: Key
    let plan: Plan
    let kept: KeptPlan?
    let moved: Bool

    var comparison: PlanComparison { PlanComparison(of: plan, with: kept?.plan) }
}

func planImportPage(_ frame: PageFrame, _ model: PlanImport) -> HTML {
    let comparison = model.comparison
    let lines: [HTML] = comparison.differences.prefix(300).map { difference in
        "<li><strong>\(difference.place)</strong>: \(Change(from: difference.before, to: difference.after))</li>"
    }
    let more = comparison.differences.count - lines.count
    let moved: HTML? =
        model.moved
        ? Notice(.attention, "<p>Kế hoạch đã được sửa sau khi bạn xem trước. Dưới đây là so sánh mới.</p>").html : nil
    return layout(
        frame, title: "Xem trước tệp kế hoạch",
        body: """
            \(moved)
            \(heading("Xem trước tệp kế hoạch", caption: "Kế hoạch năm \(model.plan.year)", lead: HTML(text: model.plan.heading.words)))
            \(Tallies("So với kế hoạch đang có", [
                .init("mới", comparison.added), .init("thay đổi", comparison.changed, standing: .attention),
                .init("bỏ đi", comparison.removed, standing: .missed), .init("không đổi", comparison.unchanged),
            ]))
            \(when: comparison.differences.isEmpty, "<p>Tệp giống hệt kế hoạch đang có; không có gì để nhận.</p>")
            \(when: !lines.isEmpty, "<ul class=\"plan-changes\">\(lines)</ul>")
            \(when: more > 0, "<p>và \(more) chỗ khác.</p>")
            \(when: !comparison.differences.isEmpty, PostForm(to: Links.newPlan.appending("tep").appending(model.draft), """
                <input type="hidden" name="da_xem" value="\(model.kept?.newest.description ?? "")"/>
                \(Actions(Button("Nhận kế hoạch này", .grave).html, LinkButton("Bỏ", to: Links.plans).html))
                """).html)
            """)
}

/// Before next year's plan is made: what will be carried over and what will wait for somebody.
func nextPlanPage(_ frame: PageFrame, from plan: Plan, to next: Plan) -> HTML {
    let marked = next.items.count(where: \.isToFill) + next.targets.count(where: \.isToFill)
    let changed: [HTML] = next.items.compactMap { item in
        guard let before = plan.item(item.code), before.words != item.words || before.due != item.due else {
            return nil
        }
        let old = before.words + (before.due.map { " (\($0.words))" } ?? "")
        let new = item.words + (item.due.map { " (\($0.words))" } ?? "")
        return "<li><strong>\(plan.section(of: item))</strong>: \(Change(from: old, to: new))</li>"
    }
    return layout(
        frame, title: "Lập kế hoạch năm \(next.year)",
        body: """
            \(heading("Lập kế hoạch năm \(next.year)", caption: "Từ kế hoạch năm \(plan.year)"))
            <ul>
            <li>Chép \(next.items.count) mục và \(next.targets.count) chỉ tiêu; năm và thời hạn lùi thêm một năm.</li>
            <li>Số, ngày, phụ lục để trống; căn cứ giữ nguyên văn để thay bằng văn bản mới.</li>
            <li>\(marked) chỗ được đánh dấu <em>cần xem lại</em>: căn cứ, các mức của chỉ tiêu, mọi chỗ có năm hoặc ngày.</li>
            <li>Kế hoạch năm \(plan.year) giữ nguyên.</li>
            </ul>
            \(Details("\(changed.count) mục đổi năm hoặc ngày", "<ul class=\"plan-changes\">\(changed)</ul>"))
            \(PostForm(to: Links.nextPlan(after: plan.year), Actions(
                Button("Lập kế hoạch năm \(next.year)", .grave).html, LinkButton("Bỏ", to: Links.plan(plan.year)).html).html))
            """)
}
