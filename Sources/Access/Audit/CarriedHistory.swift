import Storage
import Vocabulary

/// The history of a register that moves from one installation to another: who wrote what, when and why.
///
/// It goes along for people to read. The audit chain itself stays where it was made: it proves nothing elsewhere.
public enum CarriedHistory {
    /// One write.
    public struct Entry: Sendable {
        public let key: Key
        /// The commune's own, or the installation's where it made a rule that the register's tables rest on.
        public let isOfCommune: Bool
        public let seq: Int64
        public let at: Instant
        public let officerName: String
        /// As `AuditAction` spells it, or a later version of the program.
        public let action: String
        public let reason: String
        public let changes: Int64

        public init(
            key: Key, isOfCommune: Bool, seq: Int64, at: Instant, officerName: String, action: String, reason: String,
            changes: Int64
        ) {
            self.key = key
            self.isOfCommune = isOfCommune
            self.seq = seq
            self.at = at
            self.officerName = officerName
            self.action = action
            self.reason = reason
            self.changes = changes
        }
    }

    /// One record of a write, with its canonical bytes as text.
    public struct Change: Sendable {
        public let entry: Key
        public let order: Int64
        public let kind: String
        public let record: Key
        public let before: String?
        public let after: String?

        public init(entry: Key, order: Int64, kind: String, record: Key, before: String?, after: String?) {
            self.entry = entry
            self.order = order
            self.kind = kind
            self.record = record
            self.before = before
            self.after = after
        }
    }

    /// Entries that changed nothing of the register: what was handed out, and that it was taken over.
    private static let left = [AuditAction.exported.rawValue, AuditAction.registerTakenOver.rawValue]

    /// The entries of a commune, and `others` of the installation, here and where the register came from; oldest first.
    public static func entries(_ connection: any Connection, of commune: Key, and others: [Key]) throws -> [Entry] {
        let columns: SQL = "id, chain, seq, at, officer_name, action, reason, changes"
        let of: SQL = "(chain = \(commune) OR id IN \(list: others)) AND action NOT IN \(list: left)"
        let since = try sinceTakeover(connection, commune)
        return try connection.all(
            """
            SELECT \(columns) FROM carried_entry WHERE \(of)
            UNION ALL SELECT \(columns) FROM audit_entry WHERE \(of) AND (chain <> \(commune) OR seq > \(since)) ORDER BY 1
            """
        ) { row in
            Entry(
                key: row.key(0), isOfCommune: row.key(1) == commune, seq: row.int(2), at: row.instant(3),
                officerName: row.text(4), action: row.text(5), reason: row.text(6), changes: row.int(7))
        }
    }

    /// What these entries of a commune changed, entry after entry.
    public static func changes(
        _ connection: any Connection, of commune: Key, _ body: (Change) throws -> Void
    ) throws {
        let columns: SQL = "c.entry, c.ord, c.kind, c.record, c.before_record, c.after_record"
        let of: SQL = "e.chain = \(commune) AND e.action NOT IN \(list: left)"
        let since = try sinceTakeover(connection, commune)
        try connection.each(
            """
            SELECT \(columns) FROM carried_change c JOIN carried_entry e ON e.id = c.entry WHERE \(of)
            UNION ALL SELECT \(columns) FROM audit_change c JOIN audit_entry e ON e.id = c.entry
            WHERE \(of) AND e.seq > \(since)
            ORDER BY 1, 2
            """
        ) { row in
            try body(
                Change(
                    entry: row.key(0), order: row.int(1), kind: row.text(2), record: row.key(3),
                    before: row.recordIfAny(4).map { String(decoding: $0, as: UTF8.self) },
                    after: row.recordIfAny(5).map { String(decoding: $0, as: UTF8.self) }))
        }
    }

    /// The place in the chain of the last takeover, 0 for none: what an empty installation had written before is not of
    /// the register.
    private static func sinceTakeover(_ connection: any Connection, _ commune: Key) throws -> Int64 {
        try connection.count(
            """
            SELECT coalesce(max(seq), 0) FROM audit_entry
            WHERE chain = \(commune) AND action = \(AuditAction.registerTakenOver.rawValue)
            """)
    }

    /// Writes the history that a file brought; entries that are here already stay as they are.
    public static func write(
        _ connection: any Connection, of commune: Key, _ entries: [Entry], _ changes: [Change]
    ) throws {
        let known = Set(
            try connection.all(
                "SELECT id FROM carried_entry UNION ALL SELECT id FROM audit_entry WHERE chain = \(Audit.chain(of: nil))"
            ) { $0.key(0) })
        let new = entries.filter { !known.contains($0.key) }
        try connection.load(
            "carried_entry", ["id", "chain", "seq", "at", "officer_name", "action", "reason", "changes"]
        ) { sink in
            for entry in new {
                sink.put(entry.key)
                sink.put(entry.isOfCommune ? commune : Audit.chain(of: nil))
                sink.put(entry.seq)
                sink.put(entry.at.milliseconds)
                sink.put(entry.officerName)
                sink.put(entry.action)
                sink.put(entry.reason)
                sink.put(entry.changes)
                try sink.endRow()
            }
        }
        try connection.load(
            "carried_change", ["entry", "ord", "kind", "record", "before_record", "after_record"]
        ) { sink in
            for change in changes {
                sink.put(change.entry)
                sink.put(change.order)
                sink.put(change.kind)
                sink.put(change.record)
                sink.put(change.before.map { RecordPacking.packed(Array($0.utf8)) })
                sink.put(change.after.map { RecordPacking.packed(Array($0.utf8)) })
                try sink.endRow()
            }
        }
    }
}
