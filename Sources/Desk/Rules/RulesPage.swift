import Markup
import Rulebook
import Site
import Vocabulary

/// All rules in short, with what waits and what is wrong.
struct RulesModel: Sendable {
    let rules: RuleLibrary
    let today: Day
    let waiting: Int
    let unverified: Int
    let unfit: [RuleProblem]
    /// How many communes have households that are still to be judged by the rules of now.
    let recounting: Int
    let mayEnter: Bool
}

func rulesPage(_ frame: PageFrame, _ model: RulesModel) -> HTML {
    let (rules, today) = (model.rules, model.today)
    let standards: [HTML] = distinct(rules.standards).map { standard in
        let years = "\(standard.listYears.lowerBound)-\(standard.listYears.upperBound)"
        return
            "<li><a href=\"\(RuleLinks.standard(standard.listYear))\">\(standard.label)</a>: danh sách các năm \(years)</li>"
    }
    let procedures: [HTML] = rules.procedures.map {
        "<li><a href=\"\(RuleLinks.procedure($0.code))\">\($0.code) \($0.title)</a></li>"
    }
    let lists: [HTML] = rules.lists.values.sorted { $0.label < $1.label }.map {
        "<li><a href=\"\(RuleLinks.list($0.id))\">\($0.label)</a> (\($0.items.count))</li>"
    }
    return layout(
        frame, title: "Kho quy định",
        body: """
            \(heading("Kho quy định", lead: "Mọi ngưỡng, mức, ngày và mẫu của pháp luật mà chương trình dùng, mỗi giá trị có ngày bắt đầu, văn bản và điều khoản. Giá trị chưa ai đối chiếu với Công báo mang dấu <em>chưa kiểm chứng</em>."))
            \(unfit(model.unfit))
            \(recountingNotice(model.recounting))
            \(ruleSearchForm())
            \(Tallies("Tình trạng của kho quy định", [
                .init("Chờ xác nhận", model.waiting, RuleLinks.waiting, standing: model.waiting > 0 ? .attention : .neutral),
                .init("Đang dùng mà chưa kiểm chứng", model.unverified, RuleLinks.unverified,
                    standing: model.unverified > 0 ? .attention : .met),
            ]))
            \(when: model.mayEnter, Actions(
                LinkButton("Thêm quy định của địa phương", to: RuleLinks.own),
                LinkButton("Nhập tệp quy định", to: RuleLinks.file)).html)
            <h2>Chuẩn nghèo</h2><ul>\(standards)</ul>
            <h2>Tham số</h2>\(parameterTable(rules, today))
            <h2>Thủ tục</h2><ul>\(procedures)</ul>
            <h2>Danh mục</h2><ul>\(lists)</ul>
            <h2>Nhóm hộ</h2><ul>\(entries(.group, rules))</ul>
            <h2>Việc kéo theo biến động của hộ</h2><ul>\(entries(.errand, rules))</ul>
            <h2>Biểu tổng hợp kết quả rà soát</h2><ul>\(forms(rules))</ul>
            <p class="source">Phiên bản kho quy định: <code>\(rules.version.prefix(16))</code></p>
            """)
}

private func entries(_ kind: RuleEntry.Kind, _ rules: RuleLibrary) -> [HTML] {
    rules.index.entries.filter { $0.kind == kind }.map { entry in
        "<li><a href=\"\(RuleLinks.rule(entry.id))\">\(entry.label)</a></li>"
    }
}

private func forms(_ rules: RuleLibrary) -> [HTML] {
    let titles = rules.forms.map { form in
        let number = form.number < 10 ? "0\(form.number)" : String(form.number)
        return (id: "forms/bieu-\(number)", words: "Biểu \(form.number). \(form.title)")
    }
    return titles.map { "<li><a href=\"\(RuleLinks.rule($0.id))\">\($0.words)</a></li>" }
}

/// Rulings that an upgrade of the program left without ground.
private func unfit(_ problems: [RuleProblem]) -> HTML? {
    guard !problems.isEmpty else { return nil }
    let lines: [HTML] = problems.map { "<li><code>\($0.path)</code>: \($0.message) \($0.remedy)</li>" }
    return Notice(
        .stopped, title: "Quy định đã nhập không còn khớp với bản chương trình này",
        """
        <p>Chương trình tạm không dùng chúng. Hãy nhập lại, hoặc cho thôi áp dụng ở \
        <a href="\(RuleLinks.waiting)">danh sách đã nhập</a>.</p><ul>\(lines)</ul>
        """
    ).html
}

/// One standard for several list years is shown once, by its last.
private func distinct(_ standards: [Standard]) -> [Standard] {
    var seen: Set<String> = []
    return standards.reversed().filter { seen.insert($0.id).inserted }.reversed()
}

private func parameterTable(_ rules: RuleLibrary, _ today: Day) -> DataTable {
    let rows: [[HTML]] = rules.parameters.values.sorted { $0.label < $1.label }.map { parameter in
        let now = parameter.values.on(today)
        return [
            "<a href=\"\(RuleLinks.parameter(parameter.id))\">\(parameter.label)</a>",
            HTML(text: UnitWords.shown(now?.value, parameter.unit)), HTML(text: UnitWords.label(parameter.unit)),
            HTML(text: now?.from.shown ?? ""),
            "\(now?.provenance.citation ?? "") \(mark(now?.isVerified ?? false))",
        ]
    }
    return DataTable(
        "Tham số, giá trị hôm nay",
        [
            .init("Tham số", .rowHeader), .init("Giá trị hôm nay", .number), .init("Đơn vị"), .init("Từ ngày", .code),
            .init("Văn bản"),
        ],
        rows: rows, isCaptionHidden: true, empty: "<p>Chưa có tham số nào.</p>")
}

/// Units and values in the words of a page; the rule files write them as `Rules/units.yaml` says.
enum UnitWords {
    static func label(_ unit: String) -> String { words[unit] ?? unit }

    /// A value as readers write it: the day of a year as `20/12`, not as the files have it.
    static func shown(_ value: RuleValue?, _ unit: String) -> String {
        guard let value else { return "chưa có" }
        let parts = value.shown.split(separator: "-")
        if unit == "times", case .share(let ratio) = value { return "\(ratio.numerator)/\(ratio.denominator)" }
        guard unit == dayOfYear, parts.count == 2 else { return value.shown }
        return "\(parts[1])/\(parts[0])"
    }

    private static let dayOfYear = "day of year"

    private static let words = [
        "months": "tháng", "days": "ngày", "working days": "ngày làm việc", "VND/month": "đồng/tháng",
        "VND/person/month": "đồng/người/tháng", "share": "tỷ lệ", "points": "điểm", "indicators": "chỉ số",
        "day of month": "ngày trong tháng", dayOfYear: "ngày/tháng hằng năm", "times": "lần", "answers": "câu trả lời",
        "years of age": "tuổi tròn", "days off": "ngày nghỉ",
    ]

    /// Units of `Rules/units.yaml`, in the order of their words.
    static let units = words.keys.sorted { words[$0] ?? "" < words[$1] ?? "" }
}

func mark(_ isVerified: Bool) -> HTML {
    isVerified ? "\(Badge(.met, "đã đối chiếu Công báo"))" : "\(Badge(.attention, "chưa kiểm chứng"))"
}
