import Access
import Hummingbird
import Site

/// Answers "not found" for a page that nobody put into the table of rights: forgotten is refused.
struct RouteGuard: RouterMiddleware {
    func handle(
        _ request: Request, context: OfficerContext, next: (Request, OfficerContext) async throws -> Response
    ) async throws -> Response {
        guard let path = context.endpointPath, RouteRights.knows(request.method.rawValue, path) else {
            throw AccessRefusal.notFound
        }
        return try await next(request, context)
    }
}
