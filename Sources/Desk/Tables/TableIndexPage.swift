import Markup
import Registry
import Results
import Rulebook
import Site

/// The tables there are, for one question.
struct TableIndexModel: Sendable {
    let forms: [TableForm]
    let question: TableQuestion
    let filter: TableFilter
    let mayExportNames: Bool
    /// A city's lists of names are asked of its communes.
    var isOfCity = false
}

func tableIndexPage(_ frame: PageFrame, _ model: TableIndexModel) -> HTML {
    let tables: [HTML] = model.forms.map { form in
        "<li><a href=\"\(Links.table(form.number, model.question))\">Biểu \(form.number). \(form.title)</a></li>"
    }
    let lists: [HTML] = DetailedList.numbers.map { number, category in
        "<li><a href=\"\(Links.table(number, model.question))\">Biểu \(number). \(DetailedList.title(category))</a></li>"
    }
    let withLists: HTML? =
        model.mayExportNames && !model.isOfCity
        ? LinkButton("Tải các biểu và danh sách có tên", to: Links.tablesFile(model.question, withLists: true)).html
        : nil
    return layout(
        frame, title: "Biểu",
        body: """
            \(heading("Biểu tổng hợp kết quả rà soát", lead: "Mỗi con số đếm từ sổ mở ra tên các hộ phía sau; mỗi tổng số nhập tay mở ra nguồn của nó."))
            \(model.filter.html(Links.tables))
            <ul>\(tables)</ul>
            <h2>Danh sách chi tiết\(when: model.isOfCity, " (chọn phường, xã)")</h2>
            <ul>\(lists)</ul>
            <p><a href="\(Links.areas)">Tổ dân phố và tổng số dân cư</a>: mẫu số của các tỷ lệ.</p>
            \(Actions(LinkButton("Tải tất cả các biểu (.xlsx)", to: Links.tablesFile(model.question, withLists: false)).html, withLists ?? ""))
            """)
}
