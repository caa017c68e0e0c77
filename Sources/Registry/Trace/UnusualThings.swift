import Access
import Rulebook
import Storage
import Territory
import Vocabulary

/// Looks the trace of a commune through for what an auditor should see first.
public struct UnusualThings: Sendable {
    let premises: Premises

    public init(_ premises: Premises) {
        self.premises = premises
    }

    /// The numbers that the checks go by today; nil where the rules lack one.
    public func limits(by asking: Asking) -> UnusualLimits? { UnusualLimits(premises.rules, on: asking.today) }

    /// What was found, check by check; within a check the most first.
    public func findings(in commune: Key, by asking: Asking) async throws -> [UnusualFinding] {
        try asking.must(.readAudit, in: commune)
        guard let limits = limits(by: asking) else { return [] }
        let since = Instant(startOf: Day(number: asking.today.number - Int32(clamping: limits.daysLooked)))
        let premises = premises
        return try await premises.database.read { connection in
            let zone = try Areas.area(connection, commune, on: asking.today)?.zone ?? .urban
            let points = premises.rules.standard(listYear: asking.today.year)?.limits[zone].points
            let trace = UnusualTrace(connection: connection, commune: commune, since: since, limits: limits)
            let edits = try trace.edits()
            let found =
                try trace.nearLimit(edits, limit: points) + trace.afterSigning(edits) + trace.againstProposal()
                + trace.atNight() + trace.manyEdits(edits) + trace.looks()
            let order = UnusualCheck.allCases
            return found.sorted {
                (order.firstIndex(of: $0.check) ?? 0, -$0.count, $1.day.number)
                    < (order.firstIndex(of: $1.check) ?? 0, -$1.count, $0.day.number)
            }
        }
    }
}

/// A change of a household's answers by hand.
struct TracedEdit {
    let entry: Key
    let at: Instant
    let officer: Key?
    let officerName: String
    let household: Key
    /// Points B1 before and after, where both are known.
    let points: (before: Int64, after: Int64)?
}

/// The questions of the checks to the database.
struct UnusualTrace {
    let connection: any Connection
    let commune: Key
    let since: Instant
    let limits: UnusualLimits

    /// Every change of a household's record by hand since the first day that is looked at.
    func edits() throws -> [TracedEdit] {
        let actions = [AuditAction.observed, .householdCorrected].map(\.rawValue)
        return try connection.all(
            """
            SELECT e.id, e.at, e.officer, e.officer_name, c.record, c.before_record, c.after_record
            FROM audit_entry e JOIN audit_change c ON c.entry = e.id
            WHERE e.chain = \(commune) AND e.at >= \(since) AND e.action IN \(list: actions) AND c.kind = 'household'
            ORDER BY e.seq DESC
            """
        ) { row in
            let difference = CanonicalDifference.between(row.recordIfAny(5), row.recordIfAny(6)).first {
                $0.field == HouseholdFact.b1.rawValue
            }
            let (before, after) = (difference?.before.flatMap { Int64($0) }, difference?.after.flatMap { Int64($0) })
            return TracedEdit(
                entry: row.key(0), at: row.instant(1), officer: row.keyIfAny(2), officerName: row.text(3),
                household: row.key(4), points: before.flatMap { before in after.map { (before, $0) } })
        }
    }

    func nearLimit(_ edits: [TracedEdit], limit: Int64?) -> [UnusualFinding] {
        guard let limit else { return [] }
        let crossed = edits.filter { edit in
            guard let points = edit.points else { return false }
            return (points.before <= limit) != (points.after <= limit) && abs(points.after - limit) <= limits.pointsNear
        }
        return grouped(crossed, .nearLimit)
    }

    /// Answers changed from the day a decision was signed until it was recorded, of households that it names.
    func afterSigning(_ edits: [TracedEdit]) throws -> [UnusualFinding] {
        guard !edits.isEmpty else { return [] }
        let signed = try connection.all(
            """
            SELECT r.household, r.signed_on, e.at FROM recognition r JOIN audit_entry e ON e.id = r.recorded_in
            WHERE r.commune = \(commune) AND e.at >= \(since) AND r.household IN \(list: Array(Set(edits.map(\.household))))
            """
        ) { (household: $0.key(0), signedOn: $0.day(1), recorded: $0.instant(2)) }
        let late = edits.filter { edit in
            signed.contains {
                $0.household == edit.household && edit.at >= Instant(startOf: $0.signedOn) && edit.at < $0.recorded
            }
        }
        return grouped(late, .afterSigning)
    }

    func againstProposal() throws -> [UnusualFinding] {
        let lines = try connection.all(
            """
            SELECT e.id, e.at, e.officer, e.officer_name, r.class, r.proposed
            FROM recognition r JOIN audit_entry e ON e.id = r.recorded_in
            WHERE r.commune = \(commune) AND e.chain = \(commune) AND e.at >= \(since) AND r.retired_in IS NULL
            """
        ) { row in
            (
                edit: TracedEdit(
                    entry: row.key(0), at: row.instant(1), officer: row.keyIfAny(2), officerName: row.text(3),
                    household: row.key(0), points: nil),
                agrees: RecognisedClass(rawValue: row.text(4)).flatMap { recognised in
                    HouseholdClass(rawValue: row.text(5)).flatMap { recognised.agrees(with: $0) }
                }
            )
        }.filter { $0.agrees == false }
        return Dictionary(grouping: lines.map(\.edit), by: \.entry).compactMap { _, lines in
            guard let first = lines.first, lines.count >= Int(limits.againstProposal) else { return nil }
            return UnusualFinding(
                check: .againstProposal, officerName: first.officerName, officer: first.officer, day: first.at.day,
                count: lines.count, entries: [first.entry])
        }
    }

    func atNight() throws -> [UnusualFinding] {
        // Hours are those of Vietnam; a day begins at 17 o'clock of the day before by universal time.
        let hour: SQL = "((e.at + \(Instant.offset)) / 3600000) % 24"
        // A night passes midnight, unless somebody sets one that does not.
        let joins: SQL = limits.nightBegins > limits.nightEnds ? "OR" : "AND"
        let entries = try connection.all(
            """
            SELECT e.id, e.at, e.officer, e.officer_name FROM audit_entry e
            WHERE e.chain = \(commune) AND e.at >= \(since) AND e.officer IS NOT NULL
            AND (\(hour) >= \(limits.nightBegins) \(joins) \(hour) < \(limits.nightEnds)) ORDER BY e.seq DESC
            """
        ) { row in
            TracedEdit(
                entry: row.key(0), at: row.instant(1), officer: row.keyIfAny(2), officerName: row.text(3),
                household: row.key(0), points: nil)
        }
        return grouped(entries, .atNight)
    }

    func manyEdits(_ edits: [TracedEdit]) -> [UnusualFinding] {
        let days = Dictionary(grouping: edits, by: \.officer).values.flatMap {
            Dictionary(grouping: $0, by: \.at.day).values
        }
        return days.compactMap { edits in
            let households = Set(edits.map(\.household)).count
            guard households >= Int(limits.editsADay), let first = edits.first else { return nil }
            return finding(.manyEdits, first, count: households, edits)
        }
    }

    func looks() throws -> [UnusualFinding] {
        let counted: [(UnusualCheck, LookKind, Int64)] = [
            (.manyLooks, .household, limits.looksADay), (.manyNumbers, .numberSearch, limits.numbersADay),
            (.manyRefusals, .refused, limits.refusalsADay),
        ]
        return try counted.flatMap { check, kind, most in
            try connection.all(
                """
                SELECT officer, max(officer_name), (at + \(Instant.offset)) / 86400000, count(*) FROM look
                WHERE kind = \(kind.rawValue) AND at >= \(since) AND (commune = \(commune) OR commune IS NULL)
                GROUP BY officer, 3 HAVING count(*) >= \(most)
                """
            ) { row in
                UnusualFinding(
                    check: check, officerName: row.text(1), officer: row.keyIfAny(0),
                    day: Day(number: Int32(clamping: row.int(2))), count: Int(row.int(3)), entries: [])
            }
        }
    }

    /// One finding for each officer.
    private func grouped(_ edits: [TracedEdit], _ check: UnusualCheck) -> [UnusualFinding] {
        Dictionary(grouping: edits, by: \.officer).values.compactMap { edits in
            edits.first.map { finding(check, $0, count: Set(edits.map(\.entry)).count, edits) }
        }
    }

    private func finding(_ check: UnusualCheck, _ first: TracedEdit, count: Int, _ edits: [TracedEdit])
        -> UnusualFinding
    {
        var seen: Set<Key> = []
        return UnusualFinding(
            check: check, officerName: first.officerName, officer: first.officer, day: first.at.day, count: count,
            entries: edits.map(\.entry).filter { seen.insert($0).inserted })
    }
}
