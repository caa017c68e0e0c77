import Access
import Storage
import Territory
import Vocabulary

/// A merge that may be undone: what would hold again, and what stands in the way.
public struct MergeUndoing: Sendable {
    /// Somebody who is again where she or he was.
    public struct Person: Sendable {
        public let name: String
        /// The household she or he goes back to.
        public let code: String
    }

    public let pair: Key
    public let reason: String
    /// The household that is in the register again; nil where none ended.
    public let back: String?
    public let returning: [Person]
    /// Whether the record that was kept had learnt something from the other.
    public let forgets: Bool
    /// What later work rests on the merge; nil where it can be undone.
    public let obstacle: String?

    /// The entry that merged, by the communes that it was written in.
    let merged: [Key: Key]
}

extension Duplicates {
    /// What undoing a merge would write; nothing is written.
    public func undoing(_ pair: Key, in commune: Key, by asking: Asking) async throws -> MergeUndoing {
        try asking.must(.editRegister, in: commune)
        return try await premises.database.read { connection in
            try MergeUndoing(connection, premises, pair, commune: commune, asking: asking)
        }
    }

    /// Undoes a merge while nothing rests on it: what it wrote holds no longer, what it ended holds again, and the pair is
    /// found anew. One transaction, one entry in the chain of each commune that the merge touched.
    ///
    /// - Throws: `DuplicateRefusal.stillNeeded` where a decision or an edit came since.
    public func undo(_ pair: Key, reason: String, in commune: Key, by asking: Asking) async throws {
        try asking.must(.editRegister, in: commune)
        let reason = VietnameseText.tidy(reason)
        guard !reason.isEmpty else { throw DuplicateRefusal.noReason }
        try await premises.database.write { connection in
            let touched = try MergeUndoing.merged(connection, pair, commune: commune, asking: asking).entries.keys
            try Audit.write(
                connection, by: asking, inEach: Set(touched), action: .duplicatesSeparated, reason: reason
            ) { entries in
                // Asked again under the chains' locks.
                let undoing = try MergeUndoing(connection, premises, pair, commune: commune, asking: asking)
                if let obstacle = undoing.obstacle { throw DuplicateRefusal.stillNeeded(obstacle) }
                for (place, merged) in undoing.merged {
                    guard let entry = entries[place] else { throw DuplicateRefusal.unknownPair }
                    try TakingBack(
                        connection: connection, premises: premises, commune: place, accepted: merged,
                        today: asking.today
                    ).run(entry)
                    try undoing.forget(connection, place, merged, entry)
                }
            }
        }
    }
}

extension MergeUndoing {
    init(
        _ connection: any Connection, _ premises: Premises, _ pair: Key, commune: Key, asking: Asking
    ) throws {
        self.pair = pair
        (merged, reason) = try Self.merged(connection, pair, commune: commune, asking: asking)
        back = try merged.compactMap { try Self.ended(connection, $0, $1) }.first
        returning = try merged.flatMap { try Self.returning(connection, $0, $1) }
        forgets = try merged.contains { try Self.learnt(connection, $0, $1) }
        obstacle = try merged.sorted { $0.key < $1.key }.compactMap { place, entry in
            try Self.obstacle(connection, premises, place, entry, asking.today)
        }.first
    }

    /// The entry that merged the pair in each commune that it touched, and why it did.
    fileprivate static func merged(
        _ connection: any Connection, _ pair: Key, commune: Key, asking: Asking
    ) throws -> (entries: [Key: Key], reason: String) {
        let found = try connection.first(
            """
            SELECT recorded_in, other_commune, reason FROM duplicate_verdict
            WHERE commune = \(commune) AND pair = \(pair) AND retired_in IS NULL AND verdict <> 'different'
            ORDER BY recorded_in DESC
            """
        ) { (entry: $0.key(0), other: $0.key(1), reason: $0.text(2)) }
        guard let found else { throw DuplicateRefusal.unknownPair }
        guard asking.can(.editRegister, in: found.other) else { throw DuplicateRefusal.otherCommune }
        var entries = [commune: found.entry]
        if found.other != commune {
            entries[found.other] = try connection.first(
                """
                SELECT recorded_in FROM duplicate_verdict WHERE commune = \(found.other) AND pair = \(pair)
                AND retired_in IS NULL AND verdict <> 'different' ORDER BY recorded_in DESC
                """
            ) { $0.key(0) }
        }
        return (entries, found.reason)
    }

    private static func obstacle(
        _ connection: any Connection, _ premises: Premises, _ commune: Key, _ entry: Key, _ today: Day
    ) throws -> String? {
        guard try connection.exists("SELECT 1 FROM audit_entry WHERE id = \(entry) AND chain = \(commune)") else {
            return "lần gộp được ghi ở hệ thống mà sổ này chuyển từ đó sang"
        }
        return try TakingBack(
            connection: connection, premises: premises, commune: commune, accepted: entry, today: today
        ).obstacle()
    }

    /// The code of the household that the merge ended here.
    private static func ended(_ connection: any Connection, _ commune: Key, _ entry: Key) throws -> String? {
        try connection.first(
            """
            SELECT h.code FROM lineage l JOIN household h ON h.commune = l.commune AND h.id = l.from_household
            WHERE l.commune = \(commune) AND l.recorded_in = \(entry) AND l.retired_in IS NULL
            """
        ) { $0.text(0) }
    }

    private static func returning(_ connection: any Connection, _ commune: Key, _ entry: Key) throws -> [Person] {
        try connection.all(
            """
            SELECT p.full_name, h.code FROM membership m
            JOIN household h ON h.commune = m.commune AND h.id = m.household AND h.retired_in IS NULL
            JOIN person p ON p.commune = m.commune AND p.id = m.person AND p.retired_in IS NULL
            WHERE m.commune = \(commune) AND m.retired_in = \(entry) AND m.to_day IS NULL ORDER BY h.code, m.ord, m.id
            """
        ) { Person(name: $0.text(0), code: $0.text(1)) }
    }

    private static func learnt(_ connection: any Connection, _ commune: Key, _ entry: Key) throws -> Bool {
        let of: SQL = "commune = \(commune) AND recorded_in = \(entry)"
        return try connection.exists("SELECT 1 FROM household_observation WHERE \(of)")
            || connection.exists("SELECT 1 FROM person_observation WHERE \(of)")
            || connection.exists("SELECT 1 FROM person WHERE commune = \(commune) AND retired_in = \(entry)")
    }

    /// The household's code points nowhere any more, and nobody has said what the pair is.
    fileprivate func forget(_ connection: any Connection, _ commune: Key, _ merged: Key, _ entry: AuditEntry) throws {
        let written: SQL = "commune = \(commune) AND recorded_in = \(merged) AND retired_in IS NULL"
        try connection.run("UPDATE lineage SET retired_in = \(entry.key) WHERE \(written)")
        for key in try connection.all("SELECT id FROM duplicate_verdict WHERE \(written)", { $0.key(0) }) {
            entry.changed("duplicate", key, before: Array("pair=\(pair)\n".utf8))
        }
        try connection.run("UPDATE duplicate_verdict SET retired_in = \(entry.key) WHERE \(written)")
    }
}
