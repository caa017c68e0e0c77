import Access
import FormCoding
import Hummingbird
import Registry
import Site

/// GET /phuong-xa   the communes of the city, to choose one
struct CommuneRoutes: Sendable {
    let bureau: Bureau

    func add(to router: RouterGroup<OfficerContext>) {
        router.get("/phuong-xa", use: index)
    }

    @Sendable private func index(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let asking = try context.asking
        let areas = try await bureau.areas(by: asking)
        guard let city = areas.city, asking.communes == nil else { throw AccessRefusal.notFound }
        let model = CommuneChoice(city: AskedCity(area: city, communes: areas.communes), path: .home)
        return Page(communeChoicePage(context.frame(), model))
    }
}
