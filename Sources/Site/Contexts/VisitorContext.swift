import FormCoding
import HTTPTypes
import Hummingbird
import Logging

/// A request of anybody, signed in or not.
public struct VisitorContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// What a visitor can read out when something went wrong: `K7Q2-M9XD`.
    public var requestID = ""
    /// Where to come back to after signing in: this page, where it is one that can be asked for again.
    public var returnPath = ReturnPath.home
    /// What every page says about the installation.
    public var site = SiteIdentity.unnamed
    /// The main menu, before it is filtered by what the officer may do.
    public var navigation: [NavigationItem] = []
    /// Nil where nobody is signed in.
    public var session: Session?
    /// The address at the other end of the connection: the browser's, or the proxy's that stands before this server.
    let peer: String?

    /// An open session: its token, its officer, and the message this page shows once.
    public struct Session: Sendable {
        public let token: SessionToken
        public let signedIn: SignedIn
        public let flash: Flash?
        let store: any SessionStore
    }

    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress
    }

    /// Where a request comes from, for counting attempts: behind a proxy the last address that it named.
    ///
    /// - Parameter proxies: those of the office; what anybody else says of an origin is not believed.
    public func origin(of request: Request, behind proxies: Proxies?) -> String? {
        guard let peer, let proxies, proxies.holds(peer), let name = HTTPField.Name("X-Forwarded-For"),
            let named = request.headers[name], let last = named.split(separator: ",").last
        else { return peer }
        return String(last.drop { $0 == " " })
    }

    /// The frame of a page for somebody who need not be signed in.
    public func frame(_ section: Section? = nil, crumbs: [Crumb] = [], asOf day: ShownDay? = nil) -> PageFrame {
        PageFrame(
            site: site, signedIn: session?.signedIn, navigation: navigation, section: section, crumbs: crumbs,
            asOf: day, flash: session?.flash)
    }
}

/// A request of a signed-in officer: a handler that has this context cannot be reached by anybody else.
///
/// Made by `router.group(context: OfficerContext.self)`; a visitor is sent to the sign-in page and brought back.
public struct OfficerContext: ChildRequestContext {
    public var coreContext: CoreRequestContextStorage
    /// The same request, as a visitor's.
    public private(set) var visitor: VisitorContext
    /// The area that is asked for; nil until the desk has said it.
    public private(set) var place: AskedPlace?
    /// The session whose officer asks.
    public let session: VisitorContext.Session

    public init(context: VisitorContext) throws {
        guard let session = context.session else { throw SignInNeeded(returnPath: context.returnPath) }
        coreContext = context.coreContext
        visitor = context
        self.session = session
    }

    /// The officer who asks.
    public var signedIn: SignedIn { session.signedIn }

    /// From here on every page is of this area.
    public mutating func stand(at place: AskedPlace) {
        self.place = place
        visitor.site = visitor.site.of(place)
    }

    /// The frame of an officer's page.
    public func frame(_ section: Section? = nil, crumbs: [Crumb] = [], asOf day: ShownDay? = nil) -> PageFrame {
        visitor.frame(section, crumbs: crumbs, asOf: day)
    }

    /// 303 to another page, which shows the message once.
    public func redirect(to address: Address, saying flash: Flash? = nil) async throws -> Response {
        if let flash { try await session.store.leave(flash, for: session.token) }
        return .seeOther(address)
    }
}

/// Thrown where only a signed-in officer may go: 303 to the sign-in page with the way back.
public struct SignInNeeded: HTTPResponseError {
    /// Where to go after signing in.
    public let returnPath: ReturnPath

    public var status: HTTPResponse.Status { .seeOther }

    public func response(from request: Request, context: some RequestContext) throws -> Response {
        let isHome = returnPath == .home
        return .seeOther(Address("/dang-nhap").of(nil).with("tiep", isHome ? nil : returnPath.text))
    }
}

extension Response {
    /// The answer to every accepted POST: go and GET that page.
    public static func seeOther(_ address: Address) -> Response {
        Response(status: .seeOther, headers: [.location: address.text])
    }
}
