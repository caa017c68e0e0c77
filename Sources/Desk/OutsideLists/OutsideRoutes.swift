import Access
import HTTPTypes
import Hummingbird
import Registry
import Site
import Territory
import Vocabulary

/// GET  /doi-chieu                    choose a file, and the officer's own lists      POST /doi-chieu  takes a file
/// GET  /doi-chieu/:list              the comparison: loai, tdp, trang; before it the questions
/// GET  /doi-chieu/:list/cach-hieu    how it was understood, and the questions, to be answered otherwise
/// GET  /doi-chieu/:list/cot/:sheet   what each column means     POST  tells it
/// POST /doi-chieu/:list/so-sanh      compares                   POST /doi-chieu/:list/xoa  erases file and comparison
/// GET  /doi-chieu/:list/ket-qua.xlsx the comparison as a workbook: tdp
struct OutsideRoutes: Sendable {
    let bureau: Bureau
    let jobs = ListingJobs()

    func add(to router: RouterGroup<OfficerContext>) {
        router.get("/doi-chieu", use: start)
        router.post("/doi-chieu", use: bring)
        router.get("/doi-chieu/:list", use: show)
        router.get("/doi-chieu/:list/cach-hieu", use: questions)
        router.get("/doi-chieu/:list/cot/:sheet", use: columns)
        router.post("/doi-chieu/:list/cot/:sheet", use: tell)
        router.post("/doi-chieu/:list/so-sanh", use: compare)
        router.post("/doi-chieu/:list/xoa", use: erase)
        router.get("/doi-chieu/:list/ket-qua.xlsx", use: sheet)
    }

    @Sendable private func start(_ request: Request, _ context: OfficerContext) async throws -> Page {
        try await start(context, .blank)
    }

    private func start(_ context: OfficerContext, _ form: Form) async throws -> Page {
        let lists = try await bureau.outsideLists.all(commune: context.commune, by: context.asking)
        let status: HTTPResponse.Status = form.hasProblems ? .unprocessableContent : .ok
        let frame = outsideFrame(context)
        return Page(outsideStartPage(frame, lists, form), status: status)
    }

    @Sendable private func bring(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let asking = try context.asking
        let commune = try context.commune
        _ = try asking.seesOwnListsOnly(.matchLists, in: commune)
        do {
            let (_, file) = try await request.received(in: bureau.workFolder, limit: ListingRoutes.fileLimit)
            guard let name = file.fileName else { throw NoFileChosen() }
            let list = try await bureau.outsideLists.bring(
                path: file.path, fileName: name, commune: commune, by: asking)
            return .seeOther(Links.outsideList(list))
        } catch let refusal as any Refusal where refusal.kind == .invalid {
            var form = Form.blank
            form.refuse("tep", refusal.message)
            return try await start(context, form).response(from: request, context: context)
        }
    }

    @Sendable private func show(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let asking = try context.asking
        let record = try await own(context)
        if let job = await jobs.current(record.key) {
            return Page(outsideProgressPage(frame(context), record, job), refresh: 1)
        }
        if let failure = await jobs.takeFailure(record.key) {
            guard let refusal = failure as? any Refusal else { throw failure }
            return try await questions(record, context, nil, refusal: refusal)
        }
        guard let summary = record.summary else { return try await questions(record, context, nil) }
        let form = request.filters
        let place = Key(form.typed("tdp"))
        let isLimited = !asking.can(.matchLists)
        let kinds: [OutsideKind] = isLimited ? [.theirs, .facts] : OutsideKind.allCases
        let kind =
            OutsideKind(rawValue: form.typed("loai")) ?? kinds.first { summary[$0] > 0 } ?? .theirs
        let rows = try await bureau.outsideLists.rows(
            of: record.key, commune: record.commune, kind: kind, neighbourhood: place, page: form.page, by: asking)
        let areas = isLimited ? [] : try await bureau.areas.neighbourhoods(of: record.commune, by: asking)
        let model = OutsideResult(
            record: record, summary: summary, kind: kind, kinds: kinds, rows: rows, areas: areas, place: place,
            form: form,
            mayExport: asking.can(.exportRegister))
        return Page(outsideResultPage(frame(context), model))
    }

    @Sendable private func questions(_ request: Request, _ context: OfficerContext) async throws -> Page {
        try await questions(own(context), context, nil)
    }

    private func questions(
        _ record: OutsideRecord, _ context: OfficerContext, _ form: Form?, refusal: (any Refusal)? = nil
    ) async throws -> Page {
        let understanding = try await bureau.outsideLists.understanding(
            of: record.key, commune: record.commune, by: context.asking)
        let model = OutsideQuestions(
            record: record, understanding: understanding, form: form ?? OutsideQuestions.form(record.settings),
            refusal: refusal)
        let isRefused = refusal != nil || model.form.hasProblems
        return Page(outsideQuestionsPage(frame(context), model), status: isRefused ? .unprocessableContent : .ok)
    }

    @Sendable private func columns(_ request: Request, _ context: OfficerContext) async throws -> Page {
        try await columns(own(context), nil, context)
    }

    private func columns(_ record: OutsideRecord, _ form: Form?, _ context: OfficerContext) async throws -> Page {
        let understanding = try await bureau.outsideLists.understanding(
            of: record.key, commune: record.commune, by: context.asking)
        let model = ToldColumns(
            understanding, sheet: context.sheet, of: record.fileName,
            at: { Links.outsideColumns(of: $0, in: record.key) }, back: Links.outsideList(record.key), form)
        guard let model else { throw OutsideRefusal.unknownList }
        return model.page(frame(context))
    }

    @Sendable private func tell(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let record = try await own(context)
        var form = try await request.form()
        let columns = ToldColumns.columns(&form)
        guard !form.hasProblems, let sheet = context.sheet else {
            return try await self.columns(record, form, context).response(from: request, context: context)
        }
        try await bureau.outsideLists.tell(
            columns, ofSheet: sheet, of: record.key, commune: record.commune, by: context.asking)
        return try await context.redirect(
            to: Links.outsideQuestions(record.key),
            saying: ToldColumns.kept)
    }

    @Sendable private func compare(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let asking = try context.asking
        let record = try await own(context)
        var form = try await request.form()
        guard let settings = OutsideQuestions.settings(&form) else {
            return try await questions(record, context, form).response(from: request, context: context)
        }
        do {
            _ = try await jobs.run(record.key, "Đang đối chiếu với sổ") { [bureau] progress in
                try await bureau.outsideLists.compare(
                    record.key, commune: record.commune, settings: settings, by: asking, progress: progress)
            }
        } catch let refusal as any Refusal where refusal.kind == .invalid {
            return try await questions(record, context, form, refusal: refusal)
                .response(from: request, context: context)
        }
        return .seeOther(Links.outsideList(record.key))
    }

    @Sendable private func erase(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let record = try await own(context)
        try await bureau.outsideLists.erase(record.key, commune: record.commune, by: context.asking)
        return try await context.redirect(
            to: Links.outsideLists, saying: Flash("Đã xoá tệp và kết quả đối chiếu khỏi máy chủ."))
    }

    @Sendable private func sheet(_ request: Request, _ context: OfficerContext) async throws -> Download {
        let asking = try context.asking
        let record = try await own(context)
        let place = Key(request.filters.typed("tdp"))
        let rows = try await bureau.outsideLists.exported(
            record.key, commune: record.commune, neighbourhood: place, by: asking)
        let workbook = OutsideWorkbook(
            rows: rows, fileName: record.fileName, place: try context.area.area.name,
            isSample: bureau.identity.isSample,
            at: asking.at)
        return Download(
            "Đối chiếu \(asking.today.iso).xlsx", .xlsx, bytes: try bureau.files.made { try workbook.write(to: $0) })
    }

    private func own(_ context: OfficerContext) async throws -> OutsideRecord {
        try await bureau.outsideLists.one(context.key("list"), commune: context.commune, by: context.asking)
    }

    /// Within the households, but for who sees none.
    private func outsideFrame(_ context: OfficerContext, _ crumbs: Crumb...) -> PageFrame {
        let isWithin = (try? context.asking.can(.readNames)) == true
        return isWithin
            ? context.frame(.households, crumbs: [Crumb("Hộ", Links.households)] + crumbs)
            : context.frame(.matching, crumbs: crumbs)
    }

    private func frame(_ context: OfficerContext) -> PageFrame {
        outsideFrame(context, Crumb("Đối chiếu", Links.outsideLists))
    }
}
