import Access
import Hummingbird
import Registry
import Safekeeping
import Site
import Territory
import Vocabulary

/// GET  /tai-khoan            the accounts          POST /tai-khoan                  adds one
/// GET  /tai-khoan/:id/khoa   what disabling does   POST /tai-khoan/:id/khoa         disables it
/// GET  /tai-khoan/:id/mo     what opening does     POST /tai-khoan/:id/mo           opens it again
/// GET  /tai-khoan/:id/mat-khau  what a new password does   POST /tai-khoan/:id/mat-khau  gives it one
struct AccountRoutes: Sendable {
    let bureau: Bureau

    func add(to router: RouterGroup<OfficerContext>) {
        router.get("/tai-khoan", use: index)
        router.post("/tai-khoan", use: add)
        for step in AccountStep.allCases {
            router.get("/tai-khoan/:id/\(step.rawValue)") { _, context in
                Page(accountStepPage(frame(context), step, try await account(context), form: .blank))
            }
            router.post("/tai-khoan/:id/\(step.rawValue)") { try await take(step, $0, $1) }
        }
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
        guard let commune = try await commune(role, &form, context) else {
            return try await page(context, form: form, status: .unprocessableContent).response(
                from: request, context: context)
        }
        let password = Passwords.random()
        let new = NewOfficer(
            name: name.lowercased(), fullName: fullName, role: role, commune: commune.key, password: password)
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

    /// What the account is of: nothing of its own for quản trị, the home's for a commune; else the area that was chosen.
    ///
    /// - Returns: nil where the choice is missing, which the form then says.
    private func commune(
        _ role: Role, _ form: inout Form, _ context: OfficerContext
    ) async throws -> ChosenPlace? {
        guard role != .administrator else { return ChosenPlace(key: nil) }
        let areas = try await bureau.areas(by: context.asking)
        guard let city = areas.city else { return ChosenPlace(key: areas.home.key) }
        let code = form.typed("dia_ban")
        if code == city.code { return ChosenPlace(key: nil) }
        if let commune = areas.communes.first(where: { $0.code == code }) { return ChosenPlace(key: commune.key) }
        form.refuse("dia_ban", "Hãy chọn địa bàn: toàn \(city.name), hoặc một phường, xã.")
        return nil
    }

    private func account(_ context: OfficerContext) async throws -> OfficerAccount {
        try await bureau.officers.account(context.key("id"), by: context.asking)
    }

    private func frame(_ context: OfficerContext) -> PageFrame {
        context.frame(.accounts, crumbs: [Crumb("Tài khoản", Links.accounts)])
    }

    private func take(_ step: AccountStep, _ request: Request, _ context: OfficerContext) async throws -> Response {
        let account = try await account(context)
        var form = try await request.form()
        guard let reason = form.text("ly_do", missing: "Hãy ghi lý do: nhật ký giữ lại.") else {
            return try again(step, account, form, request, context)
        }
        do {
            let message = try await written(step, account.officer, reason, by: context.asking)
            return try await context.redirect(to: Links.accounts, saying: Flash(message))
        } catch let refusal as AccessRefusal where refusal == .lastAdministrator {
            form.refuse("ly_do", refusal.message)
            return try again(step, account, form, request, context)
        }
    }

    private func again(
        _ step: AccountStep, _ account: OfficerAccount, _ form: Form, _ request: Request, _ context: OfficerContext
    ) throws -> Response {
        try Page(accountStepPage(frame(context), step, account, form: form), status: .unprocessableContent).response(
            from: request, context: context)
    }

    private func written(
        _ step: AccountStep, _ officer: Officer, _ reason: String, by asking: Asking
    ) async throws -> String {
        switch step {
        case .disable:
            try await bureau.officers.disable(officer.key, by: asking, reason: reason)
            return "Đã khoá tài khoản \(officer.name)."
        case .enable:
            try await bureau.officers.enable(officer.key, by: asking, reason: reason)
            return "Đã mở lại tài khoản \(officer.name)."
        case .password:
            let password = Passwords.random()
            try await bureau.officers.setPassword(of: officer.key, to: password, by: asking, reason: reason)
            return "Mật khẩu mới của \(officer.name) chỉ hiện một lần này: \(password)"
        }
    }

    private func page(_ context: OfficerContext, form: Form, status: HTTPResponse.Status) async throws -> Page {
        let officers = try await bureau.officers.list(by: context.asking)
        let areas = try await bureau.areas(by: context.asking)
        let asking = try context.asking
        let standing = asking.can(.keepSafe) ? try await bureau.backups?.backups.standing(by: asking) : nil
        let warnings = standing.map { backupWarnings($0, at: asking.at) }
        return Page(
            accountsPage(context.frame(.accounts), officers, areas, form: form, warnings: warnings), status: status)
    }
}

/// Where an account will see households.
private struct ChosenPlace {
    /// Nil for all of the installation.
    let key: Key?
}

/// Which field a refusal belongs to.
enum AccountProblems {
    static func of(_ refusal: AccessRefusal) -> [FieldProblem] {
        if case .invalidAccount(let problems) = refusal { return problems }
        return [FieldProblem("name", refusal.message)]
    }
}
