import Storage
import Vocabulary

/// What one accepted list wrote, changed or ended.
struct Touched {
    /// Households, and those of the people whom it changed.
    private(set) var households: Set<Key> = []
    /// Households and people, as the journal names them.
    private(set) var records: Set<Key> = []
    /// Tổ dân phố that it entered.
    private(set) var neighbourhoods: Set<Key> = []

    init(_ connection: any Connection, commune: Key, entry: Key) throws {
        try connection.each(
            """
            SELECT kind, record FROM audit_change WHERE entry = \(entry) AND kind IN ('household', 'member')
            """
        ) { row in
            records.insert(row.key(1))
            if row.text(0) == "household" { households.insert(row.key(1)) }
        }
        // Read through once and sorted out here: one plain pass on either engine, whatever its statistics say.
        try connection.each(
            """
            SELECT household, person, recorded_in, retired_in, to_day IS NULL FROM membership WHERE commune = \(commune)
            """
        ) { row in
            let holds = row.isNull(3) && row.flag(4)
            if row.key(2) == entry || row.keyIfAny(3) == entry || (holds && records.contains(row.key(1))) {
                households.insert(row.key(0))
            }
        }
        try connection.each("SELECT area FROM area_name WHERE recorded_in = \(entry) AND retired_in IS NULL") { row in
            neighbourhoods.insert(row.key(0))
        }
    }
}

/// What the entries of a commune's chain after a given one wrote.
struct LaterEntries {
    private let connection: any Connection
    private let commune: Key
    private let after: SQL

    init(_ connection: any Connection, commune: Key, after entry: Key) {
        self.connection = connection
        self.commune = commune
        after = "e.chain = \(commune) AND e.seq > (SELECT seq FROM audit_entry WHERE id = \(entry))"
    }

    func exist() throws -> Bool {
        try connection.exists("SELECT 1 FROM audit_entry e WHERE \(after) LIMIT 1")
    }

    func recognised() throws -> Set<Key> {
        try keys(
            """
            SELECT r.household FROM recognition r JOIN audit_entry e ON e.id = r.recorded_in
            WHERE r.commune = \(commune) AND r.retired_in IS NULL AND \(after)
            """)
    }

    func changed() throws -> Set<Key> {
        try keys("SELECT c.record FROM audit_change c JOIN audit_entry e ON e.id = c.entry WHERE \(after)")
    }

    func householdsOfMembers() throws -> Set<Key> {
        try keys(
            """
            SELECT m.household FROM membership m JOIN audit_entry e ON e.id = m.recorded_in
            WHERE m.commune = \(commune) AND \(after)
            """
        ).union(
            try keys(
                """
                SELECT m.household FROM membership m JOIN audit_entry e ON e.id = m.retired_in
                WHERE m.commune = \(commune) AND \(after)
                """))
    }

    /// Those to which somebody came, or whose residents were counted.
    func neighbourhoods() throws -> Set<Key> {
        try keys(
            """
            SELECT r.neighbourhood FROM residence r JOIN audit_entry e ON e.id = r.recorded_in
            WHERE r.commune = \(commune) AND \(after)
            """
        ).union(try keys("SELECT area FROM residents_total WHERE commune = \(commune)"))
    }

    private func keys(_ sql: SQL) throws -> Set<Key> {
        var keys: Set<Key> = []
        try connection.each(sql) { keys.insert($0.key(0)) }
        return keys
    }
}
