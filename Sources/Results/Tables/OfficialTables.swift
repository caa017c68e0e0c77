import Access
import Registry
import Rulebook
import Storage
import Territory
import Vocabulary

/// Makes the tables of the review and opens what is behind each of their numbers.
public struct OfficialTables: Sendable {
    let premises: Premises

    public init(_ premises: Premises) {
        self.premises = premises
    }

    /// The tables there are, with their titles.
    public static let all: [(number: Int, title: String)] = [
        (1, SummaryTable.title), (2, MovementTable.title(.poor)), (3, MovementTable.title(.nearPoor)),
    ]

    /// A table of a commune for the review of a year.
    public func table(_ number: Int, year: Int, in commune: Key, by asking: Asking) async throws -> OfficialTable {
        try asking.must(.readFigures, in: commune)
        guard (1...3).contains(number) else { throw ResultsRefusal.noTable(number) }
        let period = try await period(year: year, in: commune, by: asking)
        return OfficialTables.make(number, period)
    }

    /// The households behind a counted number.
    public func households(behind address: CellAddress, in commune: Key, by asking: Asking) async throws -> [BehindCell]
    {
        try asking.must(.readNames, in: commune)
        let period = try await period(year: address.year, in: commune, by: asking)
        return period.transitions.compactMap { transition in
            let contribution = OfficialTables.contribution(of: transition, to: address)
            return contribution == 0 ? nil : BehindCell(household: transition.household, contribution: contribution)
        }
    }

    /// The totals behind a typed number: day, source, who is counted.
    public func totals(behind address: CellAddress, in commune: Key, by asking: Asking) async throws -> [ResidentsTotal]
    {
        try asking.must(.readFigures, in: commune)
        let period = try await period(year: address.year, in: commune, by: asking)
        guard let place = address.place else {
            let own = period.totals.filter { $0.area == commune }
            let parts = Set(period.neighbourhoods.map(\.key))
            return own.isEmpty ? period.totals.filter { parts.contains($0.area) } : own
        }
        return period.totals.filter { $0.area == place }
    }

    private func period(year: Int, in commune: Key, by asking: Asking) async throws -> ReviewPeriod {
        try await premises.database.read {
            try ReviewPeriod($0, premises.rules, commune: commune, year: year, today: asking.today)
        }
    }

    static func make(_ number: Int, _ period: ReviewPeriod) -> OfficialTable {
        let places: [Key?] = period.neighbourhoods.map(\.key) + [nil]
        let names = period.neighbourhoods.map(\.name) + ["Tổng cộng"]
        let rows = zip(places, names).flatMap { place, name in self.rows(number, period, place, name) }
        return OfficialTable(
            number: number, title: all[number - 1].title, year: period.year, area: period.commune.name, day: period.day,
            isFinal: period.closedOn != nil,
            columns: number == 1
                ? SummaryTable.columns : MovementTable.columns(MovementTable.category(ofTable: number)),
            rows: rows, breaches: TableIdentities(period).breaches(of: number))
    }

    private static func rows(
        _ number: Int, _ period: ReviewPeriod, _ place: Key?, _ name: String
    ) -> [OfficialTable.Row] {
        guard number > 1 else {
            return [OfficialTable.Row(place: place, label: name, kind: nil, cells: SummaryTable.cells(period, place))]
        }
        let category = MovementTable.category(ofTable: number)
        return OfficialTable.Kind.allCases.map { kind in
            OfficialTable.Row(
                place: place, label: name, kind: kind, cells: MovementTable.cells(period, category, place, kind))
        }
    }

    private static func contribution(of transition: Transition, to address: CellAddress) -> Int64 {
        guard address.table > 1 else {
            guard let category = SummaryTable.category(ofColumn: address.column),
                transition.ends(as: category, in: address.place)
            else { return 0 }
            return address.column >= 9 ? transition.peopleAfter : 1
        }
        guard let column = MovementColumn(rawValue: address.column) else { return 0 }
        let category = MovementTable.category(ofTable: address.table)
        return address.kind == .households
            ? transition.households(column, of: category, in: address.place)
            : transition.people(column, of: category, in: address.place)
    }
}

/// One household behind a number, and how much of the number it is (1, or its people).
public struct BehindCell: Sendable {
    public let household: Key
    public let contribution: Int64
}
