import Storage
import Vocabulary

/// A database whose entries are signed as they are written, and whose heads are kept with the key.
public struct SignedDatabase: Database {
    /// The database itself, for whoever changes the key.
    public let unsigned: any Database
    /// What keeps the heads.
    public let keeper: HeadKeeper

    /// - Parameter keeper: with the key, which is not in the database.
    init(_ base: any Database, _ keeper: HeadKeeper) {
        (unsigned, self.keeper) = (base, keeper)
    }

    /// That of the database itself.
    public var engine: Engine { unsigned.engine }

    /// Reads within one snapshot.
    public func read<T: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> T { try await unsigned.read(body) }

    /// Reads a few rows.
    public func glance<T: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> T { try await unsigned.glance(body) }

    /// Writes in one transaction; returns when the heads of what was written are kept.
    @discardableResult
    public func write<T: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> T {
        let key = keeper.key
        let (result, heads) = try await unsigned.write { connection in
            let signed = SignedConnection(connection, key)
            return (try body(signed), signed.heads)
        }
        if heads.isEmpty { return result }
        // A page need not wait for a second disk: the head of looks may lag, as any head may.
        guard heads.contains(where: { $0.chain != Audit.looks }) else {
            Task { [keeper] in await keeper.keep(heads) }
            return result
        }
        await keeper.keep(heads)
        return result
    }

    /// Applies what is missing.
    public func migrate(_ migrations: [Migration]) async throws { try await unsigned.migrate(migrations) }

    /// Lets what is running end, then closes.
    public func close() async { await unsigned.close() }
}

/// The connection of one write; `Audit.write` tells it the entry that it made.
final class SignedConnection: Connection {
    let engine: Engine
    private let base: any Connection
    private let key: SigningKey
    private(set) var heads: [(chain: Key, head: AuditHead)] = []

    init(_ base: any Connection, _ key: SigningKey) {
        (self.base, self.key, engine) = (base, key, base.engine)
    }

    /// Signs an entry in the transaction that wrote it.
    func sign(_ entry: Key, chain: Key, head: AuditHead) throws {
        let signature = key.sign(AuditSignature.message(head.hash))
        try base.run(
            """
            INSERT INTO audit_signature (entry, signer, signature)
            VALUES (\(entry), \(key.publicKey.bytes), \(signature))
            """)
        heads.append((chain, head))
    }

    @discardableResult
    func run(_ sql: SQL) throws -> Int { try base.run(sql) }

    func each(_ sql: SQL, _ body: (any Row) throws -> Void) throws { try base.each(sql, body) }

    func load(_ table: StaticString, _ columns: [StaticString], _ fill: (any RowSink) throws -> Void) throws {
        try base.load(table, columns, fill)
    }

    func filling<T>(_ tables: [StaticString], _ body: () throws -> T) throws -> T { try base.filling(tables, body) }

    func tables() throws -> [StoredTable] { try base.tables() }

    func eachRow(of table: StoredTable, _ body: (any Row) throws -> Void) throws {
        try base.eachRow(of: table, body)
    }

    func empty(_ table: StoredTable) throws { try base.empty(table) }

    func load(_ table: StoredTable, _ fill: (any RowSink) throws -> Void) throws { try base.load(table, fill) }

    func learnSizes() throws { try base.learnSizes() }

    func lock(_ key: Key) throws { try base.lock(key) }
}

/// What is signed of an entry: its hash, which covers everything else, and all entries before it.
enum AuditSignature {
    static func message(_ hash: [UInt8]) -> [UInt8] { Array("vuon.entry.1 ".utf8) + hash }
}
