import Markup
import Rulebook
import Site

/// A file in the shape of `Rules/`, as a higher office gives it.
enum RuleFileForm {
    /// What was pasted; nil where the form has to come back.
    static func text(_ form: inout Form) -> RuleText? {
        let path = form.text("ma", missing: "Hãy ghi mã của tệp, ví dụ parameters/base_salary.")
        let content = form.typed("noi_dung").replacing("\r\n", with: "\n")
        if content.allSatisfy(\.isWhitespace) { form.refuse("noi_dung", "Hãy dán nội dung của tệp.") }
        guard let path, !form.hasProblems else { return nil }
        let name = path.hasSuffix(".yaml") ? String(path.dropLast(5)) : path
        let isPlain = name.utf8.allSatisfy { byte in
            (97...122).contains(byte) || (48...57).contains(byte) || [45, 46, 47, 95].contains(byte)
        }
        guard isPlain, name.contains("/") || name == "sources", !name.contains("..") else {
            form.refuse("ma", "Mã là đường dẫn trong thư mục Rules, chữ thường không dấu: parameters/base_salary.")
            return nil
        }
        return RuleText(path: name + ".yaml", text: content)
    }
}

func ruleFilePage(_ frame: PageFrame, _ form: Form) -> HTML {
    layout(
        frame, title: "Nhập tệp quy định", hasProblems: form.hasProblems,
        body: """
            \(ErrorSummary(form.problems))
            \(heading("Nhập tệp quy định",
                lead: "Dành cho tệp .yaml mà cơ quan cấp trên gửi. Một giá trị đơn lẻ thì nhập ở trang của quy định đó dễ hơn."))
            \(PostForm(to: RuleLinks.file, """
                \(Field.text("ma", "Mã của tệp", in: form, hint: "Đường dẫn trong thư mục Rules, ví dụ parameters/base_salary", width: .half))
                \(Field.area("noi_dung", "Nội dung", in: form, rows: 16))
                \(Field.text("ly_do", "Ghi chú cho người xác nhận", in: form))
                \(Actions(Button("Gửi chờ xác nhận")))
                """))
            """)
}
