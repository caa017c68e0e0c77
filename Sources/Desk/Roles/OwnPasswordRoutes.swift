import Access
import Hummingbird
import Markup
import Site

/// GET /mat-khau   the officer's own password    POST /mat-khau   changes it, knowing the old one
struct OwnPasswordRoutes: Sendable {
    let bureau: Bureau

    func add(to router: RouterGroup<OfficerContext>) {
        router.get("/mat-khau", use: form)
        router.post("/mat-khau", use: change)
    }

    @Sendable private func form(_ request: Request, _ context: OfficerContext) async throws -> Page {
        Page(ownPasswordPage(context.frame(), form: .blank))
    }

    @Sendable private func change(_ request: Request, _ context: OfficerContext) async throws -> Response {
        var form = try await request.form()
        let old = form.secret("cu", missing: "Hãy ghi mật khẩu đang dùng.")
        let new = form.secret("moi", missing: "Hãy đặt mật khẩu mới.")
        if let new, form.typed("lai") != new { form.refuse("lai", "Hai lần ghi mật khẩu mới chưa giống nhau.") }
        if let old, let new, !form.hasProblems {
            do {
                try await bureau.officers.setOwnPassword(
                    from: old, to: new, by: context.asking, keeping: context.session.token.text)
                return try await context.redirect(to: Links.home, saying: Flash("Đã đổi mật khẩu."))
            } catch let refusal as AccessRefusal {
                form.refuse(refusal.isAboutNewPassword ? "moi" : "cu", refusal.message)
            }
        }
        let page = Page(ownPasswordPage(context.frame(), form: form), status: .unprocessableContent)
        return try page.response(from: request, context: context)
    }
}

extension AccessRefusal {
    fileprivate var isAboutNewPassword: Bool {
        if case .weakPassword = self { true } else { false }
    }
}

func ownPasswordPage(_ frame: PageFrame, form: Form) -> HTML {
    func field(_ name: String, _ label: String, _ hint: String?, _ autocomplete: String) -> Field {
        Field.text(
            name, label, in: form, hint: hint, width: .half, kind: .password, autocomplete: autocomplete)
    }
    return layout(
        frame, title: "Đổi mật khẩu", hasProblems: form.hasProblems,
        body: """
            \(ErrorSummary(form.problems))
            \(heading("Đổi mật khẩu", lead: "Mật khẩu do quản trị đặt thì quản trị biết. Hãy đổi thành của riêng bạn."))
            <form method="post" action="\(Links.ownPassword)">
            \(field("cu", "Mật khẩu đang dùng", nil, "current-password"))
            \(field("moi", "Mật khẩu mới", "Ít nhất 12 ký tự.", "new-password"))
            \(field("lai", "Ghi lại mật khẩu mới", nil, "new-password"))
            \(Actions(Button("Đổi mật khẩu")))
            </form>
            """)
}
