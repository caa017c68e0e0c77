import Access
import HTTPTypes
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
        let index = context.parameters.get("sheet").flatMap { Int($0) }
        guard let sheet = understanding.sheets.first(where: { $0.index == index }) else {
            throw ListingRefusal.unknownListing
        }
        let model = ToldColumns(
            fileName: record.fileName, address: Links.columns(of: sheet.index, in: record.key),
            back: Links.understanding(record.key), sheet: sheet, form: form ?? ToldColumns.form(sheet))
        let status: HTTPResponse.Status = model.form.hasProblems ? .unprocessableContent : .ok
        return Page(toldColumnsPage(frame(context), model), status: status)
    }

    @Sendable func tellColumns(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let record = try await own(context)
        var form = try await request.form()
        let columns = ToldColumns.columns(&form)
        guard !form.hasProblems, let sheet = context.parameters.get("sheet").flatMap({ Int($0) }) else {
            return try await self.columns(record, form, context).response(from: request, context: context)
        }
        try await bureau.listings.tell(
            columns, ofSheet: sheet, of: record.key, commune: record.commune, by: context.asking)
        return try await context.redirect(
            to: Links.understanding(record.key),
            saying: Flash("Đã ghi cách hiểu các cột, dùng cho mọi tệp cùng tiêu đề của địa bàn."))
    }
}
