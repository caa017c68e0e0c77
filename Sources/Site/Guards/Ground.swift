import FormCoding
import Hummingbird
import Markup

/// The ground on which all routes stand: guards in their order, assets, sessions.
///
/// Routes of officers go into `router.group(context: OfficerContext.self)`.
public struct Ground: Sendable {
    let sessions: any SessionStore
    let cookie: SessionCookie
    let identity: @Sendable () async -> SiteIdentity
    let navigation: [NavigationItem]
    let place: @Sendable (SignedIn, _ path: String) async -> ErrorPlace?

    /// - Parameters:
    ///   - isHTTPS: whether browsers reach this site by https, through a proxy; then the cookie is `Secure`.
    ///   - identity: asked on every request, so it answers from memory and cannot fail.
    ///   - navigation: the main menu in its order, for somebody who may do everything.
    ///   - place: within which area an officer's error page stands; nil for the installation as a whole.
    public init(
        sessions: any SessionStore, isHTTPS: Bool, navigation: [NavigationItem],
        place: @escaping @Sendable (SignedIn, _ path: String) async -> ErrorPlace? = { _, _ in nil },
        identity: @escaping @Sendable () async -> SiteIdentity
    ) {
        self.sessions = sessions
        cookie = SessionCookie(isSecure: isHTTPS)
        self.identity = identity
        self.navigation = navigation
        self.place = place
    }

    /// A router with every guard before its first route (Hummingbird guards only routes added later).
    ///
    /// `SecurityHeaders` stand outside `ErrorPages`, so that error pages carry them too; `ErrorPages` stand twice,
    /// so that an officer's error page has the officer's frame.
    public func router() -> Router<VisitorContext> {
        let router = Router(context: VisitorContext.self, options: [.autoGenerateHeadEndpoints])
        router.middlewares.add(RequestLog())
        router.middlewares.add(SecurityHeaders(isHTTPS: cookie.isSecure))
        router.middlewares.add(AssetFiles())
        router.middlewares.add(LongWork())
        router.middlewares.add(SiteNames(ground: self))
        router.middlewares.add(ErrorPages(place: place))
        router.middlewares.add(SameSiteGuard())
        router.middlewares.add(Sessions(ground: self))
        router.middlewares.add(ErrorPages(place: place))
        return router
    }
}

/// Answers for the stylesheet and the icon, before anybody is asked who they are.
struct AssetFiles: RouterMiddleware {
    func handle(
        _ request: Request, context: VisitorContext, next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        let path = request.uri.path
        guard path.hasPrefix("/assets/") || path == "/favicon.ico", request.method == .get || request.method == .head
        else { return try await next(request, context) }
        if path == "/favicon.ico" { return Assets.favicon.response(to: request) }
        if let asset = Assets.all.first(where: { $0.address.text == path }) { return asset.response(to: request) }
        return Response(status: .notFound, headers: [.contentType: "text/plain; charset=utf-8"])
    }
}

/// Puts the installation's name, the menu and the way back into the context.
struct SiteNames: RouterMiddleware {
    let ground: Ground

    func handle(
        _ request: Request, context: VisitorContext, next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.site = await ground.identity()
        context.navigation = ground.navigation
        // Only a page that was asked for can be asked for again; a form that was sent cannot.
        if request.method == .get { context.returnPath = ReturnPath(request.uri.string) ?? .home }
        return try await next(request, context)
    }
}
