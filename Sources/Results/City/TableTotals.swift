import Rulebook
import Vocabulary

/// The lines of a commune's table that stand for the whole commune: what a city adds up.
///
/// It holds every column of the form, those outside the printed form too: whether one of them is shown is decided where
/// the sum is known.
public struct TableTotals: Sendable, Equatable {
    /// One line: of households or of people, the figures themselves or what is said beside them.
    public struct Row: Sendable, Equatable {
        public let kind: OfficialTable.Kind
        public let line: OfficialTable.Line
        public let cells: [OfficialTable.Cell]

        public init(kind: OfficialTable.Kind, line: OfficialTable.Line, cells: [OfficialTable.Cell]) {
            self.kind = kind
            self.line = line
            self.cells = cells
        }
    }

    /// The number of the form.
    public let number: Int
    /// The standard by which the columns of indicators are written; empty where there is none.
    public let standard: String
    public let rows: [Row]

    public init(number: Int, standard: String, rows: [Row]) {
        self.number = number
        self.standard = standard
        self.rows = rows
    }
}

extension TableMaking {
    /// The lines of the whole commune.
    func totals() -> TableTotals {
        var lines: [OfficialTable.Line] = [.figures]
        if form.hasUnknownLine { lines.append(.unknown) }
        if columns.contains(where: { if case .movement = $0.value { true } else { false } }) {
            lines.append(.standardChange)
        }
        let rows = lines.flatMap { line in
            kinds.map { TableTotals.Row(kind: $0, line: line, cells: cells(nil, $0, line)) }
        }
        return TableTotals(number: form.number, standard: counting.standard ?? "", rows: rows)
    }
}
