import Access
import Storage
import Vocabulary

/// The tables of pairs and verdicts of one commune.
struct DuplicateRows {
    let connection: any Connection
    let commune: Key

    init(_ connection: any Connection, commune: Key) {
        self.connection = connection
        self.commune = commune
    }

    func position() throws -> Int64? {
        try connection.first("SELECT position FROM duplicate_search WHERE commune = \(commune)") { $0.int(0) }
    }

    func foundAt() throws -> Instant {
        try connection.first("SELECT found_at FROM duplicate_search WHERE commune = \(commune)") { $0.instant(0) }
            ?? Instant(milliseconds: 0)
    }

    func count(_ neighbourhood: Key?) throws -> Int {
        Int(try connection.count("SELECT count(*) FROM duplicate_pair d WHERE \(waiting(neighbourhood))"))
    }

    func page(_ neighbourhood: Key?, from offset: Int, count: Int) throws -> [FoundDuplicate] {
        try connection.all(
            """
            SELECT \(Self.columns) FROM duplicate_pair d WHERE \(waiting(neighbourhood))
            ORDER BY d.strength DESC, d.id LIMIT \(count) OFFSET \(offset)
            """, Self.read)
    }

    func one(_ key: Key) throws -> FoundDuplicate {
        let found = try connection.first(
            "SELECT \(Self.columns) FROM duplicate_pair d WHERE \(waiting(nil)) AND d.id = \(key)", Self.read)
        guard let found else { throw DuplicateRefusal.unknownPair }
        return found
    }

    /// Those of which nobody said anything, or not of these facts.
    private func waiting(_ neighbourhood: Key?) -> SQL {
        let place: SQL? = neighbourhood.map { "AND (d.neighbourhood = \($0) OR d.other_neighbourhood = \($0))" }
        return """
            d.commune = \(commune) \(place) AND NOT EXISTS (SELECT 1 FROM duplicate_verdict v
            WHERE v.commune = d.commune AND v.pair = d.id AND v.retired_in IS NULL AND v.facts = d.facts)
            """
    }

    /// When somebody said that the pair is none, of other facts than today's.
    func earlierVerdict(of pair: Key) throws -> (officer: String, at: Instant, reason: String)? {
        let found = try connection.first(
            """
            SELECT recorded_in, reason FROM duplicate_verdict
            WHERE commune = \(commune) AND pair = \(pair) AND retired_in IS NULL AND verdict = 'different'
            ORDER BY recorded_in DESC
            """
        ) { (entry: $0.key(0), reason: $0.text(1)) }
        guard let found, let entry = try Journal.entries(connection, of: [found.entry])[found.entry] else { return nil }
        return (entry.officerName, entry.at, found.reason)
    }

    func replace(_ found: [FoundDuplicate], at position: Int64, _ instant: Instant) throws {
        try connection.run("DELETE FROM duplicate_pair WHERE commune = \(commune)")
        try connection.load(
            "duplicate_pair",
            [
                "commune", "id", "household", "neighbourhood", "other_commune", "other", "other_neighbourhood",
                "strength", "facts", "grounds",
            ]
        ) { sink in
            for pair in found {
                sink.put(commune)
                sink.put(pair.key)
                sink.put(pair.household)
                sink.put(pair.neighbourhood)
                sink.put(pair.otherCommune)
                sink.put(pair.other)
                sink.put(pair.otherNeighbourhood)
                sink.put(pair.strength)
                sink.put(pair.facts)
                sink.put(DuplicateGround.text(pair.grounds))
                try sink.endRow()
            }
        }
        try connection.run("DELETE FROM duplicate_search WHERE commune = \(commune)")
        try connection.run(
            "INSERT INTO duplicate_search (commune, position, found_at) VALUES (\(commune), \(position), \(instant))")
    }

    /// Writes what an officer said of a pair into this commune's own rows.
    ///
    /// - Parameter home: the commune in whose search the pair was found; seen from the other one its sides are changed.
    func settle(
        _ pair: FoundDuplicate, in home: Key, as verdict: DuplicateVerdict, day: Day, reason: String,
        _ entry: AuditEntry
    ) throws {
        let isHome = commune == home
        let (household, other) = isHome ? (pair.household, pair.other) : (pair.other, pair.household)
        let key = Key.make()
        try connection.run(
            """
            INSERT INTO duplicate_verdict (commune, id, pair, household, other_commune, other, verdict, facts, day, reason,
            recorded_in)
            VALUES (\(commune), \(key), \(pair.key), \(household), \(isHome ? pair.otherCommune : home), \(other),
            \(verdict.rawValue), \(pair.facts), \(day), \(reason), \(entry.key))
            """)
        let text = "household=\(household)\nother=\(other)\nverdict=\(verdict.rawValue)\nday=\(day.iso)\n"
        entry.changed("duplicate", key, after: Array(text.utf8))
    }

    private static let columns: SQL = """
        d.household, d.neighbourhood, d.other_commune, d.other, d.other_neighbourhood, d.grounds, d.facts
        """

    private static func read(_ row: any Row) -> FoundDuplicate {
        FoundDuplicate(
            household: row.key(0), neighbourhood: row.key(1), otherCommune: row.key(2), other: row.key(3),
            otherNeighbourhood: row.key(4), grounds: DuplicateGround.read(row.text(5)), facts: row.bytes(6))
    }
}

extension FoundDuplicate {
    /// The surest ground first, then how many speak for it.
    fileprivate var strength: Int64 {
        let surest = grounds.first.flatMap { Likeness.allCases.firstIndex(of: $0.likeness) } ?? 0
        return Int64(surest) * 100 + Int64(min(grounds.count, 99))
    }
}
