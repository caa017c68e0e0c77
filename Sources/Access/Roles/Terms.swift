import Storage
import Vocabulary

/// The rows of terms; what others may ask stands in `Officers`.
enum Terms {
    /// The terms of an officer that were not taken back, by their first day.
    static func of(_ connection: any Connection, _ officer: Key) throws -> [Term] {
        try all(connection, "t.officer = \(officer)")
    }

    /// Every term that was not taken back.
    static func all(_ connection: any Connection, _ condition: SQL = "TRUE") throws -> [Term] {
        var terms: [Term] = []
        try connection.each(
            """
            SELECT t.id, t.officer, t.role, t.body, t.commune, t.from_day, t.to_day, t.acting, t.acting_for, a.area
            FROM officer_term t LEFT JOIN officer_term_area a ON a.term = t.id
            WHERE \(condition) AND t.retired_in IS NULL ORDER BY coalesce(t.from_day, ''), t.id, a.area
            """
        ) { row in
            let areas = row.keyIfAny(9).map { [$0] } ?? []
            if let last = terms.last, last.key == row.key(0) {
                terms[terms.count - 1] = read(row, last.neighbourhoods + areas)
            } else {
                terms.append(read(row, areas))
            }
        }
        return terms
    }

    static func find(_ connection: any Connection, _ term: Key) throws -> Term {
        guard let found = try all(connection, "t.id = \(term)").first else { throw AccessRefusal.notFound }
        return found
    }

    private static func read(_ row: any Row, _ areas: [Key]) -> Term {
        Term(
            key: row.key(0), officer: row.key(1), role: Role(rawValue: row.text(2)) ?? .none, body: row.keyIfAny(3),
            commune: row.keyIfAny(4), neighbourhoods: areas, from: row.dayIfAny(5), to: row.dayIfAny(6),
            acting: Term.Acting(rawValue: row.text(7)), actingFor: row.text(8))
    }

    static func add(_ connection: any Connection, _ term: Term, in entry: AuditEntry) throws {
        try connection.run(
            """
            INSERT INTO officer_term
                (id, officer, role, body, commune, from_day, to_day, acting, acting_for, recorded_in, retired_in)
            VALUES (\(term.key), \(term.officer), \(term.role.rawValue), \(term.body), \(term.commune),
            \(term.from), \(term.to), \(term.acting?.rawValue ?? ""), \(term.actingFor), \(entry.key), NULL)
            """)
        for area in term.neighbourhoods {
            try connection.run("INSERT INTO officer_term_area (term, area) VALUES (\(term.key), \(area))")
        }
        entry.changed("officer_term", term.key, after: term.record)
    }

    static func retire(_ connection: any Connection, _ term: Term, in entry: AuditEntry) throws {
        try connection.run(
            "UPDATE officer_term SET retired_in = \(entry.key) WHERE id = \(term.key) AND retired_in IS NULL")
    }

    /// - Throws: `AccessRefusal.lastAdministrator` where nobody else would manage all accounts.
    static func mustLeaveAdministrator(
        _ connection: any Connection, without officer: Key, on day: Day
    ) throws {
        let isOne = try holdsAdministration(connection, "t.officer = \(officer)", on: day)
        guard isOne, try !holdsAdministration(connection, "t.officer <> \(officer)", on: day) else { return }
        throw AccessRefusal.lastAdministrator
    }

    private static func holdsAdministration(_ connection: any Connection, _ condition: SQL, on day: Day) throws -> Bool
    {
        try connection.exists("SELECT 1 \(administration(on: day)) AND \(condition)")
    }

    /// How many may open every account.
    static func administrators(_ connection: any Connection, on day: Day) throws -> Int {
        Int(try connection.count("SELECT count(DISTINCT t.officer) \(administration(on: day))"))
    }

    private static func administration(on day: Day) -> SQL {
        """
        FROM officer_term t JOIN officer o ON o.id = t.officer
        WHERE o.disabled_at IS NULL AND t.retired_in IS NULL AND t.role = 'administrator'
        AND t.commune IS NULL AND (t.from_day IS NULL OR t.from_day <= \(day))
        AND (t.to_day IS NULL OR t.to_day >= \(day))
        """
    }

    /// Incompatible duties that a further term would put into one hand on some day.
    ///
    /// - Throws: `AccessRefusal.incompatible` unless an exception covers the whole of that time.
    static func mustBeCompatible(_ connection: any Connection, _ new: Term) throws {
        let others = try of(connection, new.officer).filter { $0.meets(new) }
        let exceptions = try DutyExceptions.all(connection, "e.officer = \(new.officer)").filter { !$0.isEnded }
        for other in others {
            for conflict in Conflict.among([other.role, new.role]) {
                let end = [new.to, other.to].compactMap(\.self).min()
                let isCovered = exceptions.contains { exception in
                    exception.conflict == conflict && (end.map { $0 <= exception.to } ?? false)
                }
                guard isCovered else { throw AccessRefusal.incompatible(conflict, other.role) }
            }
        }
    }
}

extension Officers {
    /// Everything that an officer was, is and will be.
    public func terms(of officer: Key, by asking: Asking) async throws -> [Term] {
        try await database.read { connection in
            if officer != asking.officer { try Officers.mustManage(connection, asking, officer) }
            return try Terms.of(connection, officer)
        }
    }

    /// Gives an officer a term.
    ///
    /// - Throws: `AccessRefusal.invalidAccount` with what to mend; `.incompatible` where another term of the same time
    ///   would make one person both of two duties.
    public func give(_ new: NewTerm, to officer: Key, by asking: Asking, reason: String) async throws {
        try Officers.mustManage(asking, new.commune)
        guard new.problems.isEmpty else { throw AccessRefusal.invalidAccount(new.problems) }
        try await database.write { connection in
            try Audit.write(connection, by: asking, in: nil, action: .termGiven, reason: reason) { entry in
                try Officers.mustManage(connection, asking, officer)
                let term = new.term(Key.make(at: asking.at), of: officer)
                _ = try Officers.find(connection, officer, on: asking.today)
                try Terms.mustBeCompatible(connection, term)
                try Terms.add(connection, term, in: entry)
            }
        }
    }

    /// Ends a term with a day; one that had not begun by then is taken back whole.
    ///
    /// - Throws: `AccessRefusal.invalidAccount` for a day after its last: a longer term is a new one, with all its checks.
    public func end(_ term: Key, on day: Day, by asking: Asking, reason: String) async throws {
        try await database.write { connection in
            try Audit.write(connection, by: asking, in: nil, action: .termEnded, reason: reason) { entry in
                let before = try Terms.find(connection, term)
                try Officers.mustManage(connection, asking, before.officer)
                if let last = before.to, day > last {
                    throw AccessRefusal.invalidAccount([
                        FieldProblem(
                            "den",
                            """
                            Nhiệm kỳ này đến hết ngày \(last.shown), không kéo dài ở đây được. Hãy ghi ngày sớm hơn, \
                            hoặc giao nhiệm kỳ mới.
                            """)
                    ])
                }
                if before.role == .administrator, before.commune == nil {
                    try Terms.mustLeaveAdministrator(connection, without: before.officer, on: asking.today)
                }
                try Terms.retire(connection, before, in: entry)
                guard before.from.map({ $0 <= day }) ?? true else {
                    return entry.changed("officer_term", term, before: before.record)
                }
                let after = Term(
                    key: Key.make(at: asking.at), officer: before.officer, role: before.role, body: before.body,
                    commune: before.commune, neighbourhoods: before.neighbourhoods, from: before.from, to: day,
                    acting: before.acting, actingFor: before.actingFor)
                entry.changed("officer_term", term, before: before.record)
                try Terms.add(connection, after, in: entry)
            }
        }
    }

    /// From now on a session works under another term of its officer that holds today.
    public func work(under term: Key, token: String, by asking: Asking) async throws {
        try await database.write { connection in
            let found = try Terms.find(connection, term)
            guard found.officer == asking.officer, found.holds(on: asking.today) else { throw AccessRefusal.notFound }
            try connection.run(
                "UPDATE officer_session SET term = \(term) WHERE token_hash = \(Officers.hash(of: token))")
        }
    }
}
