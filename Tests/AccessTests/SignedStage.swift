import Foundation
import Storage
import TestDatabase
import Testing
import Vocabulary

@testable import Access

/// An installation whose entries are signed, with its folder of keys.
struct SignedStage: Sendable {
    let installation: Installation
    let folder: KeyFolder
    let signed: SignedDatabase

    static func with(_ engine: Engine, _ body: @Sendable (SignedStage) async throws -> Void) async throws {
        try await Installation.with(engine) { try await with($0, body) }
    }

    static func with(
        _ installation: Installation, _ body: @Sendable (SignedStage) async throws -> Void
    ) async throws {
        let folder = KeyFolder(path: NSTemporaryDirectory() + "keys-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        let signed = try await Signing.open(installation.database, folder).database
        try await body(SignedStage(installation: installation, folder: folder, signed: signed))
    }

    /// Some entries of the commune, each in a write of its own.
    func write(_ count: Int) async throws {
        let asking = Asking(
            officer: Key.named("test.officer.bon"), name: "Lê Văn Bốn", role: .officer,
            communes: [Installation.kimTra], at: installation.time.now)
        for round in 0..<count {
            try await signed.write { connection in
                try Audit.write(
                    connection, by: asking, in: Installation.kimTra, action: .observed, reason: "lượt \(round)"
                ) { $0.changed("household", Key.make(), after: [UInt8(round)]) }
            }
        }
    }

    func report() async throws -> AuditReport {
        let kept = KeptHeads([folder])
        return try await installation.database.read { try Audit.report($0, kept: kept) }
    }

    func entry(_ seq: Int64) async throws -> Key {
        try await installation.database.read { connection in
            try #require(try connection.first("SELECT id FROM audit_entry WHERE seq = \(seq)") { $0.key(0) })
        }
    }

    func signature(_ entry: Key) async throws -> ([UInt8], [UInt8]) {
        try await installation.database.read { connection in
            try #require(
                try connection.first("SELECT signer, signature FROM audit_signature WHERE entry = \(entry)") {
                    ($0.bytes(0), $0.bytes(1))
                })
        }
    }
}

/// Writes chains that fit in themselves, as anybody can who reads this program.
struct Forger {
    let chain: Key

    func forge(_ forgery: SignedHeadTests.Forgery, _ connection: any Connection) throws {
        switch forgery {
        case .rewritten, .rewrittenWithoutSignatures, .rewrittenWithAnotherKey:
            try connection.run("UPDATE audit_entry SET reason = 'lý do khác' WHERE chain = \(chain) AND seq = 2")
            try chainAnew(connection)
            if forgery != .rewritten {
                try connection.run(
                    "DELETE FROM audit_signature WHERE entry IN (SELECT id FROM audit_entry WHERE seq >= 2)")
            }
            if forgery == .rewrittenWithAnotherKey { try sign(connection, SigningKey()) }
        case .cutOff: try cut(connection, from: 4)
        case .emptied: try cut(connection, from: 1)
        case .added: try add(connection, at: 5)
        case .inserted:
            for seq in [4, 3] {
                try connection.run("UPDATE audit_entry SET seq = \(seq + 1) WHERE chain = \(chain) AND seq = \(seq)")
            }
            try add(connection, at: 3)
            try chainAnew(connection)
        }
    }

    /// Takes entries out, with all that belongs to them.
    func cut(_ connection: any Connection, from seq: Int64) throws {
        let gone: SQL = "SELECT id FROM audit_entry WHERE chain = \(chain) AND seq >= \(seq)"
        try connection.run("DELETE FROM audit_commitment WHERE entry IN (\(gone))")
        try connection.run("DELETE FROM audit_change WHERE entry IN (\(gone))")
        try connection.run("DELETE FROM audit_signature WHERE entry IN (\(gone))")
        try connection.run("DELETE FROM audit_entry WHERE chain = \(chain) AND seq >= \(seq)")
    }

    private func add(_ connection: any Connection, at seq: Int64) throws {
        let entry = Key.make()
        try connection.run(
            """
            INSERT INTO audit_entry (chain, seq, id, at, officer, officer_name, action, reason, changes, digest, hash)
            VALUES (\(chain), \(seq), \(entry), 0, NULL, 'Lê Văn Bốn', 'observed', '', 0, \(Digest.sha256([])),
            \([UInt8]()))
            """)
        try connection.run("INSERT INTO audit_commitment (entry, commitments) VALUES (\(entry), \([UInt8]()))")
        try chainAnew(connection)
    }

    private func chainAnew(_ connection: any Connection) throws {
        var previous: [UInt8] = []
        let seals = try connection.all(
            """
            SELECT seq, id, at, officer, officer_name, action, reason, digest FROM audit_entry
            WHERE chain = \(chain) ORDER BY seq
            """
        ) { row in
            AuditSeal(
                chain: chain, seq: row.int(0), entry: row.key(1), at: row.instant(2), officer: row.keyIfAny(3),
                officerName: row.text(4), action: row.text(5), reason: row.text(6), digest: row.bytes(7))
        }
        for seal in seals {
            previous = seal.hash(after: previous)
            try connection.run("UPDATE audit_entry SET hash = \(previous) WHERE id = \(seal.entry)")
        }
    }

    private func sign(_ connection: any Connection, _ key: SigningKey) throws {
        for (entry, hash) in try connection.all(
            "SELECT id, hash FROM audit_entry WHERE seq >= 2", { ($0.key(0), $0.bytes(1)) })
        {
            try connection.run(
                """
                INSERT INTO audit_signature (entry, signer, signature)
                VALUES (\(entry), \(key.publicKey.bytes), \(key.sign(AuditSignature.message(hash))))
                """)
        }
    }
}

extension SignedHeadTests.Forgery {
    /// Whether the database shows it without the folder of keys: an old signature does not fit.
    var isMarked: Bool { self == .rewritten || self == .inserted }
}

extension AuditBreak.What: Hashable {
    public func hash(into hasher: inout Hasher) { hasher.combine(String(describing: self)) }
}
