import Access
import FormCoding
import Hummingbird
import Markup
import Site
import Vocabulary

/// GET  /dang-nhap   the form           POST /dang-nhap   opens a session
/// POST /dang-xuat   ends it
/// GET  /thiet-lap   the first account  POST /thiet-lap   makes it, with the code printed at the server
struct SignInRoutes: Sendable {
    let bureau: Bureau

    func add(to router: Router<VisitorContext>) {
        router.get("/dang-nhap", use: form)
        router.post("/dang-nhap", use: signIn)
        router.post("/dang-xuat", use: signOut)
        router.get("/thiet-lap", use: setUpForm)
        router.post("/thiet-lap", use: setUp)
    }

    @Sendable private func form(_ request: Request, _ context: VisitorContext) async throws -> Response {
        if bureau.setupCode != nil, try await bureau.officers.isEmpty { return .seeOther(Links.setUp) }
        return try signInPage(context.frame(), form: request.filters).response(from: request, context: context)
    }

    @Sendable private func signIn(_ request: Request, _ context: VisitorContext) async throws -> Response {
        var form = try await request.form()
        let name = form.text("ten", missing: "Hãy ghi tên đăng nhập.")
        let password = form.secret("mat_khau", missing: "Hãy ghi mật khẩu.")
        do {
            guard let name, let password else { throw AccessRefusal.wrongNameOrPassword }
            let token = try await bureau.officers.signIn(
                name: name.lowercased(), password: password,
                from: context.origin(of: request, behind: bureau.isHTTPS ? bureau.proxies : nil),
                place: BrowserWords.of(request))
            let way = ReturnPath(form.typed("tiep")) ?? .home
            return opened(token, .seeOther(Address(way)))
        } catch let refusal as AccessRefusal {
            if !form.hasProblems { form.refuse("ten", refusal.message) }
            let page = Page(signInPage(context.frame(), form: form), status: .unprocessableContent)
            return try page.response(from: request, context: context)
        }
    }

    @Sendable private func signOut(_ request: Request, _ context: VisitorContext) async throws -> Response {
        if let token = context.session?.token { try await bureau.officers.signOut(token.text) }
        var response = Response.seeOther(Links.signIn)
        SessionCookie(isSecure: bureau.isHTTPS).clear(on: &response)
        return response
    }

    @Sendable private func setUpForm(_ request: Request, _ context: VisitorContext) async throws -> Page {
        guard bureau.setupCode != nil, try await bureau.officers.isEmpty else { throw AccessRefusal.notFound }
        return Page(setUpPage(context.frame(), form: .blank))
    }

    @Sendable private func setUp(_ request: Request, _ context: VisitorContext) async throws -> Response {
        guard let code = bureau.setupCode, try await bureau.officers.isEmpty else { throw AccessRefusal.notFound }
        var form = try await request.form()
        let name = form.text("ten", missing: "Hãy chọn tên đăng nhập.")
        let fullName = form.text("ho_ten", missing: "Hãy ghi họ tên của bạn.")
        let password = form.secret("mat_khau", missing: "Hãy đặt mật khẩu.")
        if !code.matches(form.typed("ma")) {
            form.refuse("ma", "Mã thiết lập chưa đúng. Hãy xem lại dòng mã in ở cửa sổ máy chủ.")
        }
        if let name, let fullName, let password, !form.hasProblems {
            let new = NewOfficer(name: name.lowercased(), fullName: fullName, role: .administrator, password: password)
            form.refuse(new.problems)
            if !form.hasProblems {
                _ = try await bureau.officers.setUp(new)
                return opened(
                    try await bureau.officers.signIn(
                        name: new.name, password: password, place: BrowserWords.of(request)), .seeOther(Links.accounts))
            }
        }
        let page = Page(setUpPage(context.frame(), form: form), status: .unprocessableContent)
        return try page.response(from: request, context: context)
    }

    private func opened(_ token: String, _ response: Response) -> Response {
        var response = response
        if let token = SessionToken(token) { SessionCookie(isSecure: bureau.isHTTPS).set(token, on: &response) }
        return response
    }
}
