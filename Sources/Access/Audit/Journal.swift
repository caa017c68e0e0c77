import Storage
import Vocabulary

/// Reads the audit chain for people.
public struct Journal: Sendable {
    let database: any Database

    /// Reads from this database.
    public init(database: any Database) {
        self.database = database
    }

    /// A page of a commune's entries, or of the installation's own (`commune` nil), newest first.
    ///
    /// - Parameter page: from 1; a page past the end is empty.
    public func entries(
        by asking: Asking, of commune: Key?, page: Int = 1, size: Int = 50
    ) async throws -> JournalPage {
        try asking.mustReadTrace(of: commune)
        let chain = Audit.chain(of: commune)
        return try await database.read { connection in
            let last =
                try connection.first(
                    "SELECT seq FROM audit_entry WHERE chain = \(chain) ORDER BY seq DESC LIMIT 1"
                ) { $0.int(0) } ?? 0
            let before = try connection.count("SELECT count(*) FROM carried_entry WHERE chain = \(chain)")
            let newest = last - Int64(max(page, 1) - 1) * Int64(size)
            var entries = try connection.all(
                """
                SELECT \(Journal.columns) FROM audit_entry e
                WHERE e.chain = \(chain) AND e.seq <= \(newest) ORDER BY e.seq DESC LIMIT \(size)
                """, Journal.read)
            if entries.count < size, before > 0 {
                entries += try connection.all(
                    """
                    SELECT \(Journal.carriedColumns) FROM carried_entry e WHERE e.chain = \(chain)
                    ORDER BY e.id DESC LIMIT \(size - entries.count) OFFSET \(max(0, -newest))
                    """, Journal.read)
            }
            return JournalPage(
                entries: entries, page: max(page, 1), size: size, total: Int(last + before), carried: Int(before))
        }
    }

    /// What happened to these records (a household, its members, its facts), newest first.
    ///
    /// A change whose record was lawfully deleted is gone from here; its entry still stands in the chain.
    public func changes(of records: [Key], in commune: Key, by asking: Asking) async throws -> [JournalChange] {
        try asking.must(.readNames, in: commune)
        let chain = Audit.chain(of: commune)
        return try await database.glance { connection in
            let here = try connection.all(
                """
                SELECT \(Journal.columns), c.kind, c.record, c.before_record, c.after_record
                FROM audit_change c JOIN audit_entry e ON e.id = c.entry
                WHERE c.record IN \(list: records) AND e.chain = \(chain) ORDER BY e.seq DESC, c.ord
                """, Journal.change)
            // What was written before the register came here is older than all that was written here.
            let before = try connection.all(
                """
                SELECT \(Journal.carriedColumns), c.kind, c.record, c.before_record, c.after_record
                FROM carried_change c JOIN carried_entry e ON e.id = c.entry
                WHERE c.record IN \(list: records) AND e.chain = \(chain) ORDER BY e.id DESC, c.ord
                """, Journal.change)
            return here + before
        }
    }

    static func change(_ row: any Row) -> JournalChange {
        JournalChange(
            entry: Journal.read(row), kind: row.text(8), record: row.key(9), before: row.recordIfAny(10),
            after: row.recordIfAny(11))
    }

    /// What happened to one record, newest first.
    public func changes(of record: Key, in commune: Key, by asking: Asking) async throws -> [JournalChange] {
        try await changes(of: [record], in: commune, by: asking)
    }

    /// The entries of these keys, whatever chain they stand in, for whoever owns rows that point to them; also those of
    /// the installation that a register came from.
    public static func entries(_ connection: any Connection, of keys: [Key]) throws -> [Key: JournalEntry] {
        let these: SQL = "e.id IN \(list: Array(Set(keys)))"
        let found = try connection.all(
            """
            SELECT \(columns) FROM audit_entry e WHERE \(these)
            UNION ALL SELECT \(carriedColumns) FROM carried_entry e WHERE \(these)
            """, read)
        return Dictionary(found.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    static let columns: SQL = "e.id, e.seq, e.at, e.officer, e.officer_name, e.action, e.reason, e.changes"

    /// Accounts stay where they are: a carried entry knows its officer by name.
    private static let carriedColumns: SQL = """
        e.id, e.seq, e.at, NULL, e.officer_name, e.action, e.reason, e.changes
        """

    static func read(_ row: any Row) -> JournalEntry {
        JournalEntry(
            key: row.key(0), seq: row.int(1), at: row.instant(2), officer: row.keyIfAny(3), officerName: row.text(4),
            label: AuditAction(rawValue: row.text(5))?.label ?? row.text(5), action: AuditAction(rawValue: row.text(5)),
            reason: row.text(6), changeCount: Int(row.int(7)))
    }
}

/// One write, as it stands in the chain.
public struct JournalEntry: Sendable, Equatable {
    /// What `recorded_in` of every written row points to.
    public let key: Key
    /// The place in the chain, from 1 without gaps.
    public let seq: Int64
    /// When it was written.
    public let at: Instant
    /// Nil for whoever worked at the server.
    public let officer: Key?
    /// The name as it stood when it was written.
    public let officerName: String
    /// What was done, in Vietnamese.
    public let label: String
    /// Nil where a later version of the program wrote it.
    public let action: AuditAction?
    /// Why, as the officer put it.
    public let reason: String
    /// How many records it changed, those included that were lawfully deleted since.
    public let changeCount: Int
}

/// One record that an entry changed, with its canonical bytes.
public struct JournalChange: Sendable, Equatable {
    /// The write it belongs to.
    public let entry: JournalEntry
    /// What the record is: `household`, `member`, …
    public let kind: String
    /// The record's key.
    public let record: Key
    /// Nil where the record was new.
    public let before: [UInt8]?
    /// Nil where the record was ended.
    public let after: [UInt8]?
}

/// Some entries of a chain.
public struct JournalPage: Sendable {
    /// Newest first.
    public let entries: [JournalEntry]
    /// Counted from 1, the newest.
    public let page: Int
    /// How many entries a page has.
    public let size: Int
    /// How many entries there are: the chain's, and behind them those of the installation that a register came from.
    public let total: Int
    /// How many of them were written in that installation, and stand in no chain here.
    public let carried: Int

    /// Nothing was asked yet.
    public static let empty = JournalPage(entries: [], page: 1, size: 50, total: 0, carried: 0)

    /// How many pages there are, 1 for an empty chain.
    public var pageCount: Int { max(1, (total + size - 1) / size) }
}
