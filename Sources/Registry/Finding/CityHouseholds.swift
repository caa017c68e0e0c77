import Access
import Rulebook
import Storage
import Territory
import Vocabulary

/// A line of a list that reaches over several communes.
public struct CityLine: Sendable {
    public let commune: Area
    public let line: HouseholdLine
}

/// A page of such a list: commune after commune, in each by its own order.
public struct CityHouseholdPage: Sendable {
    public let lines: [CityLine]
    public let page: Int
    public let size: Int
    /// All that the list holds; nil for a search that stopped when its page was full.
    public let total: HouseholdCount?
    /// Whether there is a page after this one.
    public let hasMore: Bool
    /// How many indicators the standard has by which the lines are proposed.
    public let indicators: Int
}

extension Households {
    /// A page of a list over several communes, in their order.
    ///
    /// Only the communes that the page reaches into are read: where they begin is known from how many each holds.
    ///
    /// - Parameter counts: of the communes whose number is known; the others are counted.
    public func list(
        _ filter: HouseholdFilter, across communes: [Area], counts: [Key: HouseholdCount], order: HouseholdOrder,
        page: Int, size: Int = 50, by asking: Asking
    ) async throws -> CityHouseholdPage {
        for commune in communes { try asking.must(.readNames, in: commune.key) }
        return try await premises.database.read { connection in
            let queries = communes.map {
                CardQuery(connection, premises, commune: $0.key, day: asking.today)
            }
            let held = try zip(communes, queries).map { try counts[$0.key] ?? $1.count(filter) }
            let total = held.reduce(.none, +)
            let shown = CardQuery.shown(page, of: Int(total.households), size)
            var (skipping, lines) = ((shown - 1) * size, [CityLine]())
            for (place, commune) in communes.enumerated() where lines.count < size {
                let here = Int(held[place].households)
                if skipping < here {
                    let found = try queries[place].lines(
                        filter, order: order, skipping: skipping, size - lines.count)
                    lines += found.map { CityLine(commune: commune, line: $0) }
                }
                skipping = max(0, skipping - here)
            }
            return CityHouseholdPage(
                lines: lines, page: shown, size: size, total: total,
                hasMore: shown * size < Int(total.households),
                indicators: premises.rules.standard(listYear: asking.today.year)?.indicators.count ?? 0)
        }
    }

    /// The commune among these in which a household lives; nil where it lives in none of them.
    public func commune(of household: Key, among communes: [Area], by asking: Asking) async throws -> Area? {
        for commune in communes { try asking.must(.readNames, in: commune.key) }
        let found = try await premises.database.read { connection in
            try connection.first(
                """
                SELECT commune FROM household_card WHERE household = \(household)
                AND commune IN \(list: communes.map(\.key))
                """
            ) { $0.key(0) }
        }
        return communes.first { $0.key == found }
    }

    /// A page of what a search finds over several communes, in their order.
    ///
    /// It looks no further than its page reaches: a name that everybody bears is not sought in forty communes for the sake
    /// of fifty lines.
    public func search(
        _ text: String, across communes: [Area], page: Int, size: Int = 50, by asking: Asking
    ) async throws -> CityHouseholdPage {
        for commune in communes { try asking.must(.readNames, in: commune.key) }
        return try await premises.database.read { connection in
            let shown = max(1, page)
            let versions = try CardVersion.all(connection)
            let text = VietnameseText.tidy(text)
            var (skipping, places) = ((shown - 1) * size, [CityPlace]())
            // One more than the page holds, to know whether there is another page.
            for commune in communes where places.count <= size {
                let names = try premises.names.of(commune.key, versions[commune.key] ?? CardVersion(), connection)
                let found = try HouseholdSearch(connection, premises, commune.key, names).find(text).households
                let some = found.dropFirst(skipping).prefix(size + 1 - places.count)
                places += some.map { CityPlace(commune: commune, household: $0) }
                skipping = max(0, skipping - found.count)
            }
            let lines = try CityCards(connection, day: asking.today).lines(places)
            return CityHouseholdPage(
                lines: Array(lines.prefix(size)), page: shown, size: size, total: nil, hasMore: lines.count > size,
                indicators: premises.rules.standard(listYear: asking.today.year)?.indicators.count ?? 0)
        }
    }
}
