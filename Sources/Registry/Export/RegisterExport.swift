import Access
import Foundation
import Office
import Rulebook
import Storage
import Territory
import Vocabulary

/// The whole register of a commune as one workbook: areas, totals, households, members, answers, decisions,
/// recognitions, what befell households and what is to be done about them, each with its keys, codes and days; then what
/// these replaced, and the journal.
///
/// The same register gives the same sheets (all but the first, which says who made the file and when). An empty
/// installation takes the register over from the file: `RegisterTakeover`.
public struct RegisterExport: Sendable {
    let premises: Premises
    let others: [CarriedTable]

    /// The register of this installation.
    ///
    /// - Parameter others: tables of capabilities that stand on the register and go along with it.
    public init(_ premises: Premises, with others: [CarriedTable] = []) {
        self.premises = premises
        self.others = others
    }

    /// Writes the workbook; nothing stands at `path` before it is complete and its making is in the audit chain.
    ///
    /// - Throws: `ExportRefusal`, or Office's `WritingProblem` where the file cannot be written there.
    @discardableResult
    public func write(commune: Key, to path: String, by asking: Asking) async throws -> ExportCounts {
        try asking.must(.exportRegister, in: commune)
        let draft = path + ".draft"
        defer { try? FileManager.default.removeItem(atPath: draft) }
        let counts = try await premises.database.read { connection in
            try ExportWriting(connection, premises, others, commune, asking).write(to: draft)
        }
        // It holds whole identity numbers: for its owner's eyes.
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: draft)
        let reason =
            "Xuất toàn bộ sổ: \(Shown.number(counts.households)) hộ, \(Shown.number(counts.people)) người"
        try await HandedOut(premises).record(reason, of: commune, by: asking)
        guard rename(draft, path) == 0 else { throw ExportRefusal.cannotPlace }
        return counts
    }
}

/// One export while its snapshot of the database is open: sheet after sheet, row after row.
private struct ExportWriting {
    let connection: any Connection
    let premises: Premises
    let others: [CarriedTable]
    let commune: Key
    let asking: Asking
    let words: ExportWords

    init(
        _ connection: any Connection, _ premises: Premises, _ others: [CarriedTable], _ commune: Key, _ asking: Asking
    ) {
        self.connection = connection
        self.premises = premises
        self.others = others
        self.commune = commune
        self.asking = asking
        words = ExportWords(premises.rules)
    }

    func write(to path: String) throws -> ExportCounts {
        let notes = try ExportNotes(connection, premises, commune: commune, on: asking.today)
        let workbook = try WorkbookWriter(
            path: path, created: asking.at, title: "Sổ hộ nghèo, hộ cận nghèo " + notes.communeName, author: "Vươn")
        try notes.write(to: workbook, by: asking)
        var counts = ExportCounts()
        try writeAreas(workbook, &counts)
        let people = try writeHouseholds(workbook, &counts)
        try writeAnswers(workbook, of: people, &counts)
        try writeDecisions(workbook, &counts)
        try writeCarried(workbook, RegistrySchema.carried)
        try writeVerdicts(workbook)
        try writeCarried(workbook, others)
        try writePast(workbook)
        try writeHistory(workbook)
        try workbook.close()
        return counts
    }

    private func writeAreas(_ workbook: WorkbookWriter, _ counts: inout ExportCounts) throws {
        let areas = try ExportedArea.all(connection, commune)
        let names = AreaNames(areas)
        try write(ExportedArea.self, to: workbook) { put in try areas.forEach(put) }
        counts.neighbourhoods = Set(areas.filter { $0.level == .neighbourhood }.map(\.key)).count
        let entries = try ExportedTotal.entries(connection, commune)
        counts.totals = try write(ExportedTotal.self, to: workbook) { put in
            for total in try ResidentsTotals.all(connection, of: commune) {
                guard let entry = entries[total.key] else { continue }
                try put(ExportedTotal(total, areaName: names[total.area], recordedIn: entry))
            }
        }
    }

    /// - Returns: the name of everybody who is or was a member.
    private func writeHouseholds(_ workbook: WorkbookWriter, _ counts: inout ExportCounts) throws -> [Key: String] {
        let names = AreaNames(try ExportedArea.all(connection, commune))
        let proposals = try proposals()
        var households: Set<Key> = []
        try write(ExportedHousehold.self, to: workbook) { put in
            try ExportedHousehold.each(connection, commune) { row in
                var row = row
                households.insert(row.household)
                row.neighbourhoodName = row.residence.map { names[$0.neighbourhood] } ?? ""
                if let residence = row.residence, residence.to == nil { row.proposed = proposals[row.household] }
                try put(row)
            }
        }
        var people: [Key: String] = [:]
        try write(ExportedMember.self, to: workbook) { put in
            try ExportedMember.each(connection, commune, premises.vault) { row in
                people[row.person.key] = row.person.name
                try put(row)
            }
        }
        try write(ExportedLineage.self, to: workbook) { try ExportedLineage.each(connection, commune, $0) }
        (counts.households, counts.people) = (households.count, people.count)
        return people
    }

    private func writeAnswers(
        _ workbook: WorkbookWriter, of people: [Key: String], _ counts: inout ExportCounts
    ) throws {
        counts.observations += try write(ExportedHouseholdAnswers.self, to: workbook) {
            try ExportedHouseholdAnswers.each(connection, commune, $0)
        }
        counts.observations += try write(ExportedMemberAnswers.self, to: workbook) {
            try ExportedMemberAnswers.each(connection, commune, names: people, $0)
        }
    }

    private func writeDecisions(_ workbook: WorkbookWriter, _ counts: inout ExportCounts) throws {
        let names = AreaNames(try ExportedArea.all(connection, commune))
        counts.decisions = try write(ExportedDecision.self, to: workbook) {
            try ExportedDecision.each(connection, commune, $0)
        }
        try write(ExportedReview.self, to: workbook) { try ExportedReview.each(connection, commune, $0) }
        counts.recognitions = try write(ExportedRecognition.self, to: workbook) { put in
            try ExportedRecognition.each(connection, commune, premises.vault) { row in
                var row = row
                row.neighbourhoodName = names[row.recognition.neighbourhood]
                try put(row)
            }
        }
    }

    private func writeCarried(_ workbook: WorkbookWriter, _ tables: [CarriedTable]) throws {
        for table in tables {
            let carried = CarriedSheet(table, words, premises.vault)
            let sheet = try begin(carried.sheet, in: workbook)
            try carried.each(connection, commune) { try sheet.row($0) }
            end(sheet, carried.sheet)
        }
    }

    private func writeVerdicts(_ workbook: WorkbookWriter) throws {
        try write(ExportedVerdict.self, to: workbook) { put in
            try ExportedVerdict.all(connection, commune, premises.vault).forEach(put)
        }
    }

    /// What no longer holds, and the rules by which it was judged: *as known on* an earlier day needs both.
    private func writePast(_ workbook: WorkbookWriter) throws {
        try writeCarried(workbook, TerritorySchema.carried + RegistrySchema.carriedPast)
        try write(ExportedFormerPerson.self, to: workbook) {
            try ExportedFormerPerson.each(connection, commune, premises.vault, $0)
        }
        try write(ExportedRules.self, to: workbook) { try ExportedRules.each(connection, $0) }
        try write(ExportedRulesUse.self, to: workbook) { put in
            for use in try KeptRules.uses(connection) {
                try put(ExportedRulesUse(since: use.since, version: use.version))
            }
        }
    }

    private func writeHistory(_ workbook: WorkbookWriter) throws {
        let ofRules = try others.filter { $0.scope == .installation }.flatMap { try $0.entries(connection) }
        try write(ExportedEntry.self, to: workbook) { put in
            for entry in try CarriedHistory.entries(connection, of: commune, and: ofRules) {
                try put(ExportedEntry(entry))
            }
        }
        try write(ExportedChange.self, to: workbook) { put in
            try CarriedHistory.changes(connection, of: commune) { try put(ExportedChange($0)) }
        }
    }

    /// What the rules propose for each household today; *chưa xác định* where no standard is known.
    private func proposals() throws -> [Key: HouseholdClass] {
        let standard = try? premises.standard(on: asking.today)
        let zone = try Areas.area(connection, commune, on: asking.today)?.zone ?? .urban
        let records = try RegisterReader.records(connection, vault: premises.vault, commune: commune)
        return Dictionary(
            uniqueKeysWithValues: records.map { record in
                let proposed = standard.map { classify(record.facts(zone: zone), by: $0, on: asking.today).category }
                return (record.key, proposed ?? .undetermined)
            })
    }

    @discardableResult
    private func write<Line: ExportedRow>(
        _: Line.Type, to workbook: WorkbookWriter, _ lines: ((Line) throws -> Void) throws -> Void
    ) throws -> Int {
        let sheet = try begin(Line.sheet, in: workbook)
        try lines { line in try sheet.row(line.cells(words)) }
        return end(sheet, Line.sheet)
    }

    private func begin(_ layout: ExportedSheet, in workbook: WorkbookWriter) throws -> SheetWriter {
        let sheet = try workbook.sheet(
            layout.name, columns: layout.columns.map { SheetColumn(width: $0.width, style: $0.style) },
            page: PageSetup(isLandscape: true, repeatedRows: 0...0))
        try sheet.row(cells: layout.columns.map { SheetCell(.text($0.header), .header) })
        return sheet
    }

    /// - Returns: how many lines the sheet holds.
    @discardableResult
    private func end(_ sheet: SheetWriter, _ layout: ExportedSheet) -> Int {
        sheet.freeze(rows: 1)
        sheet.filter(header: 0, columns: 0...(layout.columns.count - 1))
        return sheet.nextRow - 1
    }
}

/// The newest name of each area of a commune.
private struct AreaNames {
    private var names: [Key: String] = [:]

    init(_ areas: [ExportedArea]) {
        for area in areas.sorted(by: { $0.from < $1.from }) { names[area.key] = area.name }
    }

    subscript(key: Key) -> String { names[key] ?? "" }
}
