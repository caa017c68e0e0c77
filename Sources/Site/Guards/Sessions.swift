import Hummingbird

/// The cookie that carries a session's token: only for this host, never read by scripts, never sent by other sites.
public struct SessionCookie: Sendable {
    /// Whether browsers send it over https alone.
    public let isSecure: Bool

    public init(isSecure: Bool) {
        self.isSecure = isSecure
    }

    /// `__Host-` makes the browser refuse the cookie unless it is secure and of this very host.
    var name: String { isSecure ? "__Host-vuon" : "vuon" }

    /// Begins a session in the browser; it ends with the browser or with the session's row, whichever is first.
    public func set(_ token: SessionToken, on response: inout Response) {
        response.setCookie(cookie(token.text, maxAge: nil))
    }

    /// Ends the session in the browser; the session's row is ended by whoever signs out.
    public func clear(on response: inout Response) {
        response.setCookie(cookie("", maxAge: 0))
    }

    func token(in request: Request) -> SessionToken? {
        request.cookies[name].flatMap { SessionToken($0.value) }
    }

    private func cookie(_ value: String, maxAge: Int?) -> Cookie {
        Cookie(
            name: name, value: value, maxAge: maxAge, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax)
    }
}

/// Finds the officer of the session whose token the browser sent, and takes the message that waits for this page.
struct Sessions: RouterMiddleware {
    let ground: Ground

    func handle(
        _ request: Request, context: VisitorContext, next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        guard let token = ground.cookie.token(in: request), let signedIn = try await ground.sessions.resolve(token)
        else { return try await next(request, context) }
        var context = context
        let flash = signedIn.hasFlash && request.method == .get ? try await ground.sessions.takeFlash(for: token) : nil
        context.session = .init(token: token, signedIn: signedIn, flash: flash, store: ground.sessions)
        return try await next(request, context)
    }
}
