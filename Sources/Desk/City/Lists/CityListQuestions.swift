import Markup
import Registry
import Site
import Vocabulary

/// Step 2: what only who brought a list of several wards can say of it.
struct CityListQuestions: Sendable {
    let record: CityListRecord
    let form: Form
    /// Whether this is a sample installation, where nobody real may come in.
    let isSample: Bool
    let refusal: (any Refusal)?

    /// The form, filled with what was said before or is proposed.
    static func form(_ settings: ListingSettings, isFirst: Bool) -> Form {
        var fields = ["ngay": [isFirst ? "" : settings.day.shown], "trong": settings.blankIsNo.sorted()]
        fields["sua_so"] = [settings.repairsNumbers || isFirst ? "them" : "giu"]
        fields["so_hong"] = [settings.dropsNumbers ? "bo" : "tu_choi"]
        fields["chu"] = [settings.legacy?.rawValue ?? "giu"]
        if settings.acceptWithoutNumbers { fields["khong_that"] = ["co"] }
        return Form(fields)
    }

    /// What the form says; nil where it has to come back.
    static func settings(_ form: inout Form, today: Day) -> ListingSettings? {
        let day = form.day(
            "ngay", missing: "Chưa ghi ngày của số liệu. Hãy ghi ngày mà các câu trả lời trong tệp được thu thập.")
        if let day, day > today { form.refuse("ngay", ListingRefusal.dayAhead(day).message) }
        guard let day, !form.hasProblems else { return nil }
        let blanks = Set(form.chosen("trong"))
        var settings = ListingSettings(
            day: day, blankIsNo: Set(TemplateColumn.yesOrNo.map(\.id).filter(blanks.contains)),
            acceptWithoutNumbers: form.isChosen("khong_that"))
        settings.repairsNumbers = form.typed("sua_so") == "them"
        settings.dropsNumbers = form.typed("so_hong") == "bo"
        settings.legacy = LegacyText(rawValue: form.typed("chu"))
        return settings
    }
}

func cityListQuestionsPage(_ frame: PageFrame, _ model: CityListQuestions) -> HTML {
    let key = model.record.key
    return layout(
        frame, title: "Nói về tệp", hasProblems: model.form.hasProblems || model.refusal != nil,
        body: """
            \(ErrorSummary(model.form.problems))
            \(model.refusal.map { Notice(.stopped, title: "Chưa so được tệp", "<p>\($0.message)</p>") })
            \(heading("Nói về tệp", caption: model.record.fileName))
            \(CityListSteps.at(2))
            \(PostForm(to: Links.comparingCityList(key), questions(model)))
            \(PostForm(to: Links.discardingCityList(key), Button("Bỏ tệp này", .secondary).html))
            """)
}

private func questions(_ model: CityListQuestions) -> HTML {
    let form = model.form
    return """
        \(Field.day("ngay", "Ngày của số liệu", in: form, hint: "Ngày các câu trả lời trong tệp được thu thập"))
        \(Field.checkboxes(
            "trong", "Ô trống là “không” ở những cột nào?", TemplateColumn.yesOrNo.map { Choice($0.id, $0.header) },
            in: form,
            hint: "Ở cột không chọn, ô trống là chưa biết. Ô trống không bao giờ đổi điều sổ đã biết."))
        \(Field.radios(
            "sua_so", "Số định danh đã mất số 0 ở đầu",
            [
                Choice("them", "Thêm số 0 ở đầu", hint: "Mỗi chỗ thêm được nêu để đối chiếu."),
                Choice("giu", "Không thêm: từ chối các hộ đó để sửa trong tệp"),
            ], in: form))
        \(Field.radios(
            "so_hong", "Ô số định danh không phải là số định danh",
            [
                Choice("tu_choi", "Từ chối các hộ đó để sửa trong tệp"),
                Choice("bo", "Bỏ qua các số đó, vẫn nhận người"),
            ], in: form))
        \(letters(model))
        \(model.isSample ? reality(form) : nil)
        \(Actions(Button("So với sổ của từng phường, xã")))
        """
}

private func letters(_ model: CityListQuestions) -> Field {
    let found = model.record.settings?.legacy
    // Later the settings hold what the officer said, which need not be what was found.
    let hint =
        model.record.isNew
        ? found.map { "Chữ trong tệp có vẻ gõ theo bảng mã \($0.label)." } ?? "Chữ trong tệp có vẻ là Unicode." : nil
    return Field.radios(
        "chu", "Bảng mã của chữ",
        [Choice("giu", "Giữ nguyên như trong tệp")]
            + LegacyText.allCases.map { Choice($0.rawValue, "Chuyển từ \($0.label) sang Unicode") },
        in: model.form, hint: hint)
}

private func reality(_ form: Form) -> Field {
    Field.checkboxes(
        "khong_that", "Nếu tệp không có số định danh nào",
        [Choice("co", "Tôi xác nhận tệp không chứa người thật")], in: form,
        hint: "Đây là hệ thống DỮ LIỆU MẪU, không nhận người thật.")
}
