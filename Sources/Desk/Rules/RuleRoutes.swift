import Access
import Hummingbird
import Rulebook
import Site
import Vocabulary

/// GET /quy-dinh                      the rules: standards, parameters, procedures, lists
/// GET /quy-dinh/chuan/:year          the standard of one list year, indicator by indicator
/// GET /quy-dinh/tham-so/:id          one parameter over time
/// GET /quy-dinh/thu-tuc/:code        one procedure, step by step
/// GET /quy-dinh/danh-muc/:id         one list of codes
struct RuleRoutes: Sendable {
    let bureau: Bureau

    func add(to router: RouterGroup<OfficerContext>) {
        router.get("/quy-dinh", use: index)
        router.get("/quy-dinh/chuan/:year", use: standard)
        router.get("/quy-dinh/tham-so/:id", use: parameter)
        router.get("/quy-dinh/thu-tuc/:code", use: procedure)
        router.get("/quy-dinh/danh-muc/:id", use: list)
    }

    private static let crumbs = [Crumb("Kho quy định", Links.rules)]

    @Sendable private func index(_ request: Request, _ context: OfficerContext) async throws -> Page {
        Page(rulesPage(context.frame(.rules), bureau.rules, today: bureau.clock.today()))
    }

    @Sendable private func standard(_ request: Request, _ context: OfficerContext) async throws -> Page {
        guard let year = Int(context.parameters.get("year") ?? ""), let standard = bureau.rules.standard(listYear: year)
        else {
            throw AccessRefusal.notFound
        }
        return Page(standardPage(context.frame(.rules, crumbs: Self.crumbs), standard))
    }

    @Sendable private func parameter(_ request: Request, _ context: OfficerContext) async throws -> Page {
        guard let parameter = bureau.rules.parameters[context.parameters.get("id") ?? ""] else {
            throw AccessRefusal.notFound
        }
        return Page(parameterPage(context.frame(.rules, crumbs: Self.crumbs), parameter))
    }

    @Sendable private func procedure(_ request: Request, _ context: OfficerContext) async throws -> Page {
        guard let procedure = bureau.rules.procedure(context.parameters.get("code") ?? "") else {
            throw AccessRefusal.notFound
        }
        return Page(procedurePage(context.frame(.rules, crumbs: Self.crumbs), procedure))
    }

    @Sendable private func list(_ request: Request, _ context: OfficerContext) async throws -> Page {
        guard let list = bureau.rules.list(context.parameters.get("id") ?? "") else { throw AccessRefusal.notFound }
        return Page(ruleListPage(context.frame(.rules, crumbs: Self.crumbs), list))
    }
}
