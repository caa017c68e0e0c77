import Access
import Hummingbird
import Registry
import Rollup
import Site
import Territory
import Vocabulary

extension HouseholdRoutes {
    /// A list of the households of a city, narrowed by nhom and xa, commune after commune.
    ///
    /// - Throws: `CommuneNeeded` for one tổ dân phố, which is asked of a commune; `StillCounting` for another moment whose
    ///   lists are being counted.
    func cityList(_ city: AskedCity, _ request: Request, _ context: OfficerContext) async throws -> Page {
        let asking = try context.asking
        let query = HouseholdListQuery(request.filters, today: asking.today)
        guard query.filter.neighbourhood == nil else { throw CommuneNeeded() }
        let commune = try commune(request, of: city)
        // The lists of one commune are counted at once, whatever the moment.
        let isCounted = query.asked.moment == nil || commune == nil
        let figures =
            isCounted
            ? try await CityView(bureau, of: city, query.asked.tables(bureau.planYear), by: asking).figures : nil
        let counts = (figures?.communes ?? []).filter { !$0.isStale }.map {
            ($0.area.key, $0.count(query.filter.group))
        }
        let page = try await bureau.households.list(
            query.filter, across: commune.map { [$0] } ?? city.communes, at: query.asked.moment,
            counts: Dictionary(counts, uniquingKeysWith: { first, _ in first }), order: query.order,
            page: query.page, by: asking)
        return Page(
            cityListPage(
                context.frame(.households),
                CityList(
                    city: city, page: page, query: query, commune: commune, search: nil, today: asking.today)))
    }

    /// What a kept search finds in a city.
    func cityFound(_ city: AskedCity, _ request: Request, _ context: OfficerContext) async throws -> Page {
        let asking = try context.asking
        let id = try context.key("id")
        let text = try await bureau.searches.text(of: id, by: asking)
        let query = HouseholdListQuery(request.filters, today: asking.today)
        let page = try await bureau.households.search(text, across: city.communes, page: query.page, by: asking)
        let model = CityList(
            city: city, page: page, query: query, commune: nil,
            search: HouseholdListSearch(text: text, address: Links.search.appending(id)), today: asking.today)
        return Page(cityListPage(context.frame(.households, crumbs: [Crumb("Hộ", Links.households)]), model))
    }

    /// A household has its page in its commune: whoever was sent its address from there is led to it.
    func inItsCommune(_ city: AskedCity, _ request: Request, _ context: OfficerContext) async throws -> Response {
        let household = try context.key("household")
        let commune = try await bureau.households.commune(of: household, among: city.communes, by: context.asking)
        guard let commune else { throw AccessRefusal.notFound }
        let asked = AskedMoment(request.filters, today: try context.asking.today)
        return .seeOther(asked.at(Links.household(household)).of(commune.code))
    }

    private func commune(_ request: Request, of city: AskedCity) throws -> Area? {
        let code = request.filters.typed("xa")
        guard !code.isEmpty else { return nil }
        guard let commune = city.communes.first(where: { $0.code == code }) else { throw AccessRefusal.notFound }
        return commune
    }
}
