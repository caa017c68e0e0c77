import Markup
import Registry
import Results
import Rulebook
import Site
import Territory
import Vocabulary

/// A table, what it was asked, and the names behind an identity that does not hold.
struct TablePageModel: Sendable {
    let table: OfficialTable
    let filter: TableFilter
    /// Of the households in breaches.
    let names: [Key: HouseholdName]
    /// Nil for a table of a commune.
    var city: AskedCity?
    /// Which of the city's figures are being counted again.
    var counting: HTML?
    /// The ends of earlier years, of a city; shown beside its first table.
    var trend: [TrendPoint] = []
}

func tablePage(_ frame: PageFrame, _ model: TablePageModel) -> HTML {
    let table = model.table
    return layout(
        frame, title: "\(table.name) năm \(table.year)",
        body: """
            \(heading(table.title, caption: "\(table.name) · \(table.area) · năm \(table.year)", lead: HTML(text: table.standing + known(table.question))))
            \(model.filter.html(Links.tables.appending(table.number), offersStandards: table.standards.count > 1))
            \(model.counting)
            \(breaches(model))
            \(numbers(model))
            \(notes(table))
            \(reportSentence(table.sentence))
            \(table.number == 1 ? trendTable(model.trend) : nil)
            \(Actions(LinkButton("Tải về .xlsx", to: Links.tableFile(table.number, table.question)), LinkButton("Các biểu khác", to: Links.tables(table.question))))
            \(SourceNote("Đếm từ các quyết định đã ghi nhận trong sổ; tổng số hộ, nhân khẩu do địa bàn ghi. Mẫu biểu: \(table.source.citation)\(table.source.verified == nil ? " (chưa kiểm chứng)" : "")", day: table.day))
            """)
}

/// *Câu để chép vào báo cáo*: selected as a whole by a double click, copied by hand; a printed table does without it.
func reportSentence(_ sentence: String) -> HTML? {
    guard !sentence.isEmpty else { return nil }
    return """
        <div class="report"><h2>Câu để chép vào báo cáo</h2>\
        <blockquote class="report-sentence"><p>\(sentence)</p></blockquote></div>
        """
}

/// Said on the page, not on the printed table: a table as known on a day is the very table of that day.
func known(_ question: TableQuestion) -> String {
    question.knownOn.map { ". Theo những gì sổ biết đến hết ngày \($0.shown)" } ?? ""
}

private func notes(_ table: OfficialTable) -> HTML? {
    guard !table.notes.isEmpty else { return nil }
    let lines: [HTML] = table.notes.map { "<li>\($0)</li>" }
    return Notice(.note, "<ul>\(lines)</ul>").html
}

private func breaches(_ model: TablePageModel) -> HTML? {
    guard !model.table.breaches.isEmpty else { return nil }
    let lines: [HTML] = model.table.breaches.map { breach in
        let names: [HTML] = breach.households.prefix(20).compactMap { model.names[$0] }.map { name in
            "<a href=\"\(Links.household(name.key))\">\(name.name) (\(name.code))</a>"
        }
        return "<li>\(breach.sentence) \(names.joined(separator: ", "))</li>"
    }
    return Notice(.stopped, title: "Số không khớp", "<ul>\(lines)</ul>").html
}

private func numbers(_ model: TablePageModel) -> DataTable {
    let table = model.table
    var columns: [DataTable.Column] = [.init("Địa bàn", .rowHeader)]
    if table.hasTwoRows { columns.append(.init("Phân tổ")) }
    columns += table.columns.map { column in
        DataTable.Column(column.header, .number, group: column.group.isEmpty ? nil : column.group)
    }
    let marks =
        (table.hasTwoRows ? ["A", "B"] : ["A"]) + table.columns.map { $0.isExtra ? "ngoài mẫu" : $0.formula }
    return DataTable(
        table.title, columns, rows: table.rows.map { cells($0, model) }, numbers: marks, isCaptionHidden: true,
        empty: "<p>Địa bàn chưa có tổ dân phố nào. Nhập danh sách hộ sẽ tạo các tổ dân phố có trong tệp.</p>")
}

private func cells(_ row: OfficialTable.Row, _ model: TablePageModel) -> [HTML] {
    let table = model.table
    let commune = row.place.flatMap { model.city?.commune($0) }
    var cells = [commune.map { link($0, table) } ?? HTML(text: row.label)]
    if table.hasTwoRows { cells.append(HTML(text: row.kind?.label ?? "")) }
    return cells
        + zip(table.columns, row.cells).map { column, cell in
            if model.city != nil, row.line != .figures { return HTML(text: cell.shown) }
            return cellLink(cell, address(of: column, row, commune, table))
        }
}

/// A commune's own number stands in its own table, in the row of the whole commune.
private func address(
    of column: OfficialTable.Column, _ row: OfficialTable.Row, _ commune: Area?, _ table: OfficialTable
) -> Address {
    let address = Links.cell(
        CellAddress(
            table: table.number, question: table.question, place: commune == nil ? row.place : nil,
            column: column.number, kind: row.kind ?? .households, line: row.line))
    return commune.map { address.of($0.code) } ?? address
}

private func link(_ commune: Area, _ table: OfficialTable) -> HTML {
    "<a href=\"\(Links.table(table.number, table.question).of(commune.code))\">\(commune.name)</a>"
}

/// A number opens what is behind it; a rate of two columns is computed and opens nothing, and behind a zero there is
/// nothing.
func cellLink(_ cell: OfficialTable.Cell, _ address: @autoclosure () -> Address) -> HTML {
    switch cell {
    case .counted(0): "0"
    case .counted, .typed: "<a href=\"\(address())\">\(cell.shown)</a>"
    case .share(let ratio) where ratio.numerator > 0: "<a href=\"\(address())\">\(cell.shown)</a>"
    case .rate, .share, .missing, .blank: HTML(text: cell.shown)
    }
}
