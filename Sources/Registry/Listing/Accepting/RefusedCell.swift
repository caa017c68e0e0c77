import Office
import Rulebook
import Vocabulary

/// A cell of a refused row in the template's terms, wherever the list itself has it.
struct RefusedCell {
    let layout: SheetLayout
    let texts: CellText
    let household: (number: Int, place: String)

    init(_ layout: SheetLayout, _ texts: CellText, _ household: (number: Int, place: String)) {
        self.layout = layout
        self.texts = texts
        self.household = household
    }

    func value(of column: TemplateColumn, in row: borrowing SheetRow, isFirst: Bool) -> SheetValue {
        let own = layout.index(of: .template(column)).map { value(row, at: $0, column) } ?? .empty
        guard own == .empty else { return own }
        switch column {
        case .householdNumber: return layout.has(.template(.householdNumber)) ? own : .integer(Int64(household.number))
        case .neighbourhood: return isFirst && !household.place.isEmpty ? .text(household.place) : own
        case .name: return layout.index(of: .headName).map { value(row, at: $0, column) } ?? own
        case .relation: return layout.hasHeadsOnly ? .text("Chủ hộ") : own
        case .birth: return born(in: row).map { value(row, at: $0.index, column) } ?? own
        case .sex: return (born(in: row)?.sex).map { .text($0.label) } ?? own
        default: return own
        }
    }

    /// The filled one of the columns Nam and Nữ.
    private func born(in row: borrowing SheetRow) -> (sex: Sex, index: Int)? {
        for sex in Sex.allCases {
            if let index = layout.index(of: .birthOf(sex)), row.kind(at: index) != .empty { return (sex, index) }
        }
        return nil
    }

    private func value(_ row: borrowing SheetRow, at place: Int, _ column: TemplateColumn) -> SheetValue {
        guard row.kind(at: place) == .number, column != .number, let number = row.number(at: place) else {
            // What a formula did not come to is for somebody to write.
            let text = row.kind(at: place) == .error ? "" : texts.unicode(row.plain(at: place))
            return text.isEmpty ? .empty : .text(text)
        }
        return .number(number)
    }
}
