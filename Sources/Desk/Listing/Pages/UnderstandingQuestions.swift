import Markup
import Registry
import Site
import Territory
import Vocabulary

/// What only the importer can say of a list.
func understandingQuestions(_ model: UnderstoodList) -> HTML {
    PostForm(
        to: Links.comparing(model.record.key),
        """
        <h2>Xin cho biết</h2>
        \(Field.day("ngay", "Ngày của số liệu", in: model.form,
            hint: "Ngày các câu trả lời trong tệp được thu thập, ví dụ 15/11/2025. Không phải ngày tải tệp lên."))
        \(letters(model))
        \(sheets(model))
        \(place(model))
        \(places(model))
        \(numbers(model))
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

/// Whether letters from before Unicode are converted.
private func letters(_ model: UnderstoodList) -> Field? {
    guard let (coding, example) = model.understanding.legacy else { return nil }
    return Field.radios(
        "chu", "Chữ trong tệp gõ theo bảng mã \(coding.label)",
        [
            Choice(
                coding.rawValue, "Chuyển sang chữ Việt Unicode",
                hint: "Ví dụ “\(example)” thành “\(coding.converted(example))”."),
            Choice("giu", "Giữ nguyên như trong tệp"),
        ], in: model.form)
}

/// Which sheets are read, where there are several.
private func sheets(_ model: UnderstoodList) -> HTML? {
    let choices = model.questions.sheets.map { Choice(String($0.index), $0.name, hint: $0.hint) }
    guard choices.count > 1 else { return nil }
    let asked: [HTML] = choices.map { "<input type=\"hidden\" name=\"moi_trang\" value=\"\($0.value)\"/>" }
    let field = Field.checkboxes(
        "trang", "Đọc những trang tính nào?", choices, in: model.form,
        hint: "Mọi trang được chọn gộp thành một danh sách. Một người chỉ đứng ở một trang.")
    return "\(asked)\(field)"
}

/// The tổ dân phố of a list that names none.
private func place(_ model: UnderstoodList) -> Field? {
    guard model.understanding.asksPlace || !model.form.typed("to").isEmpty else { return nil }
    return Field.select(
        "to", "Danh sách này của tổ dân phố nào?",
        [Choice("", "Chọn tổ dân phố")] + model.questions.areas.map { Choice($0.key.description, $0.name) },
        in: model.form, hint: "Tệp không có cột, dòng tên hay tên trang nói các hộ ở tổ nào.")
}

/// What is to be done with identity numbers that a spreadsheet spoilt.
private func numbers(_ model: UnderstoodList) -> HTML {
    let numbers = model.understanding.numbers
    let examples = numbers.repairs.map { "\($0.digits) chữ số thành \($0.number.masked)" }.joined(separator: "; ")
    let repair = Field.radios(
        "sua_so", "\(Shown.number(numbers.repairable)) số định danh có lẽ đã mất số 0 ở đầu",
        [
            Choice("them", "Thêm số 0 ở đầu", hint: "Ví dụ: \(examples). Mỗi chỗ thêm được nêu cạnh hộ để đối chiếu."),
            Choice("giu", "Không thêm: từ chối các hộ đó để sửa trong tệp"),
        ], in: model.form)
    let drop = Field.radios(
        "so_hong", "\(Shown.number(numbers.unreadable)) ô số định danh không phải là số định danh",
        [
            Choice("tu_choi", "Từ chối các hộ đó để sửa trong tệp"),
            Choice("bo", "Bỏ qua các số đó, vẫn nhận người", hint: "Mỗi chỗ bỏ qua được nêu cạnh hộ."),
        ], in: model.form)
    return """
        \(when: numbers.repairable > 0, repair.html)
        \(when: numbers.unreadable > 0, drop.html)
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
        let name = ListingQuestions.blankField(column.id)
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
