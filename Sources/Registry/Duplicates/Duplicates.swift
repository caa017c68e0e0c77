import Access
import Storage
import Territory
import Vocabulary

/// Households and people who may stand in the register twice: found, shown side by side, and settled by an officer,
/// never by the program.
public struct Duplicates: Sendable {
    let premises: Premises

    public init(_ premises: Premises) {
        self.premises = premises
    }

    /// The pairs of a commune that nobody settled, surest first; the register is looked through again where it moved.
    ///
    /// - Parameter neighbourhood: only pairs with a household of this tổ dân phố.
    public func list(
        in commune: Key, neighbourhood: Key? = nil, page: Int = 1, size: Int = 50, by asking: Asking
    ) async throws -> DuplicatePage {
        try asking.must(.readNames, in: commune)
        try await search(commune, at: asking.at)
        return try await premises.database.read { connection in
            let rows = DuplicateRows(connection, commune: commune)
            let total = try rows.count(neighbourhood)
            let shown = min(max(page, 1), max(1, (total + size - 1) / size))
            let found = try rows.page(neighbourhood, from: (shown - 1) * size, count: size)
            let names = DuplicateNames(connection, asking: asking)
            return DuplicatePage(
                lines: try names.lines(found, in: commune), page: shown, size: size, total: total,
                foundAt: try rows.foundAt())
        }
    }

    /// How many pairs wait for somebody, as far as the register was looked through.
    public func count(in commune: Key, by asking: Asking) async throws -> Int {
        try asking.must(.readFigures, in: commune)
        return try await premises.database.read { try DuplicateRows($0, commune: commune).count(nil) }
    }

    /// What was settled, newest first.
    public func settled(in commune: Key, by asking: Asking) async throws -> [SettledDuplicate] {
        try asking.must(.readNames, in: commune)
        return try await premises.database.read { connection in
            let settled = try connection.all(
                """
                SELECT v.pair, v.verdict, coalesce(h.code, ''), coalesce(o.code, ''), v.household, v.other,
                v.recorded_in, v.reason FROM duplicate_verdict v
                LEFT JOIN household h ON h.commune = v.commune AND h.id = v.household
                LEFT JOIN household o ON o.commune = v.other_commune AND o.id = v.other
                WHERE v.commune = \(commune) AND v.retired_in IS NULL ORDER BY v.recorded_in DESC LIMIT 100
                """
            ) { row in
                (
                    row.key(0), DuplicateVerdict(rawValue: row.text(1)) ?? .different, row.text(2), row.text(3),
                    row.key(4), row.key(5), entry: row.key(6), reason: row.text(7)
                )
            }
            let entries = try Journal.entries(connection, of: settled.map(\.entry))
            return settled.compactMap { row in
                entries[row.entry].map { entry in
                    SettledDuplicate(
                        pair: row.0, verdict: row.1, code: row.2, otherCode: row.3, household: row.4, other: row.5,
                        officer: entry.officerName, at: entry.at, reason: row.reason)
                }
            }
        }
    }

    /// Two sides of a pair, field by field.
    public func pair(_ key: Key, in commune: Key, by asking: Asking) async throws -> DuplicatePair {
        try asking.must(.readNames, in: commune)
        return try await premises.database.read { connection in
            let found = try DuplicateRows(connection, commune: commune).one(key)
            return try DuplicatePair(connection, premises, found, commune: commune, asking: asking)
        }
    }

    /// Says that the two are not the same; they are shown again only if what the suspicion rests on changes.
    public func declareDifferent(_ key: Key, in commune: Key, reason: String, by asking: Asking) async throws {
        try asking.must(.editRegister, in: commune)
        let reason = VietnameseText.tidy(reason)
        guard !reason.isEmpty else { throw DuplicateRefusal.noReason }
        try await premises.database.write { connection in
            let found = try DuplicateRows(connection, commune: commune).one(key)
            guard asking.can(.editRegister, in: found.otherCommune) else { throw DuplicateRefusal.otherCommune }
            let communes = Set([commune, found.otherCommune])
            try Audit.write(
                connection, by: asking, inEach: communes, action: .duplicatesDistinct, reason: reason
            ) { entries in
                for (place, entry) in entries {
                    try DuplicateRows(connection, commune: place).settle(
                        found, in: commune, as: .different, day: asking.today, reason: reason, entry)
                }
            }
        }
    }

    /// Looks the register through where it moved since the last time. What is found is derived: nothing is audited.
    private func search(_ commune: Key, at instant: Instant) async throws {
        let vault = premises.vault
        let news = try await premises.database.read { connection -> (position: Int64, found: [FoundDuplicate])? in
            let position = try RegisterPosition.current(connection, commune: commune)
            guard try DuplicateRows(connection, commune: commune).position() != position else { return nil }
            return (position, try DuplicateSearch(connection: connection, vault: vault, commune: commune).run())
        }
        guard let news else { return }
        try await premises.database.write { connection in
            try connection.lock(Key.named("vuon.duplicates.\(commune)"))
            try DuplicateRows(connection, commune: commune).replace(news.found, at: news.position, instant)
        }
    }
}

extension Audit {
    /// One entry in the chain of each commune that a write touches, always in the same order, so that two such writes
    /// cannot wait for each other.
    static func write<T>(
        _ connection: any Connection, by asking: Asking, inEach communes: Set<Key>, action: AuditAction, reason: String,
        _ body: ([Key: AuditEntry]) throws -> T
    ) throws -> T {
        try write(connection, by: asking, in: communes.sorted()[...], action: action, reason: reason, [:], body)
    }

    private static func write<T>(
        _ connection: any Connection, by asking: Asking, in communes: ArraySlice<Key>, action: AuditAction,
        reason: String, _ entries: [Key: AuditEntry], _ body: ([Key: AuditEntry]) throws -> T
    ) throws -> T {
        guard let commune = communes.first else { return try body(entries) }
        return try write(connection, by: asking, in: commune, action: action, reason: reason) { entry in
            try write(
                connection, by: asking, in: communes.dropFirst(), action: action, reason: reason,
                entries.merging([commune: entry]) { $1 }, body)
        }
    }
}
