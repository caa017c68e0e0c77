import Access
import Hummingbird
import Programme
import Registry
import Site
import Vocabulary

/// GET  /ke-hoach                        this year's plan, else how to begin one
/// GET  /ke-hoach/:year                  the document; sua=1 shows the way to change each item
/// GET  /ke-hoach/:year/ke-hoach.yaml    the plan as a file
/// GET  /ke-hoach/:year/lich-su          every change of it
///
/// For who may edit: `PlanRoutes+Beginning` (a new plan, a file, next year's), `PlanRoutes+Items`, `PlanRoutes+Targets`.
struct PlanRoutes: Sendable {
    let bureau: Bureau

    func add(to router: RouterGroup<OfficerContext>) {
        router.get("/ke-hoach", use: current)
        addBeginning(to: router)
        router.get("/ke-hoach/:year", use: document)
        router.get("/ke-hoach/:year/ke-hoach.yaml", use: file)
        router.get("/ke-hoach/:year/lich-su", use: history)
        addItems(to: router)
        addTargets(to: router)
        addReports(to: router)
    }

    @Sendable private func current(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let years = try await bureau.plans.years(in: context.commune, by: context.asking)
        if years.contains(bureau.planYear) { return .seeOther(Links.plan(bureau.planYear)) }
        if let latest = years.first { return .seeOther(Links.plan(latest)) }
        return .seeOther(Links.newPlan)
    }

    @Sendable private func document(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let asking = try context.asking
        let kept = try await kept(context)
        let mayEdit = asking.can(.editTargets)
        let model = PlanDocument(
            plan: kept.plan, years: try await bureau.plans.years(in: context.commune, by: asking),
            today: asking.today, mayEdit: mayEdit, isEditing: mayEdit && request.filters.typed("sua") == "1")
        return Page(planPage(context.frame(.plan), model))
    }

    @Sendable private func file(_ request: Request, _ context: OfficerContext) async throws -> Download {
        let plan = try await kept(context).plan
        return Download(
            "ke-hoach-\(plan.heading.areaCode)-\(plan.year).yaml", .yaml, bytes: Array(try plan.yaml().utf8))
    }

    @Sendable private func history(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let asking = try context.asking
        let kept = try await kept(context)
        let changes = try await Journal(database: bureau.premises.database).changes(
            of: kept.records, in: context.commune, by: asking)
        return Page(planHistoryPage(frame(context, kept.plan), kept, changes))
    }

    // MARK: What pages stand on

    func kept(_ context: OfficerContext) async throws -> KeptPlan {
        guard let year = context.parameters.get("year").flatMap({ Int($0) }) else { throw AccessRefusal.notFound }
        guard let kept = try await bureau.plans.plan(year: year, in: context.commune, by: context.asking) else {
            throw ProgrammeRefusal.noPlan(year)
        }
        return kept
    }

    /// Who may edit: asked before anything is read or shown.
    func editor(_ context: OfficerContext) throws -> Asking {
        let asking = try context.asking
        try asking.must(.editTargets, in: context.commune)
        return asking
    }

    func frame(_ context: OfficerContext, _ plan: Plan) -> PageFrame {
        context.frame(.plan, crumbs: [Crumb("Kế hoạch năm \(plan.year)", Links.plan(plan.year))])
    }
}
