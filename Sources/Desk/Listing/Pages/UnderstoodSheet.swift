import Markup
import Registry
import Site
import Vocabulary

/// One sheet of a list as it was understood: which columns are read as what, which are not.
struct UnderstoodSheet: HTMLPart {
    private let sheet: ListingUnderstanding.Sheet
    private let model: UnderstoodList
    private let isAlone: Bool

    init(_ sheet: ListingUnderstanding.Sheet, _ model: UnderstoodList) {
        self.sheet = sheet
        self.model = model
        isAlone = model.understanding.sheets.count == 1
    }

    var html: HTML {
        """
        <h2>\(isAlone ? "Các cột đã nhận ra" : "Trang tính “" + sheet.name + "”")</h2>
        \(when: !isAlone || !title.isEmpty, "<p>\(title)</p>")
        \(table)
        \(unread)
        <p><a href="\(Links.columns(of: sheet.index, in: model.record.key))">Chỉ lại cách hiểu các cột\
        \(when: !isAlone, "<span class=\"unseen\"> của trang \(sheet.name)</span>")</a>\
        \(when: sheet.isTold, " (đang theo cách đã chỉ cho những tệp cùng tiêu đề)")</p>
        """
    }

    private var title: String {
        let counts: String? =
            isAlone
            ? nil
            : "Tiêu đề ở \(sheet.headerWords): \(Shown.number(sheet.households)) hộ, \(Shown.number(sheet.people)) người."
        let category = sheet.category.map { "Theo tên trang, cả danh sách là: \($0.label)." }
        let place = sheet.place.map { "Theo tên trang, các hộ thuộc \($0)." }
        return [counts, category, place].compactMap(\.self).joined(separator: " ")
    }

    private var table: DataTable {
        let columns = sheet.known
        let samples = columns.map(\.samples.count).max() ?? 0
        return DataTable(
            isAlone ? "Các cột đã nhận ra" : "Các cột đã nhận ra của trang \(sheet.name)",
            [
                .init("Cột trong tệp", .rowHeader), .init("Nói về"), .init("Có giá trị", .number),
                .init("Ô trống", .number),
            ] + (0..<samples).map { .init("Dòng mẫu \($0 + 1)") },
            rows: columns.map { column in
                [
                    header(column), column.meaning?.isOfHousehold == true ? "Hộ" : "Người",
                    HTML(text: Shown.number(column.filled)), HTML(text: Shown.number(column.blanks)),
                ] + column.samples.map { HTML(text: $0.withoutNumber) }
            },
            isCaptionHidden: true, empty: "<p>Chưa nhận ra cột nào.</p>")
    }

    /// The header as the file has it, and what it was taken for where that is another word.
    private func header(_ column: ListingUnderstanding.Column) -> HTML {
        let label = column.meaning?.label ?? ""
        let isOwn = VietnameseText.folded(column.header) == VietnameseText.folded(label)
        return """
            \(column.letter) · \(column.header)\(when: !isOwn, "<br/>hiểu là <strong>\(label)</strong>")
            """
    }

    private var unread: HTML? {
        guard !sheet.unread.isEmpty else { return nil }
        let isStrange = sheet.unread.contains { $0.meaning == nil }
        let lines: [HTML] = sheet.unread.map { column in
            let why = column.meaning.map { "\($0.label), không ghi vào sổ" } ?? "chưa biết là gì, sẽ bỏ qua"
            return "<li>\(column.letter) · \(column.header): \(why)</li>"
        }
        return Details("\(sheet.unread.count) cột không đọc", isOpen: isStrange, "<ul>\(lines)</ul>").html
    }
}

extension String {
    /// Of an identity number only the last four digits are shown, as everywhere.
    var withoutNumber: String {
        filter(\.isNumber).count >= 9 && !contains("/") ? "…" + suffix(4) : self
    }
}
