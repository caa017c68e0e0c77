import Registry
import Rulebook
import Territory
import Vocabulary

/// A commune's part in the tables of its city.
public struct CityPart: Sendable {
    public let commune: Area
    /// Nil where the commune has sent nothing: no register, no decision.
    public let totals: TableTotals?
    /// The day the review of the year was closed there; nil while it is open.
    public let closedOn: Day?
    /// Who is listed at the end of the year's review, and of the one before; nil where the commune was never counted.
    let listed: ListedCounts?
    let before: ListedCounts?

    public init(
        _ commune: Area, _ totals: TableTotals?, closedOn: Day?, listed: ListedCounts?, before: ListedCounts?
    ) {
        self.commune = commune
        self.totals = totals
        self.closedOn = closedOn
        self.listed = listed
        self.before = before
    }
}

/// A table of a city: a line for each commune, and their sum.
///
/// Counts are added; every rate is divided anew from the sums. A total of residents that one commune lacks is missing in
/// the sum too: a rate of a part of the people would pass for that of all.
struct CityTable {
    let form: TableForm
    let question: TableQuestion
    let day: Day
    let city: Area
    let parts: [CityPart]
    let rules: RuleLibrary

    /// - Throws: `ResultsRefusal.noTable` where no form has the number.
    init(
        _ number: Int, _ question: TableQuestion, on day: Day, city: Area, _ parts: [CityPart], _ rules: RuleLibrary
    ) throws {
        guard let form = rules.form(number) else { throw ResultsRefusal.noTable(number) }
        self.form = form
        self.question = question
        self.day = day
        self.city = city
        self.parts = parts
        self.rules = rules
    }

    var year: Int { question.year }

    /// The columns of the form by the standard by which most communes are counted, those outside the printed form too.
    var columns: [OfficialTable.Column] { columns(by: standard) }

    /// The parts whose lines can be added.
    var summed: [CityPart] {
        let (standard, columns) = (standard, columns)
        let headers = columns.map(\.header)
        return parts.filter { part in
            guard let totals = part.totals, totals.rows.allSatisfy({ $0.cells.count == columns.count }) else {
                return false
            }
            return totals.standard == standard || self.columns(by: totals.standard).map(\.header) == headers
        }
    }

    /// - Parameter others: the city's other tables, whose numbers the sentence may need.
    func table(others: [CityTable]) -> OfficialTable {
        let (columns, summed) = (columns, summed)
        let keys = Set(summed.map(\.commune.key))
        var rows = parts.flatMap { part in
            kinds.map { kind in
                row(
                    part.commune.name, part.commune.key, kind, .figures,
                    keys.contains(part.commune.key) ? [part] : [], columns)
            }
        }
        for line in OfficialTable.Line.allCases {
            let sums = kinds.map { sum(of: $0, line, summed, columns) }
            rows += line == .figures ? sums : sums.filter { $0.cells.contains { ($0.number ?? 0) > 0 } }
        }
        let kept = columns.filter { column in
            !column.isExtra || rows.contains { ($0.cells[column.number - 1].number ?? 0) > 0 }
        }
        rows = rows.map { row in
            OfficialTable.Row(
                place: row.place, label: row.label, kind: row.kind, line: row.line,
                cells: kept.map { row.cells[$0.number - 1] })
        }
        return OfficialTable(
            number: form.number, title: form.title, question: question, area: city.name, day: day,
            isFinal: isFinal(summed), columns: kept, rows: rows,
            breaches: [], notes: CityTableNotes(self, summed: summed, columns: kept, rows: rows).all(),
            sentence: CitySentence(self, summed: summed, others: others).sentence(),
            standards: [], source: form.provenance, standing: standing(summed))
    }

    /// The line of the whole city.
    func sum(
        of kind: OfficialTable.Kind, _ line: OfficialTable.Line, _ summed: [CityPart], _ columns: [OfficialTable.Column]
    ) -> OfficialTable.Row {
        row(CityTable.label(line), nil, kind, line, summed, columns)
    }

    func isFinal(_ summed: [CityPart]) -> Bool { !summed.isEmpty && summed.allSatisfy { $0.closedOn != nil } }

    /// By which most communes are counted.
    private var standard: String {
        let all = Dictionary(grouping: parts.compactMap { $0.totals?.standard }, by: \.self).mapValues(\.count)
        return all.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? rules.standard(listYear: year)?.id ?? ""
    }

    var kinds: [OfficialTable.Kind] { form.hasTwoRows ? [.households, .people] : [.households] }

    private func columns(by id: String) -> [OfficialTable.Column] {
        let ofYear = rules.standard(listYear: year)
        return form.written(ofYear?.id == id ? ofYear : rules.standards.last { $0.id == id } ?? ofYear, rules)
    }

    private func row(
        _ label: String, _ place: Key?, _ kind: OfficialTable.Kind, _ line: OfficialTable.Line, _ parts: [CityPart],
        _ columns: [OfficialTable.Column]
    ) -> OfficialTable.Row {
        let lines = parts.compactMap { $0.totals?.rows.first { $0.kind == kind && $0.line == line } }
        var cells: [OfficialTable.Cell] = []
        for column in columns {
            if case .rate(let of, let over) = column.value {
                cells.append(line == .figures && !lines.isEmpty ? CityTable.rate(of, over, cells) : .blank)
            } else {
                cells.append(CityTable.sum(lines.map { $0.cells[column.number - 1] }))
            }
        }
        return OfficialTable.Row(
            place: place, label: label, kind: form.hasTwoRows ? kind : nil, line: line, cells: cells)
    }

    static func sum(_ cells: [OfficialTable.Cell]) -> OfficialTable.Cell {
        cells.reduce(.blank) { sum, cell in
            switch (sum, cell) {
            case (.missing, _), (_, .missing): .missing
            case (.blank, _): cell
            case (.counted(let one), .counted(let other)): .counted(one + other)
            case (.typed(let one), .typed(let other)): .typed(one + other)
            case (.share(let one), .share(let other)):
                Ratio(adding: [one, other]).map { .share($0) } ?? sum
            default: sum
            }
        }
    }

    private static func rate(_ of: Int, _ over: Int, _ cells: [OfficialTable.Cell]) -> OfficialTable.Cell {
        guard let count = cells[of - 1].number, let denominator = cells[over - 1].number else { return .missing }
        return .rate(Ratio(count, of: denominator))
    }

    private static func label(_ line: OfficialTable.Line) -> String {
        switch line {
        case .figures: "Tổng cộng"
        case .unknown: "Chưa rõ chỉ số"
        case .standardChange: "Trong đó do đổi chuẩn"
        }
    }

    private func standing(_ summed: [CityPart]) -> String {
        let closed = summed.count { $0.closedOn != nil }
        if closed == 0 {
            return "Danh sách đang quản lý đến ngày \(day.shown) (rà soát năm \(year) chưa nơi nào khép)"
        }
        if closed == summed.count { return "Số cuối kỳ rà soát năm \(year), \(closed) phường, xã" }
        return "\(closed) trên \(summed.count) phường, xã đã khép rà soát năm \(year); nơi chưa khép là danh sách đang "
            + "quản lý đến ngày \(day.shown)"
    }
}

extension OfficialTable {
    /// Tables of a city, added up from the figures of its communes.
    ///
    /// - Parameters:
    ///   - day: of the figures where a review is open.
    ///   - parts: each commune's part of a form.
    /// - Throws: `ResultsRefusal.noTable` where no form has one of the numbers.
    public static func city(
        _ numbers: [Int], _ question: TableQuestion, on day: Day, city: Area, rules: RuleLibrary,
        parts: (Int) throws -> [CityPart]
    ) throws -> [OfficialTable] {
        var tables: [Int: CityTable] = [:]
        for number in Set(numbers + numbers.compactMap { CitySentence.besides[$0] }) {
            tables[number] = try CityTable(number, question, on: day, city: city, try parts(number), rules)
        }
        return numbers.compactMap { number in
            let other = CitySentence.besides[number].flatMap { tables[$0] }
            return tables[number]?.table(others: other.map { [$0] } ?? [])
        }
    }
}
