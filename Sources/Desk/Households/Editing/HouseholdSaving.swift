import Access
import Hummingbird
import Markup
import Registry
import Site
import Vocabulary

/// One save of an editing form: the household as it stands, the version that the form was made from, who asks.
struct HouseholdSave: Sendable {
    let household: EditedHousehold
    let commune: Key
    let version: HouseholdVersion
    let asking: Asking

    var key: Key { household.record.key }
    var code: String { household.record.code }
}

/// Routes whose forms change one household: they open it, save, and show side by side what others changed meanwhile.
protocol HouseholdSaving: Sendable {
    var bureau: Bureau { get }
}

extension HouseholdSaving {
    typealias EditView = (PageFrame, EditedHousehold, EditState) throws -> HTML

    /// Does what a form asks for: 303 to the household's page, or the form again with what is wrong and what was typed.
    ///
    /// - Parameters:
    ///   - about: the record that the form was filled from; its untouched fields follow what others changed meanwhile.
    ///   - next: where the officer goes on, told from the household as it was.
    ///   - work: says what was done; nil where it found something wrong with the form.
    func save(
        _ request: Request, _ context: OfficerContext, about record: (EditedHousehold) -> Key? = { _ in nil },
        next: (EditedHousehold) -> Address = { $0.page }, page: EditView,
        _ work: (HouseholdSave, inout Form) async throws -> String?
    ) async throws -> Response {
        try await save(try await request.form(), request, context, about: record, next: next, page: page, work)
    }

    /// As `save` of a request, where its form was read before.
    func save(
        _ sent: Form, _ request: Request, _ context: OfficerContext,
        about record: (EditedHousehold) -> Key? = { _ in nil }, next: (EditedHousehold) -> Address = { $0.page },
        page: EditView, _ work: (HouseholdSave, inout Form) async throws -> String?
    ) async throws -> Response {
        let household = try await open(context)
        var form = sent
        let version = HouseholdVersion(form.typed(EditState.version))
        do {
            let edit = HouseholdSave(
                household: household, commune: try context.commune, version: version,
                asking: try context.asking)
            if let done = try await work(edit, &form) {
                return try await context.redirect(to: next(household), saying: Flash(done))
            }
        } catch RegistryRefusal.changedMeanwhile(_) {
            let (fresh, state) = try await conflict(context, form, version, record)
            let page = Page(try page(frame(context, fresh), fresh, state), status: .conflict)
            return try page.response(from: request, context: context)
        } catch let refusal as RegistryRefusal where refusal.kind != .notFound {
            let state = EditState(form.taking(refusal).form, message: form.taking(refusal).message)
            return try await again(request, context, household, state, page)
        }
        return try await again(request, context, household, EditState(form), page)
    }

    private func again(
        _ request: Request, _ context: OfficerContext, _ household: EditedHousehold, _ state: EditState,
        _ page: EditView
    ) async throws -> Response {
        try Page(page(frame(context, household), household, state), status: .unprocessableContent)
            .response(from: request, context: context)
    }

    /// The household as others left it, and the form beside what they changed.
    private func conflict(
        _ context: OfficerContext, _ form: Form, _ version: HouseholdVersion, _ record: (EditedHousehold) -> Key?
    ) async throws -> (EditedHousehold, EditState) {
        let household = try await open(context)
        let journal = Journal(database: bureau.premises.database)
        let known = Key(version.text) ?? Key(high: 0, low: 0)
        let changes = household.file.own(
            try await journal.changes(of: household.file.records, in: context.commune, by: context.asking)
        ).filter { $0.entry.key > known }
        let followed = record(household).map { form.following(changes, of: $0, bureau.rules) } ?? form
        let words = ChangeWords(bureau.rules, household.areas)
        return (household, EditState(followed, conflict: EditConflict(changes, words)))
    }

    // MARK: What pages stand on

    func open(_ context: OfficerContext) async throws -> EditedHousehold {
        let asking = try context.asking
        let commune = try context.commune
        try asking.must(.editRegister, in: commune)
        return EditedHousehold(
            file: try await bureau.households.file(of: context.key("household"), in: commune, by: asking),
            areas: try await bureau.areas.neighbourhoods(of: commune, by: asking), rules: bureau.rules,
            today: asking.today, isSample: bureau.identity.isSample)
    }

    /// - Parameter form: as it was sent; whoever it names may have left and come back.
    func newHousehold(_ context: OfficerContext, _ form: Form = .blank) async throws -> NewHousehold {
        let asking = try context.asking
        let commune = try context.commune
        try asking.must(.editRegister, in: commune)
        return NewHousehold(
            areas: try await bureau.areas.neighbourhoods(of: commune, by: asking), rules: bureau.rules,
            today: asking.today, isSample: bureau.identity.isSample,
            people: try await returning(form, to: nil, context))
    }

    func crumbs(_ household: EditedHousehold? = nil) -> [Crumb] {
        let list = Crumb("Hộ", Links.households)
        return [list] + (household.map { [Crumb("Hộ \($0.record.shownName)", $0.page)] } ?? [])
    }

    func frame(_ context: OfficerContext, _ household: EditedHousehold) throws -> PageFrame {
        context.frame(.households, crumbs: crumbs(household))
    }
}

extension Form {
    /// Puts what the register found wrong at its fields.
    ///
    /// - Returns: the message where the refusal belongs to no field.
    mutating func take(_ refusal: RegistryRefusal) -> String? {
        guard case .invalid(let problems) = refusal else { return refusal.message }
        for problem in problems { refuse(Form.fields[problem.field] ?? problem.field, problem.message) }
        return nil
    }

    /// As `take`, on a copy.
    func taking(_ refusal: RegistryRefusal) -> (form: Form, message: String?) {
        var form = self
        let message = form.take(refusal)
        return (form, message)
    }

    /// What forms call the fields of the register's commands.
    private static let fields = [
        "day": OccasionFields.day, "reason": OccasionFields.reason, "name": "ho_ten", "birth": "ngay_sinh",
        "relation": "quan_he", "neighbourhood": "tdp", "number": "so", "members": "nguoi", "head": "chu",
        "representative": "dai_dien", "until": "den_ngay", "target": "ma_ho", "from": "tu_noi", "decision": "so_qd",
        "signed_on": "ngay_qd", "kind": "cu_tru", "absence": "ly_do_vang", "phone": "dien_thoai", "note": "ghi_chu",
        "errand": "viec",
    ]
}
