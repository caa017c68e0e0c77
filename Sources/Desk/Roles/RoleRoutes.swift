import Access
import Hummingbird
import Markup
import Site
import Vocabulary

/// GET  /quyen-han              who may do what, and where: the matrix itself
/// GET  /kiem-nhiem             incompatible duties in one hand, for a reason and a while
/// POST /kiem-nhiem             allows one to somebody else        POST /kiem-nhiem/:exception  ends it
struct RoleRoutes: Sendable {
    let bureau: Bureau

    func add(to router: RouterGroup<OfficerContext>) {
        router.get("/quyen-han") { _, context in Page(matrixPage(context.frame(), own: try context.asking.role)) }
        router.get("/kiem-nhiem") { _, context in try await exceptions(context, form: .blank) }
        router.post("/kiem-nhiem", use: grant)
        router.post("/kiem-nhiem/:exception", use: end)
    }

    private func exceptions(_ context: OfficerContext, form: Form) async throws -> Page {
        let asking = try context.asking
        let model = ExceptionList(
            exceptions: try await bureau.officers.exceptions(by: asking),
            colleagues: asking.can(.grantException) ? try await bureau.officers.colleagues(by: asking) : nil,
            today: asking.today)
        return Page(
            exceptionsPage(context.frame(), model, form: form),
            status: form.hasProblems ? .unprocessableContent : .ok)
    }

    @Sendable private func grant(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let asking = try context.asking
        try asking.must(.grantException)
        var form = try await request.form()
        let conflict: Conflict? = form.choice("viec", missing: "Hãy chọn hai việc được kiêm.")
        let end = form.day("den", missing: "Hãy ghi ngày cuối: không có ngoại lệ nào không thời hạn.")
        let reason = form.text("ly_do", missing: "Hãy ghi lý do: kiểm toán sẽ đọc.", limit: 500)
        let colleague = Key(form.typed("can_bo"))
        if colleague == nil { form.refuse("can_bo", "Hãy chọn người.") }
        if let conflict, let end, let reason, let colleague {
            do {
                try await bureau.officers.grant(conflict, to: colleague, until: end, by: asking, reason: reason)
                return try await context.redirect(
                    to: Links.exceptions, saying: Flash("Đã cho phép \(conflict.label) đến hết \(end.shown)."))
            } catch AccessRefusal.invalidAccount(let problems) {
                form.refuse(problems)
            }
        }
        return try await exceptions(context, form: form).response(from: request, context: context)
    }

    @Sendable private func end(_ request: Request, _ context: OfficerContext) async throws -> Response {
        try await bureau.officers.end(
            exception: context.key("exception"), by: context.asking, reason: "Thôi cho phép kiêm nhiệm")
        return try await context.redirect(to: Links.exceptions, saying: Flash("Đã thôi cho phép."))
    }
}

/// What the page of exceptions shows.
struct ExceptionList: Sendable {
    let exceptions: [DutyException]
    /// Nil for who only reads.
    let colleagues: [Officer]?
    let today: Day
}

func exceptionsPage(_ frame: PageFrame, _ model: ExceptionList, form: Form) -> HTML {
    let rows: [[HTML]] = model.exceptions.map { exception in
        let holds = exception.holds(on: model.today)
        let address = Links.exceptions.appending(exception.key)
        return [
            HTML(text: exception.officerName), HTML(text: exception.conflict.label), HTML(text: exception.reason),
            HTML(text: "\(exception.from.shown) – \(exception.to.shown)"),
            holds
                ? Badge(.attention, "đang cho phép").html
                : HTML(text: exception.isEnded ? "đã thôi trước hạn" : "hết hạn"),
            holds && model.colleagues != nil
                ? PostForm(to: address, Button("Thôi cho phép", .secondary).html).html : "–",
        ]
    }
    return layout(
        frame, title: "Kiêm nhiệm được cho phép", hasProblems: form.hasProblems,
        body: """
            \(ErrorSummary(form.problems))
            \(heading("Kiêm nhiệm được cho phép", lead: """
                Hai việc mà lẽ ra không ở trong một tay, với lý do và ngày hết hạn. Kiểm toán đọc danh sách này trước tiên.
                """))
            \(DataTable(
                "Kiêm nhiệm được cho phép",
                [
                    .init("Người", .rowHeader), .init("Kiêm"), .init("Lý do"), .init("Thời gian"), .init("Tình trạng"),
                    .init("Việc", .actions),
                ], rows: rows, isCaptionHidden: true, empty: "<p>Chưa có ngoại lệ nào.</p>"))
            \(model.colleagues.map { grantForm($0, form) })
            """)
}

private func grantForm(_ colleagues: [Officer], _ form: Form) -> HTML {
    let people =
        [Choice("", "Chọn người")]
        + colleagues.map { Choice($0.key.description, "\($0.fullName), \($0.role.inSentence)") }
    return """
        <h2>Cho phép một người kiêm</h2>
        <form method="post" action="\(Links.exceptions)">
        \(Field.select("can_bo", "Người", people, in: form))
        \(Field.radios("viec", "Được", Conflict.allCases.map { Choice($0.rawValue, $0.label) }, in: form))
        \(Field.day("den", "Đến hết ngày", in: form))
        \(Field.text("ly_do", "Lý do", in: form, hint: "Ví dụ: văn thư nghỉ thai sản, chưa có người thay"))
        \(Actions(Button("Cho phép", .grave)))
        </form>
        """
}

/// The matrix as it stands in the code.
func matrixPage(_ frame: PageFrame, own: Role) -> HTML {
    let reaches: [Matrix.Reach] = [.whole, .neighbourhoods, .ownLists]
    let rows: [[HTML]] = Role.assignable.map { role in
        [
            "\(role.label)\(when: role == own, " \(Badge(.neutral, "bạn"))")", HTML(text: role.hint),
        ]
            + reaches.map { reach -> HTML in
                let words = Permission.allCases.filter { Matrix.reach(of: role, for: $0) == reach }.map(\.label)
                return HTML(text: words.isEmpty ? "–" : words.joined(separator: "; "))
            }
    }
    let never: [HTML] = Conflict.allCases.map { "<li>Không ai \($0.label).</li>" }
    return layout(
        frame, title: "Ai được làm gì",
        body: """
            \(heading("Ai được làm gì", lead: """
                Bảng này là bảng mà chương trình dùng: việc gì không có ở đây thì không ai làm được, kể cả bằng địa chỉ gõ tay.
                """))
            \(DataTable(
                "Vai trò và việc được làm",
                [
                    .init("Vai trò", .rowHeader), .init("Việc chính"), .init("Trên cả địa bàn của nhiệm kỳ"),
                    .init("Chỉ ở tổ dân phố được giao"), .init("Chỉ với danh sách của mình"),
                ], rows: rows, isCaptionHidden: true, empty: ""))
            <h2>Việc không ở trong một tay</h2>
            <ul>\(never)
            <li>Không ai ghi nhận quyết định về hộ mà chính mình đã nhập hoặc sửa, dù nay giữ vai trò khác.</li>
            <li>Rà soát viên không thấy hộ của mình và của người thân đã khai.</li>
            <li>Xác nhận một quy định là người khác với người đã nhập nó.</li></ul>
            <p>Ngoại lệ phải có lý do và ngày hết hạn, do lãnh đạo khác cho phép, và nằm trong danh sách kiêm nhiệm mà kiểm \
            toán đọc.</p>
            """)
}
