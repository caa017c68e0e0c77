import Access
import Foundation
import Programme
import Registry
import Rulebook
import Storage
import Synchronization
import Territory
import TestDatabase
import Vocabulary

/// Phường Kim Trà on a fresh database, and another ward of the same city.
struct Ward: Sendable {
    let database: any Database
    let plans: Plans
    private let seconds = Seconds()

    static let unit = UnitOfState(code: "20017", name: "Phường Kim Trà", kind: "phuong", parentCode: "46", since: since)
    static let other = UnitOfState(
        code: "19753", name: "Phường Phong Điền", kind: "phuong", parentCode: "46", since: since)
    private static let city = UnitOfState(
        code: "46", name: "Thành phố Huế", kind: "thanh_pho", parentCode: nil, since: since)
    private static let since = Day.iso("2020-01-01")

    var commune: Key { Ward.unit.key }

    static func with(_ engine: Engine, _ body: (Ward) async throws -> Void) async throws {
        let migrations =
            AccessSchema.migrations + TerritorySchema.migrations + RegistrySchema.migrations
            + ProgrammeSchema.migrations
        try await TestDatabase.use(engine, migrations: migrations) { try await body(try await Ward($0)) }
    }

    private init(_ database: any Database) async throws {
        self.database = database
        plans = Plans(
            Premises(
                database: database, vault: Vault(secret: Vault.newSecret()),
                rules: try RuleLibrary.load(base: PlanTexts.root.appending(path: "Rules"), local: [])))
        let asking = asking(.server)
        try await database.write { connection in
            try Audit.write(connection, by: asking, in: nil, action: .installed, reason: "tạo") { entry in
                try Areas.addUnits(connection, in: entry.key, [Ward.city, Ward.unit, Ward.other])
            }
        }
    }

    var officer: Asking { asking(.officer) }
    var leader: Asking { asking(.leader) }

    /// Each question a second after the one before.
    private func asking(_ role: Role) -> Asking {
        Asking(
            officer: role == .server ? nil : Key.named("officer.\(role.rawValue)"), name: "Trần Văn Cam", role: role,
            communes: role == .server ? nil : [Ward.unit.key, Ward.other.key], at: seconds.next())
    }

    func kept(_ year: Int = 2026) async throws -> KeptPlan {
        guard let kept = try await plans.plan(year: year, in: commune, by: leader) else { throw NoPlan(year: year) }
        return kept
    }

    func begin() async throws {
        try await plans.begin(try PlanTexts.kimTra, reason: "kế hoạch mẫu", in: commune, by: officer)
    }

    func journal() async throws -> [JournalEntry] {
        try await Journal(database: database).entries(by: leader, of: commune).entries
    }
}

struct NoPlan: Error {
    let year: Int
}

private final class Seconds: Sendable {
    private let count = Mutex<Int64>(0)

    func next() -> Instant {
        count.withLock { count in
            count += 1
            return Instant(milliseconds: 1_770_000_000_000 + count * 1000)
        }
    }
}
