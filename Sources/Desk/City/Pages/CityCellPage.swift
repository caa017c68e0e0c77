import Markup
import Results
import Site
import Territory
import Vocabulary

/// What stands behind one number of a city's table.
struct CityCellModel: Sendable {
    let table: OfficialTable
    let column: OfficialTable.Column
    let address: CellAddress
    let city: AskedCity
    let cells: [(commune: Area, cell: OfficialTable.Cell)]
    let sum: OfficialTable.Cell?
}

func cityCellPage(_ frame: PageFrame, _ model: CityCellModel) -> HTML {
    let title = "\(model.column.group.isEmpty ? "" : model.column.group + ": ")\(model.column.header)"
    let rows: [[HTML]] = model.cells.map { commune, cell in
        [
            "<a href=\"\(Links.table(model.table.number, model.table.question).of(commune.code))\">\(commune.name)</a>",
            cellLink(cell, Links.cell(model.address).of(commune.code)),
        ]
    }
    return layout(
        frame, title: title,
        body: """
            \(heading(
                title, caption: "\(model.table.name) năm \(model.table.year) · \(model.city.area.name) · cột \(model.column.number)",
                lead: "\(model.sum?.shown ?? "…"). \(model.table.standing). Mỗi con số của phường, xã mở ra các hộ phía sau."))
            \(DataTable(
                "Các phường, xã phía sau con số",
                [.init("Phường, xã", .rowHeader), .init(model.column.header, .number)], rows: rows,
                totals: ["Tổng cộng", HTML(text: model.sum?.shown ?? "…")], isCaptionHidden: true,
                empty: "<p>Thành phố chưa có phường, xã nào.</p>"))
            """)
}
