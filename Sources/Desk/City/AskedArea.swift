import Access
import Markup
import Registry
import Site
import Territory
import Vocabulary

/// The area that a page is of: a commune, or the city whose communes are added up.
///
/// `/ho` is of the officer's own area, `/dv/19753/ho` of another one; what an officer may not see is not found.
enum AskedArea: Sendable {
    case commune(Area)
    case city(AskedCity)

    var area: Area {
        switch self {
        case .commune(let area): area
        case .city(let city): city.area
        }
    }

    /// Nil for a city.
    var commune: Key? {
        guard case .commune(let area) = self else { return nil }
        return area.key
    }
}

/// A city and its communes, in the order of their codes.
struct AskedCity: Sendable, Hashable {
    let area: Area
    let communes: [Area]

    func commune(_ key: Key) -> Area? { communes.first { $0.key == key } }
}

extension AskedArea {
    /// - Parameters:
    ///   - code: of the area in the address; nil for the officer's own.
    ///   - areas: those of the installation.
    /// - Throws: `AccessRefusal.notFound` for an area that is not the officer's to know of.
    init(_ code: String?, _ areas: InstallationAreas, for asking: Asking) throws {
        let own = asking.communes?.min()
        let isHome = own == nil && (code == nil || code == areas.home.code)
        if let city = areas.city, own == nil, code == city.code || (isHome && city.key == areas.home.key) {
            self = .city(AskedCity(area: city, communes: areas.communes))
            return
        }
        let found = code.map { areas.commune(code: $0) } ?? areas.commune(own ?? areas.home.key)
        guard let found, asking.communes?.contains(found.key) ?? true else { throw AccessRefusal.notFound }
        self = .commune(found)
    }
}

extension AskedArea {
    /// As the head of a page names it.
    func place(in areas: InstallationAreas, for asking: Asking) -> AskedPlace {
        let others = areas.city != nil && asking.communes == nil ? Links.communes.of(nil) : nil
        return AskedPlace(name: area.name, others: others, area: self)
    }
}

extension Bureau {
    /// An error page stands in the area of its address, or in the officer's own where there is no such area.
    @Sendable func errorPlace(_ signedIn: Site.SignedIn, _ path: String) async -> ErrorPlace? {
        guard let asking = signedIn.account as? Asking, let areas = try? await areas(by: asking) else { return nil }
        let parts = path.split(separator: "/")
        let code = parts.count > 1 && parts[0] == "dv" ? String(parts[1]) : nil
        if let code, let asked = try? AskedArea(code, areas, for: asking) {
            return ErrorPlace(asked.place(in: areas, for: asking), scope: code)
        }
        let own = try? AskedArea(nil, areas, for: asking)
        return own.map { ErrorPlace($0.place(in: areas, for: asking), scope: nil) }
    }
}

extension OfficerContext {
    /// The area whose pages are asked for.
    var area: AskedArea {
        get throws {
            guard let area = place?.area as? AskedArea else { throw AccessRefusal.notFound }
            return area
        }
    }

    /// The commune whose pages are asked for.
    ///
    /// - Throws: `CommuneNeeded` where the city is asked for: what is done commune by commune asks which.
    var commune: Key {
        get throws {
            guard case .commune(let area) = try area else { throw CommuneNeeded() }
            return area.key
        }
    }

    /// The city whose pages are asked for; nil where it is a commune.
    var city: AskedCity? {
        get throws {
            guard case .city(let city) = try area else { return nil }
            return city
        }
    }
}

/// A page is of one commune, and the city was asked for.
struct CommuneNeeded: Refusal {
    var code: String { "DB-201" }
    var kind: RefusalKind { .invalid }
    var message: String { "Việc này làm ở từng phường, xã. Hãy chọn một phường, xã ở đầu trang rồi làm lại." }
}
