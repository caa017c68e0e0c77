import Access
import Results
import Rollup
import Synchronization
import Territory
import Vocabulary

/// The sums of a city as they were added last, for as long as no commune's figures were counted anew.
final class KeptTotals: Sendable {
    private struct State {
        let mark: TotalsMark
        /// As they were named: a new name is written for the installation, and lengthens no commune's chain.
        let city: AskedCity
        var figures: CityFigures?
        var tables: [Int: OfficialTable] = [:]
    }

    /// One for each year that somebody looks at.
    private let kept = Mutex<[Int: State]>([:])

    /// The city's figures of a year: what is out of date is counted beside the page, which waits for it only a moment.
    func figures(_ bureau: Bureau, of city: AskedCity, year: Int, by asking: Asking) async throws -> CityFigures {
        let mark = try await mark(bureau, city, year, asking)
        if let known = state(year, mark, city)?.figures { return known }
        let figures = try await bureau.totals.figures(city.communes, year: year, by: asking)
        keep(year, mark, city) { $0.figures = figures }
        return figures
    }

    /// Tables of the city, all of one look at what is kept.
    func tables(
        _ numbers: [Int], _ bureau: Bureau, of city: AskedCity, year: Int, by asking: Asking
    ) async throws -> [OfficialTable] {
        let mark = try await mark(bureau, city, year, asking)
        let known = state(year, mark, city)?.tables ?? [:]
        let wanted = numbers.compactMap { known[$0] }
        if wanted.count == numbers.count { return wanted }
        let tables = try await bureau.totals.tables(numbers, of: city.area, city.communes, year: year, by: asking)
        keep(year, mark, city) { state in
            for table in tables { state.tables[table.number] = table }
        }
        return tables
    }

    /// What is kept of a year, where it is still true.
    private func state(_ year: Int, _ mark: TotalsMark, _ city: AskedCity) -> State? {
        kept.withLock { $0[year] }.flatMap { $0.mark == mark && $0.city == city ? $0 : nil }
    }

    private func keep(_ year: Int, _ mark: TotalsMark, _ city: AskedCity, _ change: (inout State) -> Void) {
        kept.withLock { all in
            var state =
                all[year].flatMap { $0.mark == mark && $0.city == city ? $0 : nil }
                ?? State(mark: mark, city: city)
            change(&state)
            all[year] = state
        }
    }

    private func mark(
        _ bureau: Bureau, _ city: AskedCity, _ year: Int, _ asking: Asking
    ) async throws -> TotalsMark {
        let communes = city.communes.map(\.key)
        let mark = try await bureau.totals.mark(communes, year: year, by: asking)
        guard !mark.holds else { return mark }
        await bureau.counting.settle(communes, year: year, on: asking.today, within: bureau.countingPatience)
        return try await bureau.totals.mark(communes, year: year, by: asking)
    }
}
