import Access
import Hummingbird
import Registry
import Site
import Territory
import Vocabulary

/// GET  /ho             a list, narrowed by nhom, tdp, xep, trang    GET /ho.xlsx  the same list as a file
/// POST /ho/tim         keeps a search: 303 to /ho/tim/:id           GET /ho/tim/:id  only for its officer
/// GET  /ho/:household  one household
///
/// Lists and households are also shown as of a day (den-ngay) and as was known on a day (biet-den).
struct HouseholdRoutes: Sendable {
    let bureau: Bureau

    func add(to router: RouterGroup<OfficerContext>) {
        router.get("/ho", use: list)
        router.get("/ho.xlsx", use: sheet)
        router.post("/ho/tim", use: search)
        router.get("/ho/tim/:id", use: found)
        router.get("/ho/:household") { request, context in
            if let city = try context.city { return try await inItsCommune(city, request, context) }
            return try await household(request, context).response(from: request, context: context)
        }
    }

    @Sendable private func list(_ request: Request, _ context: OfficerContext) async throws -> Page {
        if let city = try context.city { return try await cityList(city, request, context) }
        let asking = try context.asking
        let commune = try context.commune
        let query = HouseholdListQuery(request.filters, today: asking.today)
        let page = try await bureau.households.list(
            query.filter, in: commune, at: query.asked.moment, order: query.order, page: query.page, by: asking)
        let moment = query.asked.moment
        let model = HouseholdList(
            page: page, query: query, areas: page.neighbourhoods, search: nil,
            mayEdit: asking.can(.editRegister) && moment == nil,
            mayExport: asking.can(.exportRegister), mayImport: asking.can(.importList) && moment == nil,
            maySeeDoubles: asking.can(.readNames), mayMatch: asking.can(.matchLists),
            takenAlong: moment == nil && asking.canPartly(.takeAlong) && !asking.can(.importList)
                ? page.neighbourhoods : [],
            isOfPart: !asking.can(.readNames),
            day: moment?.day ?? asking.today)
        return Page(householdListPage(context.frame(.households), model))
    }

    @Sendable private func sheet(_ request: Request, _ context: OfficerContext) async throws -> Download {
        let asking = try context.asking
        let commune = try context.commune
        let query = HouseholdListQuery(request.filters, today: asking.today)
        let moment = query.asked.moment
        let place = query.place(try await bureau.areas.neighbourhoods(of: commune, at: moment, by: asking))
        let title = query.filter.group.label
        let words = (["\(title), \(place)"] + [moment?.words].compactMap(\.self)).joined(separator: ", ")
        let list = try await bureau.households.exported(
            query.filter, in: commune, at: moment, order: query.order, words: words, by: asking)
        let sheet = HouseholdListSheet(
            list: list, title: title, place: "\(try context.area.area.name), \(place)",
            isSample: bureau.identity.isSample, at: asking.at,
            day: moment?.words ?? "ngày \(asking.today.shown)")
        let bytes = try bureau.files.made { try sheet.write(to: $0) }
        return Download("\(title) \((moment?.day ?? asking.today).iso).xlsx", .xlsx, bytes: bytes)
    }

    @Sendable private func search(_ request: Request, _ context: OfficerContext) async throws -> Response {
        var form = try await request.form()
        guard let text = form.text("q") else { return .seeOther(Links.households) }
        let id = try await bureau.searches.keep(text, by: context.asking)
        if text.filter(\.isNumber).count >= 4, !text.contains(where: \.isLetter), !text.contains("-") {
            let look = Look(.numberSearch, in: try context.area.commune, at: id, page: "/ho/tim")
            try await bureau.looks.note([look], by: context.asking)
        }
        return .seeOther(Links.search.appending(id))
    }

    @Sendable private func found(_ request: Request, _ context: OfficerContext) async throws -> Response {
        if let city = try context.city {
            return try await cityFound(city, request, context).response(from: request, context: context)
        }
        let asking = try context.asking
        let commune = try context.commune
        let id = try context.key("id")
        let text = try await bureau.searches.text(of: id, by: asking)
        let query = HouseholdListQuery(request.filters, today: asking.today)
        let page = try await bureau.households.search(text, in: commune, page: query.page, by: asking)
        // The code of a household that is gone leads to what became of it.
        if page.lines.isEmpty, let gone = try await bureau.households.gone(code: text, in: commune, by: asking) {
            return .seeOther(Links.household(gone))
        }
        let model = HouseholdList(
            page: page, query: query, areas: [],
            search: HouseholdListSearch(text: text, address: Links.search.appending(id)), mayEdit: false,
            mayExport: false, mayImport: false, maySeeDoubles: false, mayMatch: false, takenAlong: [],
            day: asking.today)
        return try Page(householdListPage(context.frame(.households, crumbs: [Crumb("Hộ", Links.households)]), model))
            .response(from: request, context: context)
    }

    @Sendable private func household(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let asking = try context.asking
        let commune = try context.commune
        let asked = AskedMoment(request.filters, today: asking.today)
        let key = try context.key("household")
        let file: HouseholdFile
        do {
            file = try await bureau.households.file(of: key, in: commune, at: asked.moment, by: asking)
        } catch RegistryRefusal.householdUnknown where asked.moment == nil {
            return try await gone(key, commune, context)
        }
        let changes = try await changes(of: file, commune, asking)
        let model = HouseholdPageModel(
            file: file, story: try await bureau.households.story(of: key, in: commune, by: asking), today: asking.today,
            rules: bureau.rules, areas: try await bureau.areas.neighbourhoods(of: commune, by: asking),
            timeline: changes.filter { change in
                asked.moment?.firstUnknown.map { change.entry.key < $0 } ?? true
            },
            mayEdit: asking.can(.editRegister) && asked.moment == nil, hasPast: asking.can(.readNames), asked: asked)
        return Page(householdPage(context.frame(.households, crumbs: [Crumb("Hộ", Links.households)]), model))
    }

    /// Who sees some tổ dân phố sees their households as they are, not who changed what.
    private func changes(of file: HouseholdFile, _ commune: Key, _ asking: Asking) async throws -> [JournalChange] {
        guard asking.can(.readNames, in: commune) else { return [] }
        let journal = Journal(database: bureau.premises.database)
        return file.own(try await journal.changes(of: file.records, in: commune, by: asking))
    }

    /// A household that has ended, moved away or gone into another one still has its page.
    private func gone(_ key: Key, _ commune: Key, _ context: OfficerContext) async throws -> Page {
        let asking = try context.asking
        let gone = try await bureau.households.gone(key, in: commune, by: asking)
        let journal = Journal(database: bureau.premises.database)
        let decisions = try await bureau.decisions.list(in: commune, by: asking)
        let model = GoneHouseholdModel(
            gone: gone, rules: bureau.rules, areas: try await bureau.areas.neighbourhoods(of: commune, by: asking),
            timeline: gone.own(try await journal.changes(of: gone.records, in: commune, by: asking)),
            decisions: Dictionary(decisions.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first }),
            today: asking.today, mayEdit: asking.can(.editRegister))
        return Page(goneHouseholdPage(context.frame(.households, crumbs: [Crumb("Hộ", Links.households)]), model))
    }
}
