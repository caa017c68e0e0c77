import Storage
import TestDatabase
import Testing
import Vocabulary

@testable import Access

@Suite struct TamperingTests {
    static let commune = Installation.kimTra

    @Test(arguments: TestDatabase.engines, Tampering.ofEntries + Tampering.ofRecords)
    func `tampering is found and located`(engine: Engine, tampering: Tampering) async throws {
        try await Installation.with(engine) { installation in
            let falsified = try await Self.chain(installation)
            #expect(try await installation.database.read { try Audit.firstBroken($0) } == nil)

            let count = try await installation.database.write { try $0.run(tampering.sql(falsified)) }

            #expect(count == 1)
            let broken = try await installation.database.read { connection in
                if tampering.what == .stray { return try Audit.firstBroken(connection) }
                return try Audit.firstBroken(connection, commune: Self.commune)
            }
            #expect(broken?.what == tampering.what)
            #expect(broken?.seq == tampering.seq)
            #expect(try await installation.database.read { try Audit.firstBroken($0) } != nil)
        }
    }

    @Test func `every column of the journal's tables is tampered with`() throws {
        let statements = AccessSchema.migrations.flatMap(\.statements)
        for table in ["audit_entry", "audit_commitment", "audit_change"] {
            let create = try #require(statements.first { $0.contains("CREATE TABLE \(table) (") })
            let columns = create.split(separator: "\n").dropFirst().compactMap { line -> String? in
                line.contains("{") && !line.contains("PRIMARY KEY (") && !line.hasPrefix(")")
                    ? line.split(separator: " ").first.map(String.init) : nil
            }
            let tampered = (Tampering.ofEntries + Tampering.ofRecords).filter { $0.table == table }.map(\.column)
            #expect(columns.count >= 2)
            #expect(Set(columns).subtracting(tampered) == [])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an entry rewritten together with its own hash is shown by the next`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let falsified = try await Self.chain(installation)

            try await installation.database.write { connection in
                let forged = try #require(try Self.forged(connection, falsified))
                try connection.run(
                    """
                    UPDATE audit_entry SET reason = 'lý do khác', hash = \(forged)
                    WHERE id = \(falsified.second)
                    """)
            }

            let broken = try await installation.database.read { try Audit.firstBroken($0, commune: Self.commune) }
            #expect(broken == AuditBreak(seq: 3, entry: falsified.entries[2], what: .chain))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a whole chain given to another commune is found`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let falsified = try await Self.chain(installation)

            try await installation.database.write { connection in
                _ = try connection.run("UPDATE audit_entry SET chain = \(Installation.huongXuan)")
            }

            let broken = try await installation.database.read {
                try Audit.firstBroken($0, commune: Installation.huongXuan)
            }
            #expect(broken == AuditBreak(seq: 1, entry: falsified.entries[0], what: .chain))
        }
    }

    @Test func `bytes moved from the record before to the record after make another commitment`() {
        let salt = [UInt8](repeating: 7, count: 16)
        let record = Key.named("x")

        let left = AuditChange(kind: "member", record: record, salt: salt, before: [1, 0, 2], after: [3])
        let right = AuditChange(kind: "member", record: record, salt: salt, before: [1], after: [2, 0, 3])

        #expect(left.commitment != right.commitment)
    }

    @Test(arguments: TestDatabase.engines)
    func `newest entries cut off with all that belongs to them are found by a head kept outside`(
        engine: Engine
    ) async throws {
        try await Installation.with(engine) { installation in
            let falsified = try await Self.chain(installation)
            let head = try await installation.database.read { try Audit.head($0, commune: Self.commune) }
            let last = falsified.entries[3]

            try await installation.database.write { connection in
                try connection.run("DELETE FROM audit_entry WHERE id = \(last)")
                try connection.run("DELETE FROM audit_commitment WHERE entry = \(last)")
                try connection.run("DELETE FROM audit_change WHERE entry = \(last)")
            }

            let (silent, found) = try await installation.database.read { connection in
                (
                    try Audit.firstBroken(connection),
                    try Audit.firstBroken(connection, commune: Self.commune, expecting: head)
                )
            }
            #expect(silent == nil)
            #expect(found == AuditBreak(seq: 4, entry: Self.commune, what: .head))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a chain written anew is found by a head kept outside, one that only grew is not`(
        engine: Engine
    ) async throws {
        try await Installation.with(engine) { installation in
            _ = try await Self.chain(installation)
            let head = try await installation.database.read { try Audit.head($0, commune: Self.commune) }
            _ = try await Self.chain(installation)
            #expect(
                try await installation.database.read {
                    try Audit.firstBroken($0, commune: Self.commune, expecting: head)
                } == nil)

            try await installation.database.write { connection in
                try connection.run("DELETE FROM audit_entry")
                try connection.run("DELETE FROM audit_commitment")
                try connection.run("DELETE FROM audit_change")
            }
            _ = try await Self.chain(installation)

            let broken = try await installation.database.read {
                try Audit.firstBroken($0, commune: Self.commune, expecting: head)
            }
            #expect(broken?.what == .head)
            #expect(broken?.seq == 4)
        }
    }

    // The hash that the second entry would have with another reason: anybody who can write the database can make it.
    static func forged(_ connection: any Connection, _ falsified: Falsified) throws -> [UInt8]? {
        let first = try connection.first("SELECT hash FROM audit_entry WHERE id = \(falsified.entries[0])") {
            $0.bytes(0)
        }
        return try connection.first(
            "SELECT at, officer, officer_name, action, digest FROM audit_entry WHERE id = \(falsified.second)"
        ) { row in
            AuditSeal(
                chain: commune, seq: 2, entry: falsified.second, at: row.instant(0), officer: row.keyIfAny(1),
                officerName: row.text(2), action: row.text(3), reason: "lý do khác", digest: row.bytes(4)
            ).hash(after: first ?? [])
        }
    }

    static func chain(_ installation: Installation) async throws -> Falsified {
        let asking = Asking(
            officer: Key.named("test.officer.bon"), name: "Lê Văn Bốn", role: .officer, communes: [commune],
            at: installation.time.now)
        let records = (0..<3).map { _ in Key.make() }
        let entries = try await installation.database.write { connection in
            try (1...4).map { round in
                try Audit.write(
                    connection, by: asking, in: commune, action: .householdCorrected, reason: "sửa lần \(round)"
                ) { entry in
                    entry.changed("household", records[0], before: [UInt8(round)])
                    guard round == 2 else { return entry.key }
                    entry.changed("member", records[1], before: Array("trước".utf8), after: Array("sau".utf8))
                    entry.changed("member", records[2], before: nil, after: [])
                    return entry.key
                }
            }
        }
        return Falsified(entries: entries, records: records)
    }
}
