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

    var neighbourhoods: [ExportedArea] { areas.filter { $0.level == .neighbourhood } }

    /// The code of each household, in the order of the file.
    var codes: [(household: Key, code: String)] {
        var seen: Set<Key> = []
        return households.filter { seen.insert($0.household).inserted }.map { ($0.household, $0.code) }
    }

    /// Each person once, in the order of the file.
    var persons: [PersonRecord] {
        var seen: Set<Key> = []
        return members.map(\.person).filter { seen.insert($0.key).inserted }
    }

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
