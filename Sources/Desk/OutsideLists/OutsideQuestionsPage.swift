import Markup
import Registry
import Site
import Vocabulary

/// How an outside list was understood, and what only the officer can say of it.
struct OutsideQuestions: Sendable {
    let record: OutsideRecord
    let understanding: ListingUnderstanding
    let form: Form
    let refusal: (any Refusal)?

    static let everyHousehold = "moi_ho"

    static func form(_ settings: OutsideSettings?) -> Form {
        guard let settings else {
            return Form([
                "lop": [RecognisedClass.poor, .nearPoor].map(\.rawValue), "dong": ["nguoi"], "pham_vi": ["tep"],
            ])
        }
        return Form([
            "lop": settings.classes ?? [everyHousehold], "dong": [settings.namesHeadsOnly ? "ho" : "nguoi"],
            "pham_vi": [settings.coversNamedPlacesOnly ? "tep" : "phuong"],
        ])
    }

    static func settings(_ form: inout Form) -> OutsideSettings? {
        let chosen = form.chosen("lop")
        let classes = Set(chosen.compactMap(RecognisedClass.init(rawValue:)))
        let isEvery = chosen.contains(everyHousehold)
        if classes.isEmpty, !isEvery { form.refuse("lop", "Hãy chọn ít nhất một loại hộ mà danh sách này phải có.") }
        guard !form.hasProblems else { return nil }
        return OutsideSettings(
            classes: isEvery ? nil : classes, namesHeadsOnly: form.typed("dong") == "ho",
            coversNamedPlacesOnly: form.typed("pham_vi") != "phuong")
    }
}

func outsideQuestionsPage(_ frame: PageFrame, _ model: OutsideQuestions) -> HTML {
    layout(
        frame, title: "Danh sách ngoài được hiểu như sau", hasProblems: model.form.hasProblems || model.refusal != nil,
        body: """
            \(ErrorSummary(model.form.problems, message: model.refusal?.message))
            \(heading("Danh sách ngoài được hiểu như sau", caption: model.record.fileName, lead: """
                \(Shown.number(model.understanding.people)) dòng. Bước này chưa ghi gì, và đối chiếu không bao giờ ghi vào sổ.
                """))
            \(model.understanding.sheets.map { sheet($0, model) })
            \(when: !model.understanding.canBeChecked, Notice(
                .stopped, "<p>\(OutsideRefusal.nothingToGoBy.message)</p>").html)
            \(when: model.understanding.canBeChecked, questions(model))
            \(PostForm(to: Links.outsideErasing(model.record.key), Actions(Button("Xoá tệp này", .secondary)).html))
            """)
}

private func sheet(_ sheet: ListingUnderstanding.Sheet, _ model: OutsideQuestions) -> HTML {
    """
    <h2>Trang “\(sheet.name)”</h2>
    \(DataTable(
        "Các cột của trang \(sheet.name)", [.init("Cột trong tệp", .rowHeader), .init("Hiểu là")],
        rows: sheet.columns.filter { !$0.header.isEmpty || $0.meaning != nil }.map { column in
            [
                "\(column.letter) · \(column.header)",
                column.meaning.map { "\($0.label)" } ?? "<span class=\"hint\">bỏ qua</span>",
            ]
        }, isCaptionHidden: true, empty: "<p>Trang này không có cột nào.</p>"))
    \(Actions(LinkButton("Chỉ cách hiểu các cột", to: Links.outsideColumns(of: sheet.index, in: model.record.key))))
    """
}

private func questions(_ model: OutsideQuestions) -> HTML {
    let classes =
        [Choice(OutsideQuestions.everyHousehold, "Mọi hộ trong sổ")]
        + RecognisedClass.allCases.map { Choice($0.rawValue, $0.label) }
    return PostForm(
        to: Links.outsideComparing(model.record.key),
        """
        <h2>Xin cho biết</h2>
        \(Field.checkboxes(
            "lop", "Lẽ ra danh sách này phải có những hộ nào?", classes, in: model.form,
            hint: "Theo quyết định đang có hiệu lực. Ai thuộc các hộ này mà không có trong tệp thì tính là “chỉ có ở sổ”."))
        \(Field.radios(
            "dong", "Mỗi dòng của tệp là", [
                Choice("nguoi", "một người", hint: "Ví dụ danh sách cấp thẻ BHYT: phải có đủ mọi thành viên."),
                Choice("ho", "một hộ, ghi tên một người", hint: "Ví dụ danh sách vay vốn: mỗi hộ một người đứng tên."),
            ], in: model.form))
        \(Field.radios(
            "pham_vi", "Tệp bao gồm", [
                Choice("tep", "các tổ dân phố có ghi trong tệp", hint: "Tệp không ghi tổ dân phố thì tính toàn địa bàn."),
                Choice("phuong", "toàn địa bàn"),
            ], in: model.form))
        \(Actions(Button("Đối chiếu")))
        """
    ).html
}
