import Access
import Programme
import Registry
import Results
import Storage
import Territory
import TestDatabase
import Testing
import Vocabulary

/// An installation whose targets were set before the plan held its document.
struct TargetsToPlansTests {
    @Test(arguments: TestDatabase.engines)
    func `its targets stand in the plan, with those that were replaced`(_ engine: Engine) async throws {
        let before =
            AccessSchema.migrations + TerritorySchema.migrations + RegistrySchema.migrations
            + ResultsSchema.migrations.filter { $0.id == "0008-results" }
        let now =
            AccessSchema.migrations + TerritorySchema.migrations + RegistrySchema.migrations
            + ProgrammeSchema.migrations + ResultsSchema.migrations
        try await TestDatabase.use(engine, migrations: before) { database in
            let (commune, first, second) = (Ward.unit.key, Key.make(), Key.make())
            try await database.write { connection in
                try TargetsToPlansTests.insert(connection, commune, "poor", limit: 80, in: first, until: second)
                try TargetsToPlansTests.insert(connection, commune, "poor", limit: 77, in: second, until: nil)
            }

            try await database.migrate(now)

            let kept = try await database.read { connection in
                (
                    try Plans.targets(connection, commune: commune, year: 2026),
                    try connection.count("SELECT count(*) FROM plan_target WHERE retired_in IS NOT NULL"),
                    try connection.all("SELECT title FROM plan WHERE year = 2026") { $0.text(0) }
                )
            }
            #expect(kept.0.map(\.limitShown) == ["dưới 77 hộ"])
            #expect(kept.0.first?.due == Deadline(.until, .iso("2026-12-31")))
            #expect(kept.1 == 1)
            #expect(kept.2 == ["Kế hoạch giảm nghèo năm 2026"])
        }
    }

    private static func insert(
        _ connection: any Connection, _ commune: Key, _ code: String, limit: Int64, in entry: Key, until: Key?
    ) throws {
        try connection.run(
            """
            INSERT INTO target (commune, id, plan_year, code, ord, label, section, quote, unit, comparison,
            limit_hundredths, measure, due_on, recorded_in, retired_in)
            VALUES (\(commune), \(Key.make()), 2026, \(code), 0, 'Hộ nghèo', 'Mục I.2', 'dưới', 'hộ', 'below',
            \(limit * 100), 'poor_households', '2026-12-31', \(entry), \(until))
            """)
    }
}
