import Access
import Rulebook
import Storage
import Vocabulary

/// One change of a household's class: from what to what, by which decision, written by whom and why.
public struct ClassChange: Sendable {
    public let household: Key
    public let code: String
    /// Nil for the first class that the household ever had here.
    public let before: RecognisedClass?
    public let after: RecognisedClass
    /// What the rules proposed when it was recorded.
    public let proposed: HouseholdClass
    public let decision: Key
    public let number: String
    public let effectiveFrom: Day
    /// Whether another decision stands in its place.
    public let isReplaced: Bool
    /// Who wrote it, when, why.
    public let entry: JournalEntry
}

/// Every change of a class, for whoever asks who changed it and why.
public struct ClassChanges: Sendable {
    let premises: Premises

    public init(_ premises: Premises) {
        self.premises = premises
    }

    /// A page of a commune's changes, the last written first.
    ///
    /// - Parameters:
    ///   - code: only of this household; empty for all.
    ///   - officer: only those that this officer wrote.
    public func page(
        _ page: Int, in commune: Key, code: String = "", officer: Key? = nil, size: Int = 50, by asking: Asking
    ) async throws -> (changes: [ClassChange], total: Int) {
        try asking.must(.readAudit, in: commune)
        try asking.must(.readNames, in: commune)
        return try await premises.database.read { connection in
            let only: SQL? = code.isEmpty ? nil : "AND h.code = \(code)"
            let rows = try connection.all(
                """
                SELECT r.household, h.code, r.class, r.proposed, r.decision, d.number, r.effective_from, r.retired_in,
                r.recorded_in FROM recognition r
                JOIN household h ON h.commune = r.commune AND h.id = r.household
                JOIN decision d ON d.commune = r.commune AND d.id = r.decision
                WHERE r.commune = \(commune) \(only) ORDER BY r.household, r.effective_from, r.recorded_in, r.id
                """, Row.init)
            var changes = Self.changes(in: rows)
            if let officer {
                let wrote = try Journal.entries(connection, of: changes.map(\.row.recordedIn))
                changes = changes.filter { wrote[$0.row.recordedIn]?.officer == officer }
            }
            let order = changes.sorted { ($0.row.recordedIn, $0.row.code) > ($1.row.recordedIn, $1.row.code) }
            let shown = order.dropFirst((max(page, 1) - 1) * size).prefix(size)
            let entries = try Journal.entries(connection, of: shown.map(\.row.recordedIn))
            let found = shown.compactMap { change in
                entries[change.row.recordedIn].map { ClassChange(change.row, before: change.before, entry: $0) }
            }
            return (found, order.count)
        }
    }

    /// Where a class follows another, or is the first; whoever stays what it was has no change.
    private static func changes(in rows: [Row]) -> [(row: Row, before: RecognisedClass?)] {
        var previous: Row?
        var changes: [(row: Row, before: RecognisedClass?)] = []
        for row in rows {
            let before = previous?.household == row.household ? previous?.category : nil
            if before != row.category { changes.append((row, before)) }
            if !row.isReplaced || previous?.household != row.household { previous = row }
        }
        return changes
    }

    fileprivate struct Row: Sendable {
        let household: Key
        let code: String
        let category: RecognisedClass
        let proposed: HouseholdClass
        let decision: Key
        let number: String
        let effectiveFrom: Day
        let isReplaced: Bool
        let recordedIn: Key

        init(_ row: any Storage.Row) {
            (household, code) = (row.key(0), row.text(1))
            category = RecognisedClass(rawValue: row.text(2)) ?? .unlisted
            proposed = HouseholdClass(rawValue: row.text(3)) ?? .undetermined
            (decision, number, effectiveFrom) = (row.key(4), row.text(5), row.day(6))
            (isReplaced, recordedIn) = (!row.isNull(7), row.key(8))
        }
    }
}

extension ClassChange {
    fileprivate init(_ row: ClassChanges.Row, before: RecognisedClass?, entry: JournalEntry) {
        (household, code, after, proposed) = (row.household, row.code, row.category, row.proposed)
        (decision, number, effectiveFrom, isReplaced) = (row.decision, row.number, row.effectiveFrom, row.isReplaced)
        (self.before, self.entry) = (before, entry)
    }
}
