import Access
import Markup
import Rulebook
import Rulings
import Site
import Vocabulary

/// A value that somebody holds beside the gazette.
struct ComparingModel: Sendable {
    let rule: String
    let label: String
    let unit: String
    let value: DatedRule?
    let provenance: Provenance

    /// What the officer says; nil where the form has to come back.
    func said(_ form: inout Form, by asking: Asking) -> Ruling.Said? {
        let against = form.text("cong_bao", missing: "Hãy ghi số Công báo đã đối chiếu.")
        let on = form.day("ngay", missing: "Hãy ghi ngày đối chiếu.")
        guard let against, let on else { return nil }
        var said = Ruling.Said(.verification, of: rule)
        said.seal = provenance.seal
        said.from = value?.from
        said.compared = Verification(on: on, by: asking.name, against: against)
        return said
    }
}

func comparingPage(_ frame: PageFrame, _ model: ComparingModel, _ form: Form) -> HTML {
    var rows: [SummaryList.Row] = []
    if let value = model.value {
        let shown = value.condition == nil ? UnitWords.shown(value.value, model.unit) : value.words ?? ""
        rows.append(.init("Giá trị", text: shown))
        rows.append(.init("Áp dụng", text: "từ \(value.from?.shown ?? "")\(value.to.map { " đến \($0.shown)" } ?? "")"))
    }
    rows.append(.init("Văn bản, điều khoản", text: model.provenance.citation))
    rows.append(.init("Đã thấy ở", text: model.provenance.basis.label))
    return layout(
        frame, title: "Ghi đã đối chiếu Công báo", hasProblems: form.hasProblems,
        body: """
            \(ErrorSummary(form.problems))
            \(heading("Ghi đã đối chiếu Công báo", caption: model.label,
                lead: "Chỉ ghi khi Công báo ở trước mặt và từng chữ, từng số dưới đây đúng. Sai thì nhập giá trị thay."))
            \(SummaryList(rows))
            \(PostForm(to: RuleLinks.comparing(model.rule, model.provenance.seal), """
                \(Field.text("cong_bao", "Số Công báo", in: form, hint: "Ví dụ Công báo số 123 + 124, ngày 05/01/2026", width: .half))
                \(Field.day("ngay", "Ngày đối chiếu", in: form))
                \(Actions(Button("Gửi chờ xác nhận")))
                """))
            """)
}
