import Access
import HTTPTypes
import Hummingbird
import Registry
import Site
import Territory
import Vocabulary

/// Step 2: how a file was understood, and comparing it with what the importer says of it.
extension ListingRoutes {
    @Sendable func understood(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let record = try await own(context)
        return try await understood(record, nil, context)
    }

    func understood(
        _ record: ListingRecord, _ form: Form?, _ context: OfficerContext, refusal: (any Refusal)? = nil
    ) async throws -> Page {
        let asking = try context.asking
        let questions = try await questions(record, context)
        let model = UnderstoodList(
            record: record, questions: questions,
            form: form
                ?? questions.form(
                    record.settings ?? ListingSettings(day: asking.today), isFirst: record.settings == nil),
            refusal: refusal)
        let isRefused = refusal != nil || model.form.hasProblems
        return Page(understandingPage(frame(context), model), status: isRefused ? .unprocessableContent : .ok)
    }

    private func questions(_ record: ListingRecord, _ context: OfficerContext) async throws -> ListingQuestions {
        let asking = try context.asking
        let understanding = try await bureau.listings.understanding(
            of: record.key, commune: record.commune, by: asking)
        let areas = try await bureau.areas.neighbourhoods(of: record.commune, by: asking)
        return ListingQuestions(understanding: understanding, areas: areas, isSample: bureau.identity.isSample)
    }

    @Sendable func compare(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let record = try await own(context)
        var form = try await request.form()
        guard let settings = ListingQuestions.settings(&form, today: try context.asking.today) else {
            return try await understood(record, form, context).response(from: request, context: context)
        }
        do {
            return try await compare(record, settings, context)
        } catch let refusal as any Refusal where refusal.kind == .invalid {
            return try await understood(record, form, context, refusal: refusal)
                .response(from: request, context: context)
        }
    }

    func compare(
        _ record: ListingRecord, _ settings: ListingSettings, _ context: OfficerContext
    ) async throws -> Response {
        let asking = try context.asking
        _ = try await jobs.run(record.key, "Đang so tệp với sổ", patience: bureau.patience) { [bureau] progress in
            try await bureau.listings.compare(
                record.key, commune: record.commune, settings: settings, by: asking, progress: progress)
        }
        return .seeOther(Links.listImport(record.key))
    }
}
