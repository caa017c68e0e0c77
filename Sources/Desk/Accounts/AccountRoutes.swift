import Access
import Hummingbird
import Registry
import Site
import Vocabulary

/// GET  /tai-khoan            the accounts          POST /tai-khoan                  adds one
/// POST /tai-khoan/:id/khoa   disables one          POST /tai-khoan/:id/mat-khau     gives it a new password
/// GET  /nhat-ky              the journal of the commune, or of the installation for quản trị
struct AccountRoutes: Sendable {
    let bureau: Bureau

    func add(to router: RouterGroup<OfficerContext>) {
        router.get("/tai-khoan", use: index)
        router.post("/tai-khoan", use: add)
        router.post("/tai-khoan/:id/khoa", use: disable)
        router.post("/tai-khoan/:id/mo", use: enable)
        router.post("/tai-khoan/:id/mat-khau", use: password)
        router.get("/nhat-ky", use: journal)
    }

    @Sendable private func index(_ request: Request, _ context: OfficerContext) async throws -> Page {
        try await page(context, form: .blank, status: .ok)
    }

    @Sendable private func add(_ request: Request, _ context: OfficerContext) async throws -> Response {
        var form = try await request.form()
        let name = form.text("name", missing: "Hãy đặt tên đăng nhập.")
        let fullName = form.text("full_name", missing: "Hãy ghi họ tên.")
        let role: Role? = form.choice("role", missing: "Hãy chọn vai trò.")
        guard let name, let fullName, let role else {
            return try await page(context, form: form, status: .unprocessableContent).response(
                from: request, context: context)
        }
        let password = Passwords.random()
        let new = NewOfficer(
            name: name.lowercased(), fullName: fullName, role: role,
            commune: role == .administrator ? nil : bureau.home,
            password: password)
        do {
            _ = try await bureau.officers.add(new, by: context.asking, reason: "Trang Tài khoản")
        } catch let refusal as AccessRefusal where refusal.kind != .notAllowed && refusal.kind != .notFound {
            form.refuse(AccountProblems.of(refusal))
            return try await page(context, form: form, status: .unprocessableContent).response(
                from: request, context: context)
        }
        let message = "Đã tạo tài khoản \(new.name). Mật khẩu chỉ hiện một lần này: \(password)"
        return try await context.redirect(to: Links.accounts, saying: Flash(message))
    }

    @Sendable private func disable(_ request: Request, _ context: OfficerContext) async throws -> Response {
        try await bureau.officers.disable(officer(context), by: context.asking, reason: "Trang Tài khoản")
        return try await context.redirect(to: Links.accounts, saying: Flash("Đã khoá tài khoản."))
    }

    @Sendable private func enable(_ request: Request, _ context: OfficerContext) async throws -> Response {
        try await bureau.officers.enable(officer(context), by: context.asking, reason: "Trang Tài khoản")
        return try await context.redirect(to: Links.accounts, saying: Flash("Đã mở lại tài khoản."))
    }

    @Sendable private func password(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let password = Passwords.random()
        try await bureau.officers.setPassword(
            of: officer(context), to: password, by: context.asking, reason: "Trang Tài khoản")
        let message = "Mật khẩu mới chỉ hiện một lần này: \(password)"
        return try await context.redirect(to: Links.accounts, saying: Flash(message))
    }

    @Sendable private func journal(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let asking = try context.asking
        let commune = asking.communes == nil ? nil : try context.commune(bureau)
        let page = try await Journal(database: bureau.premises.database).entries(
            by: asking, of: commune, page: Int(request.filters.typed("trang")) ?? 1)
        return Page(journalPage(context.frame(), page))
    }

    private func officer(_ context: OfficerContext) throws -> Key {
        guard let key = Key(context.parameters.get("id") ?? "") else { throw AccessRefusal.notFound }
        return key
    }

    private func page(_ context: OfficerContext, form: Form, status: HTTPResponse.Status) async throws -> Page {
        let officers = try await bureau.officers.list(by: context.asking)
        return Page(accountsPage(context.frame(.accounts), officers, form: form), status: status)
    }
}

/// Which field a refusal belongs to.
enum AccountProblems {
    static func of(_ refusal: AccessRefusal) -> [FieldProblem] {
        if case .invalidAccount(let problems) = refusal { return problems }
        return [FieldProblem("name", refusal.message)]
    }
}
