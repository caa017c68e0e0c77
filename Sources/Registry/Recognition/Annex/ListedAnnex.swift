import Office
import Rulebook
import Storage
import Vocabulary

/// A list as officials have it, brought as the annex of a decision: its households are found in the register as those of
/// an import are.
struct ListedAnnex: Sendable {
    let table: ListedTable
    let codeHeader: String

    init(_ file: ListFile, _ layout: ListLayout, _ rules: RuleLibrary, _ standard: Standard, today: Day) throws {
        table = try file.read(layout, rules, standard, ReadingChoices(day: today, repairsNumbers: true), progress: nil)
        codeHeader = layout.header(of: .householdCode)
    }

    /// The households of which the file says what they are, and the lines that say nothing.
    var lines: (told: [DecisionAnnex.Line], silent: [DecisionAnnex.Line]) {
        var (told, silent): ([DecisionAnnex.Line], [DecisionAnnex.Line]) = ([], [])
        for household in table.households {
            let line = DecisionAnnex.Line(
                line: household.line, sheet: household.sheet, code: household.code, name: household.shownName,
                category: household.category ?? .unlisted, decision: household.decision)
            if household.category == nil { silent.append(line) } else { told.append(line) }
        }
        return (told, silent)
    }

    /// The households' codes in the register, in the order of the file; nil where none is found, or not just one.
    func codes(
        _ connection: any Connection, _ premises: Premises, commune: Key, today: Day
    ) throws -> [(line: DecisionAnnex.Line, code: String?)] {
        let known = try KnownRegister.load(
            connection, premises, commune: commune, settings: ListingSettings(day: today), today: today)
        let places = ListedNeighbourhoods(table.neighbourhoods, known.neighbourhoods).keys
        let matching = Matching(table, known, places: places, codeHeader: codeHeader, trustsNames: true)
        return table.households.indices.compactMap { index in
            let household = table.households[index]
            guard let category = household.category else { return nil }
            let line = DecisionAnnex.Line(
                line: household.line, sheet: household.sheet, code: household.code, name: household.shownName,
                category: category, decision: household.decision)
            return (line, matching.matches[index].map { known.households[$0].code })
        }
    }
}
