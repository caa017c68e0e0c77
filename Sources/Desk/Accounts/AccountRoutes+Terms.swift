import Access
import Hummingbird
import Registry
import Site
import Vocabulary

extension AccountRoutes {
    /// One account with all its terms.
    func accountPage(_ context: OfficerContext, form: Form) async throws -> Page {
        let asking = try context.asking
        let account = try await account(context)
        let model = AccountModel(
            account: account, terms: try await bureau.officers.terms(of: account.officer.key, by: asking),
            relatives: try await bureau.officers.relatives(of: account.officer.key, by: asking),
            choices: try await choices(context), today: asking.today)
        return Page(
            Desk.accountPage(frame(context), model, form: form),
            status: form.hasProblems ? .unprocessableContent : .ok)
    }

    @Sendable func give(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let account = try await account(context)
        var form = try await request.form()
        let reason = form.text("ly_do", missing: "Hãy ghi căn cứ: quyết định phân công, điều động.")
        let term = try await choices(context).term(&form)
        guard let term, let reason else {
            return try await accountPage(context, form: form).response(from: request, context: context)
        }
        do {
            try await bureau.officers.give(term, to: account.officer.key, by: context.asking, reason: reason)
        } catch let refusal as AccessRefusal where refusal.kind != .notAllowed && refusal.kind != .notFound {
            form.refuse(AccountProblems.of(refusal))
            return try await accountPage(context, form: form).response(from: request, context: context)
        }
        return try await context.redirect(
            to: Links.account(account.officer.key),
            saying: Flash("Đã giao nhiệm kỳ \(term.role.inSentence) cho \(account.officer.name)."))
    }

    /// What ending a term does.
    func ending(_ context: OfficerContext, form: Form) async throws -> Page {
        let account = try await account(context)
        let term = try await term(of: account, context)
        return Page(
            termEndPage(frame(context), account.officer, term, today: try context.asking.today, form: form),
            status: form.hasProblems ? .unprocessableContent : .ok)
    }

    @Sendable func end(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let account = try await account(context)
        let term = try await term(of: account, context)
        var form = try await request.form()
        let day = form.day("den", missing: "Hãy ghi ngày cuối của nhiệm kỳ.")
        let reason = form.text("ly_do", missing: "Hãy ghi lý do: nhật ký giữ lại.")
        if let day, let reason {
            do {
                try await bureau.officers.end(term.key, on: day, by: context.asking, reason: reason)
                return try await context.redirect(
                    to: Links.account(account.officer.key), saying: Flash("Nhiệm kỳ kết thúc ngày \(day.shown)."))
            } catch AccessRefusal.invalidAccount(let problems) {
                form.refuse(problems)
            } catch let refusal as AccessRefusal where refusal == .lastAdministrator {
                form.refuse("den", refusal.message)
            }
        }
        return try await ending(context, form: form).response(from: request, context: context)
    }

    private func term(of account: OfficerAccount, _ context: OfficerContext) async throws -> Term {
        let key = try context.key("term")
        let terms = try await bureau.officers.terms(of: account.officer.key, by: context.asking)
        guard let term = terms.first(where: { $0.key == key }) else { throw AccessRefusal.notFound }
        return term
    }

    @Sendable func endRelative(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let account = try await account(context)
        try await bureau.officers.endRelative(
            context.key("household"), of: account.officer.key, by: context.asking, reason: "Khai nhầm")
        return try await context.redirect(
            to: Links.account(account.officer.key), saying: Flash("Đã bỏ một lời khai về hộ."))
    }

    /// The bodies that officers belong to.
    func bodies(_ context: OfficerContext, form: Form) async throws -> Page {
        let found = try await bureau.officers.bodies(by: context.asking)
        return Page(
            bodiesPage(frame(context), found, form: form), status: form.hasProblems ? .unprocessableContent : .ok)
    }

    @Sendable func addBody(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let asking = try context.asking
        try asking.must(.manageAccounts)
        var form = try await request.form()
        let kind: Body.Kind? = form.choice("loai", missing: "Hãy chọn loại.")
        let name = form.text("ten", missing: "Hãy ghi tên đơn vị.", limit: 150)
        if let kind, let name {
            do {
                let commune = try asking.communes?.min() ?? context.area.commune
                try await bureau.officers.addBody(kind, name, of: commune, by: asking)
                return try await context.redirect(to: Links.bodies, saying: Flash("Đã thêm \(name)."))
            } catch AccessRefusal.invalidAccount(let problems) {
                form.refuse(problems)
            }
        }
        return try await bodies(context, form: form).response(from: request, context: context)
    }
}
