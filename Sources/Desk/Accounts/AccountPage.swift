import Access
import Markup
import Registry
import Site
import Territory
import Vocabulary

/// One account and what it was, is and will be.
struct AccountModel: Sendable {
    let account: OfficerAccount
    let terms: [Term]
    let relatives: [Relative]
    let choices: TermChoices
    let today: Day

    var officer: Officer { account.officer }

    func body(of term: Term) -> String { choices.bodies.first { $0.key == term.body }?.name ?? "" }
}

func accountPage(_ frame: PageFrame, _ model: AccountModel, form: Form) -> HTML {
    let officer = model.officer
    return layout(
        frame, title: "Tài khoản \(officer.name)", hasProblems: form.hasProblems,
        body: """
            \(ErrorSummary(form.problems))
            \(heading(officer.fullName, caption: "Tài khoản \(officer.name)"))
            \(SummaryList([
                .init("Trạng thái", text: officer.isDisabled ? "Đã khoá" : "Đang dùng"),
                .init("Đang đăng nhập", text: "\(model.account.sessions) nơi"),
                .init("Tạm khoá đăng nhập", text: model.account.lockedUntil.map { "đến \($0.shown)" } ?? "không"),
            ]))
            <div class="actions">\(LinkButton(AccountStep.password.label, to: AccountStep.password.address(of: officer)))\
            \(stepButton(officer.isDisabled ? .enable : .disable, officer))</div>
            <h2>Nhiệm kỳ</h2>
            \(DataTable(
                "Nhiệm kỳ", [.init("Vai trò", .rowHeader), .init("Đơn vị"), .init("Địa bàn"), .init("Thời gian"), .init("Việc", .actions)],
                rows: model.terms.map { row($0, model) }, isCaptionHidden: true,
                empty: "<p>Chưa có nhiệm kỳ nào: tài khoản này chưa được làm gì.</p>"))
            \(relatives(model))
            <h2>Giao nhiệm kỳ</h2>
            <p>Một người không cùng lúc vừa nhập vừa quyết định, vừa quản trị vừa nhập: <a href="\(Links.matrix)">ai được làm \
            gì</a>.</p>
            <form method="post" action="\(Links.account(officer.key).appending("nhiem-ky"))">
            \(model.choices.fields(in: form))
            \(Field.text("ly_do", "Căn cứ", in: form, hint: "Ghi vào nhật ký, ví dụ: QĐ phân công số 15/QĐ-UBND"))
            \(Actions(Button("Giao nhiệm kỳ")))
            </form>
            """)
}

private func stepButton(_ step: AccountStep, _ officer: Officer) -> LinkButton {
    LinkButton(step.label, to: step.address(of: officer))
}

private func row(_ term: Term, _ model: AccountModel) -> [HTML] {
    let isOver = term.to.map { $0 < model.today } ?? false
    let link: HTML = """
        <a href="\(Links.account(model.officer.key).appending("nhiem-ky").appending(term.key))">Kết thúc\
        <span class="unseen"> \(term.title)</span></a>
        """
    return [
        HTML(text: term.title), HTML(text: model.body(of: term)), HTML(text: model.choices.words(of: term)),
        "\(termDays(term))\(when: term.holds(on: model.today), " \(Badge(.neutral, "đang giữ"))")", isOver ? "–" : link,
    ]
}

/// Not which household it is: who manages accounts sees none.
private func relatives(_ model: AccountModel) -> HTML? {
    guard !model.relatives.isEmpty else { return nil }
    let lines: [HTML] = model.relatives.map { relative in
        let address = Links.account(model.officer.key).appending("nguoi-than").appending(relative.household)
        return """
            <li>\(relative.kinship) \(PostForm(to: address, Button("Bỏ lời khai", .secondary).html))</li>
            """
    }
    return """
        <h2>Hộ của mình và người thân đã khai</h2>
        <p>Người này không thấy các hộ ấy khi làm rà soát viên. Chỉ bỏ khi khai nhầm.</p>
        <ul>\(lines)</ul>
        """
}

func termEndPage(_ frame: PageFrame, _ officer: Officer, _ term: Term, today: Day, form: Form) -> HTML {
    let form = form.hasProblems ? form : Form(filled: ["den": today.shown])
    return layout(
        frame, title: "Kết thúc nhiệm kỳ", hasProblems: form.hasProblems,
        body: """
            \(ErrorSummary(form.problems))
            \(heading("Kết thúc nhiệm kỳ", caption: officer.name))
            \(SummaryList([
                .init("Họ tên", text: officer.fullName), .init("Vai trò", text: term.title),
                .init("Thời gian", text: termDays(term)),
            ]))
            <h2>Điều sẽ xảy ra</h2>
            <ul><li>Hết ngày cuối, người này không còn làm được việc của vai trò này; những gì đã ghi được giữ nguyên.</li>
            <li>Nếu nhiệm kỳ chưa bắt đầu vào ngày đó thì được rút lại cả nhiệm kỳ.</li></ul>
            \(PostForm(to: Links.account(officer.key).appending("nhiem-ky").appending(term.key), """
                \(Field.day("den", "Ngày cuối", in: form))
                \(Field.text("ly_do", "Lý do", in: form, hint: "Ghi vào nhật ký, ví dụ: chuyển công tác"))
                <div class="actions">\(Button("Kết thúc nhiệm kỳ", .grave))\
                \(LinkButton("Thôi", to: Links.account(officer.key)))</div>
                """))
            """)
}

func bodiesPage(_ frame: PageFrame, _ bodies: [Body], form: Form) -> HTML {
    layout(
        frame, title: "Các đơn vị", hasProblems: form.hasProblems,
        body: """
            \(ErrorSummary(form.problems))
            \(heading("Các đơn vị", lead: "Phòng, trung tâm, Mặt trận, tổ dân phố, Ban chỉ đạo… mà người dùng thuộc về."))
            \(DataTable(
                "Các đơn vị", [.init("Tên", .rowHeader), .init("Loại")],
                rows: bodies.map { [HTML(text: $0.name), HTML(text: $0.kind.label)] }, isCaptionHidden: true,
                empty: "<p>Chưa có đơn vị nào. Hãy thêm đơn vị đầu tiên.</p>"))
            <h2>Thêm đơn vị</h2>
            <form method="post" action="\(Links.bodies)">
            \(Field.select("loai", "Loại", [Choice("", "Chọn loại")] + Body.Kind.allCases.map { Choice($0.rawValue, $0.label) }, in: form))
            \(Field.text("ten", "Tên", in: form, hint: "Ví dụ: Phòng Kinh tế - Hạ tầng và Đô thị"))
            \(Actions(Button("Thêm đơn vị")))
            </form>
            """)
}
