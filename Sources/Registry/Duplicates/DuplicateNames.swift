import Access
import Storage
import Territory
import Vocabulary

/// The names behind pairs, as far as the asking officer may see them.
struct DuplicateNames {
    let connection: any Connection
    let asking: Asking

    init(_ connection: any Connection, asking: Asking) {
        self.connection = connection
        self.asking = asking
    }

    func lines(_ pairs: [FoundDuplicate], in commune: Key) throws -> [DuplicateLine] {
        var wanted: [Key: [Key]] = [:]
        for pair in pairs {
            wanted[commune, default: []].append(pair.household)
            wanted[pair.otherCommune, default: []].append(pair.other)
        }
        var households: [Key: DuplicateHousehold] = [:]
        for (place, keys) in wanted { try add(keys, of: place, to: &households) }
        return pairs.compactMap { pair in
            guard let household = households[pair.household], let other = households[pair.other] else { return nil }
            return DuplicateLine(key: pair.key, household: household, other: other, grounds: pair.grounds)
        }
    }

    private func add(_ keys: [Key], of commune: Key, to households: inout [Key: DuplicateHousehold]) throws {
        let name = try Areas.area(connection, commune, on: asking.today)?.name ?? ""
        guard asking.can(.readNames, in: commune) else {
            for key in keys {
                households[key] = DuplicateHousehold(
                    commune: commune, communeName: name, key: key, code: "", name: "", neighbourhood: "", members: 0,
                    isVisible: false)
            }
            return
        }
        let places = Dictionary(
            try Areas.neighbourhoods(connection, of: commune, on: asking.today).map { ($0.key, $0.name) },
            uniquingKeysWith: { first, _ in first })
        try connection.each(
            """
            SELECT household, code, head_name, neighbourhood, members FROM household_card
            WHERE commune = \(commune) AND household IN \(list: keys)
            """
        ) { row in
            households[row.key(0)] = DuplicateHousehold(
                commune: commune, communeName: name, key: row.key(0), code: row.text(1), name: row.text(2),
                neighbourhood: places[row.key(3)] ?? "", members: Int(row.int(4)), isVisible: true)
        }
    }
}
