import Access
import Foundation
import Programme
import Registry
import Results
import Rollup
import Rulebook
import Storage
import Synchronization
import Territory
import TestDatabase
import Vocabulary

/// A city of three wards on a fresh database, each with two tổ dân phố and nobody in its register.
struct City: Sendable {
    let premises: Premises
    let communes: [Area]
    let places: [[Key]]
    let time: CityTime

    static let year = 2026
    private static let since = Day.iso("2020-01-01")
    static let province = UnitOfState(
        code: "46", name: "Thành phố Huế", kind: "thanh_pho", parentCode: nil, since: since)
    static let units = [("20017", "Phường Kim Trà"), ("19774", "Phường Kim Long"), ("19777", "Phường Vỹ Dạ")].map {
        UnitOfState(code: $0.0, name: $0.1, kind: "phuong", parentCode: "46", since: since)
    }

    static let migrations =
        AccessSchema.migrations + TerritorySchema.migrations + RegistrySchema.migrations + ProgrammeSchema.migrations
        + ResultsSchema.migrations + RollupSchema.migrations

    static func with(_ engine: Engine, _ body: (City) async throws -> Void) async throws {
        try await TestDatabase.use(engine, migrations: migrations) { database in
            let premises = Premises(database: database, vault: Vault(secret: Vault.newSecret()), rules: rules)
            try await body(try await City(premises))
        }
    }

    init(_ premises: Premises) async throws {
        self.premises = premises
        time = CityTime()
        let asking = Asking.server(at: time.next(on: City.since))
        let isThere = try await premises.database.read { try Installation.current($0) != nil }
        if !isThere { try await City.found(premises, asking) }
        communes = try await CommuneAreas(premises).installation(by: asking).communes
        var places: [[Key]] = []
        for commune in communes {
            places.append(
                try await CommuneAreas(premises).neighbourhoods(of: commune.key, by: time.server()).map(\.key))
        }
        self.places = places
    }

    private static func found(_ premises: Premises, _ asking: Asking) async throws {
        try await premises.database.write { connection in
            try Audit.write(connection, by: asking, in: nil, action: .installed, reason: "") { entry in
                try Areas.addUnits(connection, in: entry.key, [City.province] + City.units)
                _ = try Installation.create(connection, isSample: false, home: City.province.key, at: asking.at)
                for unit in City.units {
                    for number in 1...2 {
                        try Areas.addNeighbourhood(
                            connection, in: entry.key, commune: unit.key, name: "Tổ dân phố \(number)",
                            from: City.since)
                    }
                }
            }
        }
    }

    /// Somebody of the whole city, or of one ward.
    func asking(_ role: Role = .server, of commune: Key? = nil, on day: String = City.today) -> Asking {
        Asking(
            officer: nil, name: "Lê Thị Mận", role: role, communes: commune.map { [$0] },
            at: time.next(on: .iso(day)))
    }

    static let today = "2026-03-02"

    var totals: RunningTotals { RunningTotals(premises) }
    var editing: HouseholdEditing { HouseholdEditing(premises) }
    var keys: [Key] { communes.map(\.key) }

    /// Counts what no longer holds; the communes it counted.
    func countAgain(on day: String = City.today) async throws -> [Key] {
        let stale = try await totals.stale(keys, year: City.year, on: .iso(day))
        for commune in stale {
            try await totals.recount(commune, year: City.year, on: .iso(day), at: time.next(on: .iso(day)))
        }
        return stale
    }

    /// The rules that ship with the program.
    static let rules: RuleLibrary = {
        do throws(RuleProblems) {
            let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent()
            return try RuleLibrary.load(base: root.appending(path: "Rules"))
        } catch {
            preconditionFailure(error.problems.map(\.shown).joined(separator: "\n"))
        }
    }()
}

/// A household of the tests, wherever it lives now.
struct Dweller: Hashable, Sendable {
    let key: Key
    var code: String
    var ward: Int
}

extension City {
    func enter(_ head: String, members: Int, in ward: Int, place: Int, on day: String) async throws -> Dweller {
        let entered = try await editing.enter(
            in: communes[ward].key, neighbourhood: places(of: ward)[place], address: "Kiệt 4",
            head: MemberForm(name: head, birth: .year(1970), relation: MemberRecord.headRelation),
            occasion: .on(day), by: asking(on: day))
        var dweller = Dweller(key: entered.key, code: entered.code, ward: ward)
        for number in 1..<max(1, members) { try await add("\(head) Con \(number)", to: &dweller, on: day) }
        return dweller
    }

    /// The tổ dân phố of a ward.
    func places(of ward: Int) -> [Key] { places[ward] }

    func add(_ name: String, to dweller: inout Dweller, on day: String) async throws {
        try await editing.addMember(
            MemberForm(name: name, birth: .day(.iso(day)), relation: "child"), to: dweller.key,
            in: communes[dweller.ward].key, version: try await file(dweller).version, occasion: .on(day),
            by: asking(on: day))
    }

    func observe(_ dweller: Dweller, on day: String, _ fill: (inout HouseholdAnswers) -> Void) async throws {
        var answers = HouseholdAnswers()
        fill(&answers)
        try await editing.observe(
            dweller.key, in: communes[dweller.ward].key, address: nil, answers: answers,
            version: try await file(dweller).version, occasion: .on(day), by: asking(on: day))
    }

    func decide(
        _ classes: [(Dweller, RecognisedClass)], in ward: Int, review year: Int, _ kind: Decision.Kind = .periodic,
        signed: String, closes: Bool
    ) async throws {
        guard !classes.isEmpty else { return }
        let command = DecisionCommand(
            number: "\(Key.make())/QĐ-UBND", signedOn: .iso(signed),
            effectiveFrom: kind == .regular ? .iso(signed) : .iso("\(year + 1)-01-01"), reviewYear: year,
            standard: "2022-2025", kind: kind, signer: "Đỗ Văn Khế", closesReview: closes)
        let annex = DecisionAnnex(
            fileName: "phu-luc.xlsx", digest: Digest.sha256(Array("phụ lục".utf8)),
            lines: classes.map { DecisionAnnex.Line(code: $0.0.code, name: "", category: $0.1) })
        try await Decisions(premises).record(
            command, annex: annex, in: communes[ward].key, by: asking(on: signed))
    }

    func file(_ dweller: Dweller) async throws -> HouseholdFile {
        try await Households(premises).file(of: dweller.key, in: communes[dweller.ward].key, by: asking())
    }
}

/// Every question is asked a second after the one before, on its day.
final class CityTime: Sendable {
    private let seconds = Mutex<Int64>(0)

    func next(on day: Day) -> Instant {
        let second = seconds.withLock { count in
            count += 1
            return count
        }
        return Instant(milliseconds: Int64(day.number) * 86_400_000 + second * 1000)
    }

    func server() -> Asking { Asking.server(at: next(on: .iso(City.today))) }
}

extension Day {
    static func iso(_ text: String) -> Day {
        guard let day = Day(iso: text) else { preconditionFailure("no such day: \(text)") }
        return day
    }
}

extension Occasion {
    static func on(_ day: String) -> Occasion { Occasion(day: .iso(day), reason: "theo phiếu") }
}
