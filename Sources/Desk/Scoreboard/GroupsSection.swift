import Markup
import Registry
import Results
import Rulebook
import Site
import Vocabulary

/// The groups of poor households that officials look at first, each number opening its names.
///
/// - Parameter table: table 8 of the year: its columns are found by what they count, not by their number.
func firstGroups(_ table: OfficialTable, opensNames: Bool) -> HTML? {
    guard let total = table.total() else { return nil }
    let tallies = groups.compactMap { group -> Tallies.Tally? in
        guard let place = table.columns.firstIndex(where: { $0.counts(.poor, having: group.trait) }),
            let count = total.cells[place].number
        else { return nil }
        let address = CellAddress(
            table: table.number, question: table.question, place: nil, column: table.columns[place].number,
            kind: .households)
        return Tallies.Tally(
            group.label, Int(count), opensNames && count > 0 ? Links.cell(address) : nil,
            standing: group.isWatched && count > 0 ? .attention : .neutral)
    }
    guard !tallies.isEmpty else { return nil }
    let notes: [HTML] = table.notes.map { "<p>\($0)</p>" }
    return """
        <h2>Các nhóm hộ nghèo cần xem trước</h2>
        \(Tallies("Các nhóm hộ nghèo cần xem trước", tallies))
        \(notes)
        <p><a href="\(Links.table(table.number, table.question))">Biểu 8: các nhóm theo tổ dân phố</a></p>
        """
}

private let groups: [(trait: TableForm.Trait, label: String, isWatched: Bool)] = [
    (.merit, "Hộ nghèo có thành viên là người có công", true),
    (.unableToWork, "Hộ nghèo không có khả năng lao động", false), (.minority, "Hộ nghèo dân tộc thiểu số", false),
    (.groupUnknown, "Hộ nghèo chưa rõ nhóm", false),
]
