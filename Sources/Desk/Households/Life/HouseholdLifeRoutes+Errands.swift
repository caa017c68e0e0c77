import Access
import Hummingbird
import Markup
import Registry
import Site
import Vocabulary

// What is to be done about households, and notes of them.
extension HouseholdLifeRoutes {
    func addErrands(to router: RouterGroup<OfficerContext>) {
        router.get("/viec", use: errands)
        router.get("/ho/:household/viec", use: newErrand).post("/ho/:household/viec", use: setErrand)
        router.get("/ho/:household/viec/:errand", use: errand).post("/ho/:household/viec/:errand", use: finishErrand)
        router.post("/ho/:household/viec/:errand/han", use: postponeErrand)
        router.get("/ho/:household/ghi-chu", use: newNote).post("/ho/:household/ghi-chu", use: writeNote)
    }

    @Sendable private func errands(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let asking = try context.asking
        let commune = try context.commune
        let filter = Errands.Filter(rawValue: request.filters.typed("loc")) ?? .open
        let model = ErrandList(
            filter: filter, lines: try await bureau.errands.list(filter, in: commune, by: asking),
            counts: try await bureau.errands.counts(in: commune, by: asking), today: asking.today)
        return Page(errandListPage(context.frame(.households, crumbs: crumbs()), model))
    }

    @Sendable private func newErrand(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let household = try await open(context)
        return Page(try setErrandPage(frame(context, household), household, EditState(.blank)))
    }

    @Sendable private func setErrand(_ request: Request, _ context: OfficerContext) async throws -> Response {
        try await save(request, context, page: setErrandPage) { edit, form in
            let title = form.text(ErrandFields.title, missing: "Chưa ghi việc phải làm. Ví dụ: gọi lại hỏi thẻ BHYT.")
            let due = form.day(ErrandFields.due)
            guard let title, !form.hasProblems else { return nil }
            try await bureau.errands.set(title, about: edit.key, by: due, in: edit.commune, by: edit.asking)
            return "Đã hẹn việc của hộ \(edit.code)."
        }
    }

    @Sendable private func newNote(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let household = try await open(context)
        return Page(try notePage(frame(context, household), household, EditState(.blank)))
    }

    @Sendable private func writeNote(_ request: Request, _ context: OfficerContext) async throws -> Response {
        try await save(request, context, page: notePage) { edit, form in
            let text = form.lines(ErrandFields.note, missing: "Chưa viết gì. Hãy ghi điều cần nhớ về hộ.", limit: 2000)
            guard let text, !form.hasProblems else { return nil }
            try await bureau.errands.note(text, about: edit.key, in: edit.commune, by: edit.asking)
            return "Đã lưu ghi chú về hộ \(edit.code)."
        }
    }

    // MARK: One errand, also of a household that is gone

    @Sendable private func errand(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let asking = try context.asking
        let state = EditState(Form(filled: [ErrandFields.day: asking.today.shown]))
        return try await errandPage(context, state, status: .ok)
    }

    private func errandPage(
        _ context: OfficerContext, _ state: EditState, status: HTTPResponse.Status
    ) async throws -> Page {
        let (asking, commune) = (try context.asking, try context.commune)
        try asking.must(.editRegister, in: commune)
        let household = try context.key("household")
        let key = try context.key("errand")
        let story = try await bureau.households.story(of: household, in: commune, by: asking)
        guard let errand = story.errands.first(where: { $0.key == key }) else { throw RegistryRefusal.errandUnknown }
        let name = try await bureau.households.named([household], in: commune, by: asking).first
        let caption = name.map { "Hộ \($0.name), mã hộ \($0.code)" } ?? ""
        return Page(
            Desk.errandPage(
                context.frame(.households, crumbs: crumbs() + [Crumb("Việc phải làm", Links.errands)]), caption, errand,
                person: errand.person.flatMap { story.names[$0] }, state), status: status)
    }

    @Sendable private func finishErrand(_ request: Request, _ context: OfficerContext) async throws -> Response {
        try await change(request, context, done: "Đã ghi việc xong.") { key, form, commune, asking in
            let day = form.day(ErrandFields.day, missing: "Chưa ghi ngày xong.")
            let note = form.text(ErrandFields.note) ?? ""
            guard let day, !form.hasProblems else { return false }
            try await bureau.errands.finish(key, on: day, note: note, in: commune, by: asking)
            return true
        }
    }

    @Sendable private func postponeErrand(_ request: Request, _ context: OfficerContext) async throws -> Response {
        try await change(request, context, done: "Đã đặt hạn khác cho việc.") { key, form, commune, asking in
            guard let day = form.day(ErrandFields.due, missing: "Chưa ghi ngày.") else { return false }
            try await bureau.errands.postpone(key, to: day, in: commune, by: asking)
            return true
        }
    }

    private func change(
        _ request: Request, _ context: OfficerContext, done: String,
        _ work: (Key, inout Form, Key, Asking) async throws -> Bool
    ) async throws -> Response {
        var form = try await request.form()
        let key = try context.key("errand")
        var message: String?
        do {
            if try await work(key, &form, context.commune, context.asking) {
                return try await context.redirect(
                    to: Links.household(context.key("household")), saying: Flash(done))
            }
        } catch let refusal as RegistryRefusal where refusal.kind != .notFound {
            message = form.take(refusal)
        }
        return try await errandPage(context, EditState(form, message: message), status: .unprocessableContent)
            .response(from: request, context: context)
    }
}
