import Markup
import Results
import Site
import Vocabulary

/// A table, and the years for which it can be made.
struct TablePageModel: Sendable {
    let table: OfficialTable
    let years: [Int]
    let form: Form
}

func tableIndexPage(_ frame: PageFrame, year: Int) -> HTML {
    let lines: [HTML] = OfficialTables.all.map { number, title in
        "<li><a href=\"\(Links.table(number, year: year))\">Biểu \(number). \(title)</a></li>"
    }
    return layout(
        frame, title: "Biểu",
        body: """
            \(heading("Biểu tổng hợp kết quả rà soát", lead: "Mỗi con số đếm từ sổ mở ra tên các hộ phía sau; mỗi tổng số nhập tay mở ra nguồn của nó."))
            <ul>\(lines)</ul>
            <p><a href="\(Links.areas)">Tổ dân phố và tổng số dân cư</a>: mẫu số của các tỷ lệ.</p>
            """)
}

func tablePage(_ frame: PageFrame, _ model: TablePageModel) -> HTML {
    let table = model.table
    return layout(
        frame, title: "\(table.name) năm \(table.year)",
        body: """
            \(heading(table.title, caption: "\(table.name) · \(table.area) · năm \(table.year)", lead: HTML(text: table.standing)))
            \(yearFilter(model))
            \(breaches(table))
            \(numbers(table))
            \(Actions(LinkButton("Tải về .xlsx", to: Links.tables.appending(table.number).appending("tep").with("nam", table.year))))
            \(SourceNote("Đếm từ các quyết định đã ghi nhận trong sổ; tổng số hộ, nhân khẩu do địa bàn ghi", day: table.day))
            """)
}

private func yearFilter(_ model: TablePageModel) -> Filters {
    let form = Form(filled: ["nam": String(model.table.year)])
    return Filters(
        Links.tables.appending(model.table.number),
        [Field.select("nam", "Năm rà soát", model.years.map { Choice(String($0), String($0)) }, in: form)])
}

private func breaches(_ table: OfficialTable) -> HTML? {
    guard !table.breaches.isEmpty else { return nil }
    let lines: [HTML] = table.breaches.map { "<li>\($0)</li>" }
    return Notice(.stopped, title: "Số không khớp", "<ul>\(lines)</ul>").html
}

private func numbers(_ table: OfficialTable) -> DataTable {
    var columns: [DataTable.Column] = [.init("Địa bàn", .rowHeader)]
    if table.number > 1 { columns.append(.init("Phân tổ")) }
    columns += table.columns.map { column in
        DataTable.Column(column.header, .number, group: column.group.isEmpty ? nil : column.group)
    }
    let marks = (table.number > 1 ? ["A", "B"] : ["A"]) + table.columns.map(\.formula)
    return DataTable(
        table.title, columns, rows: table.rows.map { cells($0, table) }, numbers: marks, isCaptionHidden: true,
        empty: "<p>Địa bàn chưa có tổ dân phố nào. Nhập danh sách hộ sẽ tạo các tổ dân phố có trong tệp.</p>")
}

private func cells(_ row: OfficialTable.Row, _ table: OfficialTable) -> [HTML] {
    var cells = [HTML(text: row.label)]
    if let kind = row.kind { cells.append(HTML(text: kind.label)) }
    return cells
        + row.cells.enumerated().map { index, cell in
            let address = CellAddress(
                table: table.number, year: table.year, place: row.place, column: index + 1,
                kind: row.kind ?? .households)
            return shown(cell, address)
        }
}

/// A number opens what is behind it; a rate is computed and opens nothing, and behind a zero there is nothing.
private func shown(_ cell: OfficialTable.Cell, _ address: CellAddress) -> HTML {
    switch cell {
    case .counted(0): "0"
    case .counted, .typed: "<a href=\"\(Links.cell(address))\">\(cell.shown)</a>"
    case .rate, .missing: HTML(text: cell.shown)
    }
}
