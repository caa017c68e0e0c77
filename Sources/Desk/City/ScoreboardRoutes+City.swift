import Access
import Hummingbird
import Registry
import Results
import Rollup
import Site
import Vocabulary

extension ScoreboardRoutes {
    /// The start page of a city: sums of what its communes counted.
    func cityScoreboard(_ city: AskedCity, _ request: Request, _ context: OfficerContext) async throws -> Page {
        let asking = try context.asking
        let asked = AskedMoment(request.filters, today: asking.today)
        let view = try await CityView(bureau, of: city, asked.tables(bureau.planYear), by: asking)
        let model = CityScoreboard(
            city: city, figures: view.figures, sentence: try await view.table(1, by: asking).sentence,
            today: asking.today, order: CityOrder(rawValue: request.filters.typed("xep")) ?? .code,
            maySeeNames: asking.can(.readNames), mayReadAudit: asking.can(.readAudit), asked: asked)
        return Page(cityScoreboardPage(context.frame(.scoreboard), model))
    }

    /// One measure, commune by commune.
    func cityTarget(_ city: AskedCity, _ request: Request, _ context: OfficerContext) async throws -> Page {
        let asking = try context.asking
        guard let measure = CityMeasure.of(context.parameters.get("code") ?? "") else { throw CommuneNeeded() }
        let asked = AskedMoment(request.filters, today: asking.today)
        let view = try await CityView(bureau, of: city, asked.tables(bureau.planYear), by: asking)
        let model = CityTargetModel(
            city: city, figures: view.figures, measure: measure, today: asking.today, asked: asked)
        return Page(cityTargetPage(context.frame(.scoreboard, crumbs: [Crumb("Bảng chỉ tiêu", Links.home)]), model))
    }

    /// One page for the Chairman of the city.
    ///
    /// What has changed since the end of last month is counted anew from the registers: the page does not wait for it, and
    /// asks for itself again until it is there.
    func chairmanOfCity(_ city: AskedCity, _ context: OfficerContext) async throws -> Page {
        let asking = try context.asking
        let (year, before) = (bureau.planYear, OnePage.endOfLastMonth(asking.today))
        let now = try await CityView(bureau, of: city, TableQuestion(year: year), by: asking)
        var (earlier, counting): (CityFigures?, StillCounting?)
        do {
            earlier = try await CityView(bureau, of: city, TableQuestion(year: year, asOf: before), by: asking).figures
        } catch let waiting as StillCounting {
            counting = waiting
        }
        let model = CityOnePage(
            city: city, figures: now.figures, earlier: earlier, counting: counting, before: before,
            today: asking.today, sentence: try await now.table(1, by: asking).sentence)
        let frame = context.frame(.scoreboard, crumbs: [Crumb("Bảng chỉ tiêu", Links.home)])
        return Page(cityOnePage(frame, model), refresh: counting == nil ? nil : 2)
    }
}
