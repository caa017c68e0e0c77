import Access
import Registry
import Territory
import Vocabulary

/// The households that a decision may speak of today: those on a list, those that wait for a decision, and those that the
/// facts propose.
struct AnnexHouseholds: Sendable {
    let bureau: Bureau

    /// By tổ dân phố, then in Vietnamese order of the heads; each once.
    func today(in commune: Key, by asking: Asking) async throws -> [HouseholdLine] {
        var lines: [HouseholdLine] = []
        var seen: Set<Key> = []
        let groups: [HouseholdFilter.Group] = [
            .poor, .nearPoor, .farmingAverage, .awaiting, .proposedPoor, .proposedNearPoor,
        ]
        for group in groups {
            let page = try await bureau.households.list(
                HouseholdFilter(group: group), in: commune, order: .place, size: Int(Int32.max), by: asking)
            lines += page.lines.filter { seen.insert($0.key).inserted }
        }
        let places = try await bureau.areas.neighbourhoods(of: commune, by: asking).map(\.key)
        let order = Dictionary(uniqueKeysWithValues: places.enumerated().map { ($0.element, $0.offset) })
        return lines.map {
            (place: order[$0.neighbourhood] ?? .max, name: VietnameseText.personSortKey($0.name), line: $0)
        }
        .sorted { left, right in
            if left.place != right.place { return left.place < right.place }
            if left.name != right.name { return left.name.lexicographicallyPrecedes(right.name) }
            return left.line.code < right.line.code
        }.map(\.line)
    }
}
