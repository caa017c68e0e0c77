import Office
import Rulebook
import Vocabulary

/// Reads the rows below the headers into households; what cannot be read becomes a fault of its household.
final class ListReader {
    let layout: ListLayout
    let choices: ReadingChoices
    let columns: ColumnReaders
    let texts: CellText
    let lists: RuleLibrary
    var table = ListedTable()
    var current = ListedHousehold()
    var neighbourhoods: [String: Int] = [:]
    var seenNumbers: [IdentityNumber: FilePlace] = [:]
    /// The sheet that is being read.
    private(set) var sheet: SheetColumns
    var headings = RowHeadings()

    var day: Day { choices.day }

    init(_ layout: ListLayout, rules: RuleLibrary, standard: Standard, choices: ReadingChoices) {
        self.layout = layout
        self.choices = choices
        lists = rules
        texts = layout.texts
        columns = ColumnReaders(rules, standard, layout.texts)
        sheet = SheetColumns(layout.first)
        let sheets = layout.sheets.map { SheetColumns($0) }
        table.householdFacts = HouseholdFact.allCases.filter { fact in
            sheets.contains { $0.householdFacts.contains { $0.fact == fact } }
        }
        table.memberFacts = MemberFact.allCases.filter { fact in
            sheets.contains { $0.memberFacts.contains { $0.fact == fact } }
        }
    }

    /// - Parameter estimate: rows that there may be, for `progress`.
    func read(
        _ reader: any TableReader, estimate: Int = 0, progress: ListingProgress? = nil
    ) throws -> ListedTable {
        for layout in layout.sheets {
            sheet = SheetColumns(layout)
            headings = RowHeadings(layout.title, elsewhere: choices.place)
            let before = (table.people, table.households.count)
            try reader.rows(of: layout.sheet) { row in
                guard row.line > layout.headerLines.upperBound, try take(row, estimate, progress) else { return }
            }
            finish()
            table.sheets.append((table.households.count - before.1, table.people - before.0))
        }
        guard table.people > 0 else { throw ListingRefusal.noRows }
        progress?(table.people, table.people)
        return table
    }

    private func take(
        _ row: borrowing SheetRow, _ estimate: Int, _ progress: ListingProgress?
    ) throws -> Bool {
        switch kind(of: row) {
        case .blank: return false
        case .member: break
        case .heading(let heading):
            finish()
            headings.take(heading)
            table.headings += 1
            return false
        case .left(let text):
            if table.left.count < ListedTable.mostLeft { table.left.append((row.line, text)) }
            return false
        }
        takeMember(row)
        table.people += 1
        guard table.people % 1024 == 0 else { return true }
        try Task.checkCancellation()
        progress?(table.people, max(estimate, table.people))
        return true
    }

    private func takeMember(_ row: borrowing SheetRow) {
        let number = sheet.number.map { row.plain(at: $0) } ?? ""
        let code = sheet.code.map { row.plain(at: $0) } ?? ""
        // Without its number nobody knows whose row it is: it stands alone, and says why.
        let isUnnumbered = sheet.number.map { row.kind(at: $0) == .error } ?? false
        if isUnnumbered || begins(row, number, code) {
            finish()
            if isUnnumbered, let place = sheet.layout.places.first(where: { $0.index == sheet.number }) {
                _ = tidied(row, place)
            }
            current.number = number
            current.sheet = layout.sheets.count > 1 ? sheet.layout.sheet.name : nil
            if let place = sheet.headName { current.headName = row.plain(at: place) }
        }
        readHousehold(row)
        current.members.append(readMember(row))
    }

    /// A row without number and code belongs to the household above it; in a list without both, a head begins one.
    private func begins(_ row: borrowing SheetRow, _ number: String, _ code: String) -> Bool {
        if current.members.isEmpty || sheet.layout.hasHeadsOnly { return true }
        if !number.isEmpty { return number != current.number }
        if sheet.number != nil { return false }
        if sheet.code != nil { return !code.isEmpty && code != current.code }
        if let place = sheet.headName {
            let name = row.plain(at: place)
            if !name.isEmpty, name != current.headName { return true }
        }
        guard let place = sheet.relation else { return choices.partsRows && sheet.headName == nil }
        guard current.head != nil else { return false }
        if case .value(MemberRecord.headRelation) = columns.relation.of(row, at: place) { return true }
        return false
    }

    private func finish() {
        guard !current.members.isEmpty else { return }
        checkHousehold()
        if current.neighbourhood == nil, let place = headings.place { current.neighbourhood = index(of: place) }
        current.category = current.category ?? headings.category
        current.decision = current.decision ?? sheet.layout.title.decision
        table.households.append(current)
        current = ListedHousehold()
    }

    /// The place of a tổ dân phố among those of the file.
    func index(of place: String) -> Int {
        if let known = neighbourhoods[place] { return known }
        table.neighbourhoods.append(place)
        neighbourhoods[place] = table.neighbourhoods.count - 1
        return table.neighbourhoods.count - 1
    }
}
