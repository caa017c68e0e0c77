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
        var walk = AuditWalk(chain: chain(of: commune), kept: nil)
        if let head { walk.demand(head) }
        return try walk.breaks(connection).first
    }

    /// Walks all chains of the installation, and looks for commitments and records that belong to no entry.
    public static func firstBroken(_ connection: any Connection) throws -> AuditBreak? {
        for (chain, _) in try heads(connection) {
            if let broken = try AuditWalk(chain: chain, kept: nil).breaks(connection).first { return broken }
        }
        return try firstStray(connection)
    }

    /// Walks all chains, with all that the folders of keys demand of them.
    ///
    /// - Parameter kept: nil where only what the database says of itself is to be checked.
    public static func report(_ connection: any Connection, kept: KeptHeads?) throws -> AuditReport {
        let ends = try heads(connection)
        var chains: [AuditReport.Chain] = []
        let known = Set(ends.map(\.chain))
        for (chain, head) in ends {
            let breaks = try AuditWalk(chain: chain, kept: kept).breaks(connection)
            chains.append(AuditReport.Chain(chain: chain, head: head, breaks: breaks))
        }
        for chain in (kept?.chains ?? []).subtracting(known).sorted() where kept?.demanded(of: chain).isEmpty == false {
            let gone = AuditBreak(seq: 1, entry: chain, what: .head)
            chains.append(AuditReport.Chain(chain: chain, head: AuditHead(seq: 0, hash: []), breaks: [gone]))
        }
        return AuditReport(
            chains: chains, stray: try firstStray(connection), damaged: kept?.damaged ?? [], notes: kept?.notes ?? [],
            signers: try signers(connection), trusted: kept?.trusted ?? [])
    }

    private static func firstStray(_ connection: any Connection) throws -> AuditBreak? {
        let stray = try connection.first(
            """
            SELECT s.entry FROM (SELECT entry FROM audit_commitment UNION SELECT entry FROM audit_change
            UNION SELECT entry FROM audit_signature UNION SELECT entry FROM look) s
            WHERE NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.id = s.entry) ORDER BY s.entry LIMIT 1
            """
        ) { $0.key(0) }
        return stray.map { AuditBreak(seq: 0, entry: $0, what: .stray) }
    }

    private static func signers(_ connection: any Connection) throws -> [PublicKey] {
        try connection.all("SELECT DISTINCT signer FROM audit_signature") { PublicKey(bytes: $0.bytes(0)) }
    }

    /// The newest entry of every chain, in the order of their keys.
    public static func heads(_ connection: any Connection) throws -> [(chain: Key, head: AuditHead)] {
        try connection.all(
            """
            SELECT e.chain, e.seq, e.hash FROM audit_entry e
            JOIN (SELECT chain, max(seq) AS seq FROM audit_entry GROUP BY chain) l ON l.chain = e.chain AND l.seq = e.seq
            ORDER BY e.chain
            """
        ) { (chain: $0.key(0), head: AuditHead(seq: $0.int(1), hash: $0.bytes(2))) }
    }

    /// Whether some chain holds an entry with this place and the beginning of this hash: what somebody noted by hand.
    public static func holds(_ connection: any Connection, _ noted: NotedHead) throws -> Bool {
        try connection.all("SELECT hash FROM audit_entry WHERE seq = \(noted.seq)") { $0.bytes(0) }
            .contains { hexadecimal($0).hasPrefix(noted.digits) }
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
}
