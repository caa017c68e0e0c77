import Access
import HTTPTypes
import Hummingbird
import Registry
import Site
import Vocabulary

/// GET  /trung-lap            pairs that nobody settled, narrowed by tdp, trang
/// GET  /trung-lap/da-xu-ly   what was settled, by whom and why
/// GET  /trung-lap/:pair      both sides, field by field
/// POST /trung-lap/:pair/khac they are different
/// GET  /trung-lap/:pair/go   exactly what undoing a merge writes     POST  undoes it
/// GET  /trung-lap/:pair/gop  exactly what merging writes: cach, giu, nguoi     POST  writes it
struct DuplicateRoutes: Sendable {
    let bureau: Bureau

    func add(to router: RouterGroup<OfficerContext>) {
        router.get("/trung-lap", use: list)
        router.get("/trung-lap/da-xu-ly", use: settled)
        router.get("/trung-lap/:pair", use: pair)
        router.post("/trung-lap/:pair/khac", use: different)
        router.get("/trung-lap/:pair/gop", use: preview)
        router.post("/trung-lap/:pair/gop", use: merge)
        router.get("/trung-lap/:pair/go", use: undoing)
        router.post("/trung-lap/:pair/go", use: undo)
    }

    @Sendable private func list(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let asking = try context.asking
        let commune = try context.commune
        let form = request.filters
        let place = Key(form.typed("tdp"))
        let page = try await bureau.duplicates.list(
            in: commune, neighbourhood: place, page: form.page, by: asking)
        let areas = try await bureau.areas.neighbourhoods(of: commune, by: asking)
        let crumbs = [Crumb("Hộ", Links.households)]
        return Page(
            duplicateListPage(
                context.frame(.households, crumbs: crumbs),
                DuplicateList(page: page, form: form, areas: areas, neighbourhood: place)))
    }

    @Sendable private func settled(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let settled = try await bureau.duplicates.settled(in: context.commune, by: context.asking)
        return Page(
            settledDuplicatesPage(frame(context), settled, mayEdit: try context.asking.can(.editRegister)))
    }

    @Sendable private func undoing(_ request: Request, _ context: OfficerContext) async throws -> Page {
        try await undoing(context, .blank)
    }

    private func undoing(_ context: OfficerContext, _ form: Form, refusal: (any Refusal)? = nil) async throws -> Page {
        let undoing = try await bureau.duplicates.undoing(
            context.key("pair"), in: context.commune, by: context.asking)
        let status: HTTPResponse.Status =
            refusal.map { $0.kind.status } ?? (form.hasProblems ? .unprocessableContent : .ok)
        return Page(mergeUndoingPage(frame(context), undoing, form, refusal: refusal), status: status)
    }

    @Sendable private func undo(_ request: Request, _ context: OfficerContext) async throws -> Response {
        var form = try await request.form()
        guard let reason = form.text("ly_do", missing: "Chưa ghi lý do. Hãy viết vì sao hai hồ sơ không phải là một.")
        else { return try await undoing(context, form).response(from: request, context: context) }
        do {
            try await bureau.duplicates.undo(
                context.key("pair"), reason: reason, in: context.commune, by: context.asking)
        } catch let refusal as DuplicateRefusal where refusal.kind == .conflict {
            return try await undoing(context, form, refusal: refusal).response(from: request, context: context)
        }
        return try await context.redirect(
            to: Links.duplicates, saying: Flash("Đã gỡ gộp. Hai hồ sơ lại như trước khi gộp, và cặp này chờ người xem.")
        )
    }

    @Sendable private func pair(_ request: Request, _ context: OfficerContext) async throws -> Page {
        try await pair(context, .blank)
    }

    private func pair(_ context: OfficerContext, _ form: Form, refusal: (any Refusal)? = nil) async throws -> Page {
        let pair = try await bureau.duplicates.pair(
            context.key("pair"), in: context.commune, by: context.asking)
        let status: HTTPResponse.Status =
            refusal.map { $0.kind.status } ?? (form.hasProblems ? .unprocessableContent : .ok)
        return Page(duplicatePairPage(frame(context), pair, form, refusal: refusal), status: status)
    }

    @Sendable private func different(_ request: Request, _ context: OfficerContext) async throws -> Response {
        var form = try await request.form()
        let reason = form.text("ly_do", missing: DuplicateRefusal.noReason.message)
        guard let reason else { return try await pair(context, form).response(from: request, context: context) }
        try await bureau.duplicates.declareDifferent(
            context.key("pair"), in: context.commune, reason: reason, by: context.asking)
        return try await context.redirect(
            to: Links.duplicates,
            saying: Flash("Đã ghi nhận không trùng. Cặp này chỉ hiện lại nếu dữ liệu của hai bên thay đổi."))
    }

    @Sendable private func preview(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let form = request.filters
        do {
            return try await preview(context, form).response(from: request, context: context)
        } catch let refusal as DuplicateRefusal where refusal.kind == .conflict || refusal == .nobodyChosen {
            return try await pair(context, form, refusal: refusal).response(from: request, context: context)
        }
    }

    private func preview(_ context: OfficerContext, _ form: Form, refusal: (any Refusal)? = nil) async throws -> Page {
        let asking = try context.asking
        let commune = try context.commune
        let key = try context.key("pair")
        let pair = try await bureau.duplicates.pair(key, in: commune, by: asking)
        let merge = try command(form, day: asking.today)
        let plan = try await bureau.duplicates.plan(key, merge, in: commune, by: asking)
        let model = MergePreview(pair: pair, merge: merge, plan: plan, form: form, refusal: refusal)
        let isRefused = refusal != nil || form.hasProblems
        return Page(duplicateMergePage(frame(context), model), status: isRefused ? .unprocessableContent : .ok)
    }

    @Sendable private func merge(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let asking = try context.asking
        var form = try await request.form()
        let day = form.day("ngay", missing: "Chưa ghi ngày. Hãy ghi ngày đã đối chiếu và biết là trùng.")
        let reason = form.text("ly_do", missing: DuplicateRefusal.noReason.message)
        guard let day, let reason else {
            return try await preview(context, form).response(from: request, context: context)
        }
        var merge = try command(form, day: day)
        merge.reason = reason
        merge.versions = versions(form)
        do {
            let kept = try await bureau.duplicates.merge(
                context.key("pair"), merge, in: context.commune, by: asking)
            return try await context.redirect(
                to: Links.household(kept), saying: Flash("Đã gộp. Hồ sơ kia vẫn được giữ trong nhật ký."))
        } catch RegistryRefusal.invalid(let problems) {
            for problem in problems { form.refuse(problem.field == "day" ? "ngay" : problem.field, problem.message) }
            return try await preview(context, form).response(from: request, context: context)
        } catch let refusal as RegistryRefusal where refusal.kind == .conflict {
            return try await preview(context, form, refusal: refusal).response(from: request, context: context)
        } catch let refusal as DuplicateRefusal where refusal.kind == .conflict {
            return try await pair(context, form, refusal: refusal).response(from: request, context: context)
        }
    }

    private func command(_ form: Form, day: Day) throws -> DuplicateMerge {
        guard let scope = DuplicateMerge.Scope(rawValue: form.typed("cach")), let kept = Key(form.typed("giu")) else {
            throw DuplicateRefusal.nobodyChosen
        }
        return DuplicateMerge(
            scope: scope, kept: kept, people: Set(form.chosen("nguoi").compactMap { Key($0) }), day: day)
    }

    /// `phien_ban` holds a household's key and its version, apart by a space.
    private func versions(_ form: Form) -> [Key: HouseholdVersion] {
        var versions: [Key: HouseholdVersion] = [:]
        for text in form.chosen("phien_ban") {
            let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
            if parts.count == 2, let key = Key(parts[0]) { versions[key] = HouseholdVersion(parts[1]) }
        }
        return versions
    }

    private func frame(_ context: OfficerContext) -> PageFrame {
        context.frame(
            .households, crumbs: [Crumb("Hộ", Links.households), Crumb("Hộ có thể trùng", Links.duplicates)])
    }
}
