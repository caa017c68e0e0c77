import Access
import HTTPTypes
import Hummingbird
import Registry
import Rulebook
import Rulings
import Site
import Vocabulary

/// GET  /quy-dinh/nhap                       the form of a value: ma names the rule, tu the value to be replaced
/// POST /quy-dinh/nhap                       enters it, for another officer to confirm
/// GET  /quy-dinh/them                       the form of a rule of one's own     POST  enters it
/// GET  /quy-dinh/tep                        a whole file, pasted                 POST  enters it
/// GET  /quy-dinh/doi-chieu                  a value beside the gazette           POST  says that they agree
/// GET  /quy-dinh/cho                        what waits for confirmation
/// GET  /quy-dinh/ban-nhap/:ruling           one entry, and what it would change
/// POST /quy-dinh/ban-nhap/:ruling/xac-nhan  puts it in force
/// POST /quy-dinh/ban-nhap/:ruling/khong     refuses it, or takes one's own back
/// POST /quy-dinh/ban-nhap/:ruling/thoi      enters that it no longer holds
struct RulingRoutes: Sendable {
    let bureau: Bureau

    func add(to router: RouterGroup<OfficerContext>) {
        router.get("/quy-dinh/nhap", use: form)
        router.post("/quy-dinh/nhap", use: enter)
        router.get("/quy-dinh/them", use: ownForm)
        router.post("/quy-dinh/them", use: enter)
        router.get("/quy-dinh/tep", use: fileForm)
        router.post("/quy-dinh/tep", use: enterFile)
        router.get("/quy-dinh/doi-chieu", use: comparing)
        router.post("/quy-dinh/doi-chieu", use: compare)
        router.get("/quy-dinh/cho", use: waiting)
        router.get("/quy-dinh/ban-nhap/:ruling", use: ruling)
        router.post("/quy-dinh/ban-nhap/:ruling/xac-nhan", use: confirm)
        router.post("/quy-dinh/ban-nhap/:ruling/khong", use: refuse)
        router.post("/quy-dinh/ban-nhap/:ruling/thoi", use: end)
    }

    private func frame(_ context: OfficerContext) -> PageFrame {
        context.frame(.rules, crumbs: [Crumb("Kho quy định", Links.rules)])
    }

    // MARK: Entering

    @Sendable private func form(_ request: Request, _ context: OfficerContext) async throws -> Page {
        try context.asking.must(.enterRuling)
        let rules = bureau.rules
        guard let entry = rules.index[request.filters.typed("ma")], RuleShape(of: entry.id) != .whole else {
            throw AccessRefusal.notFound
        }
        let model = RulingForm(rules: rules, entry: entry)
        return Page(rulingFormPage(frame(context), model, model.fresh(from: Day(iso: request.filters.typed("tu")))))
    }

    @Sendable private func ownForm(_ request: Request, _ context: OfficerContext) async throws -> Page {
        try context.asking.must(.enterRuling)
        let model = RulingForm(rules: bureau.rules, entry: nil)
        return Page(rulingFormPage(frame(context), model, model.fresh(from: nil)))
    }

    @Sendable private func enter(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let asking = try context.asking
        try asking.must(.enterRuling)
        var form = try await request.form()
        let rules = bureau.rules
        let model = RulingForm(rules: rules, entry: rules.index[form.typed("ma")])
        guard let said = model.said(&form, by: asking) else { return try again(model, form, request, context) }
        do {
            let ruling = try await bureau.rulings.enter(said, reason: form.text("ly_do") ?? "", by: asking)
            return try await context.redirect(to: RuleLinks.ruling(ruling.key), saying: Self.sent)
        } catch RulingRefusal.invalid(let problems) {
            let field = model.shape == .condition ? "dieu_kien" : "gia_tri"
            form.refuse(problems.map { FieldProblem(field, $0.message) })
            return try again(model, form, request, context)
        }
    }

    private static let sent = Flash("Đã gửi. Giá trị áp dụng khi một người khác xác nhận.")

    private func again(
        _ model: RulingForm, _ form: Form, _ request: Request, _ context: OfficerContext
    ) throws -> Response {
        try Page(rulingFormPage(frame(context), model, form), status: .unprocessableContent).response(
            from: request, context: context)
    }

    @Sendable private func fileForm(_ request: Request, _ context: OfficerContext) async throws -> Page {
        try context.asking.must(.enterRuling)
        return Page(ruleFilePage(frame(context), .blank))
    }

    @Sendable private func enterFile(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let asking = try context.asking
        try asking.must(.enterRuling)
        var form = try await request.form()
        if let file = RuleFileForm.text(&form) {
            do {
                let reason = form.text("ly_do") ?? file.path
                let keys = try await bureau.rulings.enter([file], reason: reason, by: asking)
                let page = keys.first.map(RuleLinks.ruling) ?? RuleLinks.waiting
                return try await context.redirect(to: page, saying: Self.sent)
            } catch RulingRefusal.invalid(let problems) {
                form.refuse(problems.map { FieldProblem("noi_dung", $0.message) })
            }
        }
        return try Page(ruleFilePage(frame(context), form), status: .unprocessableContent).response(
            from: request, context: context)
    }

    // MARK: Comparing with the gazette

    private func comparingModel(_ request: Request) throws -> ComparingModel {
        let (rule, seal) = (request.filters.typed("ma"), request.filters.typed("dau"))
        guard let entry = bureau.rules.index[rule] else { throw AccessRefusal.notFound }
        let value = entry.values.first { $0.provenance.seal == seal }
        guard let provenance = value?.provenance ?? entry.provenance, provenance.seal == seal else {
            throw RulingRefusal.moved
        }
        return ComparingModel(
            rule: rule, label: entry.shownLabel(bureau.rules), unit: entry.unit ?? "", value: value,
            provenance: provenance)
    }

    @Sendable private func comparing(_ request: Request, _ context: OfficerContext) async throws -> Page {
        try context.asking.must(.enterRuling)
        return Page(comparingPage(frame(context), try comparingModel(request), .blank))
    }

    @Sendable private func compare(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let asking = try context.asking
        try asking.must(.enterRuling)
        let model = try comparingModel(request)
        var form = try await request.form()
        guard let said = model.said(&form, by: asking) else {
            return try Page(comparingPage(frame(context), model, form), status: .unprocessableContent).response(
                from: request, context: context)
        }
        let ruling = try await bureau.rulings.enter(said, by: asking)
        return try await context.redirect(to: RuleLinks.ruling(ruling.key), saying: Self.sent)
    }

    // MARK: Confirming

    @Sendable private func waiting(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let rulings = try await bureau.rulings.all(by: context.asking)
        let rules = bureau.rules
        let labels = rulings.map { ruling in
            let rule = ruling.said.rule
            return (rule, rules.index[rule]?.shownLabel(rules) ?? ruling.said.label ?? rule)
        }
        let model = WaitingModel(rulings: rulings, labels: Dictionary(labels, uniquingKeysWith: { first, _ in first }))
        return Page(waitingPage(frame(context), model))
    }

    @Sendable private func ruling(_ request: Request, _ context: OfficerContext) async throws -> Page {
        Page(rulingPage(frame(context), try await model(context)))
    }

    private func model(_ context: OfficerContext, form: Form = .blank) async throws -> RulingModel {
        let asking = try context.asking
        let ruling = try await bureau.rulings.ruling(context.key("ruling"), by: asking)
        let (preview, problem) = try await preview(ruling, by: asking)
        var effects: [RuleEffect]?
        if let preview, let commune = try context.area.commune, asking.can(.readNames, in: commune) {
            effects = try await bureau.households.effects(of: preview.after, in: commune, by: asking)
        }
        let rules = bureau.rules
        let entry = rules.index[ruling.said.rule]
        let isOwn = asking.officer != nil && ruling.enteredBy == asking.officer
        return RulingModel(
            ruling: ruling, label: entry?.shownLabel(rules) ?? ruling.said.label ?? ruling.said.rule,
            unit: entry?.unit ?? "", preview: preview, effects: effects, problem: problem,
            mayConfirm: asking.can(.confirmRuling) && !isOwn, isOwn: isOwn,
            mayEnd: asking.can(.enterRuling) && ruling.said.kind != .ending,
            recounting: asking.can(.readFigures)
                ? try await CardRefresh(bureau.premises).waiting(on: asking.today, by: asking) : 0, form: form)
    }

    private func preview(_ ruling: Ruling, by asking: Asking) async throws -> (RulingPreview?, String?) {
        guard ruling.state == .waiting else { return (nil, nil) }
        do {
            return (try await bureau.rulings.preview(ruling.key, by: asking), nil)
        } catch let refusal as RulingRefusal {
            return (nil, refusal.message)
        }
    }

    @Sendable private func confirm(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let asking = try context.asking
        let key = try context.key("ruling")
        try await bureau.rulings.confirm(key, seal: try await request.form().typed("da_xem"), by: asking)
        // What lists and searches show follows at once, not with the next hour; of a city, with its figures.
        if let commune = try context.area.commune {
            try await CardRefresh(bureau.premises).ifNeeded(in: commune, on: asking.today, at: asking.at)
        }
        return try await context.redirect(
            to: RuleLinks.ruling(key), saying: Flash("Đã xác nhận. Quy định áp dụng từ trang này."))
    }

    @Sendable private func refuse(_ request: Request, _ context: OfficerContext) async throws -> Response {
        try await withReason(request, context) { key, reason, asking in
            try await bureau.rulings.refuse(key, reason: reason, by: asking)
            return (RuleLinks.waiting, Flash("Đã ghi: bản nhập không áp dụng."))
        }
    }

    @Sendable private func end(_ request: Request, _ context: OfficerContext) async throws -> Response {
        try await withReason(request, context) { key, reason, asking in
            let ruling = try await bureau.rulings.ruling(key, by: asking)
            var said = Ruling.Said(.ending, of: ruling.said.rule)
            said.ends = key
            let ending = try await bureau.rulings.enter(said, reason: reason, by: asking)
            return (RuleLinks.ruling(ending.key), Self.sent)
        }
    }

    private func withReason(
        _ request: Request, _ context: OfficerContext,
        _ write: (Key, String, Asking) async throws -> (Address, Flash)
    ) async throws -> Response {
        let asking = try context.asking
        var form = try await request.form()
        guard let reason = form.text("ly_do", missing: "Hãy ghi lý do.") else {
            let page = Page(
                rulingPage(frame(context), try await model(context, form: form)), status: .unprocessableContent)
            return try page.response(from: request, context: context)
        }
        let (address, flash) = try await write(context.key("ruling"), reason, asking)
        return try await context.redirect(to: address, saying: flash)
    }
}
