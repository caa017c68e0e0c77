import Glibc
import Storage
import TestDatabase
import Testing
import Vocabulary

@testable import Access

/// Who looked at what.
@Suite struct LookTests {
    static let commune = Installation.kimTra

    private func asking(_ installation: Installation, _ role: Role = .leader) -> Asking {
        Asking(
            officer: Key.named("test.officer.khe"), name: "Đỗ Văn Khế", role: role, communes: [Self.commune],
            at: installation.time.now)
    }

    @Test(arguments: TestDatabase.engines)
    func `a look is read again by whoever may read the trace, and leaves the commune's chain as long as it was`(
        engine: Engine
    ) async throws {
        try await Installation.with(engine) { installation in
            let (looks, household) = (Looks(database: installation.database), Key.make())
            let khe = asking(installation)

            try await looks.note(
                [
                    Look(.household, in: Self.commune, at: household, page: "/ho/:household", purpose: "trả lời dân"),
                    Look(.numberSearch, in: Self.commune, at: nil, page: "/ho/tim"),
                ], by: khe)

            var question = LookQuestion()
            question.record = household
            let found = try await looks.lines(by: khe, of: Self.commune, question)
            let all = try await looks.lines(by: khe, of: Self.commune, LookQuestion())
            #expect(found.lines.map(\.label) == ["Xem hồ sơ hộ"] && found.lines.first?.purpose == "trả lời dân")
            #expect(found.lines.first?.officerName == "Đỗ Văn Khế" && all.total == 2)
            let (head, broken) = try await installation.database.read {
                (try Audit.head($0, commune: Self.commune), try Audit.firstBroken($0))
            }
            #expect(head == nil && broken == nil)
            await #expect(throws: AccessRefusal.self) {
                try await looks.lines(by: asking(installation, .officer), of: Self.commune, LookQuestion())
            }
            await #expect(throws: AccessRefusal.notFound) {
                try await looks.lines(by: khe, of: Installation.huongXuan, LookQuestion())
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `looks that come at once share entries, and none is lost`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let looks = Looks(database: installation.database, patience: .seconds(60))
            let khe = asking(installation)

            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<200 {
                    group.addTask {
                        try await looks.note([Look(.list, in: Self.commune, at: Key.make(), page: "/ho")], by: khe)
                    }
                }
                try await group.waitForAll()
            }

            let (entries, kept, broken) = try await installation.database.read { connection in
                (
                    try connection.count("SELECT count(*) FROM audit_entry WHERE chain = \(Audit.looks)"),
                    try connection.count("SELECT count(*) FROM look"), try Audit.firstBroken(connection)
                )
            }
            #expect(kept == 200 && entries < 200 && broken == nil)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a look that was changed in any column is found`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let looks = Looks(database: installation.database)
            for round in 0..<2 {
                let look = Look(.household, in: Self.commune, at: Self.commune, page: "/ho", purpose: "lượt \(round)")
                try await looks.note([look, look], by: asking(installation))
            }
            let changes: [SQL] = [
                "at = at + 1", "officer = NULL", "officer_name = ''", "commune = NULL", "kind = 'list'",
                "record = NULL", "page = '/'", "purpose = ''", "salt = \([UInt8]())", "ord = 7",
                "entry = \(Key.named("x"))",
            ]
            for change in changes {
                let kept = try await installation.database.read { try Self.copy($0) }
                try await installation.database.write { connection in
                    try connection.run(
                        """
                        UPDATE look SET \(change) WHERE ord = 1 AND entry =
                        (SELECT id FROM audit_entry WHERE chain = \(Audit.looks) AND seq = 2)
                        """)
                }
                let broken = try await installation.database.read { try Audit.firstBroken($0) }
                #expect(broken != nil, "\(change)")
                if broken?.what != .stray { #expect(broken?.seq == 2) }
                try await installation.database.write { try Self.put($0, kept) }
            }
            #expect(try await installation.database.read { try Audit.firstBroken($0) } == nil)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `looks whose term has run out are erased, and the chain still holds`(engine: Engine) async throws {
        try await Installation.with(engine) { installation in
            let looks = Looks(database: installation.database)
            try await looks.note([Look(.list, in: Self.commune, at: nil, page: "/ho")], by: asking(installation))
            let first = installation.time.now.day
            installation.time.pass(seconds: 86_400 * 3)
            try await looks.note([Look(.file, in: Self.commune, at: nil, page: "/ho.xlsx")], by: asking(installation))

            try await looks.eraseContents(before: Day(number: first.number + 1))

            let left = try await looks.lines(by: asking(installation), of: Self.commune, LookQuestion())
            #expect(left.lines.map(\.kind) == [.file])
            #expect(try await installation.database.read { try Audit.firstBroken($0) } == nil)
        }
    }

    @Test func `a page does not wait for ever while somebody else's long write holds the database`() async throws {
        try await Installation.with(.sqlite) { installation in
            let looks = Looks(database: installation.database, patience: .milliseconds(20))
            let (gate, open) = AsyncStream.makeStream(of: Void.self)
            let (began, begin) = AsyncStream.makeStream(of: Void.self)
            let long = Task {
                try await installation.database.write { _ in
                    begin.yield()
                    for _ in 0..<40 { usleep(10_000) }
                }
                open.finish()
            }
            for await _ in began { break }
            try await looks.note([Look(.list, in: Self.commune, at: nil, page: "/ho")], by: asking(installation))
            #expect(try await installation.database.read { try $0.count("SELECT count(*) FROM look") } == 0)
            for await _ in gate {}
            try await long.value

            // The look comes as soon as the database is free: behind it there is nothing to wait for.
            try await looks.note([Look(.file, in: Self.commune, at: nil, page: "/ho.xlsx")], by: asking(installation))
            try await installation.database.write { _ in }
            #expect(try await installation.database.read { try $0.count("SELECT count(*) FROM look") } >= 1)
        }
    }

    private typealias Copy = (entry: Key, order: Int64, seal: LookSeal)

    private static func copy(_ connection: any Connection) throws -> [Copy] {
        try connection.all("SELECT entry, ord, \(LookSeal.columns) FROM look") {
            ($0.key(0), $0.int(1), LookSeal($0, from: 2))
        }
    }

    private static func put(_ connection: any Connection, _ looks: [Copy]) throws {
        try connection.run("DELETE FROM look")
        for look in looks {
            let seal = look.seal
            try connection.run(
                """
                INSERT INTO look (entry, ord, \(LookSeal.columns)) VALUES (\(look.entry), \(look.order), \(seal.at),
                \(seal.officer), \(seal.officerName), \(seal.commune), \(seal.kind), \(seal.record), \(seal.page),
                \(seal.purpose), \(seal.salt))
                """)
        }
    }
}
