import Access
import Hummingbird
import Registry
import Site
import Vocabulary

/// Step 2, where a list speaks words of its own: what each column means is told, and remembered for such headers.
extension ListingRoutes {
    @Sendable func columns(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let record = try await own(context)
        return try await columns(record, nil, context)
    }

    private func columns(
        _ record: ListingRecord, _ form: Form?, _ context: OfficerContext
    ) async throws -> Page {
        let understanding = try await bureau.listings.understanding(
            of: record.key, commune: record.commune, by: context.asking)
        let model = ToldColumns(
            understanding, sheet: context.sheet, of: record.fileName,
            at: { Links.columns(of: $0, in: record.key) }, back: Links.understanding(record.key), form)
        guard let model else { throw ListingRefusal.unknownListing }
        return model.page(frame(context))
    }

    @Sendable func tellColumns(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let record = try await own(context)
        var form = try await request.form()
        let columns = ToldColumns.columns(&form)
        guard !form.hasProblems, let sheet = context.sheet else {
            return try await self.columns(record, form, context).response(from: request, context: context)
        }
        try await bureau.listings.tell(
            columns, ofSheet: sheet, of: record.key, commune: record.commune, by: context.asking)
        return try await context.redirect(
            to: Links.understanding(record.key),
            saying: ToldColumns.kept)
    }
}
