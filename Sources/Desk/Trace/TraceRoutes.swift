import Access
import Hummingbird
import Registry
import Site
import Territory
import Vocabulary

/// GET  /nhat-ky               unusual things, a search, every entry of the commune, or of the installation for quản trị
/// POST /nhat-ky/tim           keeps words of a reason: 303 to /nhat-ky with the search's key
/// GET  /nhat-ky/muc/:entry    one entry: who, when, why, and field by field what it changed
/// GET  /nhat-ky/ho/:household everything that was written of a household, and who looked at it
/// GET  /nhat-ky/dien          every change of a class, by whom, by which decision
/// GET  /nhat-ky/xem           who looked at what
struct TraceRoutes: Sendable {
    let bureau: Bureau

    func add(to router: RouterGroup<OfficerContext>) {
        router.get("/nhat-ky", use: journal)
        router.post("/nhat-ky/tim", use: search)
        router.get("/nhat-ky/muc/:entry", use: entry)
        router.get("/nhat-ky/ho/:household", use: household)
        router.get("/nhat-ky/dien", use: classChanges)
        router.get("/nhat-ky/xem", use: looks)
    }

    private var trace: Journal { Journal(database: bureau.premises.database) }

    @Sendable private func journal(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let asking = try context.asking
        let commune = try journalled(context)
        let query = TraceQuery(try request.filters)
        let officers = try await trace.officers(by: asking, of: commune)
        var model = TraceList(
            query: query, officers: officers, maySeeNames: commune.map { asking.can(.readNames, in: $0) } ?? false,
            isOfCommune: commune != nil)
        if let commune, query.check != nil || (!query.isNarrowed && query.page == 1) {
            let unusual = UnusualThings(bureau.premises)
            model.limits = unusual.limits(by: asking)
            model.findings = try await unusual.findings(in: commune, by: asking)
        }
        guard query.isNarrowed else {
            model.page = try await trace.entries(by: asking, of: commune, page: query.page)
            return Page(tracePage(context.frame(.journal), model))
        }
        var question = JournalQuestion()
        (question.days, question.officer, question.action) = (query.days, query.officer, query.action)
        if let words = query.words { question.words = try await bureau.searches.text(of: words, by: asking) }
        if let check = query.check {
            let found = model.findings.filter {
                $0.check == check && (query.officer == nil || $0.officer == query.officer)
            }
            question.entries = found.flatMap(\.entries)
        }
        if let commune, !query.code.isEmpty {
            let records = try await TracedHouseholds(bureau.premises).records(
                ofCode: query.code, in: commune, by: asking)
            question.records = records?.all ?? []
            model.household = records?.household
        }
        model.words = question.words
        model.page = try await trace.found(by: asking, of: commune, question, page: query.page)
        return Page(tracePage(context.frame(.journal), model))
    }

    @Sendable private func search(_ request: Request, _ context: OfficerContext) async throws -> Response {
        var form = try await request.form()
        guard let text = form.text("ly_do") else { return .seeOther(Links.journal) }
        let id = try await bureau.searches.keep(text, by: context.asking)
        return .seeOther(Links.journal.with("tu_khoa", id.description))
    }

    @Sendable private func entry(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let asking = try context.asking
        let commune = try journalled(context)
        let key = try context.key("entry")
        let page = try request.filters.page
        let (entry, changes) = try await trace.entry(key, of: commune, by: asking, page: page)
        var model = TracedEntry(entry: entry, changes: changes, page: page, words: try await words(commune, asking))
        if let commune, !changes.isEmpty {
            model.codes = try await TracedHouseholds(bureau.premises).codes(
                of: changes.compactMap(\.household), in: commune, by: asking)
            model.decisions = try await decisions(commune, asking)
        }
        return Page(tracedEntryPage(frame(context), model))
    }

    @Sendable private func household(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let asking = try context.asking
        let commune = try context.commune
        try asking.must(.readAudit, in: commune)
        let key = try context.key("household")
        let households = TracedHouseholds(bureau.premises)
        let records = try await households.records(of: key, in: commune, by: asking)
        guard let code = try await households.codes(of: [key], in: commune, by: asking)[key] else {
            throw AccessRefusal.notFound
        }
        var question = LookQuestion()
        question.record = key
        let model = TracedHousehold(
            household: key, code: code, changes: try await trace.changes(of: records, in: commune, by: asking),
            looks: try await bureau.looks.lines(by: asking, of: commune, question, size: 100).lines,
            decisions: try await decisions(commune, asking), words: try await words(commune, asking))
        return Page(tracedHouseholdPage(frame(context), model))
    }

    @Sendable private func classChanges(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let asking = try context.asking
        let commune = try context.commune
        let query = TraceQuery(try request.filters)
        let (changes, total) = try await ClassChanges(bureau.premises).page(
            query.page, in: commune, code: query.code, officer: query.officer, by: asking)
        let model = ClassChangeList(
            changes: changes, total: total, query: query, officers: try await trace.officers(by: asking, of: commune))
        return Page(classChangesPage(frame(context), model))
    }

    @Sendable private func looks(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let asking = try context.asking
        let commune = try journalled(context)
        let query = TraceQuery(try request.filters)
        var question = LookQuestion()
        (question.officer, question.days) = (query.officer, query.days)
        question.kind = LookKind(rawValue: query.form.typed("loai"))
        let (lines, total) = try await bureau.looks.lines(by: asking, of: commune, question, page: query.page)
        var codes: [Key: String] = [:]
        if let commune, asking.can(.readNames, in: commune) {
            codes = try await TracedHouseholds(bureau.premises).codes(
                of: lines.compactMap(\.record), in: commune, by: asking)
        }
        let model = LookList(lines: lines, total: total, query: query, kind: question.kind, codes: codes)
        return Page(looksPage(frame(context), model))
    }

    private func frame(_ context: OfficerContext) -> PageFrame {
        context.frame(.journal, crumbs: [Crumb("Nhật ký", Links.journal)])
    }

    /// The commune's chain; for whoever may see all of the installation its own, unless a commune of a city was asked for.
    private func journalled(_ context: OfficerContext) throws -> Key? {
        let asking = try context.asking
        guard asking.communes == nil, AddressScope.area == nil, asking.can(.readNames) else {
            return asking.communes == nil && AddressScope.area == nil ? nil : try context.area.commune
        }
        // Of a city this is its own; of a ward that is all there is, the ward's.
        return try context.area.commune
    }

    private func words(_ commune: Key?, _ asking: Asking) async throws -> ChangeWords {
        guard let commune, asking.can(.readNames, in: commune) else { return ChangeWords(bureau.rules, []) }
        return ChangeWords(bureau.rules, try await bureau.areas.neighbourhoods(of: commune, by: asking))
    }

    private func decisions(_ commune: Key, _ asking: Asking) async throws -> [Key: Decision] {
        let decisions = try await bureau.decisions.list(in: commune, by: asking)
        return Dictionary(decisions.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    }
}

extension JournalChange {
    /// The household that it is about, as far as its record says so.
    var household: Key? {
        kind == "household" ? record : ChangedRecord(self)["household"].flatMap { Key($0) }
    }
}
