import Registry
import Rulebook
import Territory
import Vocabulary

/// The sentence of a city's table, made of its line *Tổng cộng*.
struct CitySentence {
    private let table: CityTable
    private let summed: [CityPart]
    private let others: [CityTable]

    /// Tables whose sentence says what stands in a column of another: how many lacks there are in all.
    static let besides = [5: 4, 7: 6]

    init(_ table: CityTable, summed: [CityPart], others: [CityTable]) {
        self.table = table
        self.summed = summed
        self.others = others
    }

    /// Empty where no commune has sent anything.
    func sentence() -> String {
        guard !summed.isEmpty else { return "" }
        let numbers = numbers()
        return TableSentences(
            table.form.number,
            TableSentences.Source(
                opening: TableSentences.opening(
                    table.year, isFinal: table.isFinal(summed), on: table.day, of: area),
                columns: table.columns, residents: listed?.residents,
                comparison: { Comparison(listed ?? nobody, before) },
                count: { value, kind in numbers[Wanted(value, kind)] ?? 0 })
        ).sentence()
    }

    /// Who has sent nothing is not in the sentence, and that is said.
    private var area: String {
        summed.count == table.parts.count
            ? table.city.name : "\(summed.count) trên \(table.parts.count) phường, xã của \(table.city.name)"
    }

    private var listed: ListedCounts? {
        let parts = summed.compactMap(\.listed)
        return parts.count == summed.count ? ListedCounts(adding: parts) : nil
    }

    private var nobody: ListedCounts {
        ListedCounts(
            year: table.year, poor: .none, nearPoor: .none, farmingAverage: .none, residents: nil, standards: [])
    }

    /// Nil where a commune that lists somebody listed nobody yet: the difference would be that of two different cities.
    private var before: ListedCounts? {
        let pairs = summed.compactMap { part in part.listed.flatMap { now in part.before.map { (now, $0) } } }
        guard pairs.count == summed.count, pairs.allSatisfy({ $0.isEmpty || !$1.isEmpty }) else { return nil }
        return ListedCounts(adding: pairs.map(\.1))
    }

    /// The sums of this table and, where it has no such column, of the others.
    private func numbers() -> [Wanted: Int64] {
        var numbers: [Wanted: Int64] = [:]
        for table in [table] + others {
            let (columns, summed) = (table.columns, table.summed)
            for kind in table.kinds {
                let row = table.sum(of: kind, .figures, summed, columns)
                for (column, cell) in zip(columns, row.cells) {
                    let wanted = Wanted(column.value, kind)
                    guard wanted != .other, numbers[wanted] == nil, let number = number(cell) else { continue }
                    numbers[wanted] = number
                }
            }
        }
        return numbers
    }

    private func number(_ cell: OfficialTable.Cell) -> Int64? {
        if case .share(let ratio) = cell { ratio.numerator } else { cell.number }
    }
}

/// A number by what it counts: two columns that count the same have the same number.
private enum Wanted: Hashable {
    case movement(RecognisedClass, MovementColumn, OfficialTable.Kind)
    case counted(RecognisedClass, TableForm.Trait?, TableForm.Unit, number: Int, code: String)
    case other

    init(_ value: ColumnValue, _ kind: OfficialTable.Kind) {
        if case .movement(let category, let column) = value {
            self = .movement(category, column, kind)
        } else if let counted = value.counted {
            // A row of households counts them, a row of people their people.
            let unit: TableForm.Unit =
                counted.unit == .row ? (kind == .households ? .households : .people) : counted.unit
            self = .counted(counted.category, counted.trait, unit, number: counted.number, code: counted.code)
        } else {
            self = .other
        }
    }
}
