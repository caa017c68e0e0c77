import Access
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import PageClient
import Programme
import Registry
import Results
import Rollup
import Rulebook
import Rulings
import Site
import Storage
import Synchronization
import Territory
import TestDatabase
import Testing
import Vocabulary

/// The desk of phường Kim Trà on a fresh database, on the morning of 2 March 2026: two tổ dân phố, nobody in the
/// register, nobody with an account until somebody signs in.
struct DeskStage: Sendable {
    let database: any Database
    let premises: Premises
    let officers: Officers
    private(set) var bureau: Bureau
    private(set) var responder: RouterClient
    /// Tổ dân phố 1 and 2.
    let neighbourhoods: [Key]
    let time: StageTime

    static let commune = UnitOfState(
        code: "20017", name: "Phường Kim Trà", kind: "phuong", parentCode: "46", since: july)
    static let password = "cây đa bến nước"
    private static let province = UnitOfState(
        code: "46", name: "Thành phố Huế", kind: "thanh_pho", parentCode: nil, since: july)
    static let kimLong = UnitOfState(
        code: "19774", name: "Phường Kim Long", kind: "phuong", parentCode: "46", since: july)
    static let july = Day(year: 2025, month: 7, day: 1) ?? Day(number: 0)

    var commune: Key { DeskStage.commune.key }

    /// Gives `body` a desk of its own, and removes it afterwards.
    ///
    /// - Parameter ofCity: the installation is the city's: beside phường Kim Trà there is phường Kim Long.
    static func with(
        _ engine: Engine, isSample: Bool = false, ofCity: Bool = false, _ body: (DeskStage) async throws -> Void
    ) async throws {
        let migrations =
            AccessSchema.migrations + TerritorySchema.migrations + RegistrySchema.migrations
            + ProgrammeSchema.migrations + ResultsSchema.migrations + RulingSchema.migrations + RollupSchema.migrations
        let folder = FileManager.default.temporaryDirectory.appending(path: "vuon-desk-\(Key.make())")
        defer { try? FileManager.default.removeItem(at: folder) }
        try await TestDatabase.use(engine, migrations: migrations) { database in
            try await body(try await DeskStage(database, isSample: isSample, ofCity: ofCity, workFolder: folder.path))
        }
    }

    private init(_ database: any Database, isSample: Bool, ofCity: Bool, workFolder: String) async throws {
        self.database = database
        time = StageTime()
        premises = Premises(database: database, vault: Vault(secret: Vault.newSecret()), rules: DeskStage.rules)
        officers = Officers(database: database, clock: time.clock)
        let asking = Asking.server(at: time.next())
        let home = ofCity ? DeskStage.province : DeskStage.commune
        neighbourhoods = try await database.write { connection in
            try Audit.write(connection, by: asking, in: nil, action: .installed, reason: "") { entry in
                let units = [DeskStage.province, DeskStage.commune] + (ofCity ? [DeskStage.kimLong] : [])
                try Areas.addUnits(connection, in: entry.key, units)
                _ = try Installation.create(
                    connection, isSample: isSample, home: home.key, at: asking.at)
                return try ["Tổ dân phố 1", "Tổ dân phố 2"].map { name in
                    try Areas.addNeighbourhood(
                        connection, in: entry.key, commune: DeskStage.commune.key, name: name, from: DeskStage.july
                    ).key
                }
            }
        }
        var bureau = Bureau(
            premises: premises,
            shelf: RuleShelf(base: DeskStage.texts, rules: DeskStage.rules, database: database), officers: officers,
            clock: time.clock,
            identity: SiteIdentity(areaName: home.name, isSample: isSample, version: "thử"),
            setupCode: nil,
            isHTTPS: false, workFolder: workFolder)
        // However busy the machine is, a page of these tests shows what became of its work.
        bureau.patience = .seconds(600)
        bureau.countingPatience = .seconds(600)
        bureau.momentPatience = .seconds(600)
        bureau.areasHold = .zero
        self.bureau = bureau
        responder = RouterClient(bureau.router())
    }

    /// The same desk, answering with other patience.
    func answering(_ change: (inout Bureau) -> Void) -> DeskStage {
        var other = self
        change(&other.bureau)
        other.responder = RouterClient(other.bureau.router())
        return other
    }

    /// Somebody who has not signed in.
    var visitor: RouterClient { responder }

    /// Makes an account of this role and signs it in, by the sign-in page.
    ///
    /// - Parameters:
    ///   - person: another one for a second person of the same role.
    ///   - isOfAll: sees every commune of the installation.
    func signIn(_ role: Role, as person: Person? = nil, ofAll isOfAll: Bool = false) async throws -> RouterClient {
        let person = person ?? Person.of(role)
        let commune = role == .administrator || isOfAll ? nil : commune
        _ = try await officers.add(
            NewOfficer(
                name: person.name, fullName: person.fullName, role: role, commune: commune,
                password: DeskStage.password),
            by: asking(.administrator))
        var client = responder
        let answer = try await client.post(
            "/dang-nhap", fields: [("ten", person.name), ("mat_khau", DeskStage.password)])
        try #require(answer.status == 303, "signing in answers \(answer.status)")
        client.cookie = answer.headers[.setCookie].map { String($0.prefix { $0 != ";" }) }
        return client
    }

    /// Somebody of a role who asks the capabilities themselves, to set a scene; not one of those who sign in.
    func asking(_ role: Role) -> Asking {
        Asking(
            officer: Key.named("test.\(role.rawValue)"), name: Person.other(role), role: role,
            communes: role == .administrator ? nil : [commune], at: time.next())
    }

    /// Somebody with an account.
    struct Person: Sendable {
        let name: String
        let fullName: String

        static func of(_ role: Role) -> Person {
            switch role {
            case .administrator: Person(name: "sen.phan", fullName: "Phan Thị Sen")
            case .leader: Person(name: "khe.do", fullName: "Đỗ Văn Khế")
            case .officer, .server, .none: Person(name: "man.le", fullName: "Lê Thị Mận")
            default: Person(name: role.rawValue.replacing("_", with: "."), fullName: "Hồ Thị Ổi")
            }
        }

        static func other(_ role: Role) -> String {
            switch role {
            case .administrator: "Hoàng Văn Sung"
            case .leader: "Trương Thị Lựu"
            case .officer, .server, .none: "Ngô Văn Mít"
            default: "Võ Thị Bưởi"
            }
        }
    }
}

extension DeskStage {
    /// Enters a household with its head and further members, by somebody else than who signs in.
    @discardableResult
    func enter(
        _ head: MemberForm, _ members: [MemberForm] = [], in place: Int = 0, address: String = "12 đường Cây Thị",
        on day: String = "2026-01-15"
    ) async throws -> (key: Key, code: String) {
        let entered = try await bureauEditing.enter(
            in: commune, neighbourhood: neighbourhoods[place], address: address, head: head,
            occasion: .on(day, "theo phiếu rà soát"), by: asking(.officer))
        for member in members {
            try await bureauEditing.addMember(
                member, to: entered.key, in: commune, version: try await file(of: entered.key).version,
                occasion: .on(day, "theo phiếu rà soát"), by: asking(.officer))
        }
        return entered
    }

    /// Records answers about a household, by somebody else than who signs in.
    func observe(_ household: Key, on day: String = "2026-02-01", _ fill: (inout HouseholdAnswers) -> Void) async throws
    {
        var answers = HouseholdAnswers()
        fill(&answers)
        try await bureauEditing.observe(
            household, in: commune, address: nil, answers: answers, version: try await file(of: household).version,
            occasion: .on(day, "thu thập tại nhà"), by: asking(.officer))
    }

    /// Records a signed decision on households, by their codes.
    @discardableResult
    func decide(
        _ classes: [(code: String, category: RecognisedClass)], number: String = "12/QĐ-UBND", review year: Int = 2025,
        signed: String = "2025-12-12", effective: String = "2026-01-01", closesReview: Bool = true
    ) async throws -> Decision {
        let command = DecisionCommand(
            number: number, signedOn: .iso(signed), effectiveFrom: .iso(effective), reviewYear: year,
            standard: try premises.standard(on: .iso(effective)).id, kind: .periodic, signer: "Trương Thị Lựu",
            closesReview: closesReview)
        let lines = classes.map { DecisionAnnex.Line(code: $0.code, name: "", category: $0.category) }
        let annex = DecisionAnnex(
            fileName: "phu-luc.xlsx", digest: Digest.sha256(Array(number.utf8)), lines: lines)
        return try await Decisions(premises).record(command, annex: annex, in: commune, by: asking(.leader))
    }

    /// A household as its page would show it now.
    func file(of household: Key) async throws -> HouseholdFile {
        try await Households(premises).file(of: household, in: commune, by: asking(.officer))
    }

    private var bureauEditing: HouseholdEditing { HouseholdEditing(premises) }

    /// The files of the rules that ship with the program.
    static let texts: [RuleText] = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return (try? RuleLibrary.texts(below: root.appending(path: "Rules"))) ?? []
    }()

    /// The rules that ship with the program.
    static let rules: RuleLibrary = {
        do throws(RuleProblems) {
            return try RuleLibrary.load(base: texts)
        } catch {
            preconditionFailure(error.problems.map(\.shown).joined(separator: "\n"))
        }
    }()
}

/// A second passes with every look at the clock, so that no two entries are of one moment.
final class StageTime: Sendable {
    private let milliseconds = Mutex<Int64>(1_772_416_800_000)

    var clock: Clock { Clock { self.next() } }

    func next() -> Instant {
        milliseconds.withLock { now in
            now += 1000
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
