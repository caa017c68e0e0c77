import Access
import Hummingbird
import Registry
import Rulebook
import Rulings
import Site
import Vocabulary

/// GET /quy-dinh                      the rules: standards, parameters, procedures, lists; tim searches them all
/// GET /quy-dinh/chuan/:year          the standard of one list year, indicator by indicator
/// GET /quy-dinh/tham-so/:id          one parameter over time
/// GET /quy-dinh/muc                  any other rule with dated values, by ma
/// GET /quy-dinh/thu-tuc/:code        one procedure, step by step
/// GET /quy-dinh/danh-muc/:id         one list of codes
/// GET /quy-dinh/van-ban/:id          one document, and what rests on it
/// GET /quy-dinh/chua-kiem-chung      what is used and nobody has compared with the gazette
struct RuleRoutes: Sendable {
    let bureau: Bureau

    func add(to router: RouterGroup<OfficerContext>) {
        router.get("/quy-dinh", use: index)
        router.get("/quy-dinh/chuan/:year", use: standard)
        router.get("/quy-dinh/tham-so/:id", use: parameter)
        router.get("/quy-dinh/muc", use: anyRule)
        router.get("/quy-dinh/thu-tuc/:code", use: procedure)
        router.get("/quy-dinh/danh-muc/:id", use: list)
        router.get("/quy-dinh/van-ban/:id", use: document)
        router.get("/quy-dinh/chua-kiem-chung", use: unverified)
        RulingRoutes(bureau: bureau).add(to: router)
    }

    private static let crumbs = [Crumb("Kho quy định", Links.rules)]

    private func frame(_ context: OfficerContext) -> PageFrame { context.frame(.rules, crumbs: Self.crumbs) }

    @Sendable private func index(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let asking = try context.asking
        let now = bureau.shelf.now
        let wanted = VietnameseText.tidy(request.filters.typed("tim"))
        if !wanted.isEmpty {
            return Page(ruleSearchPage(frame(context), wanted, now.rules.index.search(wanted), now.rules))
        }
        let model = RulesModel(
            rules: now.rules, today: asking.today, waiting: try await bureau.rulings.waiting(by: asking).count,
            unverified: UnverifiedRule.all(now.rules, on: asking.today).count, unfit: now.unfit,
            recounting: asking.can(.readFigures)
                ? try await CardRefresh(bureau.premises).waiting(on: asking.today, by: asking) : 0,
            mayEnter: asking.can(.enterRuling))
        return Page(rulesPage(context.frame(.rules), model))
    }

    @Sendable private func standard(_ request: Request, _ context: OfficerContext) async throws -> Page {
        guard let year = Int(context.parameters.get("year") ?? ""), let standard = bureau.rules.standard(listYear: year)
        else {
            throw AccessRefusal.notFound
        }
        return Page(standardPage(frame(context), standard))
    }

    @Sendable private func parameter(_ request: Request, _ context: OfficerContext) async throws -> Page {
        try await page(of: "parameters/\(context.parameters.get("id") ?? "")", context)
    }

    @Sendable private func anyRule(_ request: Request, _ context: OfficerContext) async throws -> Page {
        try await page(of: request.filters.typed("ma"), context)
    }

    private func page(of id: String, _ context: OfficerContext) async throws -> Page {
        let asking = try context.asking
        let now = bureau.shelf.now
        guard let entry = now.rules.index[id], entry.kind != .document else { throw AccessRefusal.notFound }
        let cases = bureau.shelf.cases().filter { $0.asks(about: id, of: now.rules) }
        let model = RuleModel(
            entry: entry, label: entry.shownLabel(now.rules),
            rulings: try await bureau.rulings.history(of: id, by: asking),
            uses: RuleUse.all(of: id, in: now.rules), contents: ruleContents(id, now.rules, on: asking.today),
            cases: cases.map { CheckedCase(name: $0.name, differences: $0.differences(now.rules)) },
            mayEnter: asking.can(.enterRuling))
        return Page(rulePage(frame(context), model))
    }

    @Sendable private func procedure(_ request: Request, _ context: OfficerContext) async throws -> Page {
        guard let procedure = bureau.rules.procedure(context.parameters.get("code") ?? "") else {
            throw AccessRefusal.notFound
        }
        return Page(procedurePage(frame(context), procedure, try standing("procedures/\(procedure.code)", context)))
    }

    private func standing(_ id: String, _ context: OfficerContext) throws -> RuleStanding {
        let rules = bureau.rules
        guard let entry = rules.index[id] else { throw AccessRefusal.notFound }
        return RuleStanding(
            entry: entry, uses: RuleUse.all(of: id, in: rules), mayEnter: try context.asking.can(.enterRuling))
    }

    @Sendable private func list(_ request: Request, _ context: OfficerContext) async throws -> Page {
        guard let list = bureau.rules.list(context.parameters.get("id") ?? "") else { throw AccessRefusal.notFound }
        return Page(ruleListPage(frame(context), list, try standing("lists/\(list.id)", context)))
    }

    @Sendable private func document(_ request: Request, _ context: OfficerContext) async throws -> Page {
        guard let document = bureau.rules.documents[context.parameters.get("id") ?? ""] else {
            throw AccessRefusal.notFound
        }
        return Page(documentPage(frame(context), document, bureau.rules))
    }

    @Sendable private func unverified(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let asking = try context.asking
        let model = UnverifiedModel(
            rules: UnverifiedRule.all(bureau.rules, on: asking.today), mayEnter: asking.can(.enterRuling))
        return Page(unverifiedPage(frame(context), model))
    }
}
