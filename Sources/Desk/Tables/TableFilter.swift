import Hummingbird
import Markup
import Results
import Site
import Vocabulary

/// What a table's address asks: year, as of which day, as known on which day, by which standard.
struct TableFilter: Sendable {
    let question: TableQuestion
    private let form: Form
    private let years: [Int]
    private let standards: [Choice]

    /// - Parameters:
    ///   - year: where the address names none.
    ///   - standards: those that an officer can choose; none where there is nothing to choose.
    init(_ request: Request, year: Int, today: Day, standards: [(id: String, label: String)]) {
        var form = request.filters
        let typed = Int(form.typed("nam")) ?? year
        let asOf = form.day("den-ngay")
        let knownOn = form.day("biet-den")
        if let asOf, asOf > today { form.refuse("den-ngay", "Ngày \(asOf.shown) chưa tới. Hãy chọn một ngày đã qua.") }
        if let knownOn, knownOn > today {
            form.refuse("biet-den", "Ngày \(knownOn.shown) chưa tới. Hãy chọn một ngày đã qua.")
        }
        let chosen = form.typed("chuan")
        self.form = form
        self.standards = standards.map { Choice($0.id, $0.label) }
        years = Array(Set((year - 3)...year).union([typed])).sorted(by: >)
        question = TableQuestion(
            year: typed, asOf: asOf.map { min($0, today) }, knownOn: knownOn.map { min($0, today) },
            standard: standards.contains { $0.id == chosen } ? chosen : nil)
    }

    /// Whether a standard can be chosen: only where the figures come from more than one, or one was chosen.
    func html(_ address: Address, offersStandards: Bool = false) -> HTML {
        var values = ["nam": String(question.year)]
        for name in ["den-ngay", "biet-den"] { values[name] = form.typed(name) }
        values["den-ngay"] = question.asOf?.shown ?? form.typed("den-ngay")
        values["biet-den"] = question.knownOn?.shown ?? form.typed("biet-den")
        values["chuan"] = question.standard ?? ""
        var filled = Form(filled: values)
        filled.refuse(form.problems)
        var fields = [
            Field.select("nam", "Năm rà soát", years.map { Choice(String($0), String($0)) }, in: filled),
            Field.text(
                "den-ngay", "Số liệu đến ngày", in: filled, hint: "Để trống: hôm nay. Kỳ đã khép giữ nguyên.",
                width: .year),
            Field.text(
                "biet-den", "Theo những gì sổ biết đến ngày", in: filled, hint: "Để trống: mọi điều biết hôm nay.",
                width: .year),
        ]
        if offersStandards || question.standard != nil {
            let all = [Choice("", "Theo danh sách của năm")] + standards
            fields.append(Field.select("chuan", "Chuẩn nghèo", all, in: filled))
        }
        let isNarrowed = question.asOf != nil || question.knownOn != nil || question.standard != nil
        return Filters(
            address, fields, clear: isNarrowed ? address.with("nam", question.year) : nil
        ).html
    }
}
