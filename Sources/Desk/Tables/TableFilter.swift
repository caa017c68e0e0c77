import Hummingbird
import Markup
import Results
import Site
import Vocabulary

/// What a table's address asks: year, as of which day, as known on which day, by which standard.
struct TableFilter: Sendable {
    let question: TableQuestion
    private let asked: AskedMoment
    private let years: [Int]
    private let standards: [Choice]

    /// - Parameters:
    ///   - year: where the address names none.
    ///   - standards: those that an officer can choose; none where there is nothing to choose.
    init(_ request: Request, year: Int, today: Day, standards: [(id: String, label: String)]) {
        let form = request.filters
        let typed = Int(form.typed("nam")) ?? year
        let chosen = form.typed("chuan")
        asked = AskedMoment(form, today: today)
        self.standards = standards.map { Choice($0.id, $0.label) }
        years = Array(Set(TableFilter.offered(year)).union([typed])).sorted(by: >)
        question = asked.tables(typed, standard: standards.contains { $0.id == chosen } ? chosen : nil)
    }

    /// The years to choose from; another one can be typed into the address.
    static func offered(_ year: Int) -> ClosedRange<Int> { (year - 3)...year }

    /// Whether a standard can be chosen: only where the figures come from more than one, or one was chosen.
    func html(_ address: Address, offersStandards: Bool = false) -> HTML {
        let filled = Form(filled: ["nam": String(question.year), "chuan": question.standard ?? ""])
        var fields =
            [Field.select("nam", "Năm rà soát", years.map { Choice(String($0), String($0)) }, in: filled)]
            + asked.fields(hint: "Bỏ trống là hôm nay; kỳ đã khép giữ nguyên")
        if offersStandards || question.standard != nil {
            let all = [Choice("", "Theo danh sách của năm")] + standards
            fields.append(Field.select("chuan", "Chuẩn nghèo", all, in: filled))
        }
        let isNarrowed = asked.moment != nil || question.standard != nil
        return Filters(
            address, fields, clear: isNarrowed ? address.with("nam", question.year) : nil
        ).html
    }
}
