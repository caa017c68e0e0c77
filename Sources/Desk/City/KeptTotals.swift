import Access
import Results
import Rollup
import Synchronization
import Territory
import Vocabulary

/// The sums of a city as they were added last, for as long as no commune's figures were counted anew.
final class KeptTotals: Sendable {
    private struct State {
        var mark: TotalsMark?
        var figures: CityFigures?
        var tables: [Int: OfficialTable] = [:]
    }

    /// One for each year that somebody looks at.
    private let kept = Mutex<[Int: State]>([:])

    /// The city's figures of a year: what is out of date is counted beside the page, which waits for it only a moment.
    func figures(_ bureau: Bureau, of city: AskedCity, year: Int, by asking: Asking) async throws -> CityFigures {
        let mark = try await mark(bureau, city, year, asking)
        if let figures = kept.withLock({ $0[year] }), figures.mark == mark, let known = figures.figures { return known }
        let figures = try await bureau.totals.figures(city.communes, year: year, by: asking)
        keep(year, mark) { $0.figures = figures }
        return figures
    }

    /// A table of the city.
    func table(
        _ number: Int, _ bureau: Bureau, of city: AskedCity, year: Int, by asking: Asking
    ) async throws -> OfficialTable? {
        let mark = try await mark(bureau, city, year, asking)
        if let state = kept.withLock({ $0[year] }), state.mark == mark, let known = state.tables[number] {
            return known
        }
        let table = try await bureau.totals.tables(
            [number], of: city.area, city.communes, year: year, by: asking
        ).first
        keep(year, mark) { $0.tables[number] = table }
        return table
    }

    private func keep(_ year: Int, _ mark: TotalsMark, _ change: (inout State) -> Void) {
        kept.withLock { all in
            var state = all[year] ?? State()
            if state.mark != mark { state = State(mark: mark) }
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
