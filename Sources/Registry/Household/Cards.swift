import Access
import Rulebook
import Storage
import Territory
import Vocabulary

/// The line by which lists and searches know a household: derived, rewritten by every write that touches it.
struct Cards {
    let connection: any Connection
    let commune: Key
    let standard: Standard
    let zone: Zone
    let day: Day

    init(_ connection: any Connection, _ premises: Premises, commune: Key, day: Day) throws {
        self.connection = connection
        self.commune = commune
        self.day = day
        standard = try premises.standard(on: day)
        zone = try Areas.area(connection, commune, on: day)?.zone ?? .urban
    }

    /// Writes the cards of households that have none yet.
    func add(_ records: [HouseholdRecord]) throws {
        try connection.load(
            "household_card",
            [
                "commune", "household", "code", "neighbourhood", "address", "head", "head_name", "sort_key", "ethnicity",
                "members", "standard", "proposed", "lacking", "unknown",
            ]
        ) { sink in
            for record in records {
                let result = classify(record.facts(zone: zone), by: standard, on: day)
                let shown = record.head ?? record.members.first
                sink.put(commune)
                sink.put(record.key)
                sink.put(record.code)
                sink.put(record.neighbourhood)
                sink.put(record.address)
                sink.put(shown?.person.key)
                sink.put(record.shownName)
                sink.put(SortKeys.person(record.shownName))
                sink.put(shown?.person.ethnicity)
                sink.put(Int64(record.counted.count))
                sink.put(standard.id)
                sink.put(result.category.rawValue)
                sink.put(Int64(result.lacking))
                sink.put(Int64(result.unknown))
                try sink.endRow()
            }
        }
    }

    /// Rewrites the cards of households from what the register holds now; one that no longer lives here loses its card.
    func refresh(_ keys: [Key], vault: Vault) throws {
        try remove(keys)
        try add(try RegisterReader.records(connection, vault: vault, commune: commune, keys: keys))
    }

    func remove(_ keys: [Key]) throws {
        for start in stride(from: 0, to: keys.count, by: 500) {
            let some = Array(keys[start..<min(start + 500, keys.count)])
            try connection.run("DELETE FROM household_card WHERE commune = \(commune) AND household IN \(list: some)")
        }
    }
}
