import Hummingbird

/// Lets what may take long leave the thread of its connection, which others wait for: files that are made, and whatever
/// is sent.
///
/// Pages that are only looked at stay: they take a third of a millisecond, and their questions to the database leave the
/// thread by themselves where they are long.
struct LongWork: RouterMiddleware {
    func handle(
        _ request: Request, context: VisitorContext, next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        let isLookedAt = request.method == .get || request.method == .head
        if isLookedAt, !request.uri.path.utf8.contains(UInt8(ascii: ".")) { return try await next(request, context) }
        return try await withTaskExecutorPreference(globalConcurrentExecutor) { try await next(request, context) }
    }
}
