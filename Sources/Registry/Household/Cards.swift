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
        try add(prepare(records))
    }

    /// Begins to make cards on the other cores, for `add`.
    func prepare(_ records: [HouseholdRecord]) -> Prepared<HouseholdRecord, CardColumns> {
        let (standard, zone, day) = (standard, zone, day)
        return Prepared(records) { CardColumns($0, classify($0.facts(zone: zone), by: standard, on: day)) }
    }

    func add(_ prepared: Prepared<HouseholdRecord, CardColumns>) throws {
        try connection.load(
            "household_card",
            [
                "commune", "household", "code", "neighbourhood", "address", "head", "head_name", "sort_key",
                "ethnicity",
                "members", "standard", "proposed", "lacking", "unknown",
            ]
        ) { sink in
            for card in prepared.made() {
                sink.put(commune)
                sink.put(card.record.key)
                sink.put(card.record.code)
                sink.put(card.record.neighbourhood)
                sink.put(card.record.address)
                sink.put(card.head)
                sink.put(card.name)
                sink.put(card.sortKey)
                sink.put(card.ethnicity)
                sink.put(card.members)
                sink.put(standard.id)
                sink.put(card.result.category.rawValue)
                sink.put(Int64(card.result.lacking))
                sink.put(Int64(card.result.unknown))
                try sink.endRow()
            }
        }
    }

    /// Rewrites the cards of households from what the register holds now; one that no longer lives here loses its card.
    func refresh(_ keys: [Key], vault: Vault) throws {
        guard !keys.isEmpty else { return }
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

/// One household as lists show it.
struct CardColumns: Sendable {
    let record: HouseholdRecord
    let result: Classification
    let head: Key?
    let name: String
    let sortKey: [UInt8]
    let ethnicity: String?
    let members: Int64

    init(_ record: HouseholdRecord, _ result: Classification) {
        self.record = record
        self.result = result
        let shown = record.head ?? record.members.first
        head = shown?.person.key
        name = record.shownName
        sortKey = SortKeys.person(record.shownName)
        ethnicity = shown?.person.ethnicity
        members = Int64(record.counted.count)
    }
}
