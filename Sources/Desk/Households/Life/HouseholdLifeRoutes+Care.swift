import Access
import Hummingbird
import Registry
import Site
import Vocabulary

// Who is away, who speaks for a household, how it is reached.
extension HouseholdLifeRoutes {
    func addCare(to router: RouterGroup<OfficerContext>) {
        router.get("/ho/:household/vang", use: absenceForm).post("/ho/:household/vang", use: recordAbsence)
        router.get("/ho/:household/vang/:absence", use: backForm).post("/ho/:household/vang/:absence", use: recordBack)
        router.get("/ho/:household/dai-dien", use: representativeForm)
            .post("/ho/:household/dai-dien", use: nameRepresentative)
        router.get("/ho/:household/cu-tru", use: kindForm).post("/ho/:household/cu-tru", use: changeKind)
        router.get("/ho/:household/dien-thoai", use: phoneForm).post("/ho/:household/dien-thoai", use: setPhone)
    }

    @Sendable private func absenceForm(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let household = try await open(context)
        let state = EditState.opened(
            on: household.today, [AbsencePage.person: request.filters.typed(AbsencePage.person)])
        return Page(try absencePage(frame(context, household), household, state))
    }

    @Sendable private func recordAbsence(_ request: Request, _ context: OfficerContext) async throws -> Response {
        try await save(request, context, page: absencePage) { edit, form in
            guard let typed = AbsencePage.read(&form, edit.household) else { return nil }
            try await bureau.editing.recordAbsence(
                of: typed.person, reason: typed.reason, until: typed.until, note: typed.note, in: edit.key,
                of: edit.commune, version: edit.version, occasion: typed.occasion, by: edit.asking)
            return "Đã ghi 1 người của hộ \(edit.code) vắng từ ngày \(typed.occasion.day.shown)."
        }
    }

    @Sendable private func backForm(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let household = try await open(context)
        let (absence, name) = try await absence(context)
        let state = EditState.opened(on: household.today)
        return Page(try backPage(frame(context, household), household, absence, name: name, state))
    }

    private func absence(_ context: OfficerContext) async throws -> (Absence, name: String) {
        let key = try context.key("absence")
        let story = try await bureau.households.story(
            of: context.key("household"), in: context.commune, by: context.asking)
        guard let absence = story.absences.first(where: { $0.key == key }) else { throw AccessRefusal.notFound }
        return (absence, story.names[absence.person] ?? "Người này")
    }

    @Sendable private func recordBack(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let (absence, name) = try await absence(context)
        return try await save(request, context, page: { backPage($0, $1, absence, name: name, $2) }) { edit, form in
            guard let occasion = OccasionFields.read(&form) else { return nil }
            try await bureau.editing.endAbsence(
                absence.key, in: edit.key, of: edit.commune, version: edit.version, occasion: occasion,
                by: edit.asking)
            return "Đã ghi 1 người của hộ \(edit.code) về từ ngày \(occasion.day.shown)."
        }
    }

    @Sendable private func representativeForm(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let household = try await open(context)
        return Page(try representativePage(frame(context, household), household, .opened(on: household.today)))
    }

    @Sendable private func nameRepresentative(_ request: Request, _ context: OfficerContext) async throws -> Response {
        try await save(request, context, page: representativePage) { edit, form in
            let typed = RepresentativeFields.read(&form, edit.household, except: [])
            guard let occasion = OccasionFields.read(&form), let typed, !form.hasProblems else { return nil }
            try await bureau.editing.nameRepresentative(
                typed, of: edit.key, in: edit.commune, version: edit.version, occasion: occasion, by: edit.asking)
            return "Đã ghi người đại diện của hộ \(edit.code) từ ngày \(occasion.day.shown)."
        }
    }

    @Sendable private func kindForm(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let household = try await open(context)
        return Page(try kindPage(frame(context, household), household, .opened(on: household.today)))
    }

    @Sendable private func changeKind(_ request: Request, _ context: OfficerContext) async throws -> Response {
        try await save(request, context, page: kindPage) { edit, form in
            guard let typed = KindPage.read(&form) else { return nil }
            try await bureau.editing.changeKind(
                of: typed.person, to: typed.kind, in: edit.key, of: edit.commune, version: edit.version,
                occasion: typed.occasion, by: edit.asking)
            return "Đã đổi loại cư trú của 1 người, hộ \(edit.code), từ ngày \(typed.occasion.day.shown)."
        }
    }

    @Sendable private func phoneForm(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let household = try await open(context)
        let story = try await bureau.households.story(
            of: household.record.key, in: context.commune, by: context.asking)
        let state = EditState.opened(
            on: household.today, [PhoneField.name: story.phone ?? "", OccasionFields.reason: "Hộ cho số"])
        return Page(try phonePage(frame(context, household), household, state))
    }

    @Sendable private func setPhone(_ request: Request, _ context: OfficerContext) async throws -> Response {
        try await save(request, context, about: { $0.record.key }, page: phonePage) { edit, form in
            let phone = form.text(PhoneField.name, limit: 30) ?? ""
            guard let occasion = OccasionFields.read(&form), !form.hasProblems else { return nil }
            try await bureau.editing.setPhone(
                phone, of: edit.key, in: edit.commune, version: edit.version, occasion: occasion, by: edit.asking)
            return "Đã lưu số điện thoại của hộ \(edit.code)."
        }
    }
}
