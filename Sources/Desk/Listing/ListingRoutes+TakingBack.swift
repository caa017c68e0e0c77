import Access
import HTTPTypes
import Hummingbird
import Registry
import Site
import Territory
import Vocabulary

/// Step 4: the way back of an accepted list.
extension ListingRoutes {
    @Sendable func takingBack(_ request: Request, _ context: OfficerContext) async throws -> Page {
        try await takingBack(context, .blank)
    }

    func takingBack(
        _ context: OfficerContext, _ form: Form, refusal: (any Refusal)? = nil
    ) async throws -> Page {
        let asking = try context.asking
        let record = try await bureau.listings.one(
            context.key("listing"), commune: context.commune, by: asking)
        guard record.state == .accepted else { throw ListingRefusal.notAccepted }
        guard record.acceptedIn != nil else { throw ListingRefusal.nothingStored }
        let isOwn = record.officer == asking.officer
        let model = TakingBackList(
            record: record, new: try await names(.new, record, isOwn, asking),
            changed: try await names(.changed, record, isOwn, asking), form: form, refusal: refusal)
        let crumbs = [Crumb("Nhập danh sách", Links.importing), Crumb(record.fileName, Links.listImport(record.key))]
        let status = refusal.map { $0.kind.status } ?? (form.hasProblems ? .unprocessableContent : .ok)
        return Page(takingBackPage(context.frame(.importing, crumbs: crumbs), model), status: status)
    }

    /// Every name that taking back touches; whose list it was alone may read them from it.
    func names(
        _ outcome: ListingOutcome, _ record: ListingRecord, _ isOwn: Bool, _ asking: Asking
    ) async throws -> [ListedRow] {
        guard isOwn else { return [] }
        return try await bureau.listings.rows(
            of: record.key, commune: record.commune, outcome: outcome, size: TakingBackList.mostNames, by: asking
        ).rows
    }

    @Sendable func takeBack(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let listing = try context.key("listing")
        var form = try await request.form()
        let reason = form.lines("ly_do", missing: "Chưa ghi lý do. Hãy viết ngắn gọn vì sao rút lại.")
        guard let reason else { return try await takingBack(context, form).response(from: request, context: context) }
        do {
            try await bureau.listings.takeBack(
                listing, commune: context.commune, by: context.asking, reason: reason)
        } catch let refusal as ListingRefusal where refusal.isStillNeeded {
            return try await takingBack(context, form, refusal: refusal).response(from: request, context: context)
        }
        return try await context.redirect(
            to: Links.listImport(listing), saying: Flash("Đã rút lại lần nhập này. Sổ hộ trở lại như trước khi nhận."))
    }
}

extension ListingRefusal {
    fileprivate var isStillNeeded: Bool {
        if case .stillNeeded = self { return true }
        return false
    }
}
