import Access
import Markup
import Site
import Vocabulary

/// What who manages accounts may do to one; the raw value is its place in the address.
enum AccountStep: String, CaseIterable, Sendable {
    case password = "mat-khau"
    case disable = "khoa"
    case enable = "mo"

    var label: String {
        switch self {
        case .password: "Đặt lại mật khẩu"
        case .disable: "Khoá tài khoản"
        case .enable: "Mở lại tài khoản"
        }
    }

    func address(of officer: Officer) -> Address { Links.accounts.appending(officer.key).appending(rawValue) }

    /// What will happen, before it happens.
    fileprivate func consequences(_ account: OfficerAccount) -> [String] {
        let ended =
            account.sessions > 0
            ? "Đang đăng nhập ở \(account.sessions) nơi: các phiên này bị ngắt ngay, việc đang nhập dở chưa lưu sẽ mất."
            : "Hiện không đăng nhập ở đâu."
        switch self {
        case .password:
            let lifted = account.lockedUntil.map {
                "Tên này đang tạm khoá đăng nhập đến \($0.shown) vì gõ sai nhiều lần; khoá này được gỡ."
            }
            return [
                "Chương trình đặt một mật khẩu ngẫu nhiên, chỉ hiện ở trang sau và không lưu: hãy trao tận tay.",
                "Mật khẩu cũ không dùng được nữa.", ended, lifted,
                "Bạn sẽ biết mật khẩu này, nên hãy nhắc người dùng tự đổi ở mục Đổi mật khẩu.",
            ].compactMap(\.self)
        case .disable:
            return [
                "Người này không đăng nhập được nữa, cho đến khi tài khoản được mở lại.", ended,
                "Những gì đã nhập, đã ghi nhận và tên trong nhật ký được giữ nguyên; tên đăng nhập không cấp cho người khác.",
            ]
        case .enable:
            return ["Người này đăng nhập lại được bằng mật khẩu cũ. Nếu không chắc còn giữ kín, hãy đặt lại mật khẩu."]
        }
    }
}

func accountStepPage(_ frame: PageFrame, _ step: AccountStep, _ account: OfficerAccount, form: Form) -> HTML {
    let officer = account.officer
    let lines: [HTML] = step.consequences(account).map { "<li>\($0)</li>" }
    return layout(
        frame, title: "\(step.label): \(officer.name)", hasProblems: form.hasProblems,
        body: """
            \(ErrorSummary(form.problems))
            \(heading(step.label, caption: officer.name))
            \(SummaryList([
                .init("Họ tên", text: officer.fullName), .init("Tên đăng nhập", text: officer.name),
                .init("Vai trò", text: officer.role.label),
                .init("Trạng thái", text: officer.isDisabled ? "Đã khoá" : "Đang dùng"),
            ]))
            <h2>Điều sẽ xảy ra</h2>
            <ul>\(lines)</ul>
            \(PostForm(to: step.address(of: officer), """
                \(Field.text("ly_do", "Lý do", in: form, hint: "Ghi vào nhật ký, ví dụ: quên mật khẩu; chuyển công tác"))
                <div class="actions">\(Button(step.label, step == .enable ? .primary : .grave))\
                \(LinkButton("Thôi", to: Links.accounts))</div>
                """))
            """)
}
