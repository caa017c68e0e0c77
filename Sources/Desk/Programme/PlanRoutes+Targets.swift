import Access
import Hummingbird
import Programme
import Site
import Vocabulary

/// GET, POST /ke-hoach/:year/chi-tieu/:code   one target; `moi` is a new one        POST …/bo  takes it out
extension PlanRoutes {
    func addTargets(to router: RouterGroup<OfficerContext>) {
        router.get("/ke-hoach/:year/chi-tieu/:code", use: targetForm)
        router.post("/ke-hoach/:year/chi-tieu/:code", use: saveTarget)
        router.post("/ke-hoach/:year/chi-tieu/:code/bo", use: removeTarget)
    }

    @Sendable private func targetForm(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let model = try await edited(context)
        return Page(planTargetPage(frame(context, model.plan), model, PlanTargetFields.filled(model.target)))
    }

    @Sendable private func saveTarget(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let asking = try editor(context)
        var model = try await edited(context)
        var form = try await request.form()
        var message: String?
        if let target = PlanTargetFields.read(&form, model) {
            do {
                try await bureau.plans.correct(
                    target, seen: Key(form.typed("phien_ban")), in: context.commune, by: asking)
                return try await context.redirect(to: model.back, saying: Flash("Đã lưu chỉ tiêu \(target.label)."))
            } catch ProgrammeRefusal.changedMeanwhile {
                model.conflict = model.target
            } catch let refusal as ProgrammeRefusal where refusal.kind == .invalid {
                message = refusal.message
            }
        }
        let page = planTargetPage(frame(context, model.plan), model, form, message: message)
        return try Page(page, status: model.conflict == nil ? .unprocessableContent : .conflict)
            .response(from: request, context: context)
    }

    @Sendable private func removeTarget(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let asking = try editor(context)
        let model = try await edited(context)
        guard let target = model.target else { throw AccessRefusal.notFound }
        let seen = Key(try await request.form().typed("phien_ban")) ?? Key(high: 0, low: 0)
        try await bureau.plans.removeTarget(
            target.code, from: model.plan.year, seen: seen, in: context.commune, by: asking)
        return try await context.redirect(to: model.back, saying: Flash("Đã bỏ chỉ tiêu \(target.label)."))
    }

    private func edited(_ context: OfficerContext) async throws -> EditedTarget {
        _ = try editor(context)
        let kept = try await kept(context)
        let code = context.parameters.get("code") ?? ""
        if code == "moi" { return EditedTarget(plan: kept.plan, target: nil, seen: nil) }
        guard let target = kept.plan.target(code), let version = kept.targets[code] else {
            throw ProgrammeRefusal.noTarget(code)
        }
        return EditedTarget(plan: kept.plan, target: target, seen: version.entry)
    }
}
