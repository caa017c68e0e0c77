import FormCoding
import HTTPTypes
import Hummingbird
import Logging
import Markup
import Vocabulary

/// Turns whatever was thrown into a page in Vietnamese that says what happened and where to go on.
///
/// What an officer can cause is a `Refusal` and says so itself; what an officer cannot cause is logged with the
/// request's id and shown as that id alone, never as its description.
struct ErrorPages: RouterMiddleware {
    /// Within which area an officer's page stands: what went wrong may have done so before the area was found.
    let place: @Sendable (SignedIn, _ path: String) async -> ErrorPlace?

    func handle(
        _ request: Request, context: VisitorContext, next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let trouble = trouble(of: error, context: context)
            if let elsewhere = error as? SignInNeeded { return try elsewhere.response(from: request, context: context) }
            var context = context
            var standing: ErrorPlace?
            if let session = context.session { standing = await place(session.signedIn, request.uri.path) }
            if let standing { context.site = context.site.of(standing.place) }
            return try AddressScope.$area.withValue(standing?.scope) {
                let page = troublePage(context.frame(), trouble, back: wayBack(from: request))
                return try Page(page, status: trouble.status).response(from: request, context: context)
            }
        }
    }

    private func trouble(of error: any Error, context: VisitorContext) -> Trouble {
        switch error {
        case let refusal as any Refusal: return Trouble(refusal)
        case let error as any HTTPResponseError where error.status.code < 500: return Trouble(error.status)
        case let outage as any Outage where outage.outage != nil:
            context.logger.error("outage", metadata: ["error": .string(logLine(of: error))])
            return Trouble(outage: outage.outage ?? "")
        default:
            context.logger.error("unexpected error", metadata: ["error": .string(logLine(of: error))])
            return Trouble(systemErrorID: context.requestID)
        }
    }

    /// Type and case of an error. Its payload may hold a name or a number, so it is left out unless the error vouches.
    private func logLine(of error: any Error) -> String {
        let type = "\(type(of: error))"
        if let loggable = error as? any LoggableError { return type + ": " + loggable.logLine }
        let mirror = Mirror(reflecting: error)
        guard mirror.displayStyle == .enum else { return type }
        return type + "." + (mirror.children.first?.label ?? String(describing: error))
    }

    /// The page from which the request came, where it is one of this site.
    private func wayBack(from request: Request) -> Address? {
        guard let referer = request.headers[.referer], let host = request.head.authority else { return nil }
        for scheme in ["https://", "http://"] where referer.hasPrefix(scheme + host + "/") {
            return ReturnPath(String(referer.dropFirst(scheme.count + host.count))).map { Address($0) }
        }
        return nil
    }
}

/// Within which area an error page stands.
public struct ErrorPlace: Sendable {
    let place: AskedPlace
    let scope: String?

    /// - Parameter scope: the code of the area in whose addresses the page is written; nil for the officer's own.
    public init(_ place: AskedPlace, scope: String?) {
        self.place = place
        self.scope = scope
    }
}

/// An error that can say in a log what happened without naming anybody: no values of rows, names or files.
public protocol LoggableError: Error {
    var logLine: String { get }
}

/// What an error page says.
struct Trouble: Sendable {
    let status: HTTPResponse.Status
    let title: String
    let message: String
    /// What somebody who helps can look for: a refusal's code, or the id of a system error.
    let reference: String?

    init(_ refusal: any Refusal) {
        message = refusal.message
        reference = refusal.code
        switch refusal.kind {
        case .notFound: (status, title) = (.notFound, "Không tìm thấy")
        case .notAllowed: (status, title) = (.forbidden, "Tài khoản này không được làm việc này")
        case .conflict: (status, title) = (.conflict, "Số liệu đã thay đổi")
        case .invalid: (status, title) = (.unprocessableContent, "Chưa làm được")
        }
    }

    init(_ status: HTTPResponse.Status) {
        self.status = status
        reference = nil
        switch status {
        case .notFound:
            title = "Không tìm thấy trang này"
            message = """
                Địa chỉ có thể đã gõ sai, hoặc trang dành cho tài khoản khác. Hãy đi từ trang đầu hoặc mục chính.
                """
        case .contentTooLarge:
            title = "Nội dung gửi lên quá lớn"
            message = "Máy chủ không nhận nội dung lớn như vậy. Hãy chia nhỏ rồi gửi lại từng phần."
        case .unsupportedMediaType:
            title = "Không đọc được nội dung gửi lên"
            message = "Hãy mở lại biểu mẫu trong Vươn rồi gửi lại."
        default:
            title = "Không đọc được yêu cầu"
            message = "Yêu cầu gửi lên không đúng dạng. Hãy mở lại trang trong Vươn rồi làm lại."
        }
    }

    /// What passes, or is mended at the server.
    init(outage: String) {
        status = .serviceUnavailable
        title = "Chưa làm được: máy chủ đang có trở ngại"
        message = outage
        reference = nil
    }

    init(systemErrorID id: String) {
        status = .internalServerError
        title = "Lỗi hệ thống"
        message = """
            Việc vừa làm chưa xong và lỗi không do cách nhập. Hãy thử lại; nếu vẫn vậy, hãy gửi mã bên dưới cho người \
            quản trị.
            """
        reference = id
    }
}

func troublePage(_ frame: PageFrame, _ trouble: Trouble, back: Address?) -> HTML {
    let reference: HTML? = trouble.reference.map { "<p class=\"reference\">Mã: <strong>\($0)</strong></p>" }
    let wayBack: HTML? = back.map { LinkButton("Quay lại trang trước", to: $0).html }
    return layout(
        frame, title: trouble.title,
        body: """
            \(heading(trouble.title))
            <p class="lead">\(trouble.message)</p>
            \(reference)
            <div class="actions">\(wayBack)<a class="button button-secondary" href="/">Về trang đầu</a></div>
            """)
}
