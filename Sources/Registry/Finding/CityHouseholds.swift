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
    /// - Parameters:
    ///   - moment: the list as it was then; nil for now. Another moment's list is made from the register.
    ///   - counts: of the communes whose number is known; the others are counted.
    public func list(
        _ filter: HouseholdFilter, across communes: [Area], at moment: RegisterMoment? = nil,
        counts: [Key: HouseholdCount], order: HouseholdOrder, page: Int, size: Int = 50, by asking: Asking
    ) async throws -> CityHouseholdPage {
        for commune in communes { try asking.must(.readNames, in: commune.key) }
        let isShort = moment == nil && size <= 100 && communes.allSatisfy { counts[$0.key] != nil }
        return try await (isShort ? premises.database.glance : premises.database.read) { connection in
            let lists =
                try moment.map { try then(connection, filter, order, at: $0) } ?? now(connection, filter, order, asking)
            let held = try communes.map { try counts[$0.key] ?? lists.count($0.key) }
            let total = held.reduce(.none, +)
            let shown = CardQuery.shown(page, of: Int(total.households), size)
            var (skipping, lines) = ((shown - 1) * size, [CityLine]())
            for (commune, count) in zip(communes, held) where lines.count < size {
                let here = Int(count.households)
                if skipping < here {
                    let found = try lists.lines(commune.key, skipping, size - lines.count)
                    lines += found.map { CityLine(commune: commune, line: $0) }
                }
                skipping = max(0, skipping - here)
            }
            return CityHouseholdPage(
                lines: lines, page: shown, size: size, total: total,
                hasMore: shown * size < Int(total.households), indicators: lists.indicators)
        }
    }

    /// The same list of each commune: how many it holds, and some of its lines.
    private struct CommuneLists {
        let count: (Key) throws -> HouseholdCount
        let lines: (_ commune: Key, _ skipping: Int, _ most: Int) throws -> [HouseholdLine]
        let indicators: Int
    }

    private func now(
        _ connection: any Connection, _ filter: HouseholdFilter, _ order: HouseholdOrder, _ asking: Asking
    ) -> CommuneLists {
        func query(_ commune: Key) -> CardQuery {
            CardQuery(connection, premises, commune: commune, day: asking.today)
        }
        return CommuneLists(
            count: { try query($0).count(filter) },
            lines: { try query($0).lines(filter, order: order, skipping: $1, $2) },
            indicators: premises.rules.standard(listYear: asking.today.year)?.indicators.count ?? 0)
    }

    private func then(
        _ connection: any Connection, _ filter: HouseholdFilter, _ order: HouseholdOrder, at moment: RegisterMoment
    ) throws -> CommuneLists {
        let rules = try premises.then(connection, moment)
        func register(_ commune: Key) throws -> RegisterThen {
            try premises.registersThen.register(connection, rules, commune: commune, at: moment)
        }
        return CommuneLists(
            count: { commune in
                let page = try register(commune).page(filter, order: order, page: 1, size: 1)
                return HouseholdCount(households: Int64(page.total), people: Int64(page.people))
            },
            lines: { try register($0).lines(filter, order: order, skipping: $1, $2) },
            indicators: try rules.standard(on: moment.day).indicators.count)
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
        let text = SearchedText(text, premises.vault)
        return try await premises.names.ask(premises.database, of: communes.map(\.key)) { connection in
            let shown = max(1, page)
            let versions = try CardVersion.all(connection)
            var (skipping, places) = ((shown - 1) * size, [CityPlace]())
            // One more than the page holds, to know whether there is another page.
            for commune in communes where places.count <= size {
                let names = try premises.names.of(commune.key, versions[commune.key] ?? CardVersion(), connection)
                let found = try HouseholdSearch(connection, commune.key, names).find(text).households
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
