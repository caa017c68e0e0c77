import Access
import Foundation
import Office
import Rulebook
import Storage
import Territory
import Vocabulary

/// The whole register of a commune as one workbook: areas, totals, households, members, answers, decisions,
/// recognitions, each with its keys, codes and days.
///
/// The same register gives the same sheets (all but the first, which says who made the file and when). An empty
/// installation takes the register over from the file: `RegisterTakeover`.
public struct RegisterExport: Sendable {
    let premises: Premises

    /// The register of this installation.
    public init(_ premises: Premises) {
        self.premises = premises
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
            try ExportWriting(connection, premises, commune, asking).write(to: draft)
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
    let commune: Key
    let asking: Asking
    let words: ExportWords

    init(_ connection: any Connection, _ premises: Premises, _ commune: Key, _ asking: Asking) {
        self.connection = connection
        self.premises = premises
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
        try workbook.close()
        return counts
    }

    private func writeAreas(_ workbook: WorkbookWriter, _ counts: inout ExportCounts) throws {
        let areas = try ExportedArea.all(connection, commune)
        let names = AreaNames(areas)
        try write(ExportedArea.self, to: workbook) { put in try areas.forEach(put) }
        counts.neighbourhoods = Set(areas.filter { $0.level == .neighbourhood }.map(\.key)).count
        counts.totals = try write(ExportedTotal.self, to: workbook) { put in
            for total in try ResidentsTotals.all(connection, of: commune) {
                try put(ExportedTotal(total, areaName: names[total.area]))
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
            try ExportedRecognition.each(connection, commune) { row in
                var row = row
                row.neighbourhoodName = names[row.recognition.neighbourhood]
                try put(row)
            }
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
        let columns = Line.sheet.columns
        let sheet = try workbook.sheet(
            Line.sheet.name, columns: columns.map { SheetColumn(width: $0.width, style: $0.style) },
            page: PageSetup(isLandscape: true, repeatedRows: 0...0))
        try sheet.row(cells: columns.map { SheetCell(.text($0.header), .header) })
        try lines { line in try sheet.row(line.cells(words)) }
        sheet.freeze(rows: 1)
        sheet.filter(header: 0, columns: 0...(columns.count - 1))
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
