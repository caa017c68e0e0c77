import Access
import HTTPTypes
import Hummingbird
import Registry
import Site
import Territory
import Vocabulary

/// GET  /nhap                           choose a file, and the lists brought before   POST /nhap  takes a file
/// GET  /nhap/mau.xlsx                  the empty template
/// GET  /nhap/dien-san.xlsx             the template with today's register of a tổ dân phố: tdp, nhom, so
/// GET  /nhap/:listing                  where the list stands: how it was understood, what will change, what was done,
///                                      or how far the work has come; loai, trang choose the rows of a comparison
/// GET  /nhap/:listing/cach-hieu        how it was understood, to be said otherwise
/// GET  /nhap/:listing/cot/:sheet       what each column of a sheet means, to be told      POST …  tells it
/// POST /nhap/:listing/so-sanh          compares with what was said      POST …/xac-nhan  that nobody in it is real
/// POST /nhap/:listing/nhan             accepts: cach all, valid         POST …/bo        throws it away
/// GET  /nhap/:listing/bi-tu-choi.xlsx  the refused households, to be mended
/// GET  /nhap/:listing/rut-lai          what taking it back does         POST …/rut-lai   takes it back
struct ListingRoutes: Sendable {
    let bureau: Bureau
    let jobs = ListingJobs()

    /// Bytes of a list; one of a hundred thousand households stays below.
    static let fileLimit = 64 << 20

    func add(to router: RouterGroup<OfficerContext>) {
        router.get("/nhap", use: start)
        router.post("/nhap", use: upload)
        router.get("/nhap/mau.xlsx", use: template)
        router.get("/nhap/dien-san.xlsx", use: fieldList)
        router.get("/nhap/:listing", use: show)
        router.get("/nhap/:listing/cach-hieu", use: understood)
        router.get("/nhap/:listing/cot/:sheet", use: columns)
        router.post("/nhap/:listing/cot/:sheet", use: tellColumns)
        router.post("/nhap/:listing/so-sanh", use: compare)
        router.post("/nhap/:listing/xac-nhan", use: confirm)
        router.post("/nhap/:listing/nhan", use: accept)
        router.post("/nhap/:listing/bo", use: discard)
        router.get("/nhap/:listing/bi-tu-choi.xlsx", use: refused)
        router.get("/nhap/:listing/rut-lai", use: takingBack)
        router.post("/nhap/:listing/rut-lai", use: takeBack)
    }

    @Sendable func show(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let listing = try context.key("listing")
        let record = try await bureau.listings.one(listing, commune: context.commune, by: context.asking)
        if let job = await jobs.current(listing) {
            return Page(listingProgressPage(frame(context), record, job), refresh: 1)
        }
        let failure = await jobs.takeFailure(listing)
        if let failure, !(failure is any Refusal) { throw failure }
        return try await step(of: record, request.filters, context, refusal: failure as? any Refusal)
    }

    /// The page on which a list stands now, with what stopped the last thing that was asked.
    func step(
        of record: ListingRecord, _ filters: Form, _ context: OfficerContext, refusal: (any Refusal)? = nil
    ) async throws -> Page {
        let status = refusal.map { $0.kind.status } ?? .ok
        switch record.state {
        case .uploaded:
            return try await understood(record, nil, context, refusal: refusal)
        case .compared:
            let model = try await comparison(of: record, filters, context, refusal: refusal)
            return Page(comparisonPage(frame(context), model), status: status)
        case .accepted, .takenBack, .discarded:
            let model = try await outcome(of: record, filters, context)
            return Page(acceptedPage(frame(context), model), status: status)
        }
    }

    private func comparison(
        of record: ListingRecord, _ filters: Form, _ context: OfficerContext, refusal: (any Refusal)?
    ) async throws -> ListingComparison {
        let summary = record.summary ?? ListingSummary()
        let outcome = ListingOutcome(rawValue: filters.typed("loai")) ?? .firstOf(summary.households)
        let rows = try await bureau.listings.rows(
            of: record.key, commune: record.commune, outcome: outcome, page: filters.page, by: context.asking)
        let areas = try await bureau.areas.neighbourhoods(of: record.commune, by: context.asking)
        return ListingComparison(
            record: record, summary: summary, outcome: outcome, rows: rows, areas: areas, refusal: refusal)
    }

    private func outcome(
        of record: ListingRecord, _ filters: Form, _ context: OfficerContext
    ) async throws -> ListingResult {
        let asking = try context.asking
        let outcome = ListingOutcome(rawValue: filters.typed("loai"))
        var rows: ListedPage?
        if let outcome, record.officer == asking.officer {
            rows = try await bureau.listings.rows(
                of: record.key, commune: record.commune, outcome: outcome, page: filters.page, by: asking)
        }
        return ListingResult(record: record, isOwn: record.officer == asking.officer, outcome: outcome, rows: rows)
    }

    /// The list of the address, where it is the asking officer's own.
    func own(_ context: OfficerContext) async throws -> ListingRecord {
        let asking = try context.asking
        let record = try await bureau.listings.one(
            context.key("listing"), commune: context.commune, by: asking)
        guard record.officer == asking.officer else { throw ListingRefusal.unknownListing }
        return record
    }

    func frame(_ context: OfficerContext) -> PageFrame {
        context.frame(.importing, crumbs: [Crumb("Nhập danh sách", Links.importing)])
    }
}

extension ListingOutcome {
    /// What needs eyes first: the refused, then what changes.
    fileprivate static func firstOf(_ counts: ListingCounts) -> ListingOutcome {
        let order: [ListingOutcome] = [.refused, .changed, .new, .absent, .unchanged]
        return order.first { counts[$0] > 0 } ?? .new
    }
}

extension RefusalKind {
    /// The status of a page that comes back because of a refusal.
    var status: HTTPResponse.Status {
        switch self {
        case .notFound: .notFound
        case .notAllowed: .forbidden
        case .conflict: .conflict
        case .invalid: .unprocessableContent
        }
    }
}
