import Access
import Registry
import Results
import Rulebook
import Storage
import Territory
import Vocabulary

/// The figures of each commune, kept so that those of a city are sums.
///
/// Kept figures bear a stamp: how long the commune's chain was, the day and the rules. As long as the stamp is that of
/// now, they are what a recount would give; only a commune whose stamp has changed is counted again.
public struct RunningTotals: Sendable {
    let premises: Premises

    public init(_ premises: Premises) {
        self.premises = premises
    }

    /// Counts a commune's figures of a year and keeps them.
    ///
    /// - Returns: false where they were kept already as of the same or a later write.
    @discardableResult
    public func recount(_ commune: Key, year: Int, on day: Day, at instant: Instant) async throws -> Bool {
        try await CardRefresh(premises).ifNeeded(in: commune, on: day, at: instant)
        let version = premises.rules.version
        let (stamp, figures) = try await premises.database.read { connection in
            let writes = try Audit.lengths(connection, of: [commune])[commune] ?? 0
            return (
                Stamp(writes: writes, day: day, rulesVersion: version),
                try CommuneFigures(connection, premises, commune: commune, TableQuestion(year: year), today: day)
            )
        }
        return try await premises.database.write { connection in
            try connection.lock(Key.named("vuon.rollup.\(commune).\(year)"))
            let kept = try Stamps(connection, of: [commune], year: year, on: day, rulesVersion: version).kept[commune]
            // Another server of the same installation may have been faster.
            if let kept, kept.stamp == stamp || kept.stamp.writes > stamp.writes { return false }
            try TotalsRows(connection: connection, year: year).replace(figures, of: commune, stamp, at: instant)
            return true
        }
    }

    /// Communes whose kept figures of a year are not those of now.
    public func stale(_ communes: [Key], year: Int, on day: Day) async throws -> [Key] {
        let stale = try await stamps(communes, year, day).stale
        return communes.filter(stale.contains)
    }

    /// What the kept figures of some communes were counted from.
    public func mark(_ communes: [Key], year: Int, by asking: Asking) async throws -> TotalsMark {
        for commune in communes { try asking.must(.readFigures, in: commune) }
        return TotalsMark(try await stamps(communes, year, asking.today))
    }

    /// What is kept of a city's communes, whether it still holds or not: `CommuneStanding.isStale` says so of each.
    public func figures(_ communes: [Area], year: Int, by asking: Asking) async throws -> CityFigures {
        for commune in communes { try asking.must(.readFigures, in: commune.key) }
        return try await reading(communes, year, asking) { try $0.figures() }
    }

    /// The tables of a city, of the forms asked for, added up from what is kept.
    public func tables(
        _ forms: [Int], of city: Area, _ communes: [Area], year: Int, by asking: Asking
    ) async throws -> [OfficialTable] {
        for commune in communes { try asking.must(.readFigures, in: commune.key) }
        return try await reading(communes, year, asking) { reading in
            try reading.figures().tables(forms, of: city, on: asking.today, rules: premises.rules) {
                try reading.totals($0)
            }
        }
    }

    private func stamps(_ communes: [Key], _ year: Int, _ day: Day) async throws -> Stamps {
        let version = premises.rules.version
        return try await premises.database.read {
            try Stamps($0, of: communes, year: year, on: day, rulesVersion: version)
        }
    }

    private func reading<T: Sendable>(
        _ communes: [Area], _ year: Int, _ asking: Asking, _ body: @escaping @Sendable (TotalsReading) throws -> T
    ) async throws -> T {
        let version = premises.rules.version
        return try await premises.database.read { connection in
            let stamps = try Stamps(
                connection, of: communes.map(\.key), year: year, on: asking.today, rulesVersion: version)
            return try body(
                TotalsReading(connection: connection, year: year, communes: communes, stamps: stamps))
        }
    }
}
