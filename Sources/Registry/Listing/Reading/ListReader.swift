import Office
import Rulebook
import Vocabulary

/// Reads the rows below the headers into households; what cannot be read becomes a fault of its household.
final class ListReader {
    let header: HeaderRow
    let columns: ColumnReaders
    let lists: RuleLibrary
    let day: Day
    var table = ListedTable()
    var current = ListedHousehold()
    var neighbourhoods: [String: Int] = [:]
    var seenNumbers: [IdentityNumber: Int] = [:]

    let numberPlace: Int?
    let codePlace: Int?
    let householdPlaces: [HeaderRow.Place]
    let memberPlaces: [HeaderRow.Place]
    let householdFacts: [(fact: HouseholdFact, position: Int, place: HeaderRow.Place)]
    let memberFacts: [(fact: MemberFact, position: Int, place: HeaderRow.Place)]

    /// - Parameter day: the day of the figures: nobody is born after it.
    init(_ header: HeaderRow, rules: RuleLibrary, standard: Standard, day: Day) {
        self.header = header
        self.day = day
        lists = rules
        columns = ColumnReaders(rules, standard)
        numberPlace = header.index(of: .householdNumber)
        codePlace = header.index(of: .householdCode)
        householdPlaces = header.places.filter {
            [.neighbourhood, .address, .causes, .householdCode].contains($0.column)
        }
        memberPlaces = header.places.filter { Self.ofMember.contains($0.column) }
        householdFacts = HouseholdFact.allCases.enumerated().compactMap { position, fact in
            header.places.first { $0.column == .household(fact) }.map { (fact, position, $0) }
        }
        memberFacts = MemberFact.allCases.enumerated().compactMap { position, fact in
            header.places.first { $0.column == .member(fact) }.map { (fact, position, $0) }
        }
        table.householdFacts = householdFacts.map(\.fact)
        table.memberFacts = memberFacts.map(\.fact)
    }

    /// - Parameter estimate: rows that there may be, for `progress`.
    func read(
        _ reader: any TableReader, estimate: Int = 0, progress: ListingProgress? = nil
    ) throws -> ListedTable {
        try reader.rows(of: header.sheet) { row in
            guard row.line > header.line, isFilled(row) else { return }
            take(row)
            table.people += 1
            guard table.people % 1024 == 0 else { return }
            try Task.checkCancellation()
            progress?(table.people, max(estimate, table.people))
        }
        finish()
        guard table.people > 0 else { throw ListingRefusal.noRows }
        progress?(table.people, table.people)
        return table
    }

    private static let ofMember: Set<TemplateColumn> = [
        .name, .relation, .birth, .sex, .number, .ethnicity, .residence,
    ]

    private func isFilled(_ row: borrowing SheetRow) -> Bool {
        for place in header.places where row.kind(at: place.index) != .empty { return true }
        return false
    }

    private func take(_ row: borrowing SheetRow) {
        let number = numberPlace.map { row.plain(at: $0) } ?? ""
        let code = codePlace.map { row.plain(at: $0) } ?? ""
        if begins(number, code) {
            finish()
            current.number = number
        }
        readHousehold(row)
        current.members.append(readMember(row))
    }

    /// A row without number and code belongs to the household above it.
    private func begins(_ number: String, _ code: String) -> Bool {
        if current.members.isEmpty { return true }
        if !number.isEmpty { return number != current.number }
        return numberPlace == nil && !code.isEmpty && code != current.code
    }

    private func finish() {
        guard !current.members.isEmpty else { return }
        checkHousehold()
        table.households.append(current)
        current = ListedHousehold()
    }
}
