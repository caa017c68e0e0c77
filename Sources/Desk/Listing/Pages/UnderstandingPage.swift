import Markup
import Registry
import Site
import Territory
import Vocabulary

/// Step 2 of an import: how a file was understood, and what only the importer can say.
struct UnderstoodList: Sendable {
    let record: ListingRecord
    let questions: ListingQuestions
    let form: Form
    /// What stopped the last comparison.
    let refusal: (any Refusal)?

    var understanding: ListingUnderstanding { questions.understanding }
}

func understandingPage(_ frame: PageFrame, _ model: UnderstoodList) -> HTML {
    layout(
        frame, title: "Chúng tôi hiểu tệp này như sau", hasProblems: model.form.hasProblems,
        body: """
            \(ErrorSummary(model.form.problems, message: model.refusal?.message))
            \(heading("Chúng tôi hiểu tệp này như sau", caption: model.record.fileName,
                lead: lead(model.understanding)))
            \(ListingSteps.at(2))
            \(missing(model.understanding))
            <h2>Các cột đã nhận ra</h2>
            \(columns(model.understanding))
            \(ignored(model.understanding))
            \(when: model.understanding.canBeCompared, questions(model))
            \(PostForm(to: Links.discarding(model.record.key), Actions(Button("Bỏ tệp này", .secondary)).html))
            """)
}

private func lead(_ understanding: ListingUnderstanding) -> HTML {
    """
    Trang tính “\(understanding.sheet)”, tiêu đề ở dòng \(Shown.number(understanding.headerLine)): \
    \(Shown.number(understanding.households)) hộ, \(Shown.number(understanding.people)) người.
    """
}

private func missing(_ understanding: ListingUnderstanding) -> HTML? {
    if understanding.missing.isEmpty {
        guard understanding.people == 0 else { return nil }
        return Notice(
            .stopped, "<p>Dưới dòng tiêu đề không có dòng nào. Hãy điền danh sách vào tệp rồi tải lên lại.</p>"
        ).html
    }
    let headers = understanding.missing.map { "“\($0.header)”" }.joined(separator: ", ")
    return Notice(
        .stopped, title: "Tệp thiếu cột bắt buộc",
        """
        <p>Chưa thấy cột \(headers). Hãy thêm cột với đúng tiêu đề đó vào tệp, lưu lại rồi tải lên lần nữa. \
        <a href="\(Links.listTemplate)">Tải tệp mẫu</a> để so tiêu đề.</p>
        <p><a class="button button-primary" href="\(Links.importing)">Chọn tệp khác</a></p>
        """
    ).html
}

private func columns(_ understanding: ListingUnderstanding) -> DataTable {
    let samples = understanding.samples
    let rows: [[HTML]] = understanding.columns.enumerated().map { index, column in
        [
            header(column), column.column.isOfHousehold ? "Hộ" : "Người", HTML(text: Shown.number(column.filled)),
            HTML(text: Shown.number(column.blanks)),
        ] + samples.map { HTML(text: sample($0, index, column.column)) }
    }
    return DataTable(
        "Các cột đã nhận ra",
        [.init("Cột trong tệp", .rowHeader), .init("Nói về"), .init("Có giá trị", .number), .init("Ô trống", .number)]
            + samples.indices.map { .init("Dòng mẫu \($0 + 1)") },
        rows: rows, isCaptionHidden: true, empty: "<p>Chưa nhận ra cột nào của mẫu.</p>")
}

/// The header as the file has it, and what it was taken for where that is another word.
private func header(_ column: ListingUnderstanding.Column) -> HTML {
    let isOwn = VietnameseText.folded(column.header) == VietnameseText.folded(column.column.header)
    return """
        \(column.letter) · \(column.header)\
        \(when: !isOwn, "<br/>hiểu là <strong>\(column.column.header)</strong>")
        """
}

/// Of an identity number only the last four digits are shown, as everywhere.
private func sample(_ cells: [String], _ index: Int, _ column: TemplateColumn) -> String {
    guard index < cells.count else { return "" }
    guard column == .number, cells[index].count > 4 else { return cells[index] }
    return "…" + cells[index].suffix(4)
}

private func ignored(_ understanding: ListingUnderstanding) -> HTML? {
    guard !understanding.ignored.isEmpty else { return nil }
    let headers: [HTML] = understanding.ignored.map { "<li>\($0)</li>" }
    return Details(
        "\(understanding.ignored.count) cột không có trong mẫu, sẽ bỏ qua", isOpen: true, "<ul>\(headers)</ul>"
    ).html
}

// MARK: What only the importer can say

private func questions(_ model: UnderstoodList) -> HTML {
    PostForm(
        to: Links.comparing(model.record.key),
        """
        <h2>Xin cho biết</h2>
        \(Field.day("ngay", "Ngày của số liệu", in: model.form,
            hint: "Ngày các câu trả lời trong tệp được thu thập, ví dụ 15/11/2025. Không phải ngày tải tệp lên."))
        \(places(model))
        \(classes(model.form))
        \(blanks(model))
        \(when: model.questions.asksWhetherReal, reality(model.form).html)
        \(Actions(Button("So với sổ hộ")))
        <p>Bước này chưa ghi gì vào sổ.</p>
        """
    ).html
}

private func places(_ model: UnderstoodList) -> HTML {
    let (listed, others) = model.questions.places
    let choices = listed.map { place in
        Choice(
            place.area.key.description, place.area.name,
            hint: "\(Shown.number(place.households)) hộ, \(Shown.number(place.people)) người trong tệp")
    }
    let new: [HTML] = model.questions.newPlaces.map { place in
        "<li>\(place.name): \(Shown.number(place.households)) hộ, \(Shown.number(place.people)) người</li>"
    }
    let rest = others.map { Choice($0.key.description, $0.name) }
    let covered = Field.checkboxes(
        "tdp", "Tệp này là danh sách đầy đủ của tổ dân phố nào?", choices, in: model.form,
        hint: """
            Hộ có trong sổ mà vắng trong tệp sẽ được liệt kê để bạn xem; không hộ nào bị xoá. Tổ nào tệp chỉ có một \
            phần thì bỏ dấu.
            """)
    // Many boxes that all are ticked say little; they stand a click away.
    let isShort = choices.count > 12 && Set(model.form.chosen("tdp")).count == choices.count
    return """
        \(when: !choices.isEmpty && isShort, Details(
            "Tệp là danh sách đầy đủ của cả \(choices.count) tổ dân phố có trong tệp. Không phải vậy?",
            covered.html).html)
        \(when: !choices.isEmpty && !isShort, covered.html)
        \(when: !rest.isEmpty, Details(
            "Tổ dân phố không có trong tệp (\(rest.count))", isOpen: !model.form.chosen("tdp_khac").isEmpty,
            Field.checkboxes(
                "tdp_khac", "Tệp cũng bao gồm các tổ này, và ở đó không còn hộ nào", rest, in: model.form).html).html)
        \(when: !new.isEmpty, Notice(
            .attention, title: "Tổ dân phố chưa có trong sổ",
            """
            <p>Khi nhận tệp, Vươn sẽ lập các tổ sau. Nếu là viết khác tên tổ đã có, hãy sửa trong tệp rồi tải lên \
            lại.</p>
            <ul>\(new)</ul>
            """).html)
        """
}

private func classes(_ form: Form) -> Field {
    Field.checkboxes(
        "lop", "Tệp này gồm những hộ nào?", RecognisedClass.allCases.map { Choice($0.rawValue, $0.label) }, in: form,
        hint: "Theo quyết định công nhận đang có hiệu lực. Chỉ hộ thuộc các loại này mới được tính là vắng trong tệp.")
}

private func blanks(_ model: UnderstoodList) -> HTML? {
    guard !model.questions.blanks.isEmpty else { return nil }
    let rows: [[HTML]] = model.questions.blanks.map { column in
        let name = ListingQuestions.blankField(column.column)
        return [
            "\(column.header) <span class=\"hint\">(cột \(column.letter))</span>",
            HTML(text: Shown.number(column.blanks)),
            radio(name, "chua_biet", "chưa biết", column.header, model.form),
            radio(name, "khong", "không", column.header, model.form),
        ]
    }
    return """
        <h3>Ô trống nghĩa là gì?</h3>
        <p>Ô trống không bao giờ đổi điều sổ đã biết. Nơi sổ chưa biết, hãy nói ô trống là <em>chưa biết</em> \
        hay là <em>không</em>.</p>
        \(DataTable(
            "Ô trống nghĩa là gì",
            [.init("Cột", .rowHeader), .init("Ô trống", .number), .init("Chưa biết"), .init("Không")],
            rows: rows, isCaptionHidden: true, empty: ""))
        """
}

private func radio(_ name: String, _ value: String, _ label: String, _ header: String, _ form: Form) -> HTML {
    let id = Field.id(of: name) + "-" + value
    return """
        <div class="box"><input type="radio" id="\(id)" name="\(name)" value="\(value)"\
        \(when: form.typed(name) == value, " checked=\"checked\"")/>\
        <label for="\(id)"><span class="unseen">\(header), ô trống là </span>\(label)</label></div>
        """
}

private func reality(_ form: Form) -> Field {
    Field.checkboxes(
        "khong_that", "Tệp không có số định danh nào",
        [Choice("co", "Tôi xác nhận tệp không chứa người thật")], in: form,
        hint: "Đây là hệ thống DỮ LIỆU MẪU, không nhận người thật.")
}
