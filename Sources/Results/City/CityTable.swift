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

    public init(_ commune: Area, _ totals: TableTotals?, closedOn: Day?) {
        self.commune = commune
        self.totals = totals
        self.closedOn = closedOn
    }
}

/// A table of a city: a line for each commune, and their sum.
///
/// Counts are added; every rate is divided anew from the sums. A total of residents that one commune lacks is missing in
/// the sum too: a rate of a part of the people would pass for that of all.
struct CityTable {
    let form: TableForm
    let year: Int
    let day: Day
    let city: Area
    let parts: [CityPart]
    let rules: RuleLibrary

    /// - Throws: `ResultsRefusal.noTable` where no form has the number.
    init(_ number: Int, year: Int, on day: Day, city: Area, _ parts: [CityPart], _ rules: RuleLibrary) throws {
        guard let form = rules.form(number) else { throw ResultsRefusal.noTable(number) }
        self.form = form
        self.year = year
        self.day = day
        self.city = city
        self.parts = parts
        self.rules = rules
    }

    func table() -> OfficialTable {
        let columns = columns(by: standard)
        let headers = columns.map(\.header)
        let isSummed: (CityPart) -> Bool = { part in
            guard let totals = part.totals, totals.rows.allSatisfy({ $0.cells.count == columns.count }) else {
                return false
            }
            return totals.standard == standard || self.columns(by: totals.standard).map(\.header) == headers
        }
        let summed = parts.filter(isSummed)
        var rows = parts.flatMap { part in
            kinds.map { kind in
                row(part.commune.name, part.commune.key, kind, .figures, isSummed(part) ? [part] : [], columns)
            }
        }
        for line in OfficialTable.Line.allCases {
            let sums = kinds.map { kind in
                row(CityTable.label(line), nil, kind, line, summed, columns)
            }
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
            number: form.number, title: form.title, question: TableQuestion(year: year), area: city.name, day: day,
            isFinal: !summed.isEmpty && summed.allSatisfy { $0.closedOn != nil }, columns: kept, rows: rows,
            breaches: [], notes: CityTableNotes(self, summed: summed, columns: kept, rows: rows).all(), sentence: "",
            standards: [], source: form.provenance, standing: standing(summed))
    }

    /// By which most communes are counted.
    private var standard: String {
        let all = Dictionary(grouping: parts.compactMap { $0.totals?.standard }, by: \.self).mapValues(\.count)
        return all.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? rules.standard(listYear: year)?.id ?? ""
    }

    private var kinds: [OfficialTable.Kind] { form.hasTwoRows ? [.households, .people] : [.households] }

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
                .share(Ratio(one.numerator + other.numerator, of: one.denominator + other.denominator))
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
    /// A table of a city, added up from the figures of its communes.
    ///
    /// - Throws: `ResultsRefusal.noTable` where no form has the number.
    public static func city(
        _ number: Int, year: Int, on day: Day, city: Area, parts: [CityPart], rules: RuleLibrary
    ) throws -> OfficialTable {
        try CityTable(number, year: year, on: day, city: city, parts, rules).table()
    }
}
