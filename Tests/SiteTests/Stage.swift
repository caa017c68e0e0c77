import Hummingbird
import Markup
import PageClient
import Site
import Synchronization
import Vocabulary

/// Sessions kept in memory, for officers made up by a test.
final class RememberedSessions: SessionStore {
    private let officers: [SessionToken: SignedIn]
    private let flashes = Mutex<[SessionToken: Flash]>([:])

    init(_ officers: [SessionToken: SignedIn]) {
        self.officers = officers
    }

    func resolve(_ token: SessionToken) async throws -> SignedIn? {
        officers[token].map { officer in
            SignedIn(
                name: officer.name, role: officer.role, permissions: officer.permissions,
                hasFlash: flashes.withLock { $0[token] != nil }, account: officer.account)
        }
    }

    func leave(_ flash: Flash, for token: SessionToken) async throws {
        flashes.withLock { $0[token] = flash }
    }

    func takeFlash(for token: SessionToken) async throws -> Flash? {
        flashes.withLock { $0.removeValue(forKey: token) }
    }
}

/// A small site with one page of each kind.
struct Stage {
    let token = SessionToken.fresh()
    let router: Router<VisitorContext>

    init(isHTTPS: Bool = false, isSample: Bool = false) {
        let sessions = RememberedSessions([token: PartsPage.officer])
        let ground = Ground(sessions: sessions, isHTTPS: isHTTPS, navigation: PartsPage.navigation) {
            SiteIdentity(areaName: "Phường Kim Trà", isSample: isSample, version: "0.1")
        }
        router = ground.router()
        router.get("/dang-nhap") { _, context in
            layout(context.frame(), title: "Đăng nhập", body: heading("Đăng nhập"))
        }
        router.get("/hong") { _, _ -> HTML in throw Broken(secret: "Trần Thị Bưởi") }
        router.get("/het-dia") { _, _ -> HTML in throw DiskFull() }
        router.get("/tu-choi/:kind") { _, context -> HTML in throw refusal(context.parameters.get("kind") ?? "") }
        let officers = router.group(context: OfficerContext.self)
        officers.get("/ho") { _, context in
            layout(context.frame(.households), title: "Hộ", body: heading("Hộ của \(context.signedIn.name)"))
        }
        officers.get("/ho/hong") { _, _ -> HTML in throw refusal("invalid") }
        officers.post("/ho") { request, context in
            var form = try await request.form()
            let name = form.text("ten", missing: "Hãy nhập tên.") ?? ""
            return try await context.redirect(to: Address("/ho"), saying: Flash("Đã lưu \(name)."))
        }
    }

    /// Somebody who has not signed in.
    var visitor: RouterClient { RouterClient(router) }

    /// The officer of `PartsPage`.
    var officer: RouterClient {
        var client = RouterClient(router)
        client.cookie = "vuon=\(token.text)"
        return client
    }
}

/// An error that nobody foresaw.
struct Broken: Error {
    let secret: String
}

private struct DiskFull: LoggableError {
    let logLine = "còn 0 byte"
}

private struct Refused: Refusal {
    let kind: RefusalKind
    let code = "HO-104"
    let message = "Hộ này đã được người khác sửa. Hãy mở lại rồi sửa tiếp."
}

private func refusal(_ kind: String) -> Refused {
    switch kind {
    case "notFound": Refused(kind: .notFound)
    case "notAllowed": Refused(kind: .notAllowed)
    case "conflict": Refused(kind: .conflict)
    default: Refused(kind: .invalid)
    }
}
