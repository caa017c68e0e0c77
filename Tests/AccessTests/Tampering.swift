import Access
import Storage
import Testing
import Vocabulary

/// One way to falsify the journal, and where it has to be found.
struct Tampering: Sendable, CustomTestStringConvertible {
    let table: String
    let column: String
    let how: String
    let sql: @Sendable (Falsified) -> SQL
    let what: AuditBreak.What
    /// The entry that is named; 2 is the one tampered with, 3 where only its successor can show it, 0 where none can.
    let seq: Int64

    var testDescription: String { "\(table).\(column): \(how)" }

    init(
        _ table: String, _ column: String, _ how: String, _ what: AuditBreak.What, at seq: Int64 = 2,
        _ sql: @escaping @Sendable (Falsified) -> SQL
    ) {
        (self.table, self.column, self.how, self.what, self.seq, self.sql) = (table, column, how, what, seq, sql)
    }
}

/// The keys of a chain of four entries; the second has three records.
struct Falsified: Sendable {
    let entries: [Key]
    let records: [Key]
    var second: Key { entries[1] }
}

extension Tampering {
    static let ofEntries: [Tampering] = [
        Tampering("audit_entry", "chain", "to another", .chain, at: 3) {
            "UPDATE audit_entry SET chain = \(Key.named("x")) WHERE id = \($0.second)"
        },
        Tampering("audit_entry", "seq", "moved behind", .chain, at: 3) {
            "UPDATE audit_entry SET seq = 9 WHERE id = \($0.second)"
        },
        Tampering("audit_entry", "seq", "moved before", .chain, at: -1) {
            "UPDATE audit_entry SET seq = -1 WHERE id = \($0.second)"
        },
        Tampering("audit_entry", "id", "another", .chain) {
            "UPDATE audit_entry SET id = \(Key.named("x")) WHERE id = \($0.second)"
        },
        Tampering("audit_entry", "at", "a millisecond later", .chain) {
            "UPDATE audit_entry SET at = at + 1 WHERE id = \($0.second)"
        },
        Tampering("audit_entry", "officer", "another", .chain) {
            "UPDATE audit_entry SET officer = \(Key.named("x")) WHERE id = \($0.second)"
        },
        Tampering("audit_entry", "officer", "nobody", .chain) {
            "UPDATE audit_entry SET officer = NULL WHERE id = \($0.second)"
        },
        Tampering("audit_entry", "officer_name", "another", .chain) {
            "UPDATE audit_entry SET officer_name = 'Lê Văn Bồn' WHERE id = \($0.second)"
        },
        Tampering("audit_entry", "action", "another", .chain) {
            "UPDATE audit_entry SET action = 'observed' WHERE id = \($0.second)"
        },
        Tampering("audit_entry", "reason", "a space", .chain) {
            "UPDATE audit_entry SET reason = reason || ' ' WHERE id = \($0.second)"
        },
        Tampering("audit_entry", "reason", "a letter moved from the action", .chain) {
            "UPDATE audit_entry SET action = 'household_correcte', reason = 'd' || reason WHERE id = \($0.second)"
        },
        Tampering("audit_entry", "changes", "one fewer", .commitments) {
            "UPDATE audit_entry SET changes = changes - 1 WHERE id = \($0.second)"
        },
        Tampering("audit_entry", "digest", "another", .chain) {
            "UPDATE audit_entry SET digest = hash WHERE id = \($0.second)"
        },
        Tampering("audit_entry", "hash", "another", .chain) {
            "UPDATE audit_entry SET hash = digest WHERE id = \($0.second)"
        },
        Tampering("audit_entry", "hash", "empty", .chain) {
            "UPDATE audit_entry SET hash = \([UInt8]()) WHERE id = \($0.second)"
        },
        Tampering("audit_entry", "*", "taken out", .chain, at: 3) {
            "DELETE FROM audit_entry WHERE id = \($0.second)"
        },
        Tampering("audit_entry", "*", "the newest taken out, its records left", .stray, at: 0) {
            "DELETE FROM audit_entry WHERE id = \($0.entries[3])"
        },
    ]

    static let ofRecords: [Tampering] = [
        Tampering("audit_commitment", "entry", "to none", .commitments) {
            "UPDATE audit_commitment SET entry = \(Key.named("x")) WHERE entry = \($0.second)"
        },
        Tampering("audit_commitment", "commitments", "shorter", .commitments) {
            """
            UPDATE audit_commitment SET commitments = (SELECT digest FROM audit_entry WHERE id = \($0.second))
            WHERE entry = \($0.second)
            """
        },
        Tampering("audit_commitment", "*", "taken out", .commitments) {
            "DELETE FROM audit_commitment WHERE entry = \($0.second)"
        },
        Tampering("audit_change", "entry", "to another entry", .record(2), at: 1) {
            "UPDATE audit_change SET entry = \($0.entries[0]) WHERE entry = \($0.second) AND ord = 2"
        },
        Tampering("audit_change", "entry", "to none", .stray, at: 0) {
            "UPDATE audit_change SET entry = \(Key.named("x")) WHERE entry = \($0.second) AND ord = 2"
        },
        Tampering("audit_change", "ord", "past the end", .record(7)) {
            "UPDATE audit_change SET ord = 7 WHERE entry = \($0.second) AND ord = 1"
        },
        Tampering("audit_change", "ord", "before the beginning", .record(-1)) {
            "UPDATE audit_change SET ord = -1 WHERE entry = \($0.second) AND ord = 1"
        },
        Tampering("audit_change", "ord", "farther than can be multiplied", .record(Int(Int64.max))) {
            "UPDATE audit_change SET ord = \(Int64.max) WHERE entry = \($0.second) AND ord = 1"
        },
        Tampering("audit_change", "kind", "another", .record(1)) {
            "UPDATE audit_change SET kind = 'household' WHERE entry = \($0.second) AND ord = 1"
        },
        Tampering("audit_change", "record", "another", .record(1)) {
            "UPDATE audit_change SET record = \(Key.named("x")) WHERE entry = \($0.second) AND ord = 1"
        },
        Tampering("audit_change", "salt", "another", .record(1)) {
            "UPDATE audit_change SET salt = \([UInt8](repeating: 0, count: 16)) WHERE entry = \($0.second) AND ord = 1"
        },
        Tampering("audit_change", "before_record", "one byte", .record(1)) {
            "UPDATE audit_change SET before_record = \(Array("truoc".utf8)) WHERE entry = \($0.second) AND ord = 1"
        },
        Tampering("audit_change", "before_record", "missing", .record(1)) {
            "UPDATE audit_change SET before_record = NULL WHERE entry = \($0.second) AND ord = 1"
        },
        Tampering("audit_change", "before_record", "exchanged with the one after", .record(1)) {
            """
            UPDATE audit_change SET before_record = after_record, after_record = before_record
            WHERE entry = \($0.second) AND ord = 1
            """
        },
        Tampering("audit_change", "after_record", "one byte", .record(1)) {
            "UPDATE audit_change SET after_record = \(Array("sau.".utf8)) WHERE entry = \($0.second) AND ord = 1"
        },
        Tampering("audit_change", "after_record", "missing instead of empty", .record(2)) {
            "UPDATE audit_change SET after_record = NULL WHERE entry = \($0.second) AND ord = 2"
        },
        Tampering("audit_change", "after_record", "empty instead of missing", .record(0)) {
            "UPDATE audit_change SET after_record = \([UInt8]()) WHERE entry = \($0.second) AND ord = 0"
        },
        Tampering("audit_change", "*", "one added", .record(3)) {
            """
            INSERT INTO audit_change (entry, ord, kind, record, salt, before_record, after_record)
            VALUES (\($0.second), 3, 'household', \(Key.named("x")), \([UInt8](repeating: 1, count: 16)), NULL, NULL)
            """
        },
    ]
}
