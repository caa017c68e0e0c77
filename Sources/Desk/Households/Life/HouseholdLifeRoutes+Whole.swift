import Access
import Hummingbird
import Registry
import Rulebook
import Site
import Territory
import Vocabulary

// Households that split, merge, end, come from elsewhere and go to another ward.
extension HouseholdLifeRoutes {
    func addWhole(to router: RouterGroup<OfficerContext>) {
        router.get("/ho/chuyen-den", use: arrivalForm).post("/ho/chuyen-den", use: arrive)
        router.get("/ho/:household/tach", use: splitForm).post("/ho/:household/tach", use: split)
        router.get("/ho/:household/nhap-ho", use: mergeForm).post("/ho/:household/nhap-ho", use: merge)
        router.get("/ho/:household/ket-thuc", use: endForm).post("/ho/:household/ket-thuc", use: end)
        router.get("/ho/:household/chuyen-phuong", use: acrossForm).post("/ho/:household/chuyen-phuong", use: across)
    }

    // MARK: Split

    @Sendable private func splitForm(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let household = try await open(context)
        let state = SplitPage.opened(request.filters, household)
        return Page(try SplitPage.page(frame(context, household), household, state))
    }

    @Sendable private func split(_ request: Request, _ context: OfficerContext) async throws -> Response {
        try await save(request, context, page: SplitPage.page) { edit, form in
            guard let typed = SplitPage.read(&form, edit.household) else { return nil }
            let made = try await bureau.editing.split(
                typed.form, off: edit.key, in: edit.commune, version: edit.version, occasion: typed.occasion,
                by: edit.asking)
            return "Đã tách hộ \(edit.code): hộ mới mã \(made.code), chờ quyết định.\(made.followed.words)"
        }
    }

    // MARK: Merge

    @Sendable private func mergeForm(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let household = try await open(context)
        let code = VietnameseText.tidy(request.filters.typed(MergePage.target))
        var state = MergePage.opened(household, code: code)
        let target = try await target(code, of: household, context)
        if target == nil, !code.isEmpty {
            state.form.refuse(
                MergePage.target, "Không có hộ mã này ở nơi khác trong sổ. Hãy xem lại mã ở danh sách hộ.")
        }
        return Page(try MergePage.page(frame(context, household), household, target, state))
    }

    private func target(
        _ code: String, of household: EditedHousehold, _ context: OfficerContext
    ) async throws -> HouseholdFile? {
        guard !code.isEmpty, code != household.record.code else { return nil }
        let commune = try context.commune
        guard let key = try await bureau.households.key(ofCode: code, in: commune, by: context.asking) else {
            return nil
        }
        return try await bureau.households.file(of: key, in: commune, by: context.asking)
    }

    @Sendable private func merge(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let sent = try await request.form()
        let household = try await open(context)
        let target = try await target(VietnameseText.tidy(sent.typed(MergePage.target)), of: household, context)
        return try await save(sent, request, context, page: { MergePage.page($0, $1, target, $2) }) { edit, form in
            guard let target, let typed = MergePage.read(&form, edit.household) else { return nil }
            let followed = try await bureau.editing.merge(
                edit.key, into: target.record.key, relations: typed.relations, in: edit.commune, version: edit.version,
                occasion: typed.occasion, by: edit.asking)
            return "Đã nhập hộ \(edit.code) vào hộ \(target.record.code).\(followed.words)"
        }
    }

    // MARK: End

    @Sendable private func endForm(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let household = try await open(context)
        return Page(try endPage(frame(context, household), household, .opened(on: household.today)))
    }

    @Sendable private func end(_ request: Request, _ context: OfficerContext) async throws -> Response {
        try await save(request, context, page: endPage) { edit, form in
            guard let typed = EndPage.read(&form) else { return nil }
            let followed = try await bureau.editing.end(
                edit.key, as: typed.ending, to: typed.place, in: edit.commune, version: edit.version,
                occasion: typed.occasion, by: edit.asking)
            return "Đã ghi hộ \(edit.code) không còn từ ngày \(typed.occasion.day.shown).\(followed.words)"
        }
    }

    // MARK: From and to another ward

    @Sendable private func arrivalForm(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let model = try await newHousehold(context)
        return Page(arrivePage(context.frame(.households, crumbs: crumbs()), model, model.opened))
    }

    @Sendable private func arrive(_ request: Request, _ context: OfficerContext) async throws -> Response {
        var form = try await request.form()
        let model = try await newHousehold(context, form)
        var message: String?
        do {
            let arrival = ArrivalFields.read(&form)
            if let typed = model.read(&form), let arrival {
                let made = try await bureau.editing.arrive(
                    in: try context.commune, neighbourhood: typed.neighbourhood, address: typed.address,
                    head: typed.head, arrival: arrival, occasion: typed.occasion, by: context.asking)
                let done = "Đã ghi hộ chuyển đến, mã hộ \(made.code). Tiếp theo: thêm thành viên.\(made.followed.words)"
                return try await context.redirect(to: Links.household(made.key), saying: Flash(done))
            }
        } catch let refusal as RegistryRefusal {
            message = form.take(refusal)
        }
        let state = EditState(form, message: message)
        let page = Page(
            arrivePage(context.frame(.households, crumbs: crumbs()), model, state), status: .unprocessableContent)
        return try page.response(from: request, context: context)
    }

    @Sendable private func acrossForm(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let household = try await open(context)
        let others = try await others(context)
        guard let chosen = others.first(where: { $0.key.description == request.filters.typed(AcrossPage.commune) })
        else { return Page(try AcrossPage.choosing(frame(context, household), household, others)) }
        let places = try await bureau.areas.neighbourhoods(of: chosen.key, by: context.asking)
        let state = EditState.opened(on: household.today)
        return Page(try AcrossPage.deciding(frame(context, household), household, chosen, places, state))
    }

    /// The other wards whose register this officer keeps.
    private func others(_ context: OfficerContext) async throws -> [Area] {
        let here = try context.commune
        return try await bureau.areas.communes(by: context.asking).filter { $0.key != here }
    }

    @Sendable private func across(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let sent = try await request.form()
        let others = try await others(context)
        guard let chosen = others.first(where: { $0.key.description == sent.typed(AcrossPage.commune) }) else {
            throw AccessRefusal.notFound
        }
        let places = try await bureau.areas.neighbourhoods(of: chosen.key, by: context.asking)
        return try await save(
            sent, request, context, page: { AcrossPage.deciding($0, $1, chosen, places, $2) }
        ) { edit, form in
            let place = Key(form.typed("tdp"))
            if place == nil { form.refuse("tdp", "Chưa chọn tổ dân phố chuyển đến.") }
            let address = form.text("dia_chi") ?? ""
            guard let place, let occasion = OccasionFields.read(&form), !form.hasProblems else { return nil }
            let moved = try await bureau.editing.moveAcross(
                edit.key, from: edit.commune, to: chosen.key, neighbourhood: place, address: address,
                version: edit.version, occasion: occasion, by: edit.asking)
            return "Đã chuyển hộ \(edit.code) sang \(chosen.name), mã mới \(moved.code).\(moved.followed.words)"
        }
    }
}
