import HTTPTypes
import Hummingbird
import Vocabulary

/// Refuses what another site's page makes a browser send here.
///
/// A request that may change something must say `Sec-Fetch-Site: same-origin` or `none`; an old browser that does not
/// say it must send an `Origin` whose host is this one. So forms need no hidden token. A proxy in front of this
/// server has to pass `Host` on.
struct SameSiteGuard: RouterMiddleware {
    func handle(
        _ request: Request, context: VisitorContext, next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        guard isSafe(request.method) || comesFromHere(request) else { throw ForeignRequest() }
        return try await next(request, context)
    }

    private func isSafe(_ method: HTTPRequest.Method) -> Bool {
        method == .get || method == .head || method == .options
    }

    private func comesFromHere(_ request: Request) -> Bool {
        if let name = HTTPField.Name("Sec-Fetch-Site"), let site = request.headers[name] {
            return site == "same-origin" || site == "none"
        }
        guard let origin = request.headers[.origin], let host = request.head.authority, !host.isEmpty
        else { return false }
        return origin == "http://" + host || origin == "https://" + host
    }
}

/// A form that was sent from another site.
struct ForeignRequest: Refusal {
    let code = "SITE-101"
    let kind = RefusalKind.notAllowed
    let message = """
        Yêu cầu này không được gửi từ một trang của Vươn nên đã bị chặn. Hãy mở lại trang trong Vươn rồi gửi lại.
        """
}
