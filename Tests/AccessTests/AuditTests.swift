import Access
import Storage
import TestDatabase
import Testing
import Vocabulary

@Suite struct AuditTests {
    static let commune = Installation.kimTra

    func asking(_ installation: Installation) -> Asking {
        Asking(
            officer: Key.named("test.officer.bon"), name: "Lê Văn Bốn", role: .officer, communes: [Self.commune],
            at: installation.time.now)
    }

    @Test(arguments: TestDatabase.engines)
    func `what is written is chained, kept and read again`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let asking = asking(installation)
            let household = Key.make()

            let entry = try await installation.database.write { connection in
                try Audit.write(
                    connection, by: asking, in: Self.commune, action: .householdEntered, reason: " Hộ mới\nchuyển đến\0"
                ) { entry in
                    entry.changed("household", household, after: Array("KT-0001".utf8))
                    return entry.key
                }
            }

            let changes = try await installation.journal.changes(of: household, in: Self.commune, by: asking)
            let change = try #require(changes.first)
            #expect(changes.count == 1)
            #expect(change.entry.key == entry)
            #expect(entry.madeAt == installation.time.now)
            #expect(change.entry.reason == "Hộ mới chuyển đến")
            #expect(change.entry.label == "Nhập hộ mới")
            #expect(change.before == nil)
            #expect(change.after == Array("KT-0001".utf8))
            #expect(try await installation.database.read { try Audit.firstBroken($0, commune: Self.commune) } == nil)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a write that fails leaves neither rows nor entry`(engine: Engine) async throws {
        struct Stop: Error {}
        try await Installation.with(engine) { installation in
            let asking = asking(installation)

            await #expect(throws: Stop.self) {
                try await installation.database.write { connection in
                    try Audit.write(connection, by: asking, in: Self.commune, action: .observed, reason: "") { entry in
                        entry.changed("household", Key.make(), after: [1])
                        throw Stop()
                    }
                }
            }

            let count = try await installation.database.read { try $0.count("SELECT COUNT(*) FROM audit_entry") }
            #expect(count == 0)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `records deleted as the law asks leave the chain holding, and are counted`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let asking = asking(installation)
            let household = Key.make()
            try await installation.database.write { connection in
                for round in 1...3 {
                    try Audit.write(connection, by: asking, in: Self.commune, action: .observed, reason: "") { entry in
                        entry.changed("household", household, after: [UInt8(round)])
                        entry.changed("member", Key.make(), after: [UInt8(round)])
                    }
                }
            }

            try await installation.database.write { connection in
                _ = try connection.run("DELETE FROM audit_change WHERE record = \(household)")
            }

            let (broken, all, erased) = try await installation.database.read { connection in
                (
                    try Audit.firstBroken(connection, commune: Self.commune), try Audit.firstBroken(connection),
                    try Audit.erased(connection, commune: Self.commune)
                )
            }
            #expect(broken == nil)
            #expect(all == nil)
            #expect(erased == 3)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `many writers at once keep one unbroken chain`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let asking = asking(installation)

            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<8 {
                    group.addTask {
                        for round in 0..<10 {
                            try await installation.database.write { connection in
                                let commune = round % 5 == 0 ? nil : Self.commune
                                try Audit.write(
                                    connection, by: asking, in: commune, action: .observed, reason: "lượt \(round)"
                                ) { $0.changed("household", Key.make(), after: [UInt8(writer)]) }
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }

            let (broken, heads) = try await installation.database.read { connection in
                (
                    try Audit.firstBroken(connection),
                    [
                        try Audit.head(connection, commune: Self.commune)?.seq,
                        try Audit.head(connection, commune: nil)?.seq,
                    ]
                )
            }
            #expect(broken == nil)
            #expect(heads == [64, 16])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an entry of thousands of records holds, and one byte of one of them is found`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let asking = asking(installation)
            let entry = try await installation.database.write { connection in
                try Audit.write(connection, by: asking, in: Self.commune, action: .listImported, reason: "") { entry in
                    for number in 0..<5000 {
                        entry.changed("member", Key.make(), after: Array("thành viên \(number)".utf8))
                    }
                    return entry.key
                }
            }
            #expect(try await installation.database.read { try Audit.firstBroken($0, commune: Self.commune) } == nil)

            try await installation.database.write { connection in
                _ = try connection.run(
                    """
                    UPDATE audit_change SET after_record = \(Array("thành viên 4321 ".utf8))
                    WHERE entry = \(entry) AND ord = 4321
                    """)
            }

            let broken = try await installation.database.read { try Audit.firstBroken($0, commune: Self.commune) }
            #expect(broken == AuditBreak(seq: 1, entry: entry, what: .record(4321)))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `no two salts are alike, so that equal records have unequal commitments`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let asking = asking(installation)
            try await installation.database.write { connection in
                for _ in 0..<2 {
                    try Audit.write(connection, by: asking, in: Self.commune, action: .observed, reason: "") { entry in
                        for _ in 0..<600 { entry.changed("household", Self.commune, after: [1]) }
                    }
                }
            }

            let (salts, commitments) = try await installation.database.read { connection in
                (
                    try connection.all("SELECT salt FROM audit_change") { $0.bytes(0) },
                    try connection.all("SELECT commitments FROM audit_commitment") { $0.bytes(0) }
                )
            }
            #expect(Set(salts).count == 1200)
            #expect(salts.allSatisfy { $0.count == 16 })
            #expect(Set(commitments).count == 2)
        }
    }
}
