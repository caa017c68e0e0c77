import Markup
import Site

func signInPage(_ frame: PageFrame, form: Form) -> HTML {
    layout(
        frame, title: "Đăng nhập", hasProblems: form.hasProblems,
        body: """
            \(ErrorSummary(form.problems))
            \(heading("Đăng nhập", lead: "Dành cho cán bộ của \(frame.site.areaName)."))
            <form method="post" action="\(Links.signIn)">
            <input type="hidden" name="tiep" value="\(form.typed("tiep"))"/>
            \(Field.text("ten", "Tên đăng nhập", in: form, width: .half, autocomplete: "username"))
            \(Field.text("mat_khau", "Mật khẩu", in: form, width: .half, kind: .password, autocomplete: "current-password"))
            \(Actions(Button("Đăng nhập")))
            </form>
            <p>Quên mật khẩu? Nhờ quản trị của đơn vị đặt lại ở mục Tài khoản.</p>
            """)
}

func setUpPage(_ frame: PageFrame, form: Form) -> HTML {
    let lead: HTML = """
        Hệ thống chưa có tài khoản nào. Tài khoản này là quản trị: tạo tài khoản cho cán bộ và lãnh đạo, không xem hồ sơ hộ.
        """
    return layout(
        frame, title: "Thiết lập tài khoản đầu tiên", hasProblems: form.hasProblems,
        body: """
            \(ErrorSummary(form.problems))
            \(heading("Thiết lập tài khoản đầu tiên", lead: lead))
            <form method="post" action="\(Links.setUp)">
            \(Field.text("ma", "Mã thiết lập", in: form, hint: "In một lần ở cửa sổ máy chủ khi khởi động.", width: .half))
            \(Field.text("ten", "Tên đăng nhập", in: form, hint: "Chữ thường không dấu, số, dấu chấm: ví dụ lan.tran", width: .half, autocomplete: "username"))
            \(Field.text("ho_ten", "Họ và tên", in: form, width: .half))
            \(Field.text("mat_khau", "Mật khẩu", in: form, hint: "Ít nhất 12 ký tự.", width: .half, kind: .password, autocomplete: "new-password"))
            \(Actions(Button("Tạo tài khoản quản trị")))
            </form>
            """)
}
