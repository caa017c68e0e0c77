import Registry
import Rulebook
import Storage
import Territory
import Vocabulary

/// Reads what each poor or near-poor household was like at the end of a review.
///
/// Where a decision fixed the household's standing, its frozen facts are used, under the rules that were frozen with
/// them: the tables of a closed review say what it decided, whatever the register learns afterwards. Else the facts that
/// held on the day of the figures; where the register knew the household only later, those of its decision.
struct CircumstancesReading {
    private let connection: any Connection
    private let premises: Premises
    private let commune: Area
    /// The day of the figures, by what was known.
    private let moment: RegisterMoment
    private let rules: RuleLibrary
    /// What an officer must know of the rules that were used.
    private(set) var notes: [String] = []

    init(_ connection: any Connection, _ premises: Premises, commune: Area, at moment: RegisterMoment) throws {
        self.connection = connection
        self.premises = premises
        self.commune = commune
        self.moment = moment
        let version = try KeptRules.version(connection, at: moment)
        let kept = try version.flatMap {
            try KeptRules.library(connection, version: $0, current: premises.rules)
        }
        rules = kept ?? premises.rules
        if let day = moment.knownOn, kept == nil {
            notes.append(
                "Kho quy định dùng ngày \(day.shown) không còn giữ được: các chỉ số tính theo kho quy định hiện nay.")
        }
    }

    func all(_ transitions: [Transition]) throws -> [Key: Circumstances] {
        let standings = transitions.compactMap { transition in
            transition.counted.map { (household: transition.household, standing: $0) }
        }
        let then = try HouseholdsThen.records(
            connection, vault: premises.vault, commune: commune.key,
            keys: standings.filter { !$0.standing.isFixed }.map(\.household), at: moment)
        let open = standings.filter { then[$0.household] == nil }
        let frozen = try FrozenFacts.records(
            connection, vault: premises.vault, commune: commune.key, of: open.map(\.standing.recognition))
        let unfrozen = open.filter { $0.standing.isFixed && frozen[$0.standing.recognition] == nil }
        let late = try HouseholdsThen.records(
            connection, vault: premises.vault, commune: commune.key, keys: unfrozen.map(\.household), at: moment)
        var all: [Key: Circumstances] = [:]
        for (household, standing) in standings {
            if let record = frozen[standing.recognition], then[household] == nil {
                all[household] = try circumstances(
                    record, standing, try library(of: standing), on: standing.signedOn)
            } else {
                all[household] = try circumstances(
                    then[household] ?? late[household], standing, rules, on: moment.day)
            }
        }
        return all
    }

    private func library(of standing: Standing) throws -> RuleLibrary {
        try KeptRules.library(connection, version: standing.rulesVersion, current: premises.rules) ?? rules
    }

    private func circumstances(
        _ record: HouseholdRecord?, _ standing: Standing, _ rules: RuleLibrary, on day: Day
    ) throws -> Circumstances {
        guard let standard = rules.standard(standing.standard, on: standing.effectiveFrom),
            let record, !record.counted.isEmpty
        else {
            return Circumstances(
                record: record, standard: standing.standard, lacking: 0, unknown: .max, merit: .unknown,
                unableToWork: .unknown, children: .none)
        }
        let facts = record.facts(zone: commune.zone)
        let result = classify(facts, by: standard, on: day)
        let groups = rules.groups(year: day.year)
        var children = Children()
        for member in facts.members {
            let alone = HouseholdFacts(zone: facts.zone, members: [member])
            let judged = classify(alone, by: standard, on: day)
            children.add(
                groups.truth("child", of: alone, on: day), insurance: judged.truth("health_insurance"),
                nutrition: judged.truth("nutrition"), school: judged.truth("school_attendance"))
        }
        return Circumstances(
            record: record, standard: standard.id, lacking: result.lacking, unknown: result.unknown,
            merit: groups.truth("merit", of: facts, on: day),
            unableToWork: groups.truth("unable_to_work", of: facts, on: day), children: children)
    }
}

extension RuleLibrary {
    /// A standard by its id as it holds for the list of a day's year, or as it last held before.
    func standard(_ id: String, on day: Day) -> Standard? {
        if let standard = standard(listYear: day.year), standard.id == id { return standard }
        return standards.last { $0.id == id }
    }
}

extension Classification {
    /// Whether the indicator of a code is lacking; unknown where the standard has none of that code.
    fileprivate func truth(_ code: String) -> Truth {
        findings.first { $0.indicator.code == code }?.lacking ?? .unknown
    }
}
