import Registry
import Rulebook
import Vocabulary

/// What a column of a table holds, its series written out.
enum ColumnValue: Sendable {
    case residents(TableForm.Residents)
    case count(CountedColumn)
    case movement(RecognisedClass, MovementColumn)
    case rate(of: Int, over: Int)
    case share(CountedColumn, over: Int)

    /// What is counted, where the column counts households of the end of the period.
    var counted: CountedColumn? {
        switch self {
        case .count(let counted), .share(let counted, _): counted
        case .residents, .movement, .rate: nil
        }
    }
}

/// Which households a column counts at the end of the period, and what of each.
struct CountedColumn: Sendable {
    let category: RecognisedClass
    let unit: TableForm.Unit
    let trait: TableForm.Trait?
    /// The official number of the indicator or cause, from 1.
    var number = 0
    /// The code of the ethnic group.
    var code = ""

    /// The same of another trait: of the households whose indicator is not known.
    func having(_ trait: TableForm.Trait) -> CountedColumn {
        var other = CountedColumn(category: category, unit: unit, trait: trait)
        other.number = number
        other.code = code
        return other
    }
}

extension TableForm {
    /// The columns with their series written out: indicators by a standard, causes and ethnic groups by their lists.
    func written(_ standard: Standard?, _ rules: RuleLibrary) -> [OfficialTable.Column] {
        var written: [OfficialTable.Column] = []
        for column in columns {
            for (label, value) in parts(of: column, standard, rules) {
                let number = written.count + 1
                written.append(
                    OfficialTable.Column(
                        number, column.group, label, formula: column.formula, value: value, isExtra: column.isExtra))
            }
        }
        return written
    }

    private func parts(
        of column: Column, _ standard: Standard?, _ rules: RuleLibrary
    ) -> [(label: String, value: ColumnValue)] {
        guard let series = column.series else { return value(column.value).map { [(column.label, $0)] } ?? [] }
        let items: [(label: String, number: Int, code: String)] =
            switch series {
            case .indicators: standard?.indicators.map { ($0.label, $0.order, $0.code) } ?? []
            case .causes: rules.list("causes")?.items.map { ($0.label, Int($0.code) ?? 0, $0.code) } ?? []
            case .ethnicGroups:
                rules.list("ethnic_groups")?.items.filter { $0.marks.contains("local") }.map { ($0.label, 0, $0.code) }
                    ?? []
            }
        return items.compactMap { item in
            value(column.value, number: item.number, code: item.code).map { (item.label, $0) }
        }
    }

    private func value(_ value: Value, number: Int = 0, code: String = "") -> ColumnValue? {
        func counted(_ count: Count) -> CountedColumn? {
            RecognisedClass(rawValue: count.category).map {
                CountedColumn(category: $0, unit: count.unit, trait: count.trait, number: number, code: code)
            }
        }
        switch value {
        case .residents(let residents): return .residents(residents)
        case .count(let count): return counted(count).map { .count($0) }
        case .share(let count, let over): return counted(count).map { .share($0, over: over) }
        case .rate(let of, let over): return .rate(of: of, over: over)
        case .movement(let category, let column):
            guard let category = RecognisedClass(rawValue: category), let column = MovementColumn(rawValue: column)
            else { return nil }
            return .movement(category, column)
        }
    }
}
