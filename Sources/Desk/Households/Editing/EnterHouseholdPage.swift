import Markup
import Registry
import Rulebook
import Site
import Territory
import Vocabulary

/// What the page that enters a household stands on.
struct NewHousehold: Sendable {
    let areas: [Area]
    let rules: RuleLibrary
    let today: Day
    let isSample: Bool
    /// Who left the register and may be the head.
    let people: ReturningPeople

    var fields: MemberFields { people.fields(MemberFields(rules: rules, isSample: isSample)) }

    var opened: EditState { .opened(on: today, ["cu_tru": Membership.registered.rawValue]) }

    func read(_ form: inout Form) -> (neighbourhood: Key, address: String, head: MemberForm, occasion: Occasion)? {
        let neighbourhood = Key(form.typed("tdp"))
        if neighbourhood == nil { form.refuse("tdp", "Chưa chọn tổ dân phố. Hãy chọn trong danh sách.") }
        let address = form.text("dia_chi") ?? ""
        let head = people.read(&form, fields, relation: MemberRecord.headRelation)
        let occasion = OccasionFields.read(&form)
        guard let neighbourhood, let occasion, !form.hasProblems else { return nil }
        return (neighbourhood, address, head, occasion)
    }
}

func enterHouseholdPage(_ frame: PageFrame, _ model: NewHousehold, _ state: EditState) -> HTML {
    let form = state.form
    let places = [Choice("", "Chọn tổ dân phố")] + model.areas.map { Choice($0.key.description, $0.name) }
    let occasion = OccasionFields(
        dayLabel: "Ngày hộ về ở hoặc được lập", reasonHint: "Ví dụ: mới chuyển đến; tách hộ; bỏ sót khi lập danh sách")
    return layout(
        frame, title: "Nhập hộ mới", hasProblems: state.hasProblems,
        body: """
            \(ErrorSummary(form.problems, message: state.message))
            \(heading("Nhập hộ mới", lead: newHouseholdLead))
            \(PostForm(to: Links.newHousehold, """
                <h2>Nơi ở</h2>
                \(Field.select("tdp", "Tổ dân phố", places, in: form))
                \(Field.text("dia_chi", "Địa chỉ", in: form, hint: "Số nhà, đường, xóm"))
                <h2>Chủ hộ</h2>
                \(model.people.html(in: form, at: Links.newHousehold))
                \(model.fields.person(in: form))
                \(MemberQuestions(fields: model.fields, form: form, isOpen: false))
                <h2>Việc này</h2>
                \(occasion.html(in: form))
                \(Actions(Button("Nhập hộ").html, LinkButton("Bỏ, về danh sách hộ", to: Links.households).html))
                """))
            """)
}

private let newHouseholdLead: HTML = """
    Mã hộ do hệ thống cấp. Hộ nhập ở đây chưa thuộc danh sách nào: chỉ quyết định đã ký mới công nhận.
    """

/// The survey's questions about a member, folded away where they can be answered later.
struct MemberQuestions: HTMLPart {
    let fields: MemberFields
    let form: Form
    let isOpen: Bool

    var html: HTML {
        let hasProblem = MemberFact.allCases.contains { form.problem(of: $0.rawValue) != nil }
        return Details(
            "Việc làm, học hành, sức khỏe, BHYT", isOpen: isOpen || hasProblem, "\(fields.questions(in: form))"
        ).html
    }
}
