import Markup
import Programme
import Registry
import Results
import Site
import Territory
import Vocabulary

/// A target of households by tổ dân phố: counts from table 1, each leading to its names.
func householdParts(_ table: OfficialTable, _ measure: Target.Measure?, _ asked: AskedMoment) -> HTML {
    let isPoor = measure == .poorHouseholds || measure == .poorRate
    let column = isPoor ? 3 : 5
    let rows: [[HTML]] = table.rows.map { row in
        let address = CellAddress(
            table: 1, question: asked.tables(table.year), place: row.place, column: column, kind: .households)
        return [
            HTML(text: row.label), HTML(text: row.cells[0].shown),
            "<a href=\"\(Links.cell(address))\">\(row.cells[column - 1].shown)</a>",
            HTML(text: row.cells[column].shown),
        ]
    }
    return """
        <h2>Theo tổ dân phố</h2>
        \(DataTable(
            "Theo tổ dân phố, \(table.standing)",
            [
                .init("Tổ dân phố", .rowHeader), .init("Tổng số hộ", .number), .init(isPoor ? "Hộ nghèo" : "Hộ cận nghèo", .number),
                .init("Tỷ lệ %", .number),
            ],
            rows: Array(rows.dropLast()), totals: rows.last, isCaptionHidden: true,
            empty: "<p>Chưa có tổ dân phố nào.</p>"))
        """
}

/// The BHYT target by tổ dân phố: people with a card, without, and those of whom nobody knows.
///
/// - Parameter year: of another plan than this year's.
func insuranceParts(
    _ coverage: InsuranceCoverage, _ areas: [Area], _ asked: AskedMoment, of year: Int?
) -> HTML {
    func count(_ members: [HouseholdMember], _ place: Key) -> Int { members.count { $0.neighbourhood == place } }
    let rows: [[HTML]] = areas.compactMap { area in
        let counts = [coverage.covered, coverage.uncovered, coverage.unclear].map { count($0, area.key) }
        let all = counts.reduce(0, +)
        guard all > 0 else { return nil }
        let links: [HTML] = zip(InsuranceList.allCases, counts).map { list, number in
            "<a href=\"\(asked.at(Links.insurance(list, in: area.key, of: year)))\">\(Shown.number(number))</a>"
        }
        return [HTML(text: area.name), HTML(text: Shown.number(all))] + links + [
            HTML(text: Ratio(Int64(counts[0]), of: Int64(all)).percent)
        ]
    }
    return """
        <h2>Theo tổ dân phố</h2>
        \(DataTable(
            "Người thuộc diện theo tổ dân phố",
            [
                .init("Tổ dân phố", .rowHeader), .init("Thuộc diện", .number), .init("Có thẻ", .number),
                .init("Chưa có", .number), .init("Chưa rõ", .number), .init("Tỷ lệ có thẻ", .number),
            ],
            rows: rows, isCaptionHidden: true, empty: "<p>Không có ai thuộc diện.</p>"))
        """
}

/// What was typed for a target, with who answers for it: replaced and withdrawn figures stay in sight.
func typedFigures(_ model: TargetDetail) -> HTML {
    let rows: [[HTML]] = model.figures.map { figure in
        [
            HTML(text: figure.day.shown), HTML(text: shown(figure, model.target)), HTML(text: figure.source),
            HTML(text: figure.answerable), HTML(text: figure.entry.madeAt.shown), standing(figure, model),
        ]
    }
    return """
        <h2>Số đã ghi</h2>
        \(DataTable(
            "Số đã ghi",
            [
                .init("Số liệu đến", .rowHeader), .init("Số", .code), .init("Nguồn"), .init("Chịu trách nhiệm"),
                .init("Ghi lúc"), .init("Hiệu lực"),
            ],
            rows: rows, isCaptionHidden: true, empty: "<p>Chưa ai ghi số liệu cho chỉ tiêu này.</p>"))
        """
}

private func shown(_ figure: TypedFigure, _ target: Target) -> String {
    guard let among = figure.among else { return "\(Shown.number(figure.counted)) \(target.unit)" }
    return among == 0
        ? "không có ai thuộc diện" : "\(Shown.number(figure.counted))/\(Shown.number(among)) = \(figure.ratio.percent)"
}

private func standing(_ figure: TypedFigure, _ model: TargetDetail) -> HTML {
    guard figure.retiredIn == nil else { return "đã thay hoặc rút lại" }
    guard model.mayType else { return "đang dùng" }
    let address = Links.figure(figure.key, of: model.target.code, year: model.otherYear)
    return "đang dùng · <a href=\"\(address)\">Rút lại<span class=\"unseen\"> số ngày \(figure.day.shown)</span></a>"
}
