import Access
import Rulebook
import Storage
import Territory
import Vocabulary

extension Rulings {
    private static let columns: SQL = """
        r.id, r.kind, r.rule, r.label, r.unit, r.from_day, r.to_day, r.value, r.words, r.source, r.clause, r.basis,
        r.signed_on, r.in_force_on, r.compared_on, r.compared_by, r.compared_against, r.seal, r.content, r.ends,
        r.entered_by, r.recorded_in, r.confirmed_in, r.retired_in,
        d.id, d.number, d.title, d.signed_on, d.in_force_on, d.basis, d.seen
        """

    /// Rulings with the entries that made them, oldest first.
    static func read(_ connection: any Connection, where condition: SQL) throws -> [Ruling] {
        let rows = try connection.all(
            """
            SELECT \(columns) FROM ruling r LEFT JOIN ruling_document d ON d.ruling = r.id
            WHERE \(condition) ORDER BY r.recorded_in
            """
        ) { row in
            (
                key: row.key(0), said: said(row), enteredBy: row.keyIfAny(20), entered: row.key(21),
                confirmed: row.keyIfAny(22), retired: row.keyIfAny(23)
            )
        }
        let keys = rows.flatMap { [$0.entered, $0.confirmed, $0.retired].compactMap(\.self) }
        let entries = try Journal.entries(connection, of: keys)
        return rows.compactMap { row in
            entries[row.entered].map { entered in
                Ruling(
                    key: row.key, said: row.said, enteredBy: row.enteredBy, entered: entered,
                    confirmed: row.confirmed.flatMap { entries[$0] }, retired: row.retired.flatMap { entries[$0] })
            }
        }
    }

    static func find(_ connection: any Connection, _ key: Key) throws -> Ruling {
        guard let ruling = try read(connection, where: "r.id = \(key)").first else { throw RulingRefusal.unknown }
        return ruling
    }

    /// What holds now, in the order in which it was confirmed.
    static func inForce(_ connection: any Connection) throws -> [Ruling] {
        try read(connection, where: "r.confirmed_in IS NOT NULL AND r.retired_in IS NULL")
            .sorted { ($0.confirmed?.key ?? $0.entered.key) < ($1.confirmed?.key ?? $1.entered.key) }
    }

    /// - Parameter isConfirmed: what was in force before there was this table.
    static func insert(
        _ connection: any Connection, _ said: Ruling.Said, by asking: Asking, in entry: AuditEntry,
        isConfirmed: Bool = false
    ) throws -> Key {
        let key = Key.make(at: asking.at)
        try connection.run(
            """
            INSERT INTO ruling (id, kind, rule, label, unit, from_day, to_day, value, words, source, clause, basis,
                signed_on, in_force_on, compared_on, compared_by, compared_against, seal, content, ends, entered_by,
                recorded_in, confirmed_in, retired_in)
            VALUES (\(key), \(said.kind.rawValue), \(said.rule), \(said.label), \(said.unit), \(said.from?.iso),
                \(said.to?.iso), \(said.value), \(said.words), \(said.source), \(said.clause),
                \(said.basis?.rawValue), \(said.signed?.iso), \(said.inForce?.iso), \(said.compared?.on.iso),
                \(said.compared?.by), \(said.compared?.against), \(said.seal), \(said.content), \(said.ends),
                \(asking.officer), \(entry.key), \(isConfirmed ? entry.key : nil), NULL)
            """)
        if let document = said.document {
            try connection.run(
                """
                INSERT INTO ruling_document (ruling, id, number, title, signed_on, in_force_on, basis, seen,
                    recorded_in)
                VALUES (\(key), \(document.id), \(document.number), \(document.title), \(document.signed?.iso),
                    \(document.inForce?.iso), \(document.basis.rawValue), \(document.seen), \(entry.key))
                """)
        }
        entry.changed("ruling", key, after: said.record)
        return key
    }

    private static func said(_ row: any Row) -> Ruling.Said {
        guard let kind = Ruling.Kind(rawValue: row.text(1)) else { preconditionFailure("a stored kind is a kind") }
        var said = Ruling.Said(kind, of: row.text(2))
        (said.label, said.unit) = (row.textIfAny(3), row.textIfAny(4))
        (said.from, said.to) = (row.dayIfAny(5), row.dayIfAny(6))
        (said.value, said.words) = (row.textIfAny(7), row.textIfAny(8))
        (said.source, said.clause) = (row.textIfAny(9), row.textIfAny(10))
        said.basis = row.textIfAny(11).flatMap(Basis.init)
        (said.signed, said.inForce) = (row.dayIfAny(12), row.dayIfAny(13))
        if let on = row.dayIfAny(14), let by = row.textIfAny(15), let against = row.textIfAny(16) {
            said.compared = Verification(on: on, by: by, against: against)
        }
        (said.seal, said.content, said.ends) = (row.textIfAny(17), row.textIfAny(18), row.keyIfAny(19))
        if let id = row.textIfAny(24) {
            said.document = LegalDocument(
                id: id, number: row.text(25), title: row.text(26), signed: row.dayIfAny(27), inForce: row.dayIfAny(28),
                basis: Basis(rawValue: row.text(29)) ?? .knowledge, seen: row.textIfAny(30))
        }
        return said
    }

    /// Rules are the whole installation's: who is bound to one commune of many has no say in them.
    static func mustBeOfHome(_ connection: any Connection, _ asking: Asking) throws {
        guard let communes = asking.communes else { return }
        guard let home = try Installation.current(connection)?.home, communes.contains(home) else {
            throw RulingRefusal.notOfHome
        }
    }
}
