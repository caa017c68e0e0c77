import Access
import Rulebook
import Storage
import Territory
import Vocabulary

/// Finds households: lists, searches, the page of one.
public struct Households: Sendable {
    let premises: Premises

    public init(_ premises: Premises) {
        self.premises = premises
    }

    /// A page of a list, from the cards: the register itself is not loaded.
    ///
    /// - Parameter moment: the list as it was then; nil for now. Another moment's list is made from the register.
    public func list(
        _ filter: HouseholdFilter, in commune: Key, at moment: RegisterMoment? = nil, order: HouseholdOrder = .name,
        page: Int = 1, size: Int = 50, by asking: Asking
    ) async throws -> HouseholdPage {
        let part = try asking.part(.readNames, in: commune)
        return try await lines(filter.within(part), in: commune, at: moment, order, page, size, today: asking.today)
            .within(part)
    }

    private func lines(
        _ filter: HouseholdFilter, in commune: Key, at moment: RegisterMoment?, _ order: HouseholdOrder, _ page: Int,
        _ size: Int, today: Day
    ) async throws -> HouseholdPage {
        // Another moment had other tổ dân phố: a part of today's is not asked of it.
        guard filter.part.isWhole || moment == nil else { throw AccessRefusal.notFound }
        guard let moment else {
            return try await (size <= 100 ? premises.database.glance : premises.database.read) { connection in
                try reading(connection, commune, today).page(filter, order: order, page: page, size: size)
            }
        }
        return try await premises.database.read { connection in
            let then = try premises.then(connection, moment)
            return try premises.registersThen.register(connection, then, commune: commune, at: moment)
                .page(filter, order: order, page: page, size: size)
        }
    }

    /// A query that reads, and so may take what was read before.
    private func reading(_ connection: any Connection, _ commune: Key, _ day: Day) throws -> CardQuery {
        CardQuery(
            connection, premises, commune: commune, day: day,
            kept: try premises.lists.commune(commune, connection, on: day, rules: premises.rules))
    }

    /// All of a list, to be taken away as a file; that it was taken is in the audit chain.
    ///
    /// - Parameter words: what the list is, for the journal: its group and its place.
    public func exported(
        _ filter: HouseholdFilter, in commune: Key, at moment: RegisterMoment? = nil, order: HouseholdOrder = .name,
        words: String, by asking: Asking
    ) async throws -> HouseholdPage {
        let part = try asking.part(.exportRegister, in: commune)
        let page = try await lines(
            filter.within(part), in: commune, at: moment, order, 1, Int(Int32.max), today: asking.today)
        try await HandedOut(premises).record("\(words): \(Shown.number(page.total)) hộ", of: commune, by: asking)
        return page
    }

    /// Households in which somebody's name holds all of these words, in any order and without accents; or whose code or a
    /// member's last four digits are these.
    public func search(_ text: String, in commune: Key, page: Int = 1, size: Int = 50, by asking: Asking) async throws
        -> HouseholdPage
    {
        let part = try asking.part(.readNames, in: commune)
        let text = SearchedText(text, premises.vault)
        return try await premises.names.ask(premises.database, of: [commune]) { connection in
            let found = try HouseholdSearch(
                connection, commune, premises.names.of(commune, connection)
            ).find(text)
            let query = try reading(connection, commune, asking.today)
            guard part.isWhole else {
                let filter = HouseholdFilter(keys: found.households).within(part)
                return try query.page(filter, order: .name, page: page, size: size)
            }
            return try query.page(found, page: page, size: size)
        }
    }

    /// Reads the names of every commune into memory, one after the other, so that the first search does not wait for it.
    public func rememberNames(by asking: Asking) async throws {
        try asking.must(.readNames)
        for commune in try await premises.database.read({ try CardVersion.all($0).keys.sorted() }) {
            _ = try await premises.database.read { _ = try premises.names.of(commune, $0) }
        }
    }

    /// Everything a household's page shows.
    ///
    /// - Parameter moment: the household as it was then; nil for now.
    public func file(
        of key: Key, in commune: Key, at moment: RegisterMoment? = nil, by asking: Asking
    ) async throws -> HouseholdFile {
        let part = try asking.part(.readNames, in: commune)
        guard part.isWhole || moment == nil else { throw AccessRefusal.notFound }
        return try await (moment == nil ? premises.database.glance : premises.database.read) { connection in
            try Households.mustHold(part, key, connection, commune)
            let then = try moment.map { try premises.then(connection, $0) } ?? premises
            return try HouseholdFile(connection, then, commune: commune, key: key, at: moment, today: asking.today)
        }
    }

    /// The household that has a code and lives here; nil where none does.
    public func key(ofCode code: String, in commune: Key, by asking: Asking) async throws -> Key? {
        let part = try asking.part(.readNames, in: commune)
        return try await premises.database.read { connection in
            try connection.first(
                "SELECT household, neighbourhood FROM household_card WHERE commune = \(commune) AND code = \(code)"
            ) { part.holds($0.key(0), in: $0.key(1)) ? $0.key(0) : nil }.flatMap(\.self)
        }
    }

    /// - Throws: as for a household that there never was, where it lives outside of what may be seen.
    static func mustHold(_ part: RegisterPart, _ household: Key, _ connection: any Connection, _ commune: Key) throws {
        guard !part.isWhole else { return }
        let place = try connection.first(
            "SELECT neighbourhood FROM household_card WHERE commune = \(commune) AND household = \(household)"
        ) { $0.key(0) }
        guard let place, part.holds(household, in: place) else { throw RegistryRefusal.householdUnknown }
    }

    /// How many households and people the register of a commune holds.
    ///
    /// - Parameter moment: held then; nil for now.
    public func counts(
        in commune: Key, at moment: RegisterMoment? = nil, by asking: Asking
    ) async throws -> (households: Int, people: Int) {
        try asking.must(.readFigures, in: commune)
        if let moment {
            let whole = try await lines(HouseholdFilter(), in: commune, at: moment, .code, 1, 1, today: asking.today)
            return (whole.total, whole.people)
        }
        let count = try await count(HouseholdFilter(), in: commune, on: asking.today)
        return (Int(count.households), Int(count.people))
    }

    /// How many households that live in a commune wait for a decision today.
    public func awaiting(in commune: Key, by asking: Asking) async throws -> Int {
        try asking.must(.readFigures, in: commune)
        return Int(try await count(HouseholdFilter(group: .awaiting), in: commune, on: asking.today).households)
    }

    private func count(_ filter: HouseholdFilter, in commune: Key, on day: Day) async throws -> HouseholdCount {
        try await premises.database.read { connection in
            try CardQuery(connection, premises, commune: commune, day: day).count(filter)
        }
    }
}
