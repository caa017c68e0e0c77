import Markup
import Programme
import Results
import Site
import Vocabulary

/// The form in which a figure is typed that the register cannot give.
enum FigureFields {
    static func opened(_ model: TypedTarget) -> Form {
        Form(filled: [
            "ngay": model.today.shown, "chiu_trach_nhiem": TargetWords.responsible(model.target, in: model.plan) ?? "",
        ])
    }

    /// What the form says; nil where it has to come back.
    static func read(_ form: inout Form, _ target: Target) -> FigureForm? {
        let day = form.day("ngay", missing: "Chưa ghi ngày. Hãy ghi ngày mà số liệu tính đến.")
        let counted = form.whole("so", in: 0...1_000_000_000, missing: "Chưa ghi số. Không có ai thì ghi 0.")
        let among =
            target.isPercentage
            ? form.whole(
                "tong", in: 0...1_000_000_000, missing: "Chưa ghi tổng số thuộc diện. Không có ai thuộc diện thì ghi 0."
            )
            : nil
        let source = form.text("nguon", missing: "Chưa ghi nguồn. Hãy ghi số, ngày của báo cáo hoặc danh sách.")
        let answerable = form.text(
            "chiu_trach_nhiem", missing: "Chưa ghi ai chịu trách nhiệm. Hãy ghi đơn vị hoặc người báo số liệu.")
        guard let day, let counted, let source, let answerable, !form.hasProblems else { return nil }
        return FigureForm(day: day, counted: counted, among: among, source: source, answerable: answerable)
    }

    static func field(_ name: String) -> String {
        switch name {
        case "day": "ngay"
        case "counted": "so"
        case "among": "tong"
        case "source": "nguon"
        default: "chiu_trach_nhiem"
        }
    }
}

/// A target whose figure is typed, as its pages need it.
struct TypedTarget: Sendable {
    let target: Target
    let plan: Plan
    let today: Day

    /// The year of its plan, where it is not this year's.
    var otherYear: Int? { plan.otherYear(than: today) }
    var page: Address { Links.target(target.code, of: otherYear) }
}

func figurePage(_ frame: PageFrame, _ model: TypedTarget, _ form: Form) -> HTML {
    let target = model.target
    let lead: HTML = """
        \(target.section): “\(target.quote)”. Số này được ghi là số do người ghi, có ngày, nguồn và người chịu trách nhiệm.
        """
    let total = Field.text(
        "tong", "Tổng số: \(target.among ?? "số thuộc diện")", in: form, hint: "Không có ai thuộc diện thì ghi 0",
        width: .year, kind: .number)
    return layout(
        frame, title: "Ghi số liệu", hasProblems: form.hasProblems,
        body: """
            \(ErrorSummary(form.problems))
            \(heading("Ghi số liệu", caption: target.label, lead: lead))
            \(PostForm(to: Links.figure(of: target.code, year: model.otherYear), """
                \(Field.day("ngay", "Số liệu đến ngày", in: form))
                \(Field.text("so", sentence(target.counted ?? "Số đạt"), in: form, width: .year, kind: .number))
                \(when: target.isPercentage, total.html)
                \(Field.text("nguon", "Nguồn", in: form, hint: "Ví dụ: Báo cáo số 12/BC ngày 10/11/2026 của ngân hàng chính sách", width: .half))
                \(Field.text("chiu_trach_nhiem", "Ai chịu trách nhiệm về số liệu", in: form, width: .half))
                \(Actions(Button("Ghi số liệu").html, LinkButton("Bỏ, về chỉ tiêu", to: model.page).html))
                """))
            """)
}

/// Before a typed figure is taken back: exactly which one, and what follows.
func takeBackPage(_ frame: PageFrame, _ model: TypedTarget, _ figure: TypedFigure, _ form: Form) -> HTML {
    let number =
        figure.among.map { "\(Shown.number(figure.counted))/\(Shown.number($0))" } ?? Shown.number(figure.counted)
    return layout(
        frame, title: "Rút lại số liệu", hasProblems: form.hasProblems,
        body: """
            \(ErrorSummary(form.problems))
            \(heading("Rút lại số liệu", caption: model.target.label))
            \(SummaryList([
                .init("Số liệu đến", text: figure.day.shown), .init("Số", text: number), .init("Nguồn", text: figure.source),
                .init("Chịu trách nhiệm", text: figure.answerable),
            ]))
            <p>Bảng chỉ tiêu sẽ dùng số của ngày gần nhất trước đó, hoặc ghi <em>chưa có số liệu</em>. Số bị rút vẫn còn \
            trong lịch sử của chỉ tiêu.</p>
            \(PostForm(to: Links.figure(figure.key, of: model.target.code, year: model.otherYear), """
                \(Field.text("ly_do", "Vì sao rút lại", in: form, width: .half))
                \(Actions(Button("Rút lại số này", .grave).html, LinkButton("Giữ lại", to: model.page).html))
                """))
            """)
}

/// With its first letter as at the beginning of a sentence.
private func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
