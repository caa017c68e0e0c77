import Access
import Foundation
import HTTPTypes
import Hummingbird
import Registry
import Rulebook
import Site
import Vocabulary

/// GET  /quyet-dinh                               the decisions that were recorded
/// GET  /quyet-dinh/:decision                     one of them, and whom it recognises
/// GET  /quyet-dinh/moi                           the form of a signed decision; nhap fills it from a draft
/// GET  /quyet-dinh/phu-luc-mau.xlsx              an annex with today's households, to be filled
/// POST /quyet-dinh/xem-truoc                     takes form and annex, keeps them as a draft
/// GET  /quyet-dinh/xem-truoc/:draft              what recording would change, by name and code
/// POST /quyet-dinh/xem-truoc/:draft/ghi-nhan     records it
///
/// All but the first two are for lãnh đạo alone.
struct DecisionRoutes: Sendable {
    let bureau: Bureau

    /// Bytes of an annex.
    static let annexLimit = 8 << 20

    func add(to router: RouterGroup<OfficerContext>) {
        router.get("/quyet-dinh", use: list)
        router.get("/quyet-dinh/moi", use: form)
        router.get("/quyet-dinh/phu-luc-mau.xlsx", use: template)
        router.post("/quyet-dinh/xem-truoc", use: draft)
        router.get("/quyet-dinh/xem-truoc/:draft", use: preview)
        router.post("/quyet-dinh/xem-truoc/:draft/ghi-nhan", use: record)
        router.get("/quyet-dinh/:decision", use: decision)
    }

    private var drafts: DecisionDrafts {
        DecisionDrafts(searches: bureau.searches, decisions: bureau.decisions, folder: bureau.workFolder)
    }

    // MARK: What was recorded

    @Sendable private func list(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let asking = try context.asking
        let commune = try context.commune
        let model = DecisionList(
            decisions: try await bureau.decisions.list(in: commune, by: asking), standards: bureau.rules.standards,
            mayRecord: asking.can(.recordDecision, in: commune))
        return Page(decisionListPage(context.frame(.decisions), model))
    }

    @Sendable private func decision(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let asking = try context.asking
        let commune = try context.commune
        let key = try context.key("decision")
        let all = try await bureau.decisions.list(in: commune, by: asking)
        guard let decision = all.first(where: { $0.key == key }) else { throw AccessRefusal.notFound }
        let lines = asking.can(.readNames) ? try await lines(of: key, commune, asking) : []
        let model = DecisionDetail(decision: decision, standards: bureau.rules.standards, lines: lines)
        return Page(decisionPage(frame(context), model))
    }

    private func lines(of decision: Key, _ commune: Key, _ asking: Asking) async throws -> [DecisionDetail.Line] {
        let recognitions = try await bureau.decisions.recognitions(by: decision, in: commune, by: asking)
        let byHousehold = Dictionary(uniqueKeysWithValues: recognitions.map { ($0.household, $0) })
        let named = try await bureau.households.named(recognitions.map(\.household), in: commune, by: asking)
        return named.compactMap { name in byHousehold[name.key].map { .init(household: name, recognition: $0) } }
    }

    // MARK: The form

    @Sendable private func form(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let asking = try leader(context)
        guard let key = Key(request.filters.typed("nhap")) else {
            let isOpening = request.filters.typed("loai") == Decision.Kind.opening.rawValue
            return try await page(context, DecisionForm.fresh(today: asking.today, isOpening: isOpening), nil, nil)
        }
        let draft = try await drafts.draft(key, by: asking)
        return try await page(context, draft.form, key, draft.annex?.fileName)
    }

    private func page(
        _ context: OfficerContext, _ form: Form, _ draft: Key?, _ annex: String?
    ) async throws -> Page {
        let recorded = try await bureau.decisions.list(in: context.commune, by: context.asking)
        let model = DecisionEntry(
            form: form, standards: DecisionForm.standards(bureau.rules), draft: draft, annexName: annex,
            hasList: !recorded.isEmpty)
        let status: HTTPResponse.Status = form.hasProblems ? .unprocessableContent : .ok
        return Page(decisionFormPage(frame(context), model), status: status)
    }

    @Sendable private func template(_ request: Request, _ context: OfficerContext) async throws -> Download {
        let asking = try leader(context)
        let commune = try context.commune
        let households = try await AnnexHouseholds(bureau: bureau).today(in: commune, by: asking)
        let template = AnnexTemplate(
            households: households, area: context.visitor.site.areaName, isSample: bureau.identity.isSample,
            made: asking.at)
        let bytes = try bureau.files.made(template.write)
        try await bureau.handedOut.record(
            "Phụ lục mẫu của quyết định: \(Shown.number(households.count)) hộ", of: commune, by: asking)
        return Download("phu-luc-quyet-dinh-\(asking.today.iso).xlsx", .xlsx, bytes: bytes)
    }

    @Sendable private func draft(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let asking = try leader(context)
        var (form, file) = try await received(request)
        let annex = try await annex(file, &form, in: context.commune, by: asking)
        let command = DecisionForm.command(&form)
        let key = try await drafts.keep(DecisionDraft(form, annex: annex), by: asking)
        if command != nil, !form.hasProblems { return .seeOther(Links.decisionDraft(key)) }
        return try await page(context, form, key, annex?.fileName).response(from: request, context: context)
    }

    private func received(_ request: Request) async throws -> (Form, ReceivedFile?) {
        do {
            return try await request.received(in: bureau.workFolder, limit: DecisionRoutes.annexLimit)
        } catch let refusal as UploadRefusal {
            var form = Form.blank
            form.refuse("phu_luc", refusal.message)
            return (form, nil)
        }
    }

    /// The annex that was sent, or the one that the draft before has; nil where neither can be read.
    private func annex(
        _ file: ReceivedFile?, _ form: inout Form, in commune: Key, by asking: Asking
    ) async throws -> DecisionDraft.Annex? {
        if let file, let name = file.fileName {
            let annex = DecisionDraft.Annex(fileName: name, bytes: Data(try file.bytes))
            do {
                let read = try await drafts.read(annex, in: commune, by: asking)
                form = DecisionForm.completed(form, from: read)
                return annex
            } catch let refusal as any Refusal {
                form.refuse("phu_luc", refusal.message)
                return nil
            }
        }
        if let key = Key(form.typed("nhap")), let kept = try await drafts.draft(key, by: asking).annex { return kept }
        form.refuse(
            "phu_luc", "Chưa chọn tệp phụ lục. Hãy chọn tệp .xlsx, .xls hoặc .csv có danh sách hộ và kết quả công nhận."
        )
        return nil
    }

    // MARK: What would change

    @Sendable private func preview(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let key = try context.key("draft")
        guard let (command, annex) = try await complete(key, in: context.commune, by: leader(context)) else {
            throw DecisionDraftIncomplete()
        }
        return try await preview(key, command, annex, context)
    }

    private func preview(
        _ key: Key, _ command: DecisionCommand, _ annex: DecisionAnnex, _ context: OfficerContext,
        refusal: String? = nil, status: HTTPResponse.Status? = nil
    ) async throws -> Page {
        let preview = try await bureau.decisions.preview(
            command, annex: annex, in: context.commune, by: context.asking)
        let model = DecisionPreviewModel(
            draft: key, preview: preview, standards: bureau.rules.standards, refusal: refusal)
        let usual: HTTPResponse.Status = preview.problems.isEmpty ? .ok : .unprocessableContent
        return Page(decisionPreviewPage(frame(context), model), status: status ?? usual)
    }

    /// Command and annex of a draft; nil where the form has to be filled further.
    private func complete(
        _ key: Key, in commune: Key, by asking: Asking
    ) async throws -> (DecisionCommand, DecisionAnnex)? {
        let draft = try await drafts.draft(key, by: asking)
        var form = draft.form
        guard let command = DecisionForm.command(&form), let annex = draft.annex else { return nil }
        return (command, try await drafts.read(annex, in: commune, by: asking))
    }

    @Sendable private func record(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let asking = try leader(context)
        let key = try context.key("draft")
        let commune = try context.commune
        let sent = try await request.form()
        let seen = sent.typed("da_xem")
        guard let (typed, annex) = try await complete(key, in: commune, by: asking) else {
            throw DecisionDraftIncomplete()
        }
        var command = typed
        command.confirmedCodes = Set(sent.chosen(DecisionPreviewModel.confirmed))
        let now = try await bureau.decisions.preview(command, annex: annex, in: commune, by: asking)
        guard now.unconfirmed.isEmpty || !now.problems.isEmpty else {
            return try await preview(
                key, command, annex, context, refusal: DecisionPreviewModel.unconfirmed, status: .unprocessableContent
            ).response(from: request, context: context)
        }
        guard now.problems.isEmpty, now.seal == seen else {
            let moved = now.problems.isEmpty ? DecisionPreviewModel.moved : nil
            return try await preview(
                key, command, annex, context, refusal: moved, status: now.problems.isEmpty ? .conflict : nil
            ).response(from: request, context: context)
        }
        let decision = try await bureau.decisions.record(command, annex: annex, in: commune, by: asking)
        return try await context.redirect(
            to: Links.decision(decision.key),
            saying: Flash("Đã ghi nhận Quyết định số \(decision.number): \(Shown.number(now.lines.count)) hộ."))
    }

    // MARK: Every page

    /// Who may record: asked before anything is read or shown.
    private func leader(_ context: OfficerContext) throws -> Asking {
        let asking = try context.asking
        try asking.must(.recordDecision, in: context.commune)
        return asking
    }

    private func frame(_ context: OfficerContext) -> PageFrame {
        context.frame(.decisions, crumbs: [Crumb("Quyết định", Links.decisions)])
    }
}

/// A draft whose form was not finished has no preview.
struct DecisionDraftIncomplete: Refusal {
    let code = "QD-201"
    let kind = RefusalKind.conflict
    let message = "Bản ghi này chưa đủ để xem trước. Hãy mở lại biểu mẫu ở mục Quyết định và điền tiếp."
}
