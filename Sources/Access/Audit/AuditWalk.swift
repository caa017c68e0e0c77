import Storage
import Vocabulary

/// Walks one chain from its beginning: every hash, every digest, every signature, every record that is still there.
struct AuditWalk {
    /// Whoever changed more than this changed enough to be found.
    static let most = 100

    let chain: Key
    private var demanded: [Int64: [[UInt8]]]
    private let signedFrom: Int64?
    private let trusted: Set<PublicKey>?

    /// - Parameter kept: nil where only what the database says of itself is to be checked.
    init(chain: Key, kept: KeptHeads?) {
        self.chain = chain
        demanded = kept?.demanded(of: chain) ?? [:]
        signedFrom = kept?.signedFrom(chain)
        trusted = kept?.trusted
    }

    mutating func demand(_ head: AuditHead) { demanded[head.seq, default: []].append(head.hash) }

    /// Where the chain does not hold. After a break the walk goes on from what is stored, so that the next is found too.
    func breaks(_ connection: any Connection) throws -> [AuditBreak] {
        var (previous, expected): ([UInt8], Int64) = ([], 1)
        var breaks: [AuditBreak] = []
        for entry in try entries(connection) {
            let seal = entry.seal
            func found(_ what: AuditBreak.What) {
                breaks.append(AuditBreak(seq: seal.seq, entry: seal.entry, what: what))
            }
            if seal.seq != expected || seal.hash(after: previous) != entry.hash { found(.chain) }
            if let hashes = demanded[seal.seq], hashes != [entry.hash] { found(.head) }
            if !isSigned(entry) { found(.signature) }
            if let what = try firstBrokenRecord(connection, entry) { found(what) }
            guard breaks.count < Self.most else { return breaks }
            (previous, expected) = (entry.hash, seal.seq + 1)
        }
        if let last = demanded.keys.max(), last >= expected {
            breaks.append(AuditBreak(seq: expected, entry: chain, what: .head))
        }
        return breaks
    }

    private func isSigned(_ entry: StoredEntry) -> Bool {
        guard let (signer, signature) = entry.signature else {
            return signedFrom.map { entry.seal.seq < $0 } ?? true
        }
        guard signer.holds(signature, over: AuditSignature.message(entry.hash)) else { return false }
        // What was signed with a key that is lost, before there was the one of today, is told apart by the report.
        guard let trusted, let signedFrom, entry.seal.seq >= signedFrom else { return true }
        return trusted.contains(signer)
    }

    private func entries(_ connection: any Connection) throws -> [StoredEntry] {
        try connection.all(
            """
            SELECT e.seq, e.id, e.at, e.officer, e.officer_name, e.action, e.reason, e.digest, e.hash, e.changes,
            s.signer, s.signature
            FROM audit_entry e LEFT JOIN audit_signature s ON s.entry = e.id WHERE e.chain = \(chain) ORDER BY e.seq
            """
        ) { row in
            StoredEntry(
                seal: AuditSeal(
                    chain: chain, seq: row.int(0), entry: row.key(1), at: row.instant(2), officer: row.keyIfAny(3),
                    officerName: row.text(4), action: row.text(5), reason: row.text(6), digest: row.bytes(7)),
                hash: row.bytes(8), changes: row.int(9),
                signature: row.bytesIfAny(10).map { (PublicKey(bytes: $0), row.bytes(11)) })
        }
    }

    private func firstBrokenRecord(_ connection: any Connection, _ entry: StoredEntry) throws -> AuditBreak.What? {
        let seal = entry.seal
        let commitments = try connection.first(
            "SELECT commitments FROM audit_commitment WHERE entry = \(seal.entry)"
        ) { $0.bytes(0) }
        // The hash covers the digest, the digest the commitments, and these their number.
        guard let commitments, Digest.sha256(commitments) == seal.digest,
            Int64(commitments.count / 32) == entry.changes
        else { return .commitments }
        if chain == Audit.looks, let broken = try firstBrokenLook(connection, seal.entry, commitments) { return broken }
        var broken: AuditBreak.What?
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
            if !holds(change.commitment, order, commitments) { broken = .record(Int(order)) }
        }
        return broken
    }

    /// Looks lie in a table of their own.
    private func firstBrokenLook(
        _ connection: any Connection, _ entry: Key, _ commitments: [UInt8]
    ) throws -> AuditBreak.What? {
        try connection.all("SELECT ord, \(LookSeal.columns) FROM look WHERE entry = \(entry) ORDER BY ord") { row in
            (order: row.int(0), seal: LookSeal(row, from: 1))
        }.first { !holds($0.seal.commitment, $0.order, commitments) }.map { .record(Int($0.order)) }
    }

    private func holds(_ commitment: [UInt8], _ order: Int64, _ commitments: [UInt8]) -> Bool {
        guard order >= 0, order < commitments.count / 32 else { return false }
        let start = Int(order) * 32
        return commitments[start..<(start + 32)].elementsEqual(commitment)
    }
}

/// An entry as it lies in the database.
private struct StoredEntry {
    let seal: AuditSeal
    let hash: [UInt8]
    let changes: Int64
    let signature: (PublicKey, [UInt8])?
}
