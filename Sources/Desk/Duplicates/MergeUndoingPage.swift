import Markup
import Registry
import Site
import Vocabulary

/// Says exactly what undoing a merge writes, then asks for the reason; where it cannot be undone, why.
func mergeUndoingPage(_ frame: PageFrame, _ undoing: MergeUndoing, _ form: Form, refusal: (any Refusal)? = nil) -> HTML
{
    let title = "Gỡ gộp hồ sơ"
    return layout(
        frame, title: title, hasProblems: form.hasProblems || refusal != nil,
        body: """
            \(ErrorSummary(form.problems, message: refusal?.message))
            \(heading(title, caption: "Các cặp đã xử lý", lead: "Đã gộp vì: \(undoing.reason). Chưa có gì được ghi."))
            \(undoing.obstacle.map(stopped) ?? steps(undoing, form))
            """)
}

private func stopped(_ obstacle: String) -> HTML {
    """
    \(Notice(.stopped, title: "Không gỡ được nữa", """
        <p>Đã có việc khác dựa trên lần gộp này: \(obstacle). Hãy sửa từng hộ: tách hộ, chuyển người, sửa thông tin.</p>
        """))
    \(Actions(LinkButton("Quay lại", to: Links.settledDuplicates)))
    """
}

private func steps(_ undoing: MergeUndoing, _ form: Form) -> HTML {
    var lines: [HTML] = []
    if let code = undoing.back {
        lines.append("<li>Hộ \(code) có lại trong sổ, ở nơi cũ; tìm mã \(code) sẽ thấy hộ này.</li>")
    }
    lines += undoing.returning.map { person in
        "<li><strong>\(person.name)</strong> lại là thành viên của hộ \(person.code) như trước khi gộp.</li>"
    }
    if undoing.forgets {
        lines.append(
            "<li>Những gì hộ được giữ biết thêm từ hộ kia thôi tính; thông tin trước khi gộp đúng trở lại.</li>")
    }
    lines.append("<li>Cặp này hiện lại trong danh sách hộ có thể trùng, chờ người xem.</li>")
    lines.append("<li>Lần gộp và lần gỡ đều còn trong nhật ký.</li>")
    return """
        \(Notice(.attention, title: "Việc này sẽ làm như sau", "<ul>\(lines)</ul>"))
        \(PostForm(to: Links.undoing(undoing.pair), """
            \(Field.text("ly_do", "Lý do", in: form, hint: "Ví dụ: hai anh em sinh đôi, đã gặp cả hai"))
            \(Actions(Button("Gỡ gộp", .grave).html, LinkButton("Quay lại", to: Links.settledDuplicates).html))
            """))
        """
}
