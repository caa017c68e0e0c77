import Storage
import Vocabulary

extension CardQuery {
    /// A page of what a search found, by name.
    func page(_ found: FoundHouseholds, page: Int, size: Int) throws -> HouseholdPage {
        let shown = Self.shown(page, of: found.households.count, size)
        return try self.page(
            try cards(found, skipping: (shown - 1) * size, size), total: found.households.count, people: found.people,
            page: shown, size: size, recognised: nil)
    }

    /// Some of what a search found, by name.
    func lines(_ found: FoundHouseholds, skipping: Int, _ count: Int) throws -> [HouseholdLine] {
        try lines(try cards(found, skipping: skipping, count), recognised: nil, isWhole: false)
    }

    private func cards(_ found: FoundHouseholds, skipping: Int, _ size: Int) throws -> [ListCard] {
        let keys = found.households.map(\.household)
        guard keys.count > Self.few else {
            return try cards(
                "c.commune = \(commune) AND c.household IN \(list: keys)", areFew: true, order: .name,
                skipping: skipping, size)
        }
        return try cards(of: try named(keys, skipping: skipping, size))
    }

    /// The cards in the order of the keys.
    func cards(of keys: [Key]) throws -> [ListCard] {
        let cards = try connection.all(
            "SELECT \(ListCard.columns) FROM household_card c WHERE c.commune = \(commune) AND c.household IN \(list: keys)",
            ListCard.init)
        let known = Dictionary(uniqueKeysWithValues: cards.map { ($0.household, $0) })
        return keys.compactMap { known[$0] }
    }

    /// Of many households those of one page: the list is walked along in the order of names until the page is full.
    ///
    /// - Parameter wanted: in the order of their keys.
    private func named(_ wanted: [Key], skipping: Int, _ size: Int) throws -> [Key] {
        var (passed, keys) = (0, [Key]())
        var last: (sortKey: [UInt8], code: String)?
        while keys.count < size {
            let after: SQL? = last.map { "AND (c.sort_key, c.code) > (\($0.sortKey), \($0.code))" }
            var read = 0
            try connection.each(
                """
                SELECT c.household, c.sort_key, c.code FROM household_card c WHERE c.commune = \(commune) \(after)
                ORDER BY c.sort_key, c.code LIMIT \(Self.stride)
                """
            ) { row in
                read += 1
                if read == Self.stride { last = (row.bytes(1), row.text(2)) }
                guard wanted.hasSorted(row.key(0)) else { return }
                passed += 1
                if passed > skipping, keys.count < size { keys.append(row.key(0)) }
            }
            if read < Self.stride { break }
        }
        return keys
    }

    /// Looked up by their keys rather than found on the way along the list.
    private static let few = 600
    /// Rows that are walked along at a time.
    private static let stride = 200
}

extension [Key] {
    /// Whether a key is among them, which stand in their order.
    fileprivate func hasSorted(_ key: Key) -> Bool {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low] == key
    }
}
