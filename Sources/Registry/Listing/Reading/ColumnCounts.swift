import Rulebook
import Vocabulary

/// How many households or members of a sheet have something in a column.
struct ColumnCounts {
    private let households: ArraySlice<ListedHousehold>
    private let people: Int

    init(_ households: ArraySlice<ListedHousehold>, people: Int) {
        self.households = households
        self.people = people
    }

    /// How many have something, and how many there are.
    func filled(_ column: ListColumn) -> (filled: Int, all: Int) {
        if column.isOfHousehold {
            return (households.count { $0.fills(column) }, households.count)
        }
        return (households.reduce(0) { sum, household in sum + household.members.count { $0.fills(column) } }, people)
    }
}

extension ListColumn {
    /// Whether its answers are yes and no, so that somebody has to say what a blank means.
    var isYesOrNo: Bool {
        switch self {
        case .template(.household(let fact)): fact.shape == .flag
        case .template(.member(let fact)): fact.shape == .flag
        default: false
        }
    }
}

extension TemplateColumn {
    /// Columns of yes and no, of which somebody has to say what a blank means.
    public static var yesOrNo: [TemplateColumn] { all.filter { ListColumn.template($0).isYesOrNo } }
}

extension ListedHousehold {
    fileprivate func fills(_ column: ListColumn) -> Bool {
        switch column {
        case .template(.householdNumber), .ordinal: !number.isEmpty
        case .template(.householdCode): !code.isEmpty
        case .template(.neighbourhood): neighbourhood != nil
        case .template(.address): !address.isEmpty
        case .template(.household(let fact)): answers[fact] != .unknown(.notAsked)
        case .template(.causes): answers.causes != nil
        case .headName: !headName.isEmpty
        case .category: category != nil
        case .categoryMark(let mark): category == mark
        case .decisionNumber: !(decision?.number.isEmpty ?? true)
        case .decisionDay: decision?.day != nil
        default: false
        }
    }
}

extension ListedMember {
    fileprivate func fills(_ column: ListColumn) -> Bool {
        switch column {
        case .template(.name): !name.isEmpty
        case .template(.relation): !relation.isEmpty
        case .template(.birth): birth != nil
        case .template(.sex): sex != nil
        case .template(.number): number != nil
        case .template(.ethnicity): ethnicity != nil
        case .template(.residence): kind != nil
        case .template(.member(let fact)): answers[fact] != .unknown(.notAsked)
        case .birthOf(let own): birth != nil && sex == own
        case .sexMark(let own): sex == own
        default: false
        }
    }
}
