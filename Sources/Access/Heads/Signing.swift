import Storage
import Vocabulary

/// Where a database and the key that signs it come together.
public enum Signing {
    /// A database that signs what is written, with the key of the folder; where there is none it makes one.
    ///
    /// - Returns: the database, and whether the key is new: what was written before bears no signature of it.
    public static func open(_ database: any Database, _ folder: KeyFolder) async throws -> (
        database: SignedDatabase, isNew: Bool
    ) {
        let (signed, isNew) = try begin(database, folder)
        if isNew {
            // What was there before the key needs no signature of it.
            let ends = try await database.read { try Audit.heads($0) }
            let begins = ends.map { KeptLine.from(chain: $0.chain, seq: $0.head.seq + 1) }
            try await signed.keeper.note([created(signed)] + begins)
        }
        return (signed, isNew)
    }

    /// The same for a database that is still being filled with what a copy holds; `noteGoingBack` must follow.
    public static func begin(_ database: any Database, _ folder: KeyFolder) throws -> (
        database: SignedDatabase, isNew: Bool
    ) {
        let old = try folder.key()
        let key = try old ?? folder.makeKey()
        return (SignedDatabase(database, HeadKeeper(folder, key)), old == nil)
    }

    private static func created(_ signed: SignedDatabase) -> KeptLine {
        .note("Tạo khoá ký \(signed.keeper.key.publicKey.fingerprint).")
    }

    /// Says in the folder that chains were brought back on purpose: to what the database holds now. Without it every later
    /// check would find that the newest entries were cut off.
    ///
    /// - Parameters:
    ///   - isNew: whether the key was made for it; what the copy held bears no signature of it.
    ///   - words: by whom, from which backup, why.
    public static func noteGoingBack(
        _ database: SignedDatabase, _ folder: KeyFolder, isNew: Bool, _ words: String
    ) async throws {
        let key = database.keeper.key.publicKey
        let (ends, own) = try await database.read { (try Audit.heads($0), try firstSigned($0, by: key)) }
        let now = Dictionary(ends.map { ($0.chain, $0.head) }) { first, _ in first }
        let chains = Set(now.keys).union(KeptHeads([folder]).chains)
        let backs = chains.sorted().map { chain in
            KeptLine.back(chain: chain, now[chain] ?? AuditHead(seq: 0, hash: []))
        }
        let begins = isNew ? ends.map { KeptLine.from(chain: $0.chain, seq: own[$0.chain] ?? $0.head.seq + 1) } : []
        try await database.keeper.note((isNew ? [created(database)] : []) + [.note(words)] + backs + begins)
    }

    private static func firstSigned(_ connection: any Connection, by key: PublicKey) throws -> [Key: Int64] {
        let firsts = try connection.all(
            """
            SELECT e.chain, min(e.seq) FROM audit_entry e JOIN audit_signature s ON s.entry = e.id
            WHERE s.signer = \(key.bytes) GROUP BY e.chain
            """
        ) { ($0.key(0), $0.int(1)) }
        return Dictionary(uniqueKeysWithValues: firsts)
    }
}
