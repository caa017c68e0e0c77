import Access
import Hummingbird
import Registry
import Site
import Territory
import Vocabulary

/// GET|POST /dia-ban/:area/doi-ten   another name for a tổ dân phố
/// GET      /dia-ban/sap-xep         which tổ dân phố (then ?cu=…&so=…: names, households)
/// POST     /dia-ban/sap-xep         buoc=xem: what would happen; buoc=ghi: does it
struct AreaChangeRoutes: Sendable {
    let bureau: Bureau

    func add(to router: RouterGroup<OfficerContext>) {
        router.get("/dia-ban/:area/doi-ten", use: renaming).post("/dia-ban/:area/doi-ten", use: rename)
        router.get("/dia-ban/sap-xep", use: reorganising).post("/dia-ban/sap-xep", use: reorganise)
    }

    // MARK: Another name

    @Sendable private func renaming(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let area = try await area(context)
        return try await page(area, Form(filled: ["ten": area.name]), context, status: .ok)
    }

    private func page(
        _ area: Area, _ form: Form, _ context: OfficerContext, status: HTTPResponse.Status,
        _ conflict: AreaConflict = AreaConflict(news: [])
    ) async throws -> Page {
        let version = try await AreaConflict.version(
            of: form, isTold: status == .conflict, in: bureau, context)
        return Page(renameAreaPage(frame(context), area, form, version, conflict), status: status)
    }

    private func area(_ context: OfficerContext) async throws -> Area {
        let asking = try context.asking
        let commune = try context.commune
        try asking.must(.editRegister, in: commune)
        let key = try context.key("area")
        let areas = try await bureau.areas.neighbourhoods(of: commune, by: asking)
        guard let area = areas.first(where: { $0.key == key }) else { throw AccessRefusal.notFound }
        return area
    }

    @Sendable private func rename(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let area = try await area(context)
        var form = try await request.form()
        let name = form.text("ten", missing: "Chưa có tên mới.", limit: 100)
        let decision = AreaDecisionFields.read(&form)
        if let name, let decision, !form.hasProblems {
            do {
                try await bureau.areas.rename(
                    area.key, to: name, by: decision, seen: AreasVersion(form.typed(AreaConflict.version)),
                    in: context.commune, by: context.asking)
                return try await context.redirect(
                    to: Links.areas, saying: Flash("Đã đổi tên \(area.name) thành \(name) từ \(decision.day.shown)."))
            } catch RegistryRefusal.changedMeanwhile {
                let conflict = try await AreaConflict.since(form, in: bureau, context)
                return try await page(try await self.area(context), form, context, status: .conflict, conflict)
                    .response(from: request, context: context)
            } catch RegistryRefusal.invalid(let problems) {
                AreaDecisionFields.take(problems, into: &form)
            }
        }
        return try await page(area, form, context, status: .unprocessableContent)
            .response(from: request, context: context)
    }

    // MARK: Merged, split, cut anew

    @Sendable private func reorganising(_ request: Request, _ context: OfficerContext) async throws -> Page {
        try await page(request.filters, context, status: .ok)
    }

    /// The page that a form stands at.
    private func page(
        _ form: Form, _ context: OfficerContext, status: HTTPResponse.Status,
        _ conflict: AreaConflict = AreaConflict(news: [])
    ) async throws -> Page {
        let asking = try context.asking
        let commune = try context.commune
        try asking.must(.editRegister, in: commune)
        let areas = try await bureau.areas.neighbourhoods(of: commune, by: asking)
        let old = ReorganisingForm.old(form, among: areas)
        guard let count = ReorganisingForm.count(form), !old.isEmpty else {
            return Page(chooseAreasPage(frame(context), areas, form), status: status)
        }
        let households =
            count > 1 ? try await bureau.areas.households(of: old.map(\.key), in: commune, by: asking) : []
        let version = try await AreaConflict.version(
            of: form, isTold: status == .conflict, in: bureau, context)
        let model = Reorganising(
            old: old, count: count, households: households, version: version, conflict: conflict)
        return Page(reorganisingPage(frame(context), model, form), status: status)
    }

    @Sendable private func reorganise(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let asking = try context.asking
        let commune = try context.commune
        try asking.must(.editRegister, in: commune)
        var form = try await request.form(limit: 2 << 20)
        let areas = try await bureau.areas.neighbourhoods(of: commune, by: asking)
        let old = ReorganisingForm.old(form, among: areas)
        let command = ReorganisingForm.command(&form, old: old)
        let decision = AreaDecisionFields.read(&form)
        guard let command, let decision, !form.hasProblems else {
            return try await page(form, context, status: .unprocessableContent).response(
                from: request, context: context)
        }
        let preview = try await bureau.areas.preview(command, by: decision, in: commune, by: asking)
        guard preview.problems.isEmpty else {
            AreaDecisionFields.take(preview.problems, into: &form)
            return try await page(form, context, status: .unprocessableContent).response(
                from: request, context: context)
        }
        guard form.typed("buoc") == "ghi" else {
            return try Page(reorganisationPreviewPage(frame(context), old, preview, decision, form))
                .response(from: request, context: context)
        }
        do {
            try await bureau.areas.reorganise(
                command, by: decision, seen: AreasVersion(form.typed(AreaConflict.version)), in: commune, by: asking)
        } catch RegistryRefusal.changedMeanwhile {
            let conflict = try await AreaConflict.since(form, in: bureau, context)
            return try await page(form, context, status: .conflict, conflict).response(from: request, context: context)
        }
        let households = preview.units.reduce(0) { $0 + $1.households.count }
        return try await context.redirect(
            to: Links.areas,
            saying: Flash(
                "Đã sắp xếp \(old.count) tổ dân phố thành \(preview.units.count), \(Shown.number(households)) hộ."))
    }

    private func frame(_ context: OfficerContext) -> PageFrame {
        context.frame(
            .tables, crumbs: [Crumb("Biểu", Links.tables), Crumb("Tổ dân phố và tổng số dân cư", Links.areas)])
    }
}
