import Access
import FormCoding
import Hummingbird
import Registry
import Rollup
import Site
import Territory
import Vocabulary

/// Finds the area that an officer's address asks for, keeps every address of the answer within it, and has the city's
/// figures counted again after a write.
struct AreaGuard: RouterMiddleware {
    let bureau: Bureau

    /// The parameter of an address that names an area.
    static let parameter = "don_vi"

    func handle(
        _ request: Request, context: OfficerContext, next: (Request, OfficerContext) async throws -> Response
    ) async throws -> Response {
        let asking = try context.asking
        let areas = try await bureau.areas(by: asking)
        let code = context.parameters.get(AreaGuard.parameter)
        let asked = try AskedArea(code, areas, for: asking)
        var context = context
        context.stand(at: asked.place(in: areas, for: asking))
        return try await AddressScope.$area.withValue(code) {
            do {
                let response = try await next(request, context)
                if request.method == .post { await written(areas) }
                return response
            } catch is CommuneNeeded where request.isOnlyLooking {
                guard case .city(let city) = asked else { throw CommuneNeeded() }
                let page = communeChoicePage(context.frame(), CommuneChoice(city: city, path: path(request, code)))
                return try Page(page).response(from: request, context: context)
            } catch let waiting as StillCounting where request.isOnlyLooking {
                guard case .city(let city) = asked else { throw waiting }
                let page = countingPage(context.frame(), city, waiting, today: asking.today)
                return try Page(page, refresh: 1).response(from: request, context: context)
            }
        }
    }

    /// The page that was asked for, within an area.
    private func path(_ request: Request, _ code: String?) -> ReturnPath {
        let path = request.uri.string
        let prefix = code.map { "/dv/" + $0 } ?? ""
        let rest = path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
        return ReturnPath(rest.hasPrefix("/") ? rest : "/" + rest) ?? .home
    }

    private func written(_ areas: InstallationAreas) async {
        bureau.forgetAreas()
        guard areas.city != nil else { return }
        await bureau.counting.begin(
            areas.communes.map(\.key), year: bureau.planYear, on: bureau.clock.today())
    }
}

extension Request {
    /// Whether it asks for a page and changes nothing.
    fileprivate var isOnlyLooking: Bool { method == .get || method == .head }
}
