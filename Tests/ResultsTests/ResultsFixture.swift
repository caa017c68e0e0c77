import Access
import Foundation
import Programme
import Registry
import Results
import Rulebook
import Storage
import Synchronization
import Territory
import TestDatabase
import Vocabulary

/// The ward of the tests on a fresh database, with three tổ dân phố and nobody in its register.
struct Ward: Sendable {
    let database: any Database
    let premises: Premises
    let places: [Key]
    private let time = MovingTime()

    static let unit = UnitOfState(code: "20017", name: "Phường Kim Trà", kind: "phuong", parentCode: "46", since: since)
    static let province = UnitOfState(
        code: "46", name: "Thành phố Huế", kind: "thanh_pho", parentCode: nil, since: since)
    private static let since = Day.iso("2020-01-01")

    var commune: Key { Ward.unit.key }
    var editing: HouseholdEditing { HouseholdEditing(premises) }
    var decisions: Decisions { Decisions(premises) }
    var tables: OfficialTables { OfficialTables(premises) }
    var targets: Targets { Targets(premises) }
    var plans: Plans { Plans(premises) }

    static func with(_ engine: Engine, _ body: (Ward) async throws -> Void) async throws {
        let migrations =
            AccessSchema.migrations + TerritorySchema.migrations + RegistrySchema.migrations
            + ProgrammeSchema.migrations + ResultsSchema.migrations
        try await TestDatabase.use(engine, migrations: migrations) { try await body(try await Ward($0)) }
    }

    private init(_ database: any Database) async throws {
        self.database = database
        premises = Premises(database: database, vault: Vault(secret: Vault.newSecret()), rules: Ward.rules)
        let asking = Asking.server(at: time.next(on: Ward.since))
        places = try await database.write { connection in
            try Audit.write(connection, by: asking, in: nil, action: .installed, reason: "") { entry in
                try Areas.addUnits(connection, in: entry.key, [Ward.province, Ward.unit])
                _ = try Installation.create(connection, isSample: false, home: Ward.unit.key, at: asking.at)
                return try (1...3).map { number in
                    try Areas.addNeighbourhood(
                        connection, in: entry.key, commune: Ward.unit.key, name: "Tổ dân phố \(number)",
                        from: Ward.since
                    ).key
                }
            }
        }
    }

    /// Chị Lê Thị Mận, who keeps the register.
    func officer(_ day: String = Ward.today) -> Asking { asking("Lê Thị Mận", .officer, day) }

    /// Ông Đỗ Văn Khế, who records signed decisions.
    func leader(_ day: String = Ward.today) -> Asking { asking("Đỗ Văn Khế", .leader, day) }

    /// Anh Bùi Văn Sung, who keeps the accounts.
    func administrator() -> Asking { asking("Bùi Văn Sung", .administrator, Ward.today) }

    /// The day on which the tests look, unless they say another.
    static let today = "2026-03-02"

    private func asking(_ name: String, _ role: Role, _ day: String) -> Asking {
        Asking(
            officer: Key.named("test.\(name)"), name: name, role: role, communes: [commune],
            at: time.next(on: .iso(day)))
    }

    /// The rules that ship with the program.
    static let rules: RuleLibrary = {
        do throws(RuleProblems) {
            return try RuleLibrary.load(base: root.appending(path: "Rules"))
        } catch {
            preconditionFailure(error.problems.map(\.shown).joined(separator: "\n"))
        }
    }()

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Gives `body` a folder that is removed afterwards.
    static func withFolder<T>(_ body: (URL) async throws -> T) async throws -> T {
        let folder = FileManager.default.temporaryDirectory.appending(path: "vuon-results-\(Key.make())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder)
    }
}

/// A household of the tests by its key and its code.
struct Entered: Hashable, Sendable {
    let key: Key
    let code: String
}

/// What goes through the public operations, in few words.
extension Ward {
    /// A household of a head and `members - 1` others.
    func enter(_ head: String, members: Int = 1, in place: Int = 0, on day: String = "2022-05-10") async throws
        -> Entered
    {
        let entered = try await editing.enter(
            in: commune, neighbourhood: places[place], address: "Kiệt 4 đường Cây Thị",
            head: MemberForm(name: head, birth: .year(1970), relation: MemberRecord.headRelation),
            occasion: .on(day, "theo phiếu"), by: officer(day))
        let household = Entered(key: entered.key, code: entered.code)
        for number in 1..<max(members, 1) { try await add("\(head) Con \(number)", to: household, on: day) }
        return household
    }

    func add(_ name: String, to household: Entered, on day: String) async throws {
        try await editing.addMember(
            MemberForm(name: name, birth: .day(.iso(day)), relation: "child"), to: household.key, in: commune,
            version: try await version(household), occasion: .on(day, "giấy khai sinh"), by: officer(day))
    }

    func remove(_ name: String, from household: Entered, on day: String) async throws {
        try await editing.removeMember(
            try await person(name, household), of: household.key, in: commune, version: try await version(household),
            occasion: .on(day, "giấy báo tử"), by: officer(day))
    }

    func move(_ household: Entered, to place: Int, on day: String) async throws {
        try await editing.move(
            household.key, to: places[place], address: "", in: commune, version: try await version(household),
            occasion: .on(day, "chuyển nhà"), by: officer(day))
    }

    /// Answers of the household, or of its head: enough to judge something.
    func observe(_ household: Entered, on day: String, _ fill: (inout HouseholdAnswers) -> Void) async throws {
        var answers = HouseholdAnswers()
        fill(&answers)
        try await editing.observe(
            household.key, in: commune, address: nil, answers: answers, version: try await version(household),
            occasion: .on(day, "phiếu rà soát"), by: officer(day))
    }

    func insure(_ name: String, of household: Entered, _ answer: Answer) async throws {
        let record = try await file(household).record
        guard let member = record.members.first(where: { $0.person.name == name }) else {
            throw NoSuchPerson(name: name)
        }
        var form = MemberForm(
            name: name, birth: member.person.birth, relation: member.relation, answers: member.answers)
        form.answers[.healthInsurance] = answer
        try await editing.correctMember(
            member.person.key, form, of: household.key, in: commune, version: try await version(household),
            occasion: .on("2026-02-01", "danh sách của BHXH"), by: officer())
    }

    func person(_ name: String, _ household: Entered) async throws -> Key {
        let record = try await file(household).record
        guard let member = record.members.first(where: { $0.person.name == name }) else {
            throw NoSuchPerson(name: name)
        }
        return member.person.key
    }

    func file(_ household: Entered, _ day: String = Ward.today) async throws -> HouseholdFile {
        try await Households(premises).file(of: household.key, in: commune, by: officer(day))
    }

    func version(_ household: Entered) async throws -> HouseholdVersion { try await file(household).version }

    /// Records a decision of a review that takes effect with the next year, on the day it was signed.
    @discardableResult
    func decide(
        _ classes: [(Entered, RecognisedClass)], review year: Int, _ kind: Decision.Kind = .periodic,
        signed: String? = nil, effective: String? = nil, closes: Bool = true, standard: String = "2022-2025",
        recorded: String? = nil
    ) async throws -> Decision {
        let signed = signed ?? "\(year)-12-15"
        let command = DecisionCommand.typed(
            "\(classes.count)-\(kind.rawValue)/QĐ-UBND", review: year, kind, signed: signed, effective: effective,
            closes: closes, standard: standard)
        return try await decisions.record(
            command, annex: .of(classes), in: commune, by: leader(recorded ?? signed))
    }

    func table(_ number: Int, _ year: Int, on day: String = Ward.today) async throws -> OfficialTable {
        try await tables.table(number, year: year, in: commune, by: officer(day))
    }

    /// The numbers of a row: of a tổ dân phố by its place, or of the whole ward.
    func numbers(
        _ number: Int, _ year: Int, place: Int?, _ kind: OfficialTable.Kind = .households, on day: String = Ward.today
    ) async throws -> [Int64?] {
        let table = try await table(number, year, on: day)
        let row = table.rows.first { $0.place == place.map { places[$0] } && ($0.kind == nil || $0.kind == kind) }
        return row?.cells.map(\.number) ?? []
    }

    func record(totals: [(place: Int?, households: Int64, people: Int64)], on day: String = "2025-12-31") async throws {
        let totals = totals.map { total in
            ResidentsTotal(
                area: total.place.map { places[$0] } ?? commune, day: .iso(day), households: total.households,
                people: total.people, minorityHouseholds: total.households / 10, minorityPeople: total.people / 10,
                source: "Báo cáo của tổ trưởng", isSample: false)
        }
        try await CommuneAreas(premises).record(totals, of: commune, reason: "tổng số dân cư", by: officer())
    }
}

struct NoSuchPerson: Error {
    let name: String
}

extension DecisionCommand {
    static func typed(
        _ number: String, review year: Int, _ kind: Decision.Kind = .periodic, signed: String,
        effective: String? = nil, closes: Bool = true, standard: String = "2022-2025"
    ) -> DecisionCommand {
        DecisionCommand(
            number: number, signedOn: .iso(signed), effectiveFrom: .iso(effective ?? "\(year + 1)-01-01"),
            reviewYear: year, standard: standard, kind: kind, signer: "Đỗ Văn Khế", closesReview: closes)
    }
}

extension DecisionAnnex {
    static func of(_ classes: [(Entered, RecognisedClass)]) -> DecisionAnnex {
        DecisionAnnex(
            fileName: "phu-luc.xlsx", digest: Digest.sha256(Array("phụ lục".utf8)),
            lines: classes.map { DecisionAnnex.Line(code: $0.0.code, name: "", category: $0.1) })
    }
}

/// Every question is asked a second after the one before, on its day.
private final class MovingTime: Sendable {
    private let seconds = Mutex<Int64>(0)

    func next(on day: Day) -> Instant {
        let second = seconds.withLock { count in
            count += 1
            return count
        }
        // Seven in the morning in Vietnam is midnight of the same day elsewhere.
        return Instant(milliseconds: Int64(day.number) * 86_400_000 + second * 1000)
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
