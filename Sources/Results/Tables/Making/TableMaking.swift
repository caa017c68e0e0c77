import Registry
import Rulebook
import Territory
import Vocabulary

/// Makes a table of a form from a period: one number for each column, area and kind of row.
struct TableMaking {
    let form: TableForm
    let question: TableQuestion
    let period: ReviewPeriod
    let columns: [OfficialTable.Column]
    let counting: CellCounting

    init(_ form: TableForm, _ question: TableQuestion, _ period: ReviewPeriod, _ rules: RuleLibrary) {
        self.form = form
        self.question = question
        self.period = period
        let standard = TableMaking.standard(question, period, rules)
        columns = form.written(standard, rules)
        counting = CellCounting(
            period: period, standard: standard?.id, groups: EthnicGroups(rules.list("ethnic_groups")))
    }

    /// The standard asked for; else that by which the households of the period are listed; else that of the year's list.
    private static func standard(
        _ question: TableQuestion, _ period: ReviewPeriod, _ rules: RuleLibrary
    ) -> Standard? {
        let ofYear = rules.standard(listYear: question.year)
        let listed = period.standards
        let id = question.standard ?? (ofYear.map { listed.contains($0.id) } ?? true ? nil : listed.min())
        return id.flatMap { id in rules.standards.last { $0.id == id } } ?? ofYear
    }

    /// - Parameters:
    ///   - before: the year before, with which figures are compared.
    ///   - others: the other tables of the same period, with which this one must agree.
    func table(before: ReviewPeriod, others: [Int: TableMaking]) -> OfficialTable {
        var rows = zip(places, names).flatMap { place, name in self.rows(place, name, .figures) }
        rows += extraRows()
        let kept = columns.filter { column in
            !column.isExtra || rows.contains { ($0.cells[column.number - 1].number ?? 0) > 0 }
        }
        rows = rows.map { row in
            OfficialTable.Row(
                place: row.place, label: row.label, kind: row.kind, line: row.line,
                cells: kept.map { row.cells[$0.number - 1] })
        }
        let breaches = TableIdentities(self, others: others).breaches()
        let sentence = TableSentences(self, before: before).sentence()
        return OfficialTable(
            number: form.number, title: form.title, question: question, area: period.commune.name, day: period.day,
            isFinal: period.closedOn != nil, columns: kept, rows: rows, breaches: breaches,
            notes: TableNotes(self, before: before).all(),
            sentence: sentence, standards: period.standards.sorted(), source: form.provenance, standing: period.standing
        )
    }

    var places: [Key?] { period.neighbourhoods.map(\.key) + [nil] }
    var names: [String] { period.neighbourhoods.map(\.name) + ["Tổng cộng"] }
    var kinds: [OfficialTable.Kind] { form.hasTwoRows ? [.households, .people] : [.households] }

    private func rows(_ place: Key?, _ name: String, _ line: OfficialTable.Line) -> [OfficialTable.Row] {
        kinds.map { kind in
            OfficialTable.Row(
                place: place, label: name, kind: form.hasTwoRows ? kind : nil, line: line,
                cells: cells(place, kind, line))
        }
    }

    /// Lines below the total, only where there is something to say in them.
    private func extraRows() -> [OfficialTable.Row] {
        var rows: [OfficialTable.Row] = []
        if form.hasUnknownLine { rows += self.rows(nil, "Chưa rõ chỉ số", .unknown) }
        if columns.contains(where: { if case .movement = $0.value { true } else { false } }) {
            rows += self.rows(nil, "Trong đó do đổi chuẩn", .standardChange)
        }
        return rows.filter { row in row.cells.contains { ($0.number ?? 0) > 0 } }
    }

    func cells(_ place: Key?, _ kind: OfficialTable.Kind, _ line: OfficialTable.Line) -> [OfficialTable.Cell] {
        var cells: [OfficialTable.Cell] = []
        for column in columns { cells.append(cell(column.value, place, kind, line, cells)) }
        return cells
    }

    private func cell(
        _ value: ColumnValue, _ place: Key?, _ kind: OfficialTable.Kind, _ line: OfficialTable.Line,
        _ earlier: [OfficialTable.Cell]
    ) -> OfficialTable.Cell {
        switch (line, value) {
        case (.figures, .residents(let residents)): return typed(residents, place)
        case (.figures, .rate(let of, let over)): return rate(of, over, earlier)
        case (.figures, .share(_, let over)):
            guard let denominator = earlier[over - 1].number else { return .missing }
            return .share(Ratio(count(value, place, kind, line), of: denominator))
        case (.unknown, _) where value.counted?.trait != .lacking: return .blank
        case (_, .residents), (_, .rate): return .blank
        default: return .counted(count(value, place, kind, line))
        }
    }

    func count(
        _ value: ColumnValue, _ place: Key?, _ kind: OfficialTable.Kind, _ line: OfficialTable.Line = .figures
    ) -> Int64 {
        period.transitions.reduce(0) { sum, transition in
            sum + counting.contribution(of: transition, to: value, in: place, kind, line)
        }
    }

    private func rate(_ of: Int, _ over: Int, _ cells: [OfficialTable.Cell]) -> OfficialTable.Cell {
        guard let count = cells[of - 1].number, let denominator = cells[over - 1].number else { return .missing }
        return .rate(Ratio(count, of: denominator))
    }

    private func typed(_ residents: TableForm.Residents, _ place: Key?) -> OfficialTable.Cell {
        guard let total = period.total(of: place) else { return .missing }
        let number: Int64? =
            switch residents {
            case .households: total.households
            case .people: total.people
            case .minorityHouseholds: total.minorityHouseholds
            case .minorityPeople: total.minorityPeople
            case .majorityHouseholds: total.minorityHouseholds.map { total.households - $0 }
            case .majorityPeople: total.minorityPeople.map { total.people - $0 }
            case .localHouseholds, .localPeople: nil
            }
        return number.map { .typed($0) } ?? .missing
    }
}
