import Foundation
import Storage
import TestDatabase
import Testing
import Vocabulary

@testable import Access

/// What somebody who can write the whole database, and knows how the program chains, can do without the key.
@Suite struct SignedHeadTests {
    static let commune = Installation.kimTra

    /// Ways to leave a chain whose hashes all fit, and the place where it has to show.
    enum Forgery: CaseIterable, Sendable {
        case rewritten, rewrittenWithoutSignatures, rewrittenWithAnotherKey, cutOff, emptied, added, inserted

        var found: [AuditBreak.What: Int64] {
            switch self {
            case .rewritten, .rewrittenWithoutSignatures, .rewrittenWithAnotherKey: [.signature: 2, .head: 2]
            case .cutOff: [.head: 4]
            case .emptied: [.head: 1]
            case .added: [.signature: 5]
            case .inserted: [.signature: 3, .head: 3]
            }
        }
    }

    @Test(arguments: TestDatabase.engines, Forgery.allCases)
    func `a chain that fits in itself but was not signed is found and located`(
        engine: Engine, forgery: Forgery
    ) async throws {
        try await SignedStage.with(engine) { stage in
            try await stage.write(4)
            #expect(try await stage.report().isIntact)

            try await stage.installation.database.write { try Forger(chain: Self.commune).forge(forgery, $0) }

            #expect(try await stage.installation.database.read { try Audit.firstBroken($0) } == nil || forgery.isMarked)
            let report = try await stage.report()
            let breaks = report.chains.first { $0.chain == Self.commune }?.breaks ?? []
            for (what, seq) in forgery.found {
                #expect(breaks.first { $0.what == what }?.seq == seq, "\(what)")
            }
            #expect(!report.isIntact)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a signature that was changed in any column is found`(engine: Engine) async throws {
        try await SignedStage.with(engine) { stage in
            try await stage.write(3)
            let second = try await stage.entry(2)
            let changes: [SQL] = [
                "UPDATE audit_signature SET signature = signer WHERE entry = \(second)",
                "UPDATE audit_signature SET signer = \([UInt8](repeating: 1, count: 32)) WHERE entry = \(second)",
                "UPDATE audit_signature SET entry = \(Key.named("x")) WHERE entry = \(second)",
                "DELETE FROM audit_signature WHERE entry = \(second)",
            ]
            let kept = try await stage.signature(second)
            for change in changes {
                try await stage.installation.database.write { _ = try $0.run(change) }
                let report = try await stage.report()
                #expect(report.chains.first?.breaks == [AuditBreak(seq: 2, entry: second, what: .signature)])
                try await stage.installation.database.write { connection in
                    try connection.run(
                        "DELETE FROM audit_signature WHERE entry = \(second) OR entry = \(Key.named("x"))")
                    try connection.run(
                        "INSERT INTO audit_signature (entry, signer, signature) VALUES (\(second), \(kept.0), \(kept.1))"
                    )
                }
            }
            #expect(try await stage.report().isIntact)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a head that was not kept before the process died is no false alarm`(engine: Engine) async throws {
        try await SignedStage.with(engine) { stage in
            try await stage.write(3)
            let file = stage.folder.heads(of: stage.signed.keeper.key.publicKey).path
            let text = try String(contentsOfFile: file, encoding: .utf8)

            // Half of the last line is all that reached the disk.
            try String(text.dropLast(90)).write(toFile: file, atomically: true, encoding: .utf8)
            #expect(try await stage.report().isIntact)
            try await stage.write(1)

            let report = try await stage.report()
            #expect(report.isIntact)
            #expect(report.chains.first?.head.seq == 4)
            #expect(KeptHeads([stage.folder]).demanded(of: Self.commune).keys.sorted() == [1, 2, 4])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a restore that is noted excuses what was cut off by it, and nothing else`(engine: Engine) async throws {
        try await SignedStage.with(engine) { stage in
            try await stage.write(4)
            try await stage.installation.database.write { try Forger(chain: Self.commune).cut($0, from: 3) }
            #expect(try await !stage.report().isIntact)

            try await Signing.noteGoingBack(stage.signed, stage.folder, isNew: false, "Phục hồi từ bản sao lưu")
            let excused = try await stage.report()
            try await stage.write(2)
            let goneOn = try await stage.report()
            try await stage.installation.database.write { try Forger(chain: Self.commune).cut($0, from: 4) }

            #expect(excused.isIntact && goneOn.isIntact)
            #expect(excused.notes.last?.text == "Phục hồi từ bản sao lưu")
            #expect(try await stage.report().chains.first?.breaks.first?.what == .head)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `entries from before there was a key need no signature, later ones do`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            _ = try await TamperingTests.chain(installation)
            try await SignedStage.with(installation) { stage in
                try await stage.write(2)
                #expect(try await stage.report().isIntact)
                _ = try await TamperingTests.chain(installation)

                let breaks = try await stage.report().chains.first?.breaks ?? []
                #expect(breaks.map(\.seq) == [7, 8, 9, 10])
                #expect(breaks.allSatisfy { $0.what == .signature })
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `two servers keep their own heads, and the highest counts`(engine: Engine) async throws {
        try await SignedStage.with(engine) { stage in
            try await stage.write(2)
            try await SignedStage.with(stage.installation) { other in
                try await other.write(3)
                let (one, both) = (KeptHeads([stage.folder]), KeptHeads([stage.folder, other.folder]))
                try await stage.installation.database.write { try Forger(chain: Self.commune).cut($0, from: 5) }

                #expect(one.demanded(of: Self.commune).keys.max() == 2)
                #expect(both.demanded(of: Self.commune).keys.max() == 5)
                let report = try await stage.installation.database.read { try Audit.report($0, kept: both) }
                #expect(report.chains.first?.breaks.map(\.seq) == [5])
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `many writers at once keep every head, and a line written by hand is found`(engine: Engine) async throws {
        try await SignedStage.with(engine) { stage in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 { group.addTask { try await stage.write(5) } }
                try await group.waitForAll()
            }
            #expect(try await stage.report().isIntact)
            #expect(KeptHeads([stage.folder]).demanded(of: Self.commune).keys.max() == 40)

            let file = stage.folder.heads(of: stage.signed.keeper.key.publicKey).path
            let text = try String(contentsOfFile: file, encoding: .utf8)
            try text.replacing("head", with: "back", maxReplacements: 1).write(
                toFile: file, atomically: true, encoding: .utf8)

            #expect(try await stage.report().damaged == ["\(file):2"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a head noted by hand is found in its chain, and missed where the chain was cut`(engine: Engine) async throws {
        try await SignedStage.with(engine) { stage in
            try await stage.write(3)
            let head = try #require(try await stage.report().chains.first?.head)
            let noted = try #require(NotedHead(head.short.uppercased()))
            let other = try #require(NotedHead("2:" + head.short.split(separator: ":")[1]))

            #expect(try await stage.installation.database.read { try Audit.holds($0, noted) })
            #expect(try await !stage.installation.database.read { try Audit.holds($0, other) })
            try await stage.installation.database.write { try Forger(chain: Self.commune).cut($0, from: 3) }
            #expect(try await !stage.installation.database.read { try Audit.holds($0, noted) })
            #expect(NotedHead("3:abcd") == nil && NotedHead("3") == nil && NotedHead("0:" + head.short) == nil)
        }
    }

    @Test func `the key and its file are for their owner alone, and the same key is read again`() throws {
        let folder = KeyFolder(path: NSTemporaryDirectory() + "keys-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(atPath: folder.path) }

        let made = try folder.makeKey()
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.secret)

        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try folder.key()?.publicKey == made.publicKey)
        #expect(try folder.makeKey().publicKey == made.publicKey)
        #expect(folder.trusted() == [made.publicKey])
        try Data("vuon-signing-key-1 00\n".utf8).write(to: URL(filePath: folder.secret))
        #expect(throws: KeyRefusal.unreadable(folder.secret)) { try folder.key() }
    }

    @Test func `signatures are those of RFC 8032`() throws {
        // Section 7.1, the second test: a message of the one byte 0x72.
        let seed = try #require(bytes(hexadecimal: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"))
        let key = try #require(SigningKey(seed: seed))

        #expect(
            hexadecimal(key.publicKey.bytes) == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
        let signature = key.sign([0x72])
        #expect(hexadecimal(signature).hasPrefix("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"))
        #expect(key.publicKey.holds(signature, over: [0x72]))
        #expect(!key.publicKey.holds(signature, over: [0x73]))
    }
}
