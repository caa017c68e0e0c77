import Access
import Markup
import Registry
import Site
import Vocabulary

/// What the officer's own page shows.
struct OwnModel: Sendable {
    let asking: Asking
    let terms: [Term]
    let choices: TermChoices
    let relatives: [Relative]
    let sessions: [OpenSession]

    /// The terms that hold today.
    var standing: [Term] { terms.filter { $0.holds(on: asking.today) } }
}

func ownPage(_ frame: PageFrame, _ model: OwnModel, form: Form) -> HTML {
    layout(
        frame, title: "Trang của tôi", hasProblems: form.hasProblems,
        body: """
            \(ErrorSummary(form.problems))
            \(heading("Trang của tôi", caption: model.asking.name))
            <div class="actions">\(LinkButton("Đổi mật khẩu", to: Links.ownPassword))\
            \(LinkButton("Ai được làm gì", to: Links.matrix))</div>
            <h2>Tôi là ai, ở đâu, đến ngày nào</h2>
            \(terms(model))
            <h2>Tôi được làm gì</h2>
            \(permissions(model))
            <h2>Nơi đang đăng nhập</h2>
            \(sessions(model))
            \(when: model.asking.canPartly(.readNames), relatives(model, form))
            """)
}

private func terms(_ model: OwnModel) -> HTML {
    let rows: [[HTML]] = model.terms.map { term in
        let isOne = term.role == model.asking.role && term.holds(on: model.asking.today)
        let choice: HTML =
            term.holds(on: model.asking.today) && model.standing.count > 1
            ? PostForm(
                to: Links.own.appending("nhiem-ky"),
                """
                <input type="hidden" name="nhiem_ky" value="\(term.key.description)"/>\
                \(Button("Làm việc theo nhiệm kỳ này", .secondary))
                """
            ).html : "–"
        return [
            "\(term.title)\(when: isOne, " \(Badge(.neutral, "đang làm việc"))")",
            HTML(text: model.choices.words(of: term)), HTML(text: termDays(term)), choice,
        ]
    }
    return DataTable(
        "Nhiệm kỳ của tôi",
        [.init("Vai trò", .rowHeader), .init("Địa bàn"), .init("Thời gian"), .init("Việc", .actions)], rows: rows,
        isCaptionHidden: true,
        empty: "<p>Bạn chưa có nhiệm kỳ nào. Hãy nhờ quản trị hệ thống giao nhiệm kỳ.</p>"
    ).html
}

private func permissions(_ model: OwnModel) -> HTML {
    let role = model.asking.role
    let lines: [HTML] = Permission.allCases.compactMap { permission in
        Matrix.reach(of: role, for: permission).map { reach in
            "<li>\(permission.label): \(reach.label.lowercased())</li>"
        }
    }
    let end = model.standing.filter { $0.role == role }.compactMap(\.to).max()
    let until = end.map { "Đến hết ngày \($0.shown)." } ?? "Chưa định ngày cuối."
    guard !lines.isEmpty else { return "<p>Chưa được làm gì, ngoài trang này.</p>" }
    return "<ul>\(lines)</ul><p>\(until)</p>"
}

private func sessions(_ model: OwnModel) -> HTML {
    let rows: [[HTML]] = model.sessions.map { session in
        [
            "\(session.place.isEmpty ? "Không rõ trình duyệt" : session.place)"
                + (session.isThis ? " \(Badge(.neutral, "phiên này"))" : ""),
            HTML(text: session.createdAt.shown), HTML(text: session.seenAt.shown), HTML(text: session.endsAt.shown),
            session.isThis
                ? "–"
                : PostForm(
                    to: Links.own.appending("phien").appending(session.key), Button("Ngắt", .secondary).html
                ).html,
        ]
    }
    let others: HTML = """
        \(PostForm(to: Links.own.appending("phien"), Actions(Button("Ngắt mọi phiên khác", .secondary)).html))
        """
    return """
        \(DataTable(
            "Nơi đang đăng nhập",
            [
                .init("Trình duyệt", .rowHeader), .init("Đăng nhập lúc"), .init("Dùng lần cuối"), .init("Tự hết lúc"),
                .init("Việc", .actions),
            ], rows: rows, isCaptionHidden: true, empty: "<p>Không có phiên nào.</p>"))
        \(when: model.sessions.count > 1, others)
        """
}

private func relatives(_ model: OwnModel, _ form: Form) -> HTML {
    let lines: [HTML] = model.relatives.map { "<li>\($0.kinship)</li>" }
    return """
        <h2>Hộ của tôi và người thân</h2>
        <p>Không ai rà soát hộ của mình hay của người thân. Hộ đã khai không hiện ra nữa khi bạn làm rà soát viên; khai nhầm \
        thì nhờ quản trị bỏ.</p>
        \(when: !lines.isEmpty, "<ul>\(lines)</ul>")
        <form method="post" action="\(Links.own.appending("nguoi-than"))">
        \(Field.text("ma_ho", "Mã hộ", in: form, width: .short))
        \(Field.text("quan_he", "Quan hệ", in: form, hint: "Ví dụ: hộ của tôi, anh ruột, thông gia", width: .half))
        \(Actions(Button("Khai hộ này", .secondary)))
        </form>
        """
}
