import HTTPTypes
import Hummingbird

/// What browsers may do with our answers: nothing from elsewhere, no frames, no scripts or styles within pages.
///
/// Whatever does not say how long it may be kept is not kept at all: officers share computers.
struct SecurityHeaders: RouterMiddleware {
    private let headers: [(HTTPField.Name, String)]

    init(isHTTPS: Bool) {
        let policy = [
            "default-src 'self'", "img-src 'self' data:", "object-src 'none'", "base-uri 'none'", "form-action 'self'",
            "frame-ancestors 'none'",
        ]
        let named: [(String, String)] = [
            ("Content-Security-Policy", policy.joined(separator: "; ")), ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "same-origin"), ("X-Frame-Options", "DENY"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
        ]
        // Over plain http browsers ignore these two, and complain of them.
        let transport = [
            ("Strict-Transport-Security", "max-age=31536000"), ("Cross-Origin-Opener-Policy", "same-origin"),
        ]
        headers = (named + (isHTTPS ? transport : [])).compactMap { name, value in
            HTTPField.Name(name).map { ($0, value) }
        }
    }

    func handle(
        _ request: Request, context: VisitorContext, next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for (name, value) in headers where response.headers[name] == nil { response.headers[name] = value }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }
}
