import Storage
import Vocabulary

extension CardQuery {
    /// A page of what a search found, by name.
    func page(_ found: FoundHouseholds, page: Int, size: Int) throws -> HouseholdPage {
        let shown = Self.shown(page, of: found.households.count, size)
        let keys = found.households.dropFirst((shown - 1) * size).prefix(size)
        return try self.page(
            try cards(of: Array(keys)), total: found.households.count, people: found.people,
            page: shown, size: size, recognised: nil)
    }

    /// The cards in the order of the keys.
    func cards(of keys: [Key]) throws -> [ListCard] {
        let cards = try connection.all(
            "SELECT \(ListCard.columns) FROM household_card c WHERE c.commune = \(commune) AND c.household IN \(list: keys)",
            ListCard.init)
        let known = Dictionary(uniqueKeysWithValues: cards.map { ($0.household, $0) })
        return keys.compactMap { known[$0] }
    }
}
