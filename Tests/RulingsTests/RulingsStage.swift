import Access
import Foundation
import Rulebook
import Storage
import Territory
import TestDatabase
import Testing
import Vocabulary

@testable import Rulings

/// The office of phường Kim Trà on a fresh database: who enters rules, who confirms them.
struct RulingsStage: Sendable {
    let database: any Database
    let shelf: RuleShelf
    let rulings: Rulings

    static let texts: [RuleText] = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return (try? RuleLibrary.texts(below: root.appending(path: "Rules"))) ?? []
    }()

    static let shipped: RuleLibrary = {
        do throws(RuleProblems) {
            return try RuleLibrary.load(base: texts)
        } catch {
            preconditionFailure(error.problems.map(\.shown).joined(separator: "\n"))
        }
    }()

    private static let kimTra = UnitOfState(
        code: "20017", name: "Phường Kim Trà", kind: "phuong", parentCode: nil, since: .iso("2025-07-01"))

    static func with(_ engine: Engine, _ body: (RulingsStage) async throws -> Void) async throws {
        let migrations = AccessSchema.migrations + TerritorySchema.migrations + RulingSchema.migrations
        try await TestDatabase.use(engine, migrations: migrations) { database in
            let asking = Asking.server(at: Instant(milliseconds: 1_772_420_400_000))
            try await database.write { connection in
                try Audit.write(connection, by: asking, in: nil, action: .installed, reason: "") { entry in
                    try Areas.addUnits(connection, in: entry.key, [kimTra])
                    _ = try Installation.create(connection, isSample: false, home: kimTra.key, at: asking.at)
                }
            }
            let shelf = RuleShelf(base: texts, rules: shipped, database: database)
            try await body(
                RulingsStage(
                    database: database, shelf: shelf, rulings: Rulings(database: database, shelf: shelf)))
        }
    }

    /// Lê Thị Mận enters, Đỗ Văn Khế confirms.
    let man = RulingsStage.asking(.officer, "Lê Thị Mận")
    let khe = RulingsStage.asking(.leader, "Đỗ Văn Khế")

    static func asking(_ role: Role, _ name: String, commune: Key = kimTra.key) -> Asking {
        Asking(
            officer: Key.named("test.\(name)"), name: name, role: role, communes: [commune],
            at: Instant(milliseconds: 1_772_424_000_000))
    }

    /// Enters and confirms.
    func put(_ said: Ruling.Said) async throws {
        let ruling = try await rulings.enter(said, by: man)
        let seal = try await rulings.preview(ruling.key, by: khe).seal
        try await rulings.confirm(ruling.key, seal: seal, by: khe)
    }
}

extension Ruling.Said {
    /// The points that the new standard does not know yet.
    static func points(_ value: String = "180", from: String = "2027-01-01") -> Ruling.Said {
        var said = Ruling.Said(.value, of: "standards/2027-2030/income_points/urban")
        said.from = .iso(from)
        said.to = .iso("2030-12-31")
        said.value = value
        said.source = "ND-351-2025"
        said.clause = "Phụ lục \"II\", khoản 1: a"
        said.basis = .gazette
        return said
    }
}

extension Day {
    /// A day that the test wrote itself.
    static func iso(_ text: String) -> Day {
        guard let day = Day(iso: text) else { preconditionFailure("no such day: \(text)") }
        return day
    }
}
