import Access
import HTTPTypes
import Hummingbird
import Site
import Vocabulary

/// Writes down who looked at names, before the page is sent; a look that cannot be written is not shown.
struct LookGuard: RouterMiddleware {
    let looks: Looks

    func handle(
        _ request: Request, context: OfficerContext, next: (Request, OfficerContext) async throws -> Response
    ) async throws -> Response {
        let response = try await next(request, context)
        let pattern = LookTable.pattern(context.endpointPath)
        guard request.method == .get || request.method == .head, response.status == .ok,
            let kind = LookTable.kind(of: pattern)
        else { return response }
        let look = Look(
            kind, in: (context.place?.area as? AskedArea)?.commune, at: context.lookedAt, page: pattern)
        try await looks.note([look], by: context.asking)
        return response
    }
}

/// Writes down what an account asked for and may not have.
struct RefusalGuard: RouterMiddleware {
    let looks: Looks

    func handle(
        _ request: Request, context: OfficerContext, next: (Request, OfficerContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let refusal as AccessRefusal where refusal.kind == .notAllowed || refusal.kind == .notFound {
            let page = "\(request.method.rawValue) \(LookTable.pattern(context.endpointPath))"
            let asking = try context.asking
            // Into the trace of the officer's own commune: whose it was that he asked for, nobody may learn by asking.
            let look = Look(.refused, in: asking.communes?.min(), at: context.lookedAt, page: page)
            try await looks.note([look], by: asking)
            throw refusal
        }
    }
}

extension OfficerContext {
    /// The key in the address that says what was looked at, where there is one.
    fileprivate var lookedAt: Key? {
        LookTable.records.lazy.compactMap { parameters.get($0).flatMap { Key($0) } }.first
    }
}
