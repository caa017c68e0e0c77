import Access
import Markup
import Registry
import Site
import Territory
import Vocabulary

/// The accounts that somebody manages.
struct AccountList: Sendable {
    let officers: [Officer]
    let choices: TermChoices
    let today: Day
    /// Of backups that did not come: here stands who looks after the installation.
    let warnings: HTML?
}

func accountsPage(_ frame: PageFrame, _ model: AccountList, form: Form) -> HTML {
    let rows: [[HTML]] = model.officers.map { officer in
        [
            HTML(text: officer.fullName), "<a href=\"\(Links.account(officer.key))\">\(officer.name)</a>",
            HTML(text: officer.term?.title ?? Role.none.label),
            HTML(text: officer.term.map(model.choices.words) ?? "–"),
            HTML(text: officer.isDisabled ? "Đã khoá" : until(officer)), actions(officer),
        ]
    }
    return layout(
        frame, title: "Tài khoản", hasProblems: form.hasProblems,
        body: """
            \(ErrorSummary(form.problems))
            \(heading("Tài khoản", lead: """
                Mỗi người một tài khoản; làm gì, ở đâu, đến ngày nào là do nhiệm kỳ. Người nhập số liệu không ghi nhận quyết \
                định: <a href="\(Links.matrix)">ai được làm gì</a>.
                """))
            \(model.warnings)
            \(DataTable(
                "Các tài khoản", [.init("Họ tên", .rowHeader), .init("Tên đăng nhập"), .init("Vai trò"), .init("Địa bàn"), .init("Trạng thái"), .init("Việc", .actions)],
                rows: rows, isCaptionHidden: true, empty: "<p>Chưa có tài khoản nào.</p>"))
            <p><a href="\(Links.bodies)">Các đơn vị</a> · <a href="\(Links.journal)">Xem nhật ký</a> · \
            <a href="\(Links.exceptions)">Kiêm nhiệm được cho phép</a></p>
            <h2>Thêm tài khoản</h2>
            <form method="post" action="\(Links.accounts)">
            \(Field.text("name", "Tên đăng nhập", in: form, hint: "Chữ thường không dấu, số, dấu chấm: ví dụ lan.tran", width: .half))
            \(Field.text("full_name", "Họ và tên", in: form, width: .half))
            \(model.choices.fields(in: form))
            \(Actions(Button("Tạo tài khoản")))
            </form>
            """)
}

private func until(_ officer: Officer) -> String {
    guard let term = officer.term else { return "Chưa có nhiệm kỳ còn hiệu lực" }
    return term.to.map { "Đang dùng, đến hết \($0.shown)" } ?? "Đang dùng"
}

private func actions(_ officer: Officer) -> HTML {
    let steps = [AccountStep.password, officer.isDisabled ? .enable : .disable]
    let links: [HTML] = steps.map { step in
        """
        <a href="\(step.address(of: officer))">\(step.label)<span class="unseen"> \(officer.name)</span></a>
        """
    }
    return links.joined(separator: " · ")
}

/// The one page that ever shows a password: it is not kept, so the page cannot be opened again.
func newPasswordPage(_ frame: PageFrame, _ officer: Officer, _ password: String, isNew: Bool) -> HTML {
    layout(
        frame, title: isNew ? "Đã tạo tài khoản" : "Đã đặt lại mật khẩu",
        body: """
            \(heading(isNew ? "Đã tạo tài khoản" : "Đã đặt lại mật khẩu", caption: officer.name))
            \(Notice(.done, isStatus: true, """
                <p>Mật khẩu của \(officer.name) chỉ hiện một lần này: <strong class="code">\(password)</strong></p>
                """))
            <ul><li>Hãy trao tận tay, không nhắn qua mạng; rời trang này là không xem lại được.</li>
            <li>Nhắc người dùng tự đổi mật khẩu ngay lần đầu ở trang của mình.</li></ul>
            \(Actions(LinkButton("Về danh sách tài khoản", to: Links.accounts, .primary)))
            """)
}
