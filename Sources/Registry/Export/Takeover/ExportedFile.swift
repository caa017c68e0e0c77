import Office
import Storage
import Territory
import Vocabulary

/// An exported workbook that is being read back.
struct ExportedFile {
    private let table: any TableReader
    private let words: ExportWords
    private let carried: [CarriedSheet]

    /// - Throws: `FileProblem` where the file cannot be read at all.
    init(path: String, _ premises: Premises, with others: [CarriedTable]) throws {
        table = try openTable(path: path)
        let words = ExportWords(premises.rules)
        self.words = words
        carried = (RegistrySchema.carried + others + TerritorySchema.carried + RegistrySchema.carriedPast)
            .map { CarriedSheet($0, words, premises.vault) }
    }

    /// Whether the sheets of an export are there.
    var isExport: Bool {
        let names = Set(table.sheets.map(\.name))
        return names.isSuperset(of: [
            ExportNotes.sheetName, ExportedArea.sheet.name, ExportedHousehold.sheet.name, ExportedMember.sheet.name,
        ])
    }

    /// Reads every sheet; what cannot be read stands in `problems`.
    func read(_ problems: inout [FieldProblem]) throws -> ExportedRegister {
        guard isExport else { throw ExportRefusal.notExport }
        let notes = try readNotes()
        guard notes.format == ExportNotes.currentFormat else { throw ExportRefusal.otherFormat(notes.format) }
        var register = ExportedRegister(notes: notes)
        register.areas = try rows(&problems)
        register.totals = try rows(&problems)
        register.households = try rows(&problems)
        register.members = try rows(&problems)
        register.lineage = try rows(&problems)
        register.householdAnswers = try rows(&problems)
        register.memberAnswers = try rows(&problems)
        register.decisions = try rows(&problems)
        register.reviews = try rows(&problems)
        register.recognitions = try rows(&problems)
        register.carried = try carried.map { CarriedRows(table: $0.table, rows: try rows(of: $0, &problems)) }
        register.verdicts = try rows(&problems)
        register.formerPersons = try rows(&problems)
        register.rules = try rows(&problems)
        register.rulesUses = try rows(&problems)
        register.entries = try rows(&problems)
        register.changes = try rows(&problems)
        return register
    }

    private func readNotes() throws -> ExportNotes {
        var values: [String: String] = [:]
        if let sheet = table.sheets.first(where: { $0.name == ExportNotes.sheetName }) {
            try table.rows(of: sheet) { row in values[row.plain(at: 0)] = row.plain(at: 1) }
        }
        return ExportNotes(values)
    }

    private func rows<Line: ExportedRow>(_ problems: inout [FieldProblem]) throws -> [Line] {
        var lines: [Line] = []
        try each(Line.sheet, &problems) { cells in lines.append(try Line(&cells, words)) }
        return lines
    }

    private func rows(of carried: CarriedSheet, _ problems: inout [FieldProblem]) throws -> [[Value]] {
        var rows: [[Value]] = []
        try each(carried.sheet, &problems) { cells in rows.append(try carried.values(&cells)) }
        return rows
    }

    /// Hands out the cells of a sheet's lines; what cannot be read stands in `problems`.
    private func each(
        _ layout: ExportedSheet, _ problems: inout [FieldProblem], _ body: (inout ExportedCells) throws -> Void
    ) throws {
        guard let sheet = table.sheets.first(where: { $0.name == layout.name }) else {
            problems.append(FieldProblem(layout.name, "Tệp thiếu trang “\(layout.name)”."))
            return
        }
        var places: [Int]?
        try table.rows(of: sheet) { row in
            guard let places else {
                places = try Self.places(of: layout, in: row, &problems)
                return
            }
            var cells = ExportedCells(layout, places.map { row.plain(at: $0) })
            if cells.isEmpty { return }
            do {
                try body(&cells)
            } catch let fault as CellFault {
                problems.append(
                    FieldProblem(
                        layout.name,
                        "Trang “\(layout.name)”, dòng \(row.line), cột “\(fault.header)”: \(fault.message)."))
            }
        }
        if places == nil { problems.append(FieldProblem(layout.name, "Trang “\(layout.name)” không có dòng tiêu đề.")) }
    }

    /// Where each column of the sheet stands; columns may have been moved, and others added.
    private static func places(
        of layout: ExportedSheet, in row: borrowing SheetRow, _ problems: inout [FieldProblem]
    ) throws -> [Int] {
        var columns: [String: Int] = [:]
        for column in 0..<row.count { columns[row.plain(at: column)] = column }
        let missing = layout.columns.filter { columns[$0.header] == nil }
        guard missing.isEmpty else {
            let headers = missing.map { "“\($0.header)”" }.joined(separator: ", ")
            problems.append(FieldProblem(layout.name, "Trang “\(layout.name)” thiếu cột \(headers)."))
            throw StopReading()
        }
        return layout.columns.compactMap { columns[$0.header] }
    }
}
