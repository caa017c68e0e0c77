import Access
import Hummingbird
import Markup
import Registry
import Site
import Vocabulary

/// GET      /ho/:household/bien-dong       everything that can be recorded of a household
/// GET|POST /ho/:household/sinh            a birth            …/ket-hon-ve  a marriage in     …/chuyen-den  a move in
/// GET|POST /ho/:household/chet            a death            …/ket-hon-di  a marriage out    …/chuyen-di   a move out
/// GET|POST /ho/:household/tach            a split            …/nhap-ho     into another one  …/ket-thuc    the end
/// GET|POST /ho/:household/chuyen-phuong   to another ward of this installation
/// GET|POST /ho/:household/vang            somebody away      …/vang/:absence  and back
/// GET|POST /ho/:household/dai-dien        who speaks for it  …/cu-tru  kind of membership    …/dien-thoai  phone
/// GET|POST /ho/:household/viec            something to do    …/ghi-chu     a note
/// GET|POST /ho/:household/viec/:errand    done (POST …/han: another last day)
/// GET|POST /ho/chuyen-den                 a household from another ward
/// GET      /viec                          what is to be done, by loc
struct HouseholdLifeRoutes: HouseholdSaving {
    let bureau: Bureau

    func add(to router: RouterGroup<OfficerContext>) {
        router.get("/ho/:household/bien-dong", use: menu)
        for page in BringPage.allCases { add(page, to: router) }
        for page in LeavePage.allCases { add(page, to: router) }
        addWhole(to: router)
        addCare(to: router)
        addErrands(to: router)
    }

    @Sendable private func menu(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let household = try await open(context)
        return Page(
            try lifeMenuPage(frame(context, household), household, mayMoveAcross: context.asking.communes == nil))
    }

    // MARK: People who come

    private func add(_ page: BringPage, to router: RouterGroup<OfficerContext>) {
        let path = RouterPath("/ho/:household/\(page.step.rawValue)")
        router.get(path) { request, context -> Page in
            let household = try await open(context)
            let people = try await returning(page, request.filters, context)
            return Page(try page.html(frame(context, household), household, page.opened(household, people), people))
        }
        router.post(path) { request, context -> Response in
            let form = try await request.form()
            let people = try await returning(page, form, context)
            return try await save(form, request, context, page: { page.html($0, $1, $2, people) }) { edit, form in
                let coming = page.coming(&form)
                let typed = people.read(&form, edit.household.fields(of: nil))
                guard let occasion = OccasionFields.read(&form), !form.hasProblems else { return nil }
                let followed = try await bureau.editing.bring(
                    typed, as: coming, into: edit.key, in: edit.commune, version: edit.version, occasion: occasion,
                    by: edit.asking)
                return
                    "Đã ghi \(page.step.label.lowercased()), hộ \(edit.code), ngày \(occasion.day.shown).\(followed.words)"
            }
        }
    }

    /// Nobody who is born comes back.
    private func returning(
        _ page: BringPage, _ form: Form, _ context: OfficerContext
    ) async throws -> ReturningPeople {
        page == .birth ? ReturningPeople() : try await returning(form, to: context.key("household"), context)
    }

    // MARK: People who leave

    private func add(_ page: LeavePage, to router: RouterGroup<OfficerContext>) {
        let path = RouterPath("/ho/:household/\(page.step.rawValue)")
        router.get(path) { request, context -> Page in
            let household = try await open(context)
            let state = page.opened(request.filters, household)
            return Page(try page.page(frame(context, household), household, state))
        }
        router.post(path) { request, context -> Response in
            try await save(request, context, next: stillThere, page: page.page) { edit, form in
                guard let typed = page.read(&form, edit.household) else { return nil }
                let followed = try await bureau.editing.leave(
                    typed.people, as: typed.leaving, succession: typed.succession, of: edit.key, in: edit.commune,
                    version: edit.version, occasion: typed.occasion, by: edit.asking)
                let what = "\(page.step.label.lowercased()): \(typed.people.count) người"
                return "Đã ghi \(what), hộ \(edit.code), ngày \(typed.occasion.day.shown).\(followed.words)"
            }
        }
    }

    /// The household's page, which also shows one that is gone.
    private func stillThere(_ household: EditedHousehold) -> Address { household.page }
}
