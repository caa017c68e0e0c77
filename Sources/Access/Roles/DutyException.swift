import Storage
import Vocabulary

/// Two incompatible duties in one hand, for a reason and until a day: what the auditor looks at first.
public struct DutyException: Sendable, Equatable {
    public let key: Key
    public let officer: Key
    public let officerName: String
    public let conflict: Conflict
    public let reason: String
    public let from: Day
    public let to: Day
    /// Whether it was ended before its day.
    public let isEnded: Bool
    /// Who allowed it, and when: the entry's key.
    public let recordedIn: Key

    public func holds(on day: Day) -> Bool { !isEnded && from <= day && day <= to }

    var record: [UInt8] {
        Array(
            "officer=\(officer)\nconflict=\(conflict.rawValue)\nreason=\(reason)\nfrom=\(from.iso)\nto=\(to.iso)".utf8)
    }
}

enum DutyExceptions {
    static func all(_ connection: any Connection, _ condition: SQL = "TRUE") throws -> [DutyException] {
        try connection.all(
            """
            SELECT e.id, e.officer, o.full_name, e.conflict, e.reason, e.from_day, e.to_day, e.retired_in, e.recorded_in
            FROM duty_exception e JOIN officer o ON o.id = e.officer WHERE \(condition)
            ORDER BY e.to_day DESC, e.id
            """
        ) { row in
            DutyException(
                key: row.key(0), officer: row.key(1), officerName: row.text(2),
                conflict: Conflict(rawValue: row.text(3)) ?? .enterAndDecide, reason: row.text(4), from: row.day(5),
                to: row.day(6), isEnded: row.keyIfAny(7) != nil, recordedIn: row.key(8))
        }
    }

    static func standing(_ connection: any Connection, of officer: Key, on day: Day) throws -> Set<Conflict> {
        Set(try all(connection, "e.officer = \(officer)").filter { $0.holds(on: day) }.map(\.conflict))
    }
}

extension Officers {
    /// Every exception there ever was, those that end last first: for the auditor, and for whoever grants them.
    public func exceptions(by asking: Asking) async throws -> [DutyException] {
        try asking.must(.readAudit)
        return try await database.read { connection in
            try DutyExceptions.all(connection).filter { exception in
                guard let communes = asking.communes else { return true }
                return try Terms.of(connection, exception.officer).contains {
                    $0.commune.map(communes.contains) ?? false
                }
            }
        }
    }

    /// Those to whom an exception can be given: everybody of the asking leader's communes but himself.
    public func colleagues(by asking: Asking) async throws -> [Officer] {
        try asking.must(.grantException)
        return try await database.read { connection in
            try connection.all("SELECT id FROM officer WHERE disabled_at IS NULL ORDER BY full_name, id") { $0.key(0) }
                .filter { $0 != asking.officer }
                .map { try Officers.find(connection, $0, on: asking.today) }
                .filter { officer in
                    Officers.manages(asking, officer.commune)
                }
        }
    }

    /// Allows somebody else two incompatible duties until a day.
    ///
    /// - Throws: `AccessRefusal.invalidAccount` where the reason or the end is missing, or it is for oneself.
    public func grant(
        _ conflict: Conflict, to officer: Key, until end: Day, by asking: Asking, reason: String
    ) async throws {
        try asking.must(.grantException)
        let reason = VietnameseText.tidy(reason)
        var problems: [FieldProblem] = []
        if officer == asking.officer {
            problems.append(FieldProblem("can_bo", "Không ai tự cho phép mình: hãy nhờ lãnh đạo khác."))
        }
        if reason.isEmpty { problems.append(FieldProblem("ly_do", "Hãy ghi lý do: kiểm toán sẽ đọc.")) }
        if end < asking.today || end > asking.today.adding(days: Officers.longestException) {
            problems.append(
                FieldProblem("den", "Ngày cuối phải từ hôm nay đến \(Officers.longestException) ngày sau."))
        }
        guard problems.isEmpty else { throw AccessRefusal.invalidAccount(problems) }
        try await database.write { connection in
            try Audit.write(connection, by: asking, in: nil, action: .exceptionGranted, reason: reason) { entry in
                let found = try Officers.find(connection, officer, on: asking.today)
                if !Officers.manages(asking, found.commune) {
                    throw AccessRefusal.notFound
                }
                let exception = DutyException(
                    key: Key.make(at: asking.at), officer: officer, officerName: found.fullName, conflict: conflict,
                    reason: reason, from: asking.today, to: end, isEnded: false, recordedIn: entry.key)
                try connection.run(
                    """
                    INSERT INTO duty_exception
                        (id, officer, conflict, reason, from_day, to_day, recorded_in, retired_in)
                    VALUES (\(exception.key), \(officer), \(conflict.rawValue), \(reason), \(exception.from),
                    \(exception.to), \(entry.key), NULL)
                    """)
                entry.changed("duty_exception", exception.key, after: exception.record)
            }
        }
    }

    /// Ends an exception before its day.
    public func end(exception: Key, by asking: Asking, reason: String) async throws {
        try asking.must(.grantException)
        try await database.write { connection in
            try Audit.write(connection, by: asking, in: nil, action: .exceptionEnded, reason: reason) { entry in
                guard let found = try DutyExceptions.all(connection, "e.id = \(exception)").first, !found.isEnded else {
                    throw AccessRefusal.notFound
                }
                let officer = try Officers.find(connection, found.officer, on: asking.today)
                if !Officers.manages(asking, officer.commune) {
                    throw AccessRefusal.notFound
                }
                try connection.run("UPDATE duty_exception SET retired_in = \(entry.key) WHERE id = \(exception)")
                entry.changed("duty_exception", exception, before: found.record)
            }
        }
    }

    /// Days: what must last longer is asked for again.
    static let longestException = 366
}
