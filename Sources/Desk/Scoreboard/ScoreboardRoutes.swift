import Access
import Hummingbird
import Programme
import Registry
import Results
import Site
import Territory
import Vocabulary

/// GET /                        the scoreboard
/// GET /chi-tieu/:code          one target: quote, how it is counted, trend, parts; nam: of another year's plan
/// GET /chi-tieu/bhyt/:list     the people behind the BHYT target: co, chua, chua-ro; tdp narrows it
///                              each also as of a day (den-ngay) and as was known on a day (biet-den)
/// GET /bang-chi-tieu/mot-trang one page for the Chairman, to be printed
/// GET /bat-dau                 how an installation for real figures is made
struct ScoreboardRoutes: Sendable {
    let bureau: Bureau

    func add(to router: RouterGroup<OfficerContext>) {
        router.get("/", use: scoreboard)
        router.get("/bat-dau", use: beginning)
        router.get("/bang-chi-tieu/mot-trang", use: chairman)
        router.get("/chi-tieu/:code", use: target)
        router.get("/chi-tieu/bhyt/:list", use: insurance)
        addFigures(to: router)
    }

    @Sendable private func scoreboard(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let asking = try context.asking
        guard asking.can(.readFigures) else { return .seeOther(Links.home(of: asking)) }
        if let city = try context.city {
            return try await cityScoreboard(city, request, context).response(from: request, context: context)
        }
        let commune = try context.commune
        let asked = AskedMoment(request.filters, today: asking.today)
        let figures = try await bureau.figures.figures(bureau, of: commune, asked, by: asking)
        let model = Scoreboard(
            year: bureau.planYear, today: asking.today, plan: figures.plan, standings: figures.standings,
            trend: figures.trend, counts: figures.counts, groups: figures.groups,
            errands: TodayItems.of(
                figures.plan, figures.reports,
                households: asking.can(.readNames) ? figures.errands : (0, 0),
                awaiting: asking.can(.readNames) ? figures.awaiting : 0, today: asking.today),
            mayImport: asking.can(.importList),
            mayEdit: asking.can(.editTargets), maySeeNames: asking.can(.readNames),
            mayReadAudit: asking.can(.readAudit), asked: asked)
        return try scoreboardPage(context.frame(.scoreboard), model).response(from: request, context: context)
    }

    @Sendable private func chairman(_ request: Request, _ context: OfficerContext) async throws -> Page {
        if let city = try context.city { return try await chairmanOfCity(city, context) }
        let asking = try context.asking
        let commune = try context.commune
        let year = bureau.planYear
        guard let plan = try await bureau.plans.plan(year: year, in: commune, by: asking)?.plan else {
            throw ProgrammeRefusal.noPlan(year)
        }
        let before = OnePage.endOfLastMonth(asking.today)
        let model = OnePage(
            plan: plan, reports: try await bureau.plans.reports(year: year, in: commune, by: asking),
            today: asking.today, before: before,
            standings: try await bureau.targets.standings(year: year, in: commune, by: asking),
            earlier: try await bureau.targets.standings(
                year: year, in: commune, at: RegisterMoment(day: before), by: asking),
            decisions: try await bureau.decisions.list(in: commune, by: asking))
        let frame = context.frame(.scoreboard, crumbs: [Crumb("Bảng chỉ tiêu", Links.home)])
        return Page(onePage(frame, model))
    }

    @Sendable private func beginning(_ request: Request, _ context: OfficerContext) async throws -> Page {
        Page(beginningPage(context.frame(crumbs: [Crumb("Bảng chỉ tiêu", Links.home)])))
    }

    @Sendable private func target(_ request: Request, _ context: OfficerContext) async throws -> Page {
        if let city = try context.city { return try await cityTarget(city, request, context) }
        let asking = try context.asking
        let commune = try context.commune
        let year = try await askedYear(request, context)
        guard let plan = try await bureau.plans.plan(year: year, in: commune, by: asking)?.plan else {
            throw ProgrammeRefusal.noPlan(year)
        }
        let asked = AskedMoment(request.filters, ofYear: year, today: asking.today)
        let moment = asked.moment
        let standings = try await bureau.targets.standings(year: year, in: commune, at: moment, by: asking)
        guard let standing = standings.first(where: { $0.target.code == context.parameters.get("code") }) else {
            throw AccessRefusal.notFound
        }
        let target = standing.target
        let isInsurance = target.measure == .healthInsurance
        let model = TargetDetail(
            standing: standing, plan: plan, today: asking.today,
            trend: try await bureau.targets.trend(in: commune, at: moment, by: asking),
            table: target.measure == nil || isInsurance
                ? nil : try await bureau.tables.table(1, asked.tables(year), in: commune, by: asking),
            rate: standings.first { $0.target.decidedBy == target.code },
            coverage: isInsurance
                ? try await bureau.targets.insurance(year: year, in: commune, at: moment, by: asking) : nil,
            areas: try await bureau.areas.neighbourhoods(of: commune, at: moment, by: asking),
            figures: target.measure == nil
                ? try await bureau.targets.figures(of: target.code, year: year, in: commune, by: asking) : [],
            mayType: asking.can(.editTargets) && !asked.isTyped,
            years: try await bureau.plans.years(in: commune, by: asking),
            nearest: target.measure == .poorHouseholds && moment == nil && asking.can(.readNames)
                ? try await bureau.targets.nearest(5, in: commune, by: asking) : [],
            asked: asked)
        return Page(targetPage(context.frame(.scoreboard, crumbs: [Crumb("Bảng chỉ tiêu", Links.home)]), model))
    }

    @Sendable private func insurance(_ request: Request, _ context: OfficerContext) async throws -> Page {
        guard let list = InsuranceList(rawValue: context.parameters.get("list") ?? "") else {
            throw AccessRefusal.notFound
        }
        let asking = try context.asking
        let commune = try context.commune
        let year = try await askedYear(request, context)
        let asked = AskedMoment(request.filters, ofYear: year, today: asking.today)
        let coverage = try await bureau.targets.insurance(
            year: year, in: commune, at: asked.moment, by: asking)
        let areas = try await bureau.areas.neighbourhoods(of: commune, at: asked.moment, by: asking)
        let crumbs = [
            Crumb("Bảng chỉ tiêu", Links.home),
            Crumb("BHYT", Links.target("health_insurance", of: year == bureau.planYear ? nil : year)),
        ]
        let model = InsuranceListing(
            list: list, coverage: coverage, areas: areas, place: Key(request.filters.typed("tdp")),
            day: asked.day(today: asking.today), asked: asked)
        return Page(insurancePage(context.frame(.scoreboard, crumbs: crumbs), model))
    }

    /// The year of the plan that a page speaks of: this one, or another that has a plan.
    func askedYear(_ request: Request, _ context: OfficerContext) async throws -> Int {
        let typed = request.filters.typed("nam")
        if typed.isEmpty { return bureau.planYear }
        let years = try await bureau.plans.years(in: context.commune, by: context.asking)
        guard let year = Int(typed), years.contains(year) else { throw AccessRefusal.notFound }
        return year
    }
}
