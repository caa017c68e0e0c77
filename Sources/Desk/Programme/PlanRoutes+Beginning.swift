import Access
import Foundation
import Hummingbird
import Programme
import Registry
import Site
import Vocabulary

/// GET  /ke-hoach/moi              how a plan is begun
/// POST /ke-hoach/moi/mau          from the pattern       POST /ke-hoach/moi/trong  from nothing
/// POST /ke-hoach/moi/tep          takes a file           GET  /ke-hoach/moi/tep/:draft  what it would change
/// POST /ke-hoach/moi/tep/:draft   takes it
/// GET  /ke-hoach/:year/nam-sau    what next year's would be      POST  makes it
extension PlanRoutes {
    /// Bytes of a plan's file; a plan is some forty thousand.
    static let fileLimit = 2 << 20

    func addBeginning(to router: RouterGroup<OfficerContext>) {
        router.get("/ke-hoach/moi", use: beginning)
        router.post("/ke-hoach/moi/mau", use: adopt)
        router.post("/ke-hoach/moi/trong", use: blank)
        router.post("/ke-hoach/moi/tep", use: upload)
        router.get("/ke-hoach/moi/tep/:draft", use: preview)
        router.post("/ke-hoach/moi/tep/:draft", use: accept)
        router.get("/ke-hoach/:year/nam-sau", use: next)
        router.post("/ke-hoach/:year/nam-sau", use: makeNext)
    }

    @Sendable private func beginning(_ request: Request, _ context: OfficerContext) async throws -> Page {
        try await page(context, Form(filled: ["nam": String(bureau.planYear)]))
    }

    private func page(_ context: OfficerContext, _ form: Form) async throws -> Page {
        let asking = try context.asking
        let model = PlanBeginning(
            year: bureau.planYear, years: try await bureau.plans.years(in: context.commune, by: asking),
            pattern: bureau.pattern, areaName: context.visitor.site.areaName, mayEdit: asking.can(.editTargets))
        return Page(
            planBeginningPage(context.frame(.plan), model, form), status: form.hasProblems ? .unprocessableContent : .ok
        )
    }

    @Sendable private func adopt(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let asking = try editor(context)
        let commune = try context.commune
        guard let pattern = bureau.pattern else { throw AccessRefusal.notFound }
        let plan = try await bureau.plans.adopted(pattern, for: commune, by: asking)
        try await bureau.plans.begin(plan, reason: "Bắt đầu từ kế hoạch mẫu", in: commune, by: asking)
        return try await begun(plan, context)
    }

    @Sendable private func blank(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let asking = try editor(context)
        let commune = try context.commune
        var form = try await request.form()
        let year = form.whole("nam", in: 2000...2100, missing: "Chưa ghi năm của kế hoạch.")
        let title = form.text("ten", missing: "Chưa ghi tên kế hoạch.", limit: 500)
        if let year, try await bureau.plans.plan(year: Int(year), in: commune, by: asking) != nil {
            form.refuse("nam", ProgrammeRefusal.planExists(Int(year)).message)
        }
        guard let year, let title, !form.hasProblems else {
            return try await page(context, form).response(from: request, context: context)
        }
        let plan = try await bureau.plans.blank(year: Int(year), title: title, for: commune, by: asking)
        try await bureau.plans.begin(plan, reason: "Bắt đầu trống: \(title)", in: commune, by: asking)
        return try await begun(plan, context)
    }

    private func begun(_ plan: Plan, _ context: OfficerContext) async throws -> Response {
        let address = Links.plan(plan.year).with("sua", "1")
        return try await context.redirect(to: address, saying: Flash("Đã lập kế hoạch năm \(plan.year)."))
    }

    // MARK: A file

    @Sendable private func upload(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let asking = try editor(context)
        var form = Form(filled: ["nam": String(bureau.planYear)])
        do {
            let (_, file) = try await request.received(in: bureau.workFolder, limit: PlanRoutes.fileLimit)
            let text = String(decoding: try file.bytes, as: UTF8.self)
            _ = try PlanFile(yaml: text)
            let draft = try await bureau.searches.keep(text, by: asking)
            return .seeOther(Links.newPlan.appending("tep").appending(draft))
        } catch let refusal as UploadRefusal {
            form.refuse("tep", refusal.message)
        } catch let refusal as ProgrammeRefusal {
            form.refuse("tep", refusal.message)
        }
        return try await page(context, form).response(from: request, context: context)
    }

    @Sendable private func preview(_ request: Request, _ context: OfficerContext) async throws -> Page {
        try await preview(context, moved: false)
    }

    private func preview(_ context: OfficerContext, moved: Bool) async throws -> Page {
        let (draft, file) = try await draft(context)
        let model = PlanImport(
            draft: draft, plan: file.plan,
            kept: try await bureau.plans.plan(year: file.plan.year, in: context.commune, by: context.asking),
            moved: moved)
        let frame = context.frame(.plan, crumbs: [Crumb("Kế hoạch", Links.newPlan)])
        return Page(planImportPage(frame, model), status: moved ? .conflict : .ok)
    }

    @Sendable private func accept(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let asking = try editor(context)
        let file = try await draft(context).file
        let seen = Key(try await request.form().typed("da_xem"))
        let commune = try context.commune
        let kept = try await bureau.plans.plan(year: file.plan.year, in: commune, by: asking)
        guard kept?.newest == seen else {
            return try await preview(context, moved: true).response(from: request, context: context)
        }
        do {
            try await bureau.plans.set(file, over: seen, in: commune, by: asking)
        } catch ProgrammeRefusal.changedMeanwhile {
            return try await preview(context, moved: true).response(from: request, context: context)
        }
        return try await context.redirect(
            to: Links.plan(file.plan.year), saying: Flash("Đã nhận kế hoạch năm \(file.plan.year) từ tệp."))
    }

    private func draft(_ context: OfficerContext) async throws -> (key: Key, file: PlanFile) {
        let asking = try editor(context)
        let key = try context.key("draft")
        return (key, try PlanFile(yaml: try await bureau.searches.text(of: key, by: asking)))
    }

    // MARK: Next year's

    @Sendable private func next(_ request: Request, _ context: OfficerContext) async throws -> Page {
        _ = try editor(context)
        let plan = try await kept(context).plan
        return Page(nextPlanPage(frame(context, plan), from: plan, to: plan.forNextYear()))
    }

    @Sendable private func makeNext(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let asking = try editor(context)
        let next = try await kept(context).plan.forNextYear()
        try await bureau.plans.begin(
            next, reason: "Lập từ kế hoạch năm \(next.year - 1)", in: context.commune, by: asking)
        return try await begun(next, context)
    }
}
