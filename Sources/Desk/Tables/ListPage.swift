import Markup
import Registry
import Results
import Rulebook
import Site
import Vocabulary

/// Lists 14 and 15: households with their members, as the printed list has them.
func detailedListPage(_ frame: PageFrame, _ list: DetailedList, filter: TableFilter, mayExport: Bool) -> HTML {
    let columns = ListColumn.all(list.category)
    let shown = columns.enumerated().map { index, column in
        DataTable.Column(
            column.label, index == 2 ? .rowHeader : .text, group: column.group.isEmpty ? nil : column.group)
    }
    var order = 0
    let rows: [[HTML]] = list.places.flatMap { place -> [[HTML]] in
        let heading: [HTML] = columns.indices.map { $0 == 2 ? "<strong>\(place.name)</strong>" : "" }
        return [heading]
            + place.households.flatMap { household in
                order += 1
                return lines(household, order)
            }
    }
    let table = DataTable(
        list.title, shown, rows: rows, numbers: columns.map(\.number), isCaptionHidden: true,
        empty: "<p>Không có hộ nào.</p>")
    let download: HTML? =
        mayExport ? Actions(LinkButton("Tải về .xlsx", to: Links.tableFile(list.number, list.question))).html : nil
    return layout(
        frame, title: "\(list.name) năm \(list.question.year)",
        body: """
            \(heading(list.title, caption: "\(list.name) · \(list.area) · năm \(list.question.year)", lead: "\(list.standing)\(known(list.question)). \(Shown.number(list.households)) hộ, \(Shown.number(list.people)) nhân khẩu."))
            \(filter.html(Links.tables.appending(list.number)))
            \(table)
            \(Notice(.note, "<p>Dấu ? là chưa rõ. Hộ chuyển từ loại kia sang, hộ khác tăng và hộ của danh sách ban đầu không đánh dấu ở cột 5-7: sổ không nói hộ đó mới, tái hay cũ. Cột 11-16 sổ chưa theo dõi, điền tay khi in.</p>"))
            \(download)
            """)
}

private func lines(_ household: DetailedList.Household, _ order: Int) -> [[HTML]] {
    household.members.enumerated().map { index, member in
        let marks = index == 0 ? ListColumn.marks(of: household) : Array(repeating: "", count: 12)
        let name: HTML =
            index == 0 ? "<a href=\"\(Links.household(household.key))\">\(member.name)</a>" : "\(member.name)"
        return [
            HTML(text: index == 0 ? String(order) : ""), HTML(text: String(index + 1)), name,
            HTML(text: member.sex == .male ? member.birthYear : ""),
            HTML(text: member.sex == .female ? member.birthYear : ""), HTML(text: member.ethnicity),
            HTML(text: member.relation),
        ] + marks.map { HTML(text: $0) }
    }
}
