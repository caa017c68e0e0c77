import Access
import Registry
import Rulebook
import Storage
import TestDatabase
import Testing
import Vocabulary

/// What an auditor finds in the trace of a ward.
struct TraceTests {
    @Test(arguments: TestDatabase.engines)
    func `a class changed directly in the database is found, and so is a recognition that nobody wrote`(
        _ engine: Engine
    ) async throws {
        try await Ward.with(engine) { ward in
            let (mit, khe) = (try await ward.enter("Trần Thị Mít"), try await ward.enter("Lê Văn Khế"))
            try await ward.decide([(mit, .poor), (khe, .nearPoor)], review: 2025)
            #expect(try await ward.database.read { try RegisterProof.findings($0) } == [])

            try await ward.database.write { connection in
                _ = try connection.run("UPDATE recognition SET class = 'none' WHERE household = \(mit.key)")
            }
            let changed = try await ward.database.read { try RegisterProof.findings($0) }
            try await ward.database.write { connection in
                try connection.run("UPDATE recognition SET class = 'poor' WHERE household = \(mit.key)")
                try connection.run(
                    """
                    INSERT INTO recognition (commune, id, household, class, standard, review_year, decision, signed_on,
                    effective_from, people, neighbourhood, proposed, rules_version, recorded_in)
                    SELECT commune, \(Key.named("x")), household, 'poor', standard, review_year, decision, signed_on,
                    effective_from, people, neighbourhood, proposed, rules_version, recorded_in FROM recognition
                    WHERE household = \(khe.key)
                    """)
            }
            let added = try await ward.database.read { try RegisterProof.findings($0) }
            try await ward.database.write { connection in
                try connection.run("DELETE FROM recognition WHERE id = \(Key.named("x"))")
                try connection.run(
                    "UPDATE household SET recorded_in = \(Key.named("y")) WHERE id = \(khe.key)")
            }
            let strayed = try await ward.database.read { try RegisterProof.findings($0) }

            #expect(changed.count == 1 && changed.first?.words.contains("class") == true)
            #expect(added.map(\.record) == [Key.named("x")])
            #expect(strayed.map(\.table) == ["household"] && strayed.map(\.record) == [khe.key])
            #expect(try await ward.database.read { try Audit.firstBroken($0) } == nil, "the journal itself holds")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `who changed a class, from what to what and by which decision`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let (mit, khe) = (try await ward.enter("Trần Thị Mít"), try await ward.enter("Lê Văn Khế"))
            try await ward.decide([(mit, .poor), (khe, .nearPoor)], review: 2024)
            try await ward.decide([(mit, .nearPoor), (khe, .nearPoor)], review: 2025)

            let changes = ClassChanges(ward.premises)
            let all = try await changes.page(1, in: ward.commune, by: ward.leader())
            let code = try #require(all.changes.first?.code)
            let one = try await changes.page(1, in: ward.commune, code: code, by: ward.leader())

            #expect(all.total == 3, "Khế stayed what it was")
            #expect(one.changes.map(\.after) == [.nearPoor, .poor] && one.changes.map(\.before) == [.poor, nil])
            #expect(one.changes.allSatisfy { $0.entry.officerName == "Đỗ Văn Khế" && $0.household == mit.key })
            await #expect(throws: AccessRefusal.self) {
                try await changes.page(1, in: ward.commune, by: ward.officer())
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `points moved over the limit after the decision was signed are shown first`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let limit = try #require(Ward.rules.standard(listYear: 2026)?.limits[.urban].points)
            let (near, far) = (try await ward.enter("Trần Thị Mít"), try await ward.enter("Lê Văn Khế"))
            for (household, points) in [(near, limit - 1), (far, limit - 1)] {
                try await ward.observe(household, on: "2025-11-01") { $0[.b1] = .number(points) }
            }
            try await ward.observe(near, on: "2025-12-20") { $0[.b1] = .number(limit + 2) }
            try await ward.observe(far, on: "2025-12-20") { $0[.b1] = .number(limit + 90) }
            try await ward.decide([(near, .unlisted), (far, .unlisted)], review: 2025)

            let found = try await UnusualThings(ward.premises).findings(in: ward.commune, by: ward.leader())

            let crossed = found.filter { $0.check == .nearLimit }
            #expect(crossed.map(\.count) == [1] && crossed.map(\.officerName) == ["Lê Thị Mận"])
            let entry = try #require(crossed.first?.entries.first)
            let journal = Journal(database: ward.database)
            let shown = try await journal.entry(entry, of: ward.commune, by: ward.leader())
            #expect(shown.changes.map(\.record) == [near.key])
            await #expect(throws: AccessRefusal.self) {
                try await UnusualThings(ward.premises).findings(in: ward.commune, by: ward.officer())
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the trace is searched by day, officer, kind, household and reason`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let (mit, khe) = (try await ward.enter("Trần Thị Mít"), try await ward.enter("Lê Văn Khế"))
            try await ward.observe(mit, on: "2025-11-01") { $0[.b1] = .number(100) }
            try await ward.decide([(mit, .poor), (khe, .nearPoor)], review: 2025)
            let journal = Journal(database: ward.database)
            func found(_ fill: (inout JournalQuestion) -> Void) async throws -> [AuditAction?] {
                var question = JournalQuestion()
                fill(&question)
                return try await journal.found(by: ward.leader(), of: ward.commune, question).entries.map(\.action)
            }

            #expect(try await found { $0.officer = Key.named("test.Đỗ Văn Khế") } == [.decisionRecorded])
            #expect(try await found { $0.action = .observed } == [.observed])
            #expect(try await found { $0.records = [khe.key] } == [.householdEntered])
            #expect(try await found { $0.words = "%" }.isEmpty)
            #expect(try await found { $0.days = Day.iso("2030-01-01")...Day.iso("2030-01-02") }.isEmpty)
            let all = try await found { _ in }
            #expect(all.count == 4 && all.first == .decisionRecorded)
        }
    }
}
