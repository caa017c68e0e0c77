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
            \(missing(model))
            \(model.understanding.sheets.map { UnderstoodSheet($0, model).html })
            \(skipped(model.understanding))
            \(claims(model.understanding))
            \(left(model.understanding))
            \(when: model.understanding.canBeCompared, understandingQuestions(model))
            \(PostForm(to: Links.discarding(model.record.key), Actions(Button("Bỏ tệp này", .secondary)).html))
            """)
}

private func lead(_ understanding: ListingUnderstanding) -> HTML {
    let sheets = understanding.sheets
    let place: HTML =
        sheets.count == 1
        ? """
        Trang tính “\(sheets[0].name)”, tiêu đề ở \(sheets[0].headerWords)
        """ : "\(Shown.number(sheets.count)) trang tính là danh sách"
    return """
        \(place): \(Shown.number(understanding.households)) hộ, \(Shown.number(understanding.people)) người\
        \(when: understanding.headings > 0,
            ", \(Shown.number(understanding.headings)) dòng tên tổ dân phố hoặc diện hộ").
        """
}

private func missing(_ model: UnderstoodList) -> HTML? {
    let understanding = model.understanding
    if understanding.missing.isEmpty {
        guard understanding.people == 0 else { return nil }
        return Notice(
            .stopped, "<p>Dưới dòng tiêu đề không có dòng nào. Hãy điền danh sách vào tệp rồi tải lên lại.</p>"
        ).html
    }
    let headers = understanding.missing.map { "“\($0.header)”" }.joined(separator: ", ")
    let sheet = understanding.sheets.first { !$0.missing.isEmpty } ?? understanding.sheets[0]
    return Notice(
        .stopped, title: "Chưa nhận ra cột bắt buộc",
        """
        <p>Chưa biết cột nào là \(headers). Nếu tệp có cột đó, hãy chỉ ra: Vươn nhớ cho những tệp cùng tiêu đề. Nếu \
        không, hãy thêm cột vào tệp rồi tải lên lần nữa; <a href="\(Links.listTemplate)">tệp mẫu</a> có đủ các cột.</p>
        \(Actions(
            LinkButton("Chỉ cách hiểu các cột", to: Links.columns(of: sheet.index, in: model.record.key), .primary).html,
            LinkButton("Chọn tệp khác", to: Links.importing).html))
        """
    ).html
}

private func skipped(_ understanding: ListingUnderstanding) -> HTML? {
    let names = understanding.skipped.filter { !$0.isLeftOut }.map { "“\($0.name)”" }
    guard !names.isEmpty else { return nil }
    return "<p>Không đọc trang tính \(names.joined(separator: ", ")): ở đó không có danh sách người.</p>"
}

/// What the file says that households are recognised as.
private func claims(_ understanding: ListingUnderstanding) -> HTML? {
    guard !understanding.claims.isEmpty else { return nil }
    let counts = RecognisedClass.allCases.compactMap { category in
        understanding.claims[category].map { "\(category.label): \(Shown.number($0)) hộ" }
    }
    return Notice(
        .note, title: "Tệp có ghi diện của hộ",
        """
        <p>\(counts.joined(separator: "; ")). Nhập danh sách chỉ đưa hộ và người vào sổ, không đổi diện; hộ mà tệp ghi \
        khác quyết định sẽ được nêu ở bước sau. Diện được ghi nhận ở mục \
        <a href="\(Links.decisions)">Quyết định</a>, bằng chính tệp này làm phụ lục.</p>
        """
    ).html
}

private func left(_ understanding: ListingUnderstanding) -> HTML? {
    guard !understanding.left.isEmpty else { return nil }
    let lines: [HTML] = understanding.left.map { "<li>Dòng \($0.line): \($0.text.shortened)</li>" }
    return Details(
        "\(understanding.left.count) dòng không phải người trong danh sách, sẽ bỏ qua", "<ul>\(lines)</ul>"
    ).html
}

extension ListingUnderstanding.Sheet {
    /// `dòng 8` or `dòng 8 đến 10`.
    var headerWords: String {
        let (first, last) = (headerLines.lowerBound, headerLines.upperBound)
        return first == last ? "dòng \(first)" : "dòng \(first) đến \(last)"
    }
}

extension String {
    fileprivate var shortened: String { count > 80 ? prefix(80) + "…" : self }
}
