import Office
import Rulebook
import Vocabulary

/// Works out what a file was taken for, before it is compared.
struct Understanding {
    let file: ListFile
    let rules: RuleLibrary
    let standard: Standard

    func of(
        _ layout: ListLayout, _ choices: ReadingChoices, _ names: NeighbourhoodNames, legacy: LegacyText?
    ) throws -> ListingUnderstanding {
        // A list that lacks columns or rows is shown all the same: what is missing is to be told.
        let table = try readable(layout, choices)
        var claims: [RecognisedClass: Int] = [:]
        for household in table.households { if let category = household.category { claims[category, default: 0] += 1 } }
        return ListingUnderstanding(
            sheets: try sheets(layout, table),
            skipped: layout.skipped.map { .init(index: $0.sheet.index, name: $0.sheet.name, isLeftOut: $0.isLeftOut) },
            households: table.households.count, people: table.people, neighbourhoods: neighbourhoods(table, names),
            headings: table.headings, left: table.left, numbers: table.numbers, claims: claims,
            legacy: try legacy.map { ($0, try file.example(of: $0)) })
    }

    private func readable(_ layout: ListLayout, _ choices: ReadingChoices) throws -> ListedTable {
        do {
            return try file.read(layout, rules, standard, choices, progress: nil)
        } catch ListingRefusal.noRows {
            return ListedTable()
        }
    }

    private func sheets(_ layout: ListLayout, _ table: ListedTable) throws -> [ListingUnderstanding.Sheet] {
        let reader = try file.open()
        var first = 0
        return try layout.sheets.enumerated().map { index, sheet in
            let counts = index < table.sheets.count ? table.sheets[index] : (households: 0, people: 0)
            let households = table.households[first..<first + counts.households]
            first += counts.households
            let samples = try samples(sheet, layout.texts, reader)
            return ListingUnderstanding.Sheet(
                index: sheet.sheet.index, name: sheet.sheet.name, headerLines: sheet.headerLines,
                columns: columns(sheet, ColumnCounts(households, people: counts.people), samples),
                missing: sheet.missing, households: counts.households, people: counts.people,
                category: sheet.title.category, place: sheet.title.place, isTold: sheet.isTold)
        }
    }

    private func columns(
        _ sheet: SheetLayout, _ counts: ColumnCounts, _ samples: [[String]]
    ) -> [ListingUnderstanding.Column] {
        let known = sheet.places.map { (meaning: Optional($0.column), index: $0.index, header: $0.header) }
        let strange = sheet.strange.map { (meaning: ListColumn?.none, index: $0.index, header: $0.header) }
        return (known + strange).sorted { $0.index < $1.index }.map { place in
            let (filled, all) = place.meaning.map(counts.filled) ?? (0, 0)
            return ListingUnderstanding.Column(
                meaning: place.meaning, header: place.header, index: place.index, filled: filled, blanks: all - filled,
                asksBlank: filled < all && (place.meaning?.isYesOrNo ?? false),
                samples: samples.map { place.index < $0.count ? $0[place.index] : "" })
        }
    }

    private func samples(
        _ sheet: SheetLayout, _ texts: CellText, _ reader: any TableReader
    ) throws -> [[String]] {
        var samples: [[String]] = []
        let columns = SheetColumns(sheet)
        try reader.rows(of: sheet.sheet) { row in
            guard row.line > sheet.headerLines.upperBound else { return }
            // Headings between rows are no samples; in a list that nobody knows yet every row is one.
            if let name = columns.name, row.kind(at: name) == .empty { return }
            guard columns.evidence.isEmpty || columns.evidence.contains(where: { row.kind(at: $0) != .empty }) else {
                return
            }
            samples.append(cells(of: row, texts))
            if samples.count == 3 { throw StopReading() }
        }
        return samples
    }

    private func cells(of row: borrowing SheetRow, _ texts: CellText) -> [String] {
        var cells: [String] = []
        for place in 0..<row.count { cells.append(texts.tidy(row, at: place)) }
        return cells
    }

    private func neighbourhoods(
        _ table: ListedTable, _ names: NeighbourhoodNames
    ) -> [ListingUnderstanding.Neighbourhood] {
        var counts = Array(repeating: (households: 0, people: 0), count: table.neighbourhoods.count)
        for household in table.households {
            guard let place = household.neighbourhood else { continue }
            counts[place].households += 1
            counts[place].people += household.members.count
        }
        return zip(table.neighbourhoods, counts).map { name, count in
            ListingUnderstanding.Neighbourhood(
                name: name, key: names.key(of: name), households: count.households, people: count.people)
        }
    }
}
