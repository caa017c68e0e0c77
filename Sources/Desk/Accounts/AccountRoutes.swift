import Access
import Hummingbird
import Registry
import Safekeeping
import Site
import Territory
import Vocabulary

/// GET  /tai-khoan            the accounts          POST /tai-khoan                  adds one
/// GET  /tai-khoan/:id        one account: terms, declared households
/// GET  /tai-khoan/:id/khoa   what disabling does   POST /tai-khoan/:id/khoa         disables it
/// GET  /tai-khoan/:id/mo     what opening does     POST /tai-khoan/:id/mo           opens it again
/// GET  /tai-khoan/:id/mat-khau  what a new password does   POST /tai-khoan/:id/mat-khau  gives it one
/// POST /tai-khoan/:id/nhiem-ky        gives a term
/// GET  /tai-khoan/:id/nhiem-ky/:term  what ending a term does   POST /tai-khoan/:id/nhiem-ky/:term  ends it
/// POST /tai-khoan/:id/nguoi-than/:household  ends a declaration
/// GET  /to-chuc              the bodies            POST /to-chuc                    adds one
struct AccountRoutes: Sendable {
    let bureau: Bureau

    func add(to router: RouterGroup<OfficerContext>) {
        router.get("/tai-khoan", use: index)
        router.post("/tai-khoan", use: add)
        router.get("/tai-khoan/:id") { _, context in try await accountPage(context, form: .blank) }
        for step in AccountStep.allCases {
            router.get("/tai-khoan/:id/\(step.rawValue)") { _, context in
                Page(accountStepPage(frame(context), step, try await account(context), form: .blank))
            }
            router.post("/tai-khoan/:id/\(step.rawValue)") { try await take(step, $0, $1) }
        }
        router.post("/tai-khoan/:id/nhiem-ky", use: give)
        router.get("/tai-khoan/:id/nhiem-ky/:term") { _, context in try await ending(context, form: .blank) }
        router.post("/tai-khoan/:id/nhiem-ky/:term", use: end)
        router.post("/tai-khoan/:id/nguoi-than/:household", use: endRelative)
        router.get("/to-chuc") { _, context in try await bodies(context, form: .blank) }
        router.post("/to-chuc", use: addBody)
    }

    @Sendable private func index(_ request: Request, _ context: OfficerContext) async throws -> Page {
        try await page(context, form: .blank)
    }

    @Sendable private func add(_ request: Request, _ context: OfficerContext) async throws -> Response {
        var form = try await request.form()
        let asking = try context.asking
        try asking.must(.manageAccounts)
        let name = form.text("name", missing: "Hãy đặt tên đăng nhập.")
        let fullName = form.text("full_name", missing: "Hãy ghi họ tên.")
        let term = try await choices(context).term(&form)
        guard let name, let fullName, let term else {
            return try await page(context, form: form).response(from: request, context: context)
        }
        let password = Passwords.random()
        let new = NewOfficer(name: name.lowercased(), fullName: fullName, term: term, password: password)
        do {
            let officer = try await bureau.officers.add(new, by: asking, reason: "Trang Tài khoản")
            return try Page(newPasswordPage(frame(context), officer, password, isNew: true))
                .response(from: request, context: context)
        } catch let refusal as AccessRefusal where refusal.kind != .notAllowed && refusal.kind != .notFound {
            form.refuse(AccountProblems.of(refusal))
            return try await page(context, form: form).response(from: request, context: context)
        }
    }

    func account(_ context: OfficerContext) async throws -> OfficerAccount {
        try await bureau.officers.account(context.key("id"), by: context.asking)
    }

    func frame(_ context: OfficerContext) -> PageFrame {
        context.frame(.accounts, crumbs: [Crumb("Tài khoản", Links.accounts)])
    }

    /// What a term can name: areas, tổ dân phố of the page's commune, bodies.
    func choices(_ context: OfficerContext) async throws -> TermChoices {
        let asking = try context.asking
        let areas = try await bureau.areas(by: asking)
        let commune = try context.area.commune
        let places =
            if let commune { try await bureau.areas.neighbourhoods(of: commune, by: asking) } else { [Area]() }
        return TermChoices(
            areas: areas, commune: commune, neighbourhoods: places,
            bodies: try await bureau.officers.bodies(by: asking))
    }

    private func take(_ step: AccountStep, _ request: Request, _ context: OfficerContext) async throws -> Response {
        let account = try await account(context)
        var form = try await request.form()
        guard let reason = form.text("ly_do", missing: "Hãy ghi lý do: nhật ký giữ lại.") else {
            return try again(step, account, form, request, context)
        }
        do {
            return try await written(step, account.officer, reason, request, context)
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
        _ step: AccountStep, _ officer: Officer, _ reason: String, _ request: Request, _ context: OfficerContext
    ) async throws -> Response {
        let asking = try context.asking
        switch step {
        case .disable:
            try await bureau.officers.disable(officer.key, by: asking, reason: reason)
            return try await context.redirect(
                to: Links.accounts, saying: Flash("Đã khoá tài khoản \(officer.name)."))
        case .enable:
            try await bureau.officers.enable(officer.key, by: asking, reason: reason)
            return try await context.redirect(
                to: Links.accounts, saying: Flash("Đã mở lại tài khoản \(officer.name)."))
        case .password:
            // Shown by this answer alone: no row of the database ever holds it, not even sealed.
            let password = Passwords.random()
            try await bureau.officers.setPassword(of: officer.key, to: password, by: asking, reason: reason)
            return try Page(newPasswordPage(frame(context), officer, password, isNew: false))
                .response(from: request, context: context)
        }
    }

    private func page(_ context: OfficerContext, form: Form) async throws -> Page {
        let officers = try await bureau.officers.list(by: context.asking)
        let asking = try context.asking
        let standing = asking.can(.keepSafe) ? try await bureau.backups?.backups.standing(by: asking) : nil
        let model = AccountList(
            officers: officers, choices: try await choices(context), today: asking.today,
            warnings: standing.map { backupWarnings($0, at: asking.at) })
        return Page(
            accountsPage(context.frame(.accounts), model, form: form),
            status: form.hasProblems ? .unprocessableContent : .ok)
    }
}

/// Which field a refusal belongs to.
enum AccountProblems {
    static func of(_ refusal: AccessRefusal) -> [FieldProblem] {
        switch refusal {
        case .invalidAccount(let problems): problems
        case .incompatible: [FieldProblem("role", refusal.message)]
        default: [FieldProblem("name", refusal.message)]
        }
    }
}
