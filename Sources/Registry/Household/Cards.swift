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

    /// Writes the cards of a commune that has none yet.
    func add(_ records: [HouseholdRecord]) throws {
        try load(prepare(records, earlier: try earlierNames(of: records)))
        try CardMoves(connection, commune).tellOfAll()
    }

    /// Begins to make cards on the other cores, for `add`.
    ///
    /// - Parameter earlier: the names that people bore before, by their keys.
    func prepare(
        _ records: [HouseholdRecord], earlier: [Key: [String]] = [:]
    ) -> Prepared<HouseholdRecord, CardColumns> {
        let (standard, zone, day) = (standard, zone, day)
        return Prepared(records) { record in
            CardColumns(
                record, classify(record.facts(zone: zone), by: standard, on: day),
                CardWords(record.members, earlier: earlier))
        }
    }

    /// Writes the cards of households that have none yet.
    func add(_ prepared: Prepared<HouseholdRecord, CardColumns>) throws {
        let cards = try load(prepared)
        if !cards.isEmpty { try CardMoves(connection, commune).tell(of: cards.map(\.record.key)) }
    }

    @discardableResult
    private func load(_ prepared: Prepared<HouseholdRecord, CardColumns>) throws -> [CardColumns] {
        let cards = prepared.made()
        try connection.load(
            "household_card",
            [
                "commune", "household", "code", "neighbourhood", "address", "head", "head_name", "sort_key",
                "ethnicity",
                "members", "standard", "proposed", "lacking", "unknown", "words",
            ]
        ) { sink in
            for card in cards {
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
                sink.put(card.words.text)
                try sink.endRow()
            }
        }
        return cards
    }

    /// Rewrites the cards of households from what the register holds now; one that no longer lives here loses its card.
    func refresh(_ keys: [Key], vault: Vault) throws {
        guard !keys.isEmpty else { return }
        try remove(keys)
        let records = try RegisterReader.records(connection, vault: vault, commune: commune, keys: keys)
        try load(prepare(records, earlier: try earlierNames(of: records)))
        try CardMoves(connection, commune).tell(of: keys)
    }

    /// Leaves the commune without any card.
    func removeAll() throws {
        try connection.run("DELETE FROM household_card WHERE commune = \(commune)")
        try CardMoves(connection, commune).tellOfAll()
    }

    private func earlierNames(of records: [HouseholdRecord]) throws -> [Key: [String]] {
        let people = records.flatMap { $0.members.map(\.person.key) }
        let only: SQL? = people.count > 1000 ? nil : "AND id IN \(list: people)"
        var names: [Key: [String]] = [:]
        try connection.each(
            "SELECT id, full_name FROM person WHERE commune = \(commune) AND retired_in IS NOT NULL \(only)"
        ) { names[$0.key(0), default: []].append($0.text(1)) }
        return names
    }

    private func remove(_ keys: [Key]) throws {
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
    let words: CardWords

    /// - Parameter words: only for a card that is kept, and searched.
    init(_ record: HouseholdRecord, _ result: Classification, _ words: CardWords = CardWords()) {
        self.record = record
        self.result = result
        self.words = words
        let shown = record.head ?? record.members.first
        head = shown?.person.key
        name = record.shownName
        sortKey = SortKeys.person(record.shownName)
        ethnicity = shown?.person.ethnicity
        members = Int64(record.counted.count)
    }
}
