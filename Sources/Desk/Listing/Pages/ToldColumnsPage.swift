import HTTPTypes
import Hummingbird
import Markup
import Registry
import Site
import Vocabulary

/// The columns of a sheet, each with three rows, to be told what they mean.
struct ToldColumns: Sendable {
    let fileName: String
    /// Where the form goes, and where whoever gives it up goes back to.
    let address: Address
    let back: Address
    let sheet: ListingUnderstanding.Sheet
    let form: Form

    /// Nil where the file has no such sheet.
    ///
    /// - Parameters:
    ///   - index: the sheet that the address names.
    ///   - form: what was typed; nil: the columns as they are understood now.
    init?(
        _ understanding: ListingUnderstanding, sheet index: Int?, of fileName: String, at address: (Int) -> Address,
        back: Address, _ form: Form?
    ) {
        guard let sheet = understanding.sheets.first(where: { $0.index == index }) else { return nil }
        self.fileName = fileName
        self.address = address(sheet.index)
        self.back = back
        self.sheet = sheet
        self.form = form ?? ToldColumns.form(sheet)
    }

    /// The form with what is typed in it, 422 where something of it is refused.
    func page(_ frame: PageFrame) -> Page {
        Page(toldColumnsPage(frame, self), status: form.hasProblems ? .unprocessableContent : .ok)
    }

    /// Said once the columns are kept.
    static let kept = Flash("Đã ghi cách hiểu các cột, dùng cho mọi tệp cùng tiêu đề của địa bàn.")

    private static let mostColumns = 400

    static func field(_ index: Int) -> String { "cot." + String(index) }

    /// The form as the columns are understood now.
    private static func form(_ sheet: ListingUnderstanding.Sheet) -> Form {
        Form(
            Dictionary(
                sheet.columns.map { (field($0.index), [$0.meaning?.id ?? ""]) }, uniquingKeysWith: { own, _ in own }))
    }

    /// What the form says; a meaning that stands twice is refused.
    static func columns(_ form: inout Form) -> [Int: ListColumn] {
        var columns: [Int: ListColumn] = [:]
        var seen: [ListColumn: Int] = [:]
        for index in 0..<mostColumns {
            let name = field(index)
            guard let column = ListColumn.named(form.typed(name)) else { continue }
            if column.isRead, let earlier = seen[column] {
                form.refuse(
                    name, "Hai cột cùng là “\(column.label)” (cột thứ \(earlier + 1) và \(index + 1)). Hãy chọn một.")
            }
            seen[column] = index
            columns[index] = column
        }
        return columns
    }
}

private func toldColumnsPage(_ frame: PageFrame, _ model: ToldColumns) -> HTML {
    layout(
        frame, title: "Chỉ cách hiểu các cột", hasProblems: model.form.hasProblems,
        body: """
            \(ErrorSummary(model.form.problems))
            \(heading("Chỉ cách hiểu các cột", caption: model.fileName, lead: lead(model)))
            \(PostForm(
                to: model.address,
                """
                \(table(model))
                \(Actions(
                    Button("Ghi cách hiểu này").html,
                    LinkButton("Thôi", to: model.back).html))
                """))
            """)
}

private func lead(_ model: ToldColumns) -> HTML {
    """
    Trang tính “\(model.sheet.name)”, tiêu đề ở \(model.sheet.headerWords). Với mỗi cột, chọn điều nó nói; cột không cần \
    thì để “Bỏ qua”. Vươn nhớ cho những tệp cùng tiêu đề.
    """
}

private func table(_ model: ToldColumns) -> DataTable {
    let samples = model.sheet.columns.map(\.samples.count).max() ?? 0
    return DataTable(
        "Các cột của tệp",
        [.init("Cột trong tệp", .rowHeader), .init("Nói điều gì")]
            + (0..<samples).map { .init("Dòng mẫu \($0 + 1)") },
        rows: model.sheet.columns.map { column in
            ["\(column.letter) · \(column.header)", choice(column, model.form)]
                + column.samples.map { HTML(text: $0.withoutNumber) }
        },
        isCaptionHidden: true, empty: "<p>Trang này không có cột nào.</p>")
}

private func choice(_ column: ListingUnderstanding.Column, _ form: Form) -> HTML {
    let name = ToldColumns.field(column.index)
    let chosen = form.typed(name)
    let options: [HTML] = ListColumn.all.map { each in
        """
        <option value="\(each.id)"\(when: each.id == chosen, " selected=\"selected\"")>\(each.label)</option>
        """
    }
    return """
        <label class="unseen" for="\(Field.id(of: name))">Cột \(column.letter), \(column.header), là</label>\
        <select class="input select" id="\(Field.id(of: name))" name="\(name)">\
        <option value="">Bỏ qua</option>\(options)</select>
        """
}

extension OfficerContext {
    /// The sheet that an address names; nil where it names none.
    var sheet: Int? { parameters.get("sheet").flatMap { Int($0) } }
}
