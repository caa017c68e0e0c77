import Access
import Hummingbird
import Programme
import Results
import Site
import Vocabulary

/// GET  /chi-tieu/:code/so-lieu          the form of a typed figure     POST  keeps it
/// GET  /chi-tieu/:code/so-lieu/:figure  before it is taken back        POST  takes it back
extension ScoreboardRoutes {
    func addFigures(to router: RouterGroup<OfficerContext>) {
        router.get("/chi-tieu/:code/so-lieu", use: figureForm)
        router.post("/chi-tieu/:code/so-lieu", use: keepFigure)
        router.get("/chi-tieu/:code/so-lieu/:figure", use: takeBackForm)
        router.post("/chi-tieu/:code/so-lieu/:figure", use: takeBack)
    }

    @Sendable private func figureForm(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let model = try await typedTarget(request, context)
        return Page(figurePage(frame(context, model), model, FigureFields.opened(model)))
    }

    @Sendable private func keepFigure(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let model = try await typedTarget(request, context)
        var form = try await request.form()
        if let figure = FigureFields.read(&form, model.target) {
            do {
                try await bureau.targets.type(
                    figure, for: model.target.code, year: model.plan.year, in: context.commune,
                    by: context.asking)
                return try await context.redirect(
                    to: model.page, saying: Flash("Đã ghi số liệu đến \(figure.day.shown)."))
            } catch ResultsRefusal.figure(let problems) {
                for problem in problems { form.refuse(FigureFields.field(problem.field), problem.message) }
            }
        }
        return try Page(figurePage(frame(context, model), model, form), status: .unprocessableContent)
            .response(from: request, context: context)
    }

    @Sendable private func takeBackForm(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let model = try await typedTarget(request, context)
        return Page(takeBackPage(frame(context, model), model, try await figure(context, model), .blank))
    }

    @Sendable private func takeBack(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let model = try await typedTarget(request, context)
        let figure = try await figure(context, model)
        var form = try await request.form()
        guard let reason = form.text("ly_do", missing: "Chưa ghi lý do. Hãy viết ngắn gọn vì sao rút lại.") else {
            return try Page(takeBackPage(frame(context, model), model, figure, form), status: .unprocessableContent)
                .response(from: request, context: context)
        }
        try await bureau.targets.takeBack(
            figure.key, of: model.target.code, year: model.plan.year, in: context.commune, reason: reason,
            by: context.asking)
        return try await context.redirect(
            to: model.page, saying: Flash("Đã rút lại số liệu ngày \(figure.day.shown)."))
    }

    private func figure(_ context: OfficerContext, _ model: TypedTarget) async throws -> TypedFigure {
        let key = try context.key("figure")
        let all = try await bureau.targets.figures(
            of: model.target.code, year: model.plan.year, in: context.commune, by: context.asking)
        guard let figure = all.first(where: { $0.key == key && $0.retiredIn == nil }) else {
            throw ResultsRefusal.noFigure
        }
        return figure
    }

    /// The target of the address, for who may type its figure; a target that is counted has no such page.
    private func typedTarget(_ request: Request, _ context: OfficerContext) async throws -> TypedTarget {
        let asking = try context.asking
        let commune = try context.commune
        try asking.must(.editTargets, in: commune)
        let year = try await askedYear(request, context)
        guard let plan = try await bureau.plans.plan(year: year, in: commune, by: asking)?.plan,
            let target = plan.target(context.parameters.get("code") ?? "")
        else { throw AccessRefusal.notFound }
        guard target.measure == nil else { throw ResultsRefusal.computed(target.label) }
        return TypedTarget(target: target, plan: plan, today: asking.today)
    }

    private func frame(_ context: OfficerContext, _ model: TypedTarget) -> PageFrame {
        context.frame(
            .scoreboard,
            crumbs: [
                Crumb("Bảng chỉ tiêu", Links.home), Crumb(model.target.label, model.page),
            ])
    }
}
