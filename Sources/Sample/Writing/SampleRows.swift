import Registry
import Rulebook
import Vocabulary

/// Lays households out as rows of the template: one row per member, what is the household's in its first row.
struct SampleRows {
    let words: Words
    let neighbourhoods: [String]

    static let columns = TemplateColumn.all

    /// The place of a column in a row.
    static func place(of column: TemplateColumn) -> Int { columns.firstIndex(of: column) ?? 0 }

    func rows(of household: SampleHousehold) -> [[Field]] {
        household.members.indices.map { place in
            var row = SampleRows.columns.map { field($0, household, household.members[place], isFirst: place == 0) }
            while row.last == .empty { row.removeLast() }
            return row
        }
    }

    private func field(
        _ column: TemplateColumn, _ household: SampleHousehold, _ member: SampleMember, isFirst: Bool
    ) -> Field {
        switch column {
        // In every row, so that a filter shows whole households.
        case .householdNumber: .number(Int64(household.index + 1), scale: 1)
        case .householdCode: .text(household.code)
        case .neighbourhood: .text(neighbourhoods[household.neighbourhood])
        case .address: isFirst ? .text(household.address) : .empty
        case .name: .text(member.name)
        case .relation: .text(words.label(member.relation, in: "relations"))
        case .birth: .text(member.birth.shown)
        case .sex: .text(member.sex.label)
        case .number: member.number.map { .text($0.text) } ?? .empty
        case .ethnicity: .text(words.label(member.ethnicity, in: "ethnic_groups"))
        case .residence: .text(member.residence.label)
        case .member(let fact): words.answer(member.facts[fact], fact.shape)
        case .household(let fact): isFirst ? words.answer(household.answers[fact], fact.shape) : .empty
        case .causes: isFirst ? household.causes.map { .text(words.causes($0)) } ?? .empty : .empty
        }
    }
}
