import Storage
import Vocabulary

extension Audit {
    /// Walks a chain from its beginning: every hash, every digest, every record that is still there.
    ///
    /// - Parameter head: what `head` gave earlier, from a paper or a backup. Without it nothing within the database can
    ///   tell that the newest entries were cut off, or that everything was written anew.
    /// - Returns: the first entry that does not hold, or nil where the whole chain does.
    public static func firstBroken(
        _ connection: any Connection, commune: Key?, expecting head: AuditHead? = nil
    ) throws -> AuditBreak? {
        try firstBroken(connection, chain: chain(of: commune), expecting: head)
    }

    /// Walks all chains of the installation, and looks for commitments and records that belong to no entry.
    public static func firstBroken(_ connection: any Connection) throws -> AuditBreak? {
        for chain in try connection.all("SELECT DISTINCT chain FROM audit_entry ORDER BY chain", { $0.key(0) }) {
            if let broken = try firstBroken(connection, chain: chain, expecting: nil) { return broken }
        }
        let stray = try connection.first(
            """
            SELECT s.entry FROM (SELECT entry FROM audit_commitment UNION SELECT entry FROM audit_change) s
            WHERE NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.id = s.entry) ORDER BY s.entry LIMIT 1
            """
        ) { $0.key(0) }
        return stray.map { AuditBreak(seq: 0, entry: $0, what: .stray) }
    }

    /// The newest entry of a chain, to be kept outside the database: on a paper, beside a backup.
    public static func head(_ connection: any Connection, commune: Key?) throws -> AuditHead? {
        try connection.first(
            "SELECT seq, hash FROM audit_entry WHERE chain = \(chain(of: commune)) ORDER BY seq DESC LIMIT 1"
        ) { AuditHead(seq: $0.int(0), hash: $0.bytes(1)) }
    }

    /// How long the chains of some communes are; one that nothing was ever written in is not there.
    public static func lengths(_ connection: any Connection, of communes: [Key]) throws -> [Key: Int64] {
        var lengths: [Key: Int64] = [:]
        // Every chain has a first entry: from there each is looked up by its end, not walked along.
        try connection.each(
            """
            SELECT e.chain, (SELECT max(l.seq) FROM audit_entry l WHERE l.chain = e.chain) FROM audit_entry e
            WHERE e.seq = 1 AND e.chain IN \(list: communes)
            """
        ) { lengths[$0.key(0)] = $0.int(1) }
        return lengths
    }

    /// How many changed records of a chain are no longer kept: deleted as the law asks.
    public static func erased(_ connection: any Connection, commune: Key?) throws -> Int64 {
        let chain = chain(of: commune)
        let written =
            try connection.first(
                "SELECT SUM(changes) FROM audit_entry WHERE chain = \(chain)"
            ) { $0.intIfAny(0) ?? 0 } ?? 0
        let kept = try connection.count(
            "SELECT COUNT(*) FROM audit_change c JOIN audit_entry e ON e.id = c.entry WHERE e.chain = \(chain)")
        return written - kept
    }

    private static func firstBroken(
        _ connection: any Connection, chain: Key, expecting head: AuditHead?
    ) throws -> AuditBreak? {
        var previous: [UInt8] = []
        var expected: Int64 = 1
        for entry in try entries(connection, chain) {
            let seal = entry.seal
            guard seal.seq == expected, seal.hash(after: previous) == entry.hash else {
                return AuditBreak(seq: seal.seq, entry: seal.entry, what: .chain)
            }
            if let head, head.seq == seal.seq, head.hash != entry.hash {
                return AuditBreak(seq: seal.seq, entry: seal.entry, what: .head)
            }
            if let broken = try firstBrokenRecord(connection, entry) { return broken }
            previous = entry.hash
            expected += 1
        }
        guard let head, head.seq >= expected else { return nil }
        return AuditBreak(seq: expected, entry: chain, what: .head)
    }

    private static func entries(_ connection: any Connection, _ chain: Key) throws -> [StoredEntry] {
        try connection.all(
            """
            SELECT seq, id, at, officer, officer_name, action, reason, digest, hash, changes FROM audit_entry
            WHERE chain = \(chain) ORDER BY seq
            """
        ) { row in
            StoredEntry(
                seal: AuditSeal(
                    chain: chain, seq: row.int(0), entry: row.key(1), at: row.instant(2), officer: row.keyIfAny(3),
                    officerName: row.text(4), action: row.text(5), reason: row.text(6), digest: row.bytes(7)),
                hash: row.bytes(8), changes: row.int(9))
        }
    }

    private static func firstBrokenRecord(_ connection: any Connection, _ entry: StoredEntry) throws -> AuditBreak? {
        let seal = entry.seal
        let commitments = try connection.first(
            "SELECT commitments FROM audit_commitment WHERE entry = \(seal.entry)"
        ) { $0.bytes(0) }
        // The hash covers the digest, the digest the commitments, and these their number.
        guard let commitments, Digest.sha256(commitments) == seal.digest,
            Int64(commitments.count / 32) == entry.changes
        else { return AuditBreak(seq: seal.seq, entry: seal.entry, what: .commitments) }
        var broken: AuditBreak?
        try connection.each(
            """
            SELECT ord, kind, record, salt, before_record, after_record FROM audit_change
            WHERE entry = \(seal.entry) ORDER BY ord
            """
        ) { row in
            guard broken == nil else { return }
            let change = AuditChange(
                kind: row.text(1), record: row.key(2), salt: row.bytes(3),
                before: row.recordIfAny(4), after: row.recordIfAny(5))
            let order = row.int(0)
            if !holds(change, order, commitments) {
                broken = AuditBreak(seq: seal.seq, entry: seal.entry, what: .record(Int(order)))
            }
        }
        return broken
    }

    private static func holds(_ change: AuditChange, _ order: Int64, _ commitments: [UInt8]) -> Bool {
        guard order >= 0, order < commitments.count / 32 else { return false }
        let start = Int(order) * 32
        return commitments[start..<(start + 32)].elementsEqual(change.commitment)
    }
}

/// An entry as it lies in the database.
private struct StoredEntry {
    let seal: AuditSeal
    let hash: [UInt8]
    let changes: Int64
}

/// The place and the hash of a chain's newest entry: whoever keeps it outside can tell later that all before it stands.
public struct AuditHead: Sendable, Equatable {
    /// The entry's place in its chain, from 1.
    public let seq: Int64
    /// The 32 bytes that cover the entry and all before it.
    public let hash: [UInt8]

    /// As it was kept.
    public init(seq: Int64, hash: [UInt8]) {
        self.seq = seq
        self.hash = hash
    }
}

/// Where a chain stops to hold.
public struct AuditBreak: Sendable, Equatable {
    /// Which part does not hold.
    public enum What: Sendable, Equatable {
        /// The entry itself was changed, or one before it was taken out.
        case chain
        /// Its list of commitments, or their number, was changed or taken out.
        case commitments
        /// The record of this order was changed.
        case record(Int)
        /// Commitments or records belong to no entry; `seq` is 0.
        case stray
        /// The chain ends before the head that was expected (`entry` is then the chain), or has another hash there.
        case head
    }

    /// The place in the chain where it shows.
    public let seq: Int64
    /// The entry's key.
    public let entry: Key
    /// Which part of the entry does not hold.
    public let what: What

    /// A break at a place.
    public init(seq: Int64, entry: Key, what: What) {
        self.seq = seq
        self.entry = entry
        self.what = what
    }
}
