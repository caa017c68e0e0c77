import Access
import Hummingbird
import Markup
import Programme
import Site
import Vocabulary

/// GET, POST /ke-hoach/:year/van-ban          number, day, title, annex
/// GET, POST /ke-hoach/:year/muc/:item        one item            …/them  a new one below it      …/bo  takes it out
extension PlanRoutes {
    func addItems(to router: RouterGroup<OfficerContext>) {
        router.get("/ke-hoach/:year/van-ban", use: headingForm)
        router.post("/ke-hoach/:year/van-ban", use: saveHeading)
        router.get("/ke-hoach/:year/muc/:item", use: itemForm)
        router.post("/ke-hoach/:year/muc/:item", use: saveItem)
        router.get("/ke-hoach/:year/muc/:item/them", use: additionForm)
        router.post("/ke-hoach/:year/muc/:item/them", use: addItem)
        router.get("/ke-hoach/:year/muc/:item/bo", use: removalForm)
        router.post("/ke-hoach/:year/muc/:item/bo", use: removeItem)
    }

    // MARK: The paper itself

    @Sendable private func headingForm(_ request: Request, _ context: OfficerContext) async throws -> Page {
        _ = try editor(context)
        let kept = try await kept(context)
        let heading = kept.plan.heading
        let form = Form(filled: [
            "ten": heading.title, "so": heading.number ?? "", "ngay_ky": heading.signedOn?.shown ?? "",
            "phu_luc": heading.annex ?? "",
        ])
        return Page(planHeadingPage(frame(context, kept.plan), kept.plan, seen: kept.heading.entry, form))
    }

    @Sendable private func saveHeading(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let asking = try editor(context)
        let kept = try await kept(context)
        var form = try await request.form()
        let title = form.text("ten", missing: "Chưa ghi tên kế hoạch.", limit: 500)
        let heading = PlanHeading(
            areaCode: kept.plan.heading.areaCode, year: kept.plan.year, title: title ?? "",
            number: form.text("so", limit: 60), signedOn: form.day("ngay_ky"), annex: form.text("phu_luc"))
        var message: String?
        if !form.hasProblems {
            do {
                try await bureau.plans.correct(
                    heading, seen: Key(form.typed("phien_ban")) ?? kept.heading.entry, in: context.commune,
                    by: asking)
                return try await context.redirect(to: Links.plan(kept.plan.year), saying: Flash("Đã lưu."))
            } catch ProgrammeRefusal.changedMeanwhile {
                message = ProgrammeRefusal.changedMeanwhile.message + " Hiện nay: \(kept.plan.heading.words)."
            }
        }
        let page = planHeadingPage(
            frame(context, kept.plan), kept.plan, seen: kept.heading.entry, form, message: message)
        return try Page(page, status: message == nil ? .unprocessableContent : .conflict)
            .response(from: request, context: context)
    }

    // MARK: One item

    @Sendable private func itemForm(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let model = try await edited(context)
        return Page(planItemPage(frame(context, model.plan), model, PlanItemFields.filled(model.item)))
    }

    @Sendable private func saveItem(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let asking = try editor(context)
        var model = try await edited(context)
        var form = try await request.form()
        var message: String?
        if let item = PlanItemFields.read(&form, model.item), let seen = Key(form.typed("phien_ban")) {
            do {
                try await bureau.plans.correct(
                    item, of: model.plan.year, seen: seen, in: context.commune, by: asking)
                return try await context.redirect(to: model.back, saying: Flash("Đã lưu mục."))
            } catch ProgrammeRefusal.changedMeanwhile {
                model.conflict = model.item
            } catch let refusal as ProgrammeRefusal where refusal.kind == .invalid {
                message = refusal.message
            }
        }
        let page = planItemPage(frame(context, model.plan), model, form, message: message)
        return try Page(page, status: model.conflict == nil ? .unprocessableContent : .conflict)
            .response(from: request, context: context)
    }

    @Sendable private func additionForm(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let model = try await added(context)
        return Page(planItemPage(frame(context, model.plan), model, PlanItemFields.filled(model.item)))
    }

    @Sendable private func addItem(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let asking = try editor(context)
        let model = try await added(context)
        var form = try await request.form()
        var message: String?
        if let item = PlanItemFields.read(&form, model.item) {
            do {
                try await bureau.plans.add(item, to: model.plan.year, in: context.commune, by: asking)
                return try await context.redirect(
                    to: Links.plan(model.plan.year).with("sua", "1").at(item.code), saying: Flash("Đã thêm mục."))
            } catch let refusal as ProgrammeRefusal where refusal.kind == .invalid {
                message = refusal.message
            }
        }
        let page = planItemPage(frame(context, model.plan), model, form, message: message)
        return try Page(page, status: .unprocessableContent).response(from: request, context: context)
    }

    @Sendable private func removalForm(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let model = try await edited(context)
        return Page(planItemRemovalPage(frame(context, model.plan), model))
    }

    @Sendable private func removeItem(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let asking = try editor(context)
        let model = try await edited(context)
        let seen = Key(try await request.form().typed("phien_ban")) ?? Key(high: 0, low: 0)
        do {
            try await bureau.plans.remove(
                model.item.code, from: model.plan.year, seen: seen, in: context.commune, by: asking)
        } catch let refusal as ProgrammeRefusal where refusal.kind == .conflict {
            let page = planItemRemovalPage(frame(context, model.plan), model, message: refusal.message)
            return try Page(page, status: .conflict).response(from: request, context: context)
        }
        return try await context.redirect(
            to: Links.plan(model.plan.year).with("sua", "1"), saying: Flash("Đã bỏ mục khỏi kế hoạch."))
    }

    /// The item of the address, with the version that its form is made from.
    private func edited(_ context: OfficerContext) async throws -> EditedItem {
        _ = try editor(context)
        let kept = try await kept(context)
        let code = context.parameters.get("item") ?? ""
        guard let item = kept.plan.item(code), let version = kept.items[code] else {
            throw ProgrammeRefusal.noItem(code)
        }
        return EditedItem(plan: kept.plan, item: item, seen: version.entry)
    }

    /// A new item below the one of the address, like those that already stand there.
    private func added(_ context: OfficerContext) async throws -> EditedItem {
        let below = try await edited(context)
        let sister = below.plan.parts(of: below.item.code).last
        let item = PlanItem(
            code: below.plan.freshCode(under: below.item.code), parent: below.item.code, kind: sister?.kind ?? .text,
            number: sister.flatMap { $0.number == "-" || $0.number == "+" ? $0.number : nil })
        return EditedItem(plan: below.plan, item: item, seen: nil)
    }
}
