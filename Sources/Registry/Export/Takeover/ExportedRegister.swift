import Storage
import Territory
import Vocabulary

/// A whole register as a file holds it, in memory, before it is written anywhere.
struct ExportedRegister: Sendable {
    var notes: ExportNotes
    var areas: [ExportedArea] = []
    var totals: [ExportedTotal] = []
    var households: [ExportedHousehold] = []
    var members: [ExportedMember] = []
    var lineage: [ExportedLineage] = []
    var householdAnswers: [ExportedHouseholdAnswers] = []
    var memberAnswers: [ExportedMemberAnswers] = []
    var decisions: [ExportedDecision] = []
    var reviews: [ExportedReview] = []
    var recognitions: [ExportedRecognition] = []
    var carried: [CarriedRows] = []
    var verdicts: [ExportedVerdict] = []
    var formerPersons: [ExportedFormerPerson] = []
    var rules: [ExportedRules] = []
    var rulesUses: [ExportedRulesUse] = []
    var entries: [ExportedEntry] = []
    var changes: [ExportedChange] = []

    var neighbourhoods: [ExportedArea] { areas.filter { $0.level == .neighbourhood } }

    /// The code of each household, in the order of the file.
    var codes: [(household: Key, code: String)] {
        var seen: Set<Key> = []
        return households.filter { seen.insert($0.household).inserted }.map { ($0.household, $0.code) }
    }

    /// Each person once, in the order of the file.
    var persons: [PersonRecord] { personRows.map(\.person) }

    /// Each person once, with the entry that wrote her or him.
    var personRows: [(person: PersonRecord, recordedIn: Key)] {
        var seen: Set<Key> = []
        return members.filter { seen.insert($0.person.key).inserted }.map { ($0.person, $0.personIn) }
    }

    /// The entry that wrote each household.
    var householdEntries: [Key: Key] {
        Dictionary(households.map { ($0.household, $0.recordedIn) }, uniquingKeysWith: { first, _ in first })
    }

    /// The rows of a carried table; none where the file has no such sheet.
    func rows(of table: String) -> CarriedRows? { carried.first { $0.table.name.description == table } }

    var counts: ExportCounts {
        var counts = ExportCounts()
        counts.neighbourhoods = Set(neighbourhoods.map(\.key)).count
        counts.totals = totals.count
        counts.households = codes.count
        counts.people = persons.count
        counts.observations = householdAnswers.count + memberAnswers.count
        counts.decisions = decisions.count
        counts.recognitions = recognitions.count
        return counts
    }
}
