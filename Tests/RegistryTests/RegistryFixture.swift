import Access
import Foundation
import Registry
import Rulebook
import Storage
import Synchronization
import Territory
import TestDatabase
import Vocabulary

/// A ward on a fresh database, on the morning of 2 March 2026, with two tổ dân phố and nobody in its register.
struct Ward: Sendable {
    let database: any Database
    let premises: Premises
    /// Tổ dân phố 1 and 2; none where the ward was made without.
    let neighbourhoods: [Key]
    private let time = MovingTime()

    static let unit = UnitOfState(
        code: "20017", name: "Phường Kim Trà", kind: "phuong", parentCode: "46", since: july)
    static let province = UnitOfState(
        code: "46", name: "Thành phố Huế", kind: "thanh_pho", parentCode: nil, since: july)
    /// A ward beside it, of the same installation.
    static let neighbour = UnitOfState(
        code: "20014", name: "Phường Hương Trà", kind: "phuong", parentCode: "46", since: july)
    private static let july = Day(year: 2025, month: 7, day: 1) ?? Day(number: 0)

    var commune: Key { Ward.unit.key }

    /// Gives `body` a ward of its own, and removes it afterwards.
    ///
    /// - Parameter names: of the tổ dân phố, in their order.
    static func with(
        _ engine: Engine, isSample: Bool = false, neighbourhoods names: [String] = ["Tổ dân phố 1", "Tổ dân phố 2"],
        _ body: (Ward) async throws -> Void
    ) async throws {
        let migrations = AccessSchema.migrations + TerritorySchema.migrations + RegistrySchema.migrations
        try await TestDatabase.use(engine, migrations: migrations) { database in
            try await body(try await Ward(database, isSample: isSample, names))
        }
    }

    private init(_ database: any Database, isSample: Bool, _ names: [String]) async throws {
        self.database = database
        premises = Premises(database: database, vault: Vault(secret: Vault.newSecret()), rules: Ward.rules)
        let asking = Asking.server(at: time.next())
        neighbourhoods = try await database.write { connection in
            try Audit.write(connection, by: asking, in: nil, action: .installed, reason: "") { entry in
                try Areas.addUnits(connection, in: entry.key, [Ward.province, Ward.unit, Ward.neighbour])
                _ = try Installation.create(connection, isSample: isSample, home: Ward.unit.key, at: asking.at)
                return try names.map { name in
                    try Areas.addNeighbourhood(
                        connection, in: entry.key, commune: Ward.unit.key, name: name, from: Ward.july
                    ).key
                }
            }
        }
    }

    /// Chị Lê Thị Mận, who keeps the register.
    func officer() -> Asking {
        Asking(
            officer: Key.named("test.man.le"), name: "Lê Thị Mận", role: .officer, communes: [commune], at: time.next())
    }

    /// Anh Trần Văn Sim, who keeps the register of the ward beside; or, `both`, of both wards.
    func neighbour(both: Bool = false) -> Asking {
        Asking(
            officer: Key.named("test.sim.tran"), name: "Trần Văn Sim", role: .officer,
            communes: both ? [Ward.neighbour.key, commune] : [Ward.neighbour.key], at: time.next())
    }

    /// A tổ dân phố of the ward beside.
    func neighbourPlace() async throws -> Key {
        try await CommuneAreas(premises).addNeighbourhood(
            named: "Tổ dân phố 9", to: Ward.neighbour.key, reason: "lập danh mục", by: neighbour()
        ).key
    }

    /// Ông Đỗ Văn Khế, who records signed decisions.
    func leader() -> Asking {
        Asking(
            officer: Key.named("test.khe.do"), name: "Đỗ Văn Khế", role: .leader, communes: [commune], at: time.next())
    }

    /// Whoever works at the server.
    func server() -> Asking { .server(at: time.next()) }

    /// A household as its page would be opened now.
    func version(_ household: Key) async throws -> HouseholdVersion {
        try await Households(premises).file(of: household, in: commune, by: officer()).version
    }

    func record(_ household: Key) async throws -> HouseholdRecord {
        try await Households(premises).file(of: household, in: commune, by: officer()).record
    }

    /// Enters a household with its head; further members as given.
    @discardableResult
    func enter(
        _ head: MemberForm, _ members: [MemberForm] = [], in place: Int = 0, address: String = "12 đường Cây Thị",
        on day: String = "2024-01-15"
    ) async throws -> (key: Key, code: String) {
        let editing = HouseholdEditing(premises)
        let entered = try await editing.enter(
            in: commune, neighbourhood: neighbourhoods[place], address: address, head: head,
            occasion: .on(day, "theo phiếu rà soát"), by: officer())
        for member in members {
            try await editing.addMember(
                member, to: entered.key, in: commune, version: try await version(entered.key),
                occasion: .on(day, "theo phiếu rà soát"), by: officer())
        }
        return entered
    }

    /// The rules that ship with the program.
    static let rules: RuleLibrary = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        do throws(RuleProblems) {
            return try RuleLibrary.load(base: root.appending(path: "Rules"))
        } catch {
            preconditionFailure(error.problems.map(\.shown).joined(separator: "\n"))
        }
    }()

    /// Gives `body` a folder that is removed afterwards.
    static func withFolder<T>(_ body: (URL) async throws -> T) async throws -> T {
        let folder = FileManager.default.temporaryDirectory.appending(path: "vuon-registry-\(Key.make())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder)
    }
}

/// Every question is asked a minute after the one before.
private final class MovingTime: Sendable {
    private let milliseconds = Mutex<Int64>(1_772_416_800_000)

    func next() -> Instant {
        milliseconds.withLock { now in
            now += 60_000
            return Instant(milliseconds: now)
        }
    }
}

extension Day {
    /// A day that the test wrote itself.
    static func iso(_ text: String) -> Day {
        guard let day = Day(iso: text) else { preconditionFailure("no such day: \(text)") }
        return day
    }
}

extension Occasion {
    static func on(_ day: String, _ reason: String) -> Occasion { Occasion(day: .iso(day), reason: reason) }
}
