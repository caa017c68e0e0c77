import Storage
import Vocabulary

/// The chain of everything that was ever written: who, when, why, and a commitment to each record before and after.
///
/// One chain per commune and one for the installation (`commune` nil). The chain holds commitments only; the records
/// themselves lie in `audit_change`, so that a lawful deletion leaves the chain verifiable.
public enum Audit {
    /// Makes one entry; `body` writes the records and tells the entry of each.
    ///
    /// The entry's key is what every written row points to (`recorded_in`, `retired_in`): it carries the instant.
    ///
    /// - Parameter others: entries that a register brings along from elsewhere, all of them earlier than this one.
    public static func write<T>(
        _ connection: any Connection, by asking: Asking, in commune: Key?, action: AuditAction, reason: String,
        after others: [Key] = [], _ body: (AuditEntry) throws -> T
    ) throws -> T {
        let chain = chain(of: commune)
        let place = try next(connection, in: chain, at: asking.at, after: others)
        let result = try body(place.entry)
        // Never copied into one list: an import tells of forty-five thousand records.
        let changes = place.entry.told().joined()
        let commitments = changes.flatMap { $0.commitment }
        let seal = AuditSeal(
            chain: chain, seq: place.seq, entry: place.entry.key, at: asking.at, officer: asking.officer,
            officerName: asking.name, action: action.rawValue, reason: shown(reason),
            digest: Digest.sha256(commitments))
        try append(connection, seal, after: place.hash, commitments: commitments)
        try connection.load(
            "audit_change", ["entry", "ord", "kind", "record", "salt", "before_record", "after_record"]
        ) { sink in
            for (order, change) in changes.enumerated() {
                sink.put(place.entry.key)
                sink.put(Int64(order))
                sink.put(change.kind)
                sink.put(change.record)
                sink.put(change.salt)
                sink.put(change.before)
                sink.put(change.after)
                try sink.endRow()
            }
        }
        return result
    }

    /// Where the next entry of a chain stands, under the chain's lock.
    ///
    /// - Parameter others: entries that a register brings along from elsewhere, all of them earlier.
    static func next(
        _ connection: any Connection, in chain: Key, at instant: Instant, after others: [Key] = []
    ) throws -> (entry: AuditEntry, seq: Int64, hash: [UInt8]) {
        try connection.lock(chain)
        let last = try connection.first(
            "SELECT seq, hash, id FROM audit_entry WHERE chain = \(chain) ORDER BY seq DESC LIMIT 1"
        ) { (seq: $0.int(0), hash: $0.bytes(1), entry: $0.key(2)) }
        // A long import was asked for before an edit that came first to the lock: its key still comes after the edit's.
        // So does whatever is written after a register was taken over, should this machine's clock be behind the other's.
        let carried = try connection.first(
            "SELECT id FROM carried_entry WHERE chain = \(chain) ORDER BY id DESC LIMIT 1"
        ) { $0.key(0) }
        let earlier = [last?.entry, carried, others.max()].compactMap { $0?.madeAt }.max()
        let entry = AuditEntry(key: Key.make(at: max(instant, earlier ?? instant)))
        return (entry, (last?.seq ?? 0) + 1, last?.hash ?? [])
    }

    /// Adds an entry to the end of its chain, signed where there is a key.
    static func append(
        _ connection: any Connection, _ seal: AuditSeal, after previous: [UInt8], commitments: [UInt8]
    ) throws {
        let hash = seal.hash(after: previous)
        try connection.run(
            """
            INSERT INTO audit_entry (chain, seq, id, at, officer, officer_name, action, reason, changes, digest, hash)
            VALUES (\(seal.chain), \(seal.seq), \(seal.entry), \(seal.at), \(seal.officer), \(seal.officerName),
            \(seal.action), \(seal.reason), \(commitments.count / 32), \(seal.digest), \(hash))
            """)
        try connection.run(
            "INSERT INTO audit_commitment (entry, commitments) VALUES (\(seal.entry), \(commitments))")
        let head = AuditHead(seq: seal.seq, hash: hash)
        try (connection as? SignedConnection)?.sign(seal.entry, chain: seal.chain, head: head)
    }

    /// The chain of a commune, or of the installation.
    public static func chain(of commune: Key?) -> Key { commune ?? installationChain }

    private static let installationChain = Key.named("vuon.chain.installation")

    // One line as an officer reads it; PostgreSQL has no NUL, and what is hashed must be what is stored.
    private static func shown(_ reason: String) -> String {
        VietnameseText.tidy(String(String.UnicodeScalarView(reason.unicodeScalars.filter { $0.value != 0 })))
    }
}

/// The changes of one entry, collected while they are written.
public final class AuditEntry {
    /// What every written row points to.
    public let key: Key
    private var parts: [() -> [[AuditChange]]] = []
    private var changes: [AuditChange] = []

    init(key: Key) {
        self.key = key
    }

    /// Tells of one record: its canonical bytes before (nil when new) and after (nil when ended).
    public func changed(_ kind: StaticString, _ record: Key, before: [UInt8]? = nil, after: [UInt8]? = nil) {
        changes.append(AuditChange(kind, record, before: before, after: after))
    }

    /// Tells of many records whose bytes are still being made; `wait` gives them before the entry is sealed.
    public func changed(_ wait: @escaping () -> [[AuditChange]]) {
        closePart()
        parts.append(wait)
    }

    /// Everything, in the order in which it was told; in pieces, for they are many.
    func told() -> [[AuditChange]] {
        closePart()
        return parts.flatMap { $0() }
    }

    private func closePart() {
        guard !changes.isEmpty else { return }
        let told = changes
        parts.append { [told] }
        changes = []
    }
}

/// One record that an entry changed, and the commitment to it.
public struct AuditChange: Sendable {
    let kind: String
    let record: Key
    let salt: [UInt8]
    /// As they are stored: packed.
    let before: [UInt8]?
    let after: [UInt8]?
    /// To the canonical bytes themselves.
    let commitment: [UInt8]

    /// Canonical bytes before (nil when new) and after (nil when ended). May be made on any thread.
    public init(_ kind: StaticString, _ record: Key, before: [UInt8]? = nil, after: [UInt8]? = nil) {
        self.init(
            kind: kind.description, record: record, salt: SecureRandom.salt(16), before: before, after: after)
    }

    init(kind: String, record: Key, salt: [UInt8], before: [UInt8]?, after: [UInt8]?) {
        self.kind = kind
        self.record = record
        self.salt = salt
        self.before = before.map(RecordPacking.packed)
        self.after = after.map(RecordPacking.packed)
        var bytes = salt
        bytes.reserveCapacity(64 + (before?.count ?? 0) + (after?.count ?? 0))
        bytes += kind.utf8
        bytes.append(0)
        bytes += record.bytes
        appendLengthed(before, to: &bytes)
        appendLengthed(after, to: &bytes)
        commitment = Digest.sha256(bytes)
    }
}
