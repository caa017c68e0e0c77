import Markup
import Registry
import Results
import Site
import Territory
import Vocabulary

/// One household behind a number.
struct CellLine: Sendable {
    let household: HouseholdName
    let contribution: Int64
}

/// What stands behind one number of a table.
struct CellPageModel: Sendable {
    let table: OfficialTable
    let row: OfficialTable.Row
    let column: OfficialTable.Column
    let cell: OfficialTable.Cell
    let address: CellAddress
    let totals: [ResidentsTotal]
    let areas: [Area]
    let lines: [CellLine]

    /// Whether more than one of each household may be counted: people, children, lacks.
    var unit: String { column.unit(row.kind) }
    var countsHouseholds: Bool { unit == "hộ" }
}

func cellPage(_ frame: PageFrame, _ model: CellPageModel) -> HTML {
    let title = "\(model.column.group.isEmpty ? "" : model.column.group + ": ")\(model.column.header)"
    return layout(
        frame, title: title,
        body: """
            \(heading(title, caption: "\(model.table.name) năm \(model.table.year) · \(model.row.label) · cột \(model.column.number)",
                lead: "\(figure(model)). \(model.table.standing)\(known(model.table.question))."))
            \(behind(model))
            """)
}

private func figure(_ model: CellPageModel) -> String {
    guard case .share(let ratio) = model.cell else { return "\(model.cell.shown) \(model.unit)" }
    return "\(ratio.percent): \(Shown.number(ratio.numerator)) trên \(Shown.number(ratio.denominator)) hộ"
}

private func behind(_ model: CellPageModel) -> HTML {
    if case .typed = model.cell { return totals(model).html }
    return names(model).html
}

private func names(_ model: CellPageModel) -> DataTable {
    var columns: [DataTable.Column] = [
        .init("Chủ hộ", .rowHeader), .init("Mã hộ", .code), .init("Tổ dân phố ngày \(model.table.day.shown)", .code),
    ]
    if !model.countsHouseholds {
        columns.append(.init(model.unit.prefix(1).uppercased() + model.unit.dropFirst(), .number))
    }
    let rows: [[HTML]] = model.lines.map { line in
        let name: HTML =
            line.household.isHere
            ? "<a href=\"\(Links.household(line.household.key))\">\(line.household.name)</a>"
            : "\(line.household.name) (không còn trên địa bàn)"
        var cells = [name, HTML(text: line.household.code), HTML(text: line.household.neighbourhoodName)]
        if !model.countsHouseholds { cells.append(HTML(text: Shown.number(line.contribution))) }
        return cells
    }
    let sum = Shown.number(model.lines.reduce(0) { $0 + $1.contribution })
    let totals: [HTML]? =
        !model.countsHouseholds ? ["Cộng", HTML(text: "\(model.lines.count) hộ"), "", HTML(text: sum)] : nil
    return DataTable(
        "Các hộ phía sau con số", columns, rows: rows, totals: totals, isCaptionHidden: true,
        empty: "<p>Không có hộ nào.</p>")
}

private func totals(_ model: CellPageModel) -> DataTable {
    let names = Dictionary(uniqueKeysWithValues: model.areas.map { ($0.key, $0.name) })
    let rows: [[HTML]] = model.totals.map { total in
        [
            HTML(text: names[total.area] ?? "Toàn địa bàn"), HTML(text: Shown.number(total.households)),
            HTML(text: Shown.number(total.people)),
            HTML(text: total.minorityHouseholds.map { Shown.number($0) } ?? "…"),
            HTML(text: total.minorityPeople.map { Shown.number($0) } ?? "…"), HTML(text: total.day.shown),
            HTML(text: SampleMark.words(total.source, total.isSample)),
        ]
    }
    return DataTable(
        "Nguồn của tổng số",
        [
            .init("Địa bàn", .rowHeader), .init("Số hộ", .number), .init("Nhân khẩu", .number),
            .init("Hộ DTTS", .number),
            .init("Khẩu DTTS", .number), .init("Ngày"),
            .init("Nguồn"),
        ],
        rows: rows, isCaptionHidden: true, empty: "<p>Chưa ghi tổng số dân cư.</p>")
}
