import Storage
import Vocabulary

/// Who looked at what: written before the page is sent, many looks in one entry.
public final class Looks: Sendable {
    private let database: any Database
    private let batches: Batches<AskedLook>
    private let patience: Duration

    /// - Parameter patience: how long a page waits for its look to be stored. It is passed only while somebody else's long
    ///   write holds the database; the look is stored as soon as that is over.
    public init(database: any Database, patience: Duration = .milliseconds(500)) {
        (self.database, self.patience) = (database, patience)
        batches = Batches { looks in try await database.write { try Audit.write($0, looks) } }
    }

    /// Returns when the looks stand in the trace.
    public func note(_ looks: [Look], by asking: Asking) async throws {
        guard !looks.isEmpty else { return }
        let (batches, asked) = (batches, looks.map { AskedLook($0, by: asking) })
        let writing = Task { try await batches.add(asked) }
        let waiting = Task {
            try await Task.sleep(for: patience)
            return true
        }
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            let first = FirstOf(continuation)
            Task {
                let result = await writing.result
                waiting.cancel()
                first.resume(with: result)
            }
            Task { if (try? await waiting.value) == true { first.resume(with: .success(())) } }
        }
    }

    /// A page of what was looked at, the newest first.
    ///
    /// - Parameters:
    ///   - commune: nil for the installation, where the officer may see all of it.
    ///   - days: from the first to the last day; looks are kept for a term.
    public func lines(
        by asking: Asking, of commune: Key?, _ question: LookQuestion, page: Int = 1, size: Int = 50
    ) async throws -> (lines: [LookLine], total: Int) {
        try asking.mustReadTrace(of: commune)
        let condition = question.condition(in: commune)
        return try await database.read { connection in
            let total = try connection.count("SELECT count(*) FROM look WHERE \(condition)")
            let lines = try connection.all(
                """
                SELECT \(LookSeal.columns) FROM look WHERE \(condition) ORDER BY at DESC, entry DESC, ord DESC
                LIMIT \(size) OFFSET \((max(page, 1) - 1) * size)
                """
            ) { row in
                let seal = LookSeal(row, from: 0)
                return LookLine(
                    kind: LookKind(rawValue: seal.kind), at: seal.at, officer: seal.officer,
                    officerName: seal.officerName, commune: seal.commune, record: seal.record, page: seal.page,
                    purpose: seal.purpose)
            }
            return (lines, Int(total))
        }
    }

    /// Erases looks from before a day, as their term has run out; the chain still holds.
    public func eraseContents(before day: Day) async throws {
        try await database.write { connection in
            _ = try connection.run("DELETE FROM look WHERE at < \(Instant(startOf: day))")
        }
    }
}

/// What an auditor asks about looks.
public struct LookQuestion: Sendable {
    public var kind: LookKind?
    public var officer: Key?
    public var record: Key?
    /// The first and the last day.
    public var days: ClosedRange<Day>?

    /// All looks.
    public init() {}

    func condition(in commune: Key?) -> SQL {
        var parts: [SQL] = ["1 = 1"]
        if let commune { parts.append("commune = \(commune)") }
        if let kind { parts.append("kind = \(kind.rawValue)") }
        if let officer { parts.append("officer = \(officer)") }
        if let record { parts.append("record = \(record)") }
        if let days {
            let end = Instant(startOf: days.upperBound.adding(days: 1))
            parts.append("at >= \(Instant(startOf: days.lowerBound)) AND at < \(end)")
        }
        return SQL.joined(parts, by: " AND ")
    }
}
