import Access
import Hummingbird
import Registry
import Rollup
import Site
import Vocabulary

extension ScoreboardRoutes {
    /// The start page of a city: sums of what its communes counted.
    func cityScoreboard(_ city: AskedCity, _ request: Request, _ context: OfficerContext) async throws -> Page {
        let asking = try context.asking
        let model = CityScoreboard(
            city: city, figures: try await figures(of: city, asking), today: asking.today,
            order: CityOrder(rawValue: request.filters.typed("xep")) ?? .code, maySeeNames: asking.can(.readNames),
            mayReadAudit: asking.can(.readAudit))
        return Page(cityScoreboardPage(context.frame(.scoreboard), model))
    }

    /// One measure, commune by commune.
    func cityTarget(_ city: AskedCity, _ context: OfficerContext) async throws -> Page {
        let asking = try context.asking
        guard let measure = CityMeasure.of(context.parameters.get("code") ?? "") else { throw CommuneNeeded() }
        let model = CityTargetModel(
            city: city, figures: try await figures(of: city, asking), measure: measure, today: asking.today)
        return Page(cityTargetPage(context.frame(.scoreboard, crumbs: [Crumb("Bảng chỉ tiêu", Links.home)]), model))
    }

    private func figures(of city: AskedCity, _ asking: Asking) async throws -> CityFigures {
        try await bureau.keptTotals.figures(bureau, of: city, year: bureau.planYear, by: asking)
    }
}
