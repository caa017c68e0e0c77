import Access
import Hummingbird
import Markup
import Registry
import Site
import Territory
import Vocabulary

/// GET|POST /ho/moi                                 enter a household
/// GET|POST /ho/:household/thong-tin                answers observed on a day, and the address
/// GET|POST /ho/:household/thanh-vien/moi           add a member
/// GET|POST /ho/:household/thanh-vien/:person       correct a member
/// GET|POST /ho/:household/thanh-vien/:person/bot   take a member out
/// GET|POST /ho/:household/chu-ho                   choose a head (GET), then relations (GET ?chu=), then change (POST)
/// GET|POST /ho/:household/chuyen                   move within the ward
struct HouseholdEditingRoutes: HouseholdSaving {
    let bureau: Bureau

    func add(to router: RouterGroup<OfficerContext>) {
        router.get("/ho/moi", use: enterForm).post("/ho/moi", use: enter)
        router.get("/ho/:household/thong-tin", use: factsForm).post("/ho/:household/thong-tin", use: recordFacts)
        router.get("/ho/:household/thanh-vien/moi", use: newMember).post(
            "/ho/:household/thanh-vien/moi", use: addMember)
        router.get("/ho/:household/thanh-vien/:person", use: memberForm)
            .post("/ho/:household/thanh-vien/:person", use: correctMember)
        router.get("/ho/:household/thanh-vien/:person/bot", use: removal)
            .post("/ho/:household/thanh-vien/:person/bot", use: removeMember)
        router.get("/ho/:household/chu-ho", use: headForm).post("/ho/:household/chu-ho", use: changeHead)
        router.get("/ho/:household/chuyen", use: moveForm).post("/ho/:household/chuyen", use: move)
    }

    // MARK: Entering

    @Sendable private func enterForm(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let model = try await newHousehold(context)
        return Page(enterHouseholdPage(context.frame(.households, crumbs: crumbs()), model, model.opened))
    }

    @Sendable private func enter(_ request: Request, _ context: OfficerContext) async throws -> Response {
        var form = try await request.form()
        let model = try await newHousehold(context, form)
        var message: String?
        do {
            if let typed = model.read(&form) {
                let entered = try await bureau.editing.enter(
                    in: try context.commune, neighbourhood: typed.neighbourhood, address: typed.address,
                    head: typed.head, occasion: typed.occasion, by: context.asking)
                let done = Flash("Đã nhập hộ \(entered.code). Tiếp theo: thêm thành viên và ghi thông tin của hộ.")
                return try await context.redirect(to: Links.household(entered.key), saying: done)
            }
        } catch let refusal as RegistryRefusal {
            message = form.take(refusal)
        }
        let state = EditState(form, message: message)
        let page = Page(
            enterHouseholdPage(context.frame(.households, crumbs: crumbs()), model, state),
            status: .unprocessableContent)
        return try page.response(from: request, context: context)
    }

    // MARK: The household's answers

    @Sendable private func factsForm(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let household = try await open(context)
        return Page(try recordFactsPage(frame(context, household), household, RecordFacts.opened(household)))
    }

    @Sendable private func recordFacts(_ request: Request, _ context: OfficerContext) async throws -> Response {
        try await save(request, context, about: { $0.record.key }, page: recordFactsPage) { edit, form in
            guard let typed = RecordFacts.read(&form, edit.household) else { return nil }
            try await bureau.editing.observe(
                edit.key, in: edit.commune, address: typed.address, answers: typed.answers, version: edit.version,
                occasion: typed.occasion, by: edit.asking)
            return "Đã ghi thông tin của hộ \(edit.code), ngày \(typed.occasion.day.shown)."
        }
    }

    // MARK: Members

    @Sendable private func newMember(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let household = try await open(context)
        let people = try await returning(request.filters, to: household.record.key, context)
        let values = ["cu_tru": Membership.registered.rawValue].merging(people.filled(household.fields(of: nil))) { $1 }
        let state = EditState.opened(on: household.today, values)
        return Page(try addMemberPage(frame(context, household), household, state, people))
    }

    @Sendable private func addMember(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let form = try await request.form()
        let people = try await returning(form, to: context.key("household"), context)
        return try await save(form, request, context, page: { try addMemberPage($0, $1, $2, people) }) { edit, form in
            let member = people.read(&form, edit.household.fields(of: nil))
            guard let occasion = OccasionFields.read(&form), !form.hasProblems else { return nil }
            try await bureau.editing.addMember(
                member, to: edit.key, in: edit.commune, version: edit.version, occasion: occasion, by: edit.asking)
            return "Đã thêm 1 thành viên vào hộ \(edit.code) từ ngày \(occasion.day.shown)."
        }
    }

    @Sendable private func memberForm(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let household = try await open(context)
        let member = try household.member(context.key("person"))
        let state = EditState.opened(on: household.today, household.fields(of: member).filled(member))
        return Page(try correctMemberPage(frame(context, household), household, member, state))
    }

    @Sendable private func correctMember(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let person = try context.key("person")
        return try await save(
            request, context, about: { _ in person },
            page: { try correctMemberPage($0, $1, $1.member(person), $2) }
        ) { edit, form in
            let member = try edit.household.member(person)
            let isHead = member.relation == MemberRecord.headRelation
            let typed = edit.household.fields(of: member).read(&form, relation: isHead ? member.relation : nil)
            guard let occasion = OccasionFields.read(&form), !form.hasProblems else { return nil }
            try await bureau.editing.correctMember(
                person, typed, of: edit.key, in: edit.commune, version: edit.version, occasion: occasion,
                by: edit.asking)
            return "Đã lưu thông tin của 1 thành viên hộ \(edit.code)."
        }
    }

    @Sendable private func removal(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let household = try await open(context)
        let member = try household.member(context.key("person"))
        return Page(try removeMemberPage(frame(context, household), household, member, .opened(on: household.today)))
    }

    @Sendable private func removeMember(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let person = try context.key("person")
        return try await save(
            request, context, next: { $0.record.members.count > 1 ? $0.page : Links.households },
            page: { try removeMemberPage($0, $1, $1.member(person), $2) }
        ) { edit, form in
            guard let occasion = OccasionFields.read(&form) else { return nil }
            try await bureau.editing.removeMember(
                person, of: edit.key, in: edit.commune, version: edit.version, occasion: occasion, by: edit.asking)
            return "Đã bớt 1 thành viên khỏi hộ \(edit.code) từ ngày \(occasion.day.shown)."
        }
    }

    // MARK: Head and place

    @Sendable private func headForm(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let household = try await open(context)
        let frame = try frame(context, household)
        guard let person = Key(request.filters.typed(ChangeHead.head)) else {
            return Page(chooseHeadPage(frame, household))
        }
        let head = try household.member(person)
        return Page(changeHeadPage(frame, household, head, ChangeHead.opened(household, head: head)))
    }

    @Sendable private func changeHead(_ request: Request, _ context: OfficerContext) async throws -> Response {
        try await save(
            request, context,
            page: { frame, household, state in
                let head = try household.member(Key(state.form.typed(ChangeHead.head)) ?? household.record.key)
                return changeHeadPage(frame, household, head, state)
            }
        ) { edit, form in
            let head = try edit.household.member(Key(form.typed(ChangeHead.head)) ?? edit.key)
            guard let typed = ChangeHead.read(&form, edit.household, head: head) else { return nil }
            try await bureau.editing.changeHead(
                to: head.person.key, relations: typed.relations, of: edit.key, in: edit.commune, version: edit.version,
                occasion: typed.occasion, by: edit.asking)
            return "Đã đổi chủ hộ của hộ \(edit.code) từ ngày \(typed.occasion.day.shown)."
        }
    }

    @Sendable private func moveForm(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let household = try await open(context)
        return Page(try moveHouseholdPage(frame(context, household), household, .opened(on: household.today)))
    }

    @Sendable private func move(_ request: Request, _ context: OfficerContext) async throws -> Response {
        try await save(request, context, page: moveHouseholdPage) { edit, form in
            guard let typed = MoveHousehold.read(&form) else { return nil }
            try await bureau.editing.move(
                edit.key, to: typed.neighbourhood, address: typed.address, in: edit.commune, version: edit.version,
                occasion: typed.occasion, by: edit.asking)
            let place = edit.household.areas.first { $0.key == typed.neighbourhood }?.name ?? ""
            return "Đã chuyển hộ \(edit.code) đến \(place) từ ngày \(typed.occasion.day.shown)."
        }
    }
}
