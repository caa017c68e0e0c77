import Rulebook
import Vocabulary

/// The columns of one sheet, sorted by what a row is asked for.
struct SheetColumns {
    let layout: SheetLayout
    let number: Int?
    let code: Int?
    let name: Int?
    /// The head's name beside the member's.
    let headName: Int?
    let relation: Int?
    /// Whose words say what a household is, and head no rows below them.
    let category: Int?
    /// Cells of which one is filled in every row of a member.
    let evidence: [Int]
    let household: [SheetLayout.Place]
    let member: [SheetLayout.Place]
    let householdFacts: [FactColumn<HouseholdFact>]
    let memberFacts: [FactColumn<MemberFact>]
    /// Every column that a row may fill.
    let filled: [Int]

    init(_ layout: SheetLayout) {
        self.layout = layout
        number = layout.index(of: .template(.householdNumber))
        code = layout.index(of: .template(.householdCode))
        headName = layout.index(of: .headName)
        name = layout.index(of: .template(.name)) ?? headName
        relation = layout.index(of: .template(.relation))
        category = layout.index(of: .category)
        evidence = layout.places.filter { Self.isEvidence($0.column) }.map(\.index)
        household = layout.places.filter { Self.isOfHousehold($0.column) }
        member = layout.places.filter { Self.isOfMember($0.column, layout) }
        householdFacts = FactColumn.all(HouseholdFact.allCases, in: layout) { .template(.household($0)) }
        memberFacts = FactColumn.all(MemberFact.allCases, in: layout) { .template(.member($0)) }
        filled = layout.places.map(\.index)
    }

    private static func isEvidence(_ column: ListColumn) -> Bool {
        switch column {
        case .template(.relation), .template(.birth), .template(.number), .birthOf: true
        default: false
        }
    }

    private static func isOfHousehold(_ column: ListColumn) -> Bool {
        switch column {
        case .template(.neighbourhood), .template(.address), .template(.causes), .template(.householdCode), .category,
            .categoryMark, .decisionNumber, .decisionDay:
            true
        default: false
        }
    }

    private static func isOfMember(_ column: ListColumn, _ layout: SheetLayout) -> Bool {
        switch column {
        case .template(.name), .template(.relation), .template(.birth), .template(.sex), .template(.number),
            .template(.ethnicity), .template(.residence), .birthOf, .sexMark:
            true
        case .headName: layout.hasHeadsOnly
        default: false
        }
    }
}

/// Where the answers to one question stand; without the header's text, for every cell of a list is looked at by it.
struct FactColumn<Fact> {
    let fact: Fact
    /// The place of the question among all of them.
    let position: Int
    /// The column of the file.
    let index: Int
    /// The place among those of the layout.
    private let place: Int

    /// The column as messages name it.
    func place(in layout: SheetLayout) -> SheetLayout.Place { layout.places[place] }

    /// The columns that a sheet has of these questions.
    static func all(_ facts: [Fact], in layout: SheetLayout, _ column: (Fact) -> ListColumn) -> [FactColumn] {
        facts.enumerated().compactMap { position, fact in
            layout.places.firstIndex { $0.column == column(fact) }.map {
                FactColumn(fact: fact, position: position, index: layout.places[$0].index, place: $0)
            }
        }
    }
}
