import Storage
import Vocabulary

extension Audit {
    /// The newest entry of every chain, to be kept outside the database.
    public static func heads(_ connection: any Connection) throws -> [(chain: Key, head: AuditHead)] {
        try connection.all(
            """
            SELECT e.chain, e.seq, e.hash FROM audit_entry e
            JOIN (SELECT chain, max(seq) AS last FROM audit_entry GROUP BY chain) l
            ON l.chain = e.chain AND l.last = e.seq ORDER BY e.chain
            """
        ) { ($0.key(0), AuditHead(seq: $0.int(1), hash: $0.bytes(2))) }
    }
}
