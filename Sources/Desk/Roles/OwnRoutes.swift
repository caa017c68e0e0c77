import Access
import Hummingbird
import Registry
import Site
import Territory
import Vocabulary

/// GET  /toi                  the officer's own page: terms, what they allow and until when, open sign-ins
/// POST /toi/nhiem-ky         works under another of one's terms       POST /toi/nguoi-than  declares a household
/// POST /toi/phien/:session   ends one of one's sign-ins               POST /toi/phien       ends all others
struct OwnRoutes: Sendable {
    let bureau: Bureau

    func add(to router: RouterGroup<OfficerContext>) {
        router.get("/toi") { _, context in try await page(context, form: .blank) }
        router.post("/toi/nhiem-ky", use: work)
        router.post("/toi/nguoi-than", use: declare)
        router.post("/toi/phien", use: endOthers)
        router.post("/toi/phien/:session", use: end)
    }

    private func page(_ context: OfficerContext, form: Form) async throws -> Page {
        let asking = try context.asking
        guard let officer = asking.officer else { throw AccessRefusal.notFound }
        let areas = try await bureau.areas(by: asking)
        let terms = try await bureau.officers.terms(of: officer, by: asking)
        let model = OwnModel(
            asking: asking, terms: terms,
            choices: TermChoices(
                areas: areas, commune: asking.communes?.min(), neighbourhoods: try await places(of: asking), bodies: []),
            relatives: try await bureau.officers.relatives(of: officer, by: asking),
            sessions: try await bureau.officers.openSessions(token: context.session.token.text, by: asking))
        return Page(
            ownPage(context.frame(), model, form: form), status: form.hasProblems ? .unprocessableContent : .ok)
    }

    private func places(of asking: Asking) async throws -> [Area] {
        guard let commune = asking.communes?.min(), asking.canPartly(.readNames) || asking.can(.readFigures) else {
            return []
        }
        return try await bureau.areas.neighbourhoods(of: commune, by: asking)
    }

    @Sendable private func work(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let form = try await request.form()
        guard let term = Key(form.typed("nhiem_ky")) else { throw AccessRefusal.notFound }
        try await bureau.officers.work(under: term, token: context.session.token.text, by: context.asking)
        return try await context.redirect(
            to: Links.own, saying: Flash("Từ trang này bạn làm việc theo nhiệm kỳ đã chọn."))
    }

    @Sendable private func declare(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let asking = try context.asking
        let commune = try context.commune
        _ = try asking.part(.readNames, in: commune)
        var form = try await request.form()
        let code = form.text("ma_ho", missing: "Hãy ghi mã hộ, như ở trang của hộ.", limit: 40)
        let kinship = form.text("quan_he", missing: "Hãy ghi quan hệ với hộ.", limit: 60)
        guard let code, let kinship else {
            return try await page(context, form: form).response(from: request, context: context)
        }
        do {
            guard let household = try await bureau.households.key(ofCode: code, in: commune, by: asking) else {
                throw AccessRefusal.invalidAccount([
                    FieldProblem("ma_ho", "Không có hộ mã này trong phạm vi của bạn.")
                ])
            }
            try await bureau.officers.declareRelative(household, in: commune, kinship: kinship, by: asking)
        } catch AccessRefusal.invalidAccount(let problems) {
            form.refuse(problems)
            return try await page(context, form: form).response(from: request, context: context)
        }
        return try await context.redirect(
            to: Links.own, saying: Flash("Đã ghi lời khai. Quản trị bỏ được nếu khai nhầm."))
    }

    @Sendable private func end(_ request: Request, _ context: OfficerContext) async throws -> Response {
        try await bureau.officers.endSession(context.key("session"), by: context.asking)
        return try await context.redirect(to: Links.own, saying: Flash("Đã ngắt phiên đăng nhập ấy."))
    }

    @Sendable private func endOthers(_ request: Request, _ context: OfficerContext) async throws -> Response {
        try await bureau.officers.endOtherSessions(token: context.session.token.text, by: context.asking)
        return try await context.redirect(to: Links.own, saying: Flash("Đã ngắt mọi phiên đăng nhập khác."))
    }
}
