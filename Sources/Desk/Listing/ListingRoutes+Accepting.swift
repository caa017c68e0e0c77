import Access
import HTTPTypes
import Hummingbird
import Registry
import Site
import Territory
import Vocabulary

/// Step 3: a compared list is accepted or thrown away.
extension ListingRoutes {
    @Sendable func confirm(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let record = try await own(context)
        guard var settings = record.settings else { throw ListingRefusal.notCompared }
        settings.acceptWithoutNumbers = true
        return try await compare(record, settings, context)
    }

    @Sendable func accept(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let asking = try context.asking
        let record = try await own(context)
        let form = try await request.form()
        let mode: ListingMode = form.typed("cach") == ListingMode.valid.rawValue ? .valid : .all
        do {
            let isDone = try await jobs.run(record.key, "Đang ghi vào sổ", patience: bureau.patience) {
                [bureau] progress in
                try await bureau.listings.accept(
                    record.key, commune: record.commune, mode: mode, by: asking, progress: progress)
                try await bureau.lookAtMark()
            }
            let said = isDone ? Flash("Đã nhận danh sách vào sổ hộ.") : nil
            return try await context.redirect(to: Links.listImport(record.key), saying: said)
        } catch let refusal as any Refusal where refusal.kind != .notAllowed && refusal.kind != .notFound {
            let now = try await bureau.listings.one(record.key, commune: record.commune, by: asking)
            return try await step(of: now, .blank, context, refusal: refusal).response(from: request, context: context)
        }
    }

    @Sendable func discard(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let record = try await own(context)
        try await bureau.listings.discard(record.key, commune: record.commune, by: context.asking)
        return try await context.redirect(
            to: Links.importing, saying: Flash("Đã bỏ tệp và xoá tệp khỏi máy chủ. Sổ hộ không thay đổi."))
    }

    @Sendable func refused(_ request: Request, _ context: OfficerContext) async throws -> Download {
        let record = try await own(context)
        let bytes = try await bureau.listings.refusedWorkbook(record.key, commune: record.commune, by: context.asking)
        return Download("ho-bi-tu-choi-\(record.madeAt.day.iso).xlsx", .xlsx, bytes: bytes)
    }
}
