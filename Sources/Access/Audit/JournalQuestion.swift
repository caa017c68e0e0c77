import Storage
import Vocabulary

/// What an auditor asks of a chain; what is nil narrows nothing.
public struct JournalQuestion: Sendable {
    /// The first and the last day, both included.
    public var days: ClosedRange<Day>?
    public var officer: Key?
    public var action: AuditAction?
    /// Only entries that changed one of these: a household, its members, its recognitions.
    public var records: [Key]?
    /// Only these.
    public var entries: [Key]?
    /// A part of the reason, as it was written.
    public var words: String?

    /// Everything.
    public init() {}

    func condition(in chain: Key) -> SQL {
        var condition: SQL = "e.chain = \(chain)"
        if let days {
            let end = Instant(startOf: days.upperBound.adding(days: 1))
            condition = "\(condition) AND e.at >= \(Instant(startOf: days.lowerBound)) AND e.at < \(end)"
        }
        if let officer { condition = "\(condition) AND e.officer = \(officer)" }
        if let action { condition = "\(condition) AND e.action = \(action.rawValue)" }
        if let entries { condition = "\(condition) AND e.id IN \(list: entries)" }
        if let records {
            condition =
                "\(condition) AND e.id IN (SELECT c.entry FROM audit_change c WHERE c.record IN \(list: records))"
        }
        if let words {
            let pattern =
                "%" + words.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_") + "%"
            condition = "\(condition) AND e.reason LIKE \(pattern) ESCAPE '\\'"
        }
        return condition
    }
}

extension Journal {
    /// The entries of a chain that a question asks for, newest first.
    public func found(
        by asking: Asking, of commune: Key?, _ question: JournalQuestion, page: Int = 1, size: Int = 50
    ) async throws -> JournalPage {
        try asking.mustReadTrace(of: commune)
        let condition = question.condition(in: Audit.chain(of: commune))
        return try await database.read { connection in
            let total = try connection.count("SELECT count(*) FROM audit_entry e WHERE \(condition)")
            let entries = try connection.all(
                """
                SELECT \(Journal.columns) FROM audit_entry e WHERE \(condition) ORDER BY e.seq DESC
                LIMIT \(size) OFFSET \((max(page, 1) - 1) * size)
                """, Journal.read)
            return JournalPage(entries: entries, page: max(page, 1), size: size, total: Int(total), carried: 0)
        }
    }

    /// Everybody who ever wrote in a chain, by the name that stood there last.
    public func officers(by asking: Asking, of commune: Key?) async throws -> [(key: Key, name: String)] {
        try asking.mustReadTrace(of: commune)
        let chain = Audit.chain(of: commune)
        return try await database.read { connection in
            try connection.all(
                """
                SELECT e.officer, max(e.officer_name) FROM audit_entry e
                WHERE e.chain = \(chain) AND e.officer IS NOT NULL GROUP BY e.officer ORDER BY 2
                """
            ) { (key: $0.key(0), name: $0.text(1)) }
        }
    }

    /// One entry, with a page of what it changed, in the order in which it was told.
    ///
    /// Whoever may not see names gets the entry alone.
    public func entry(
        _ key: Key, of commune: Key?, by asking: Asking, page: Int = 1, size: Int = 100
    ) async throws -> (entry: JournalEntry, changes: [JournalChange]) {
        try asking.mustReadTrace(of: commune)
        let chain = Audit.chain(of: commune)
        let mayReadNames = asking.can(.readNames, in: commune)
        return try await database.read { connection in
            let found = try connection.first(
                "SELECT \(Journal.columns) FROM audit_entry e WHERE e.id = \(key) AND e.chain = \(chain)", Journal.read)
            guard let found else { throw AccessRefusal.notFound }
            guard mayReadNames else { return (found, []) }
            let changes = try connection.all(
                """
                SELECT \(Journal.columns), c.kind, c.record, c.before_record, c.after_record
                FROM audit_change c JOIN audit_entry e ON e.id = c.entry WHERE c.entry = \(key) ORDER BY c.ord
                LIMIT \(size) OFFSET \((max(page, 1) - 1) * size)
                """, Journal.change)
            return (found, changes)
        }
    }
}
