import Markup
import Registry
import Site
import Vocabulary

/// Things to do about a household: set, put off, done.
enum ErrandFields {
    static let title = "viec"
    static let due = "den_ngay"
    static let day = "ngay"
    static let note = "ghi_chu"
}

/// A form about a household that is no operation of the register: no reason, no version.
private func carePage(
    _ frame: PageFrame, _ caption: String, _ state: EditState, title: String, lead: HTML? = nil, to address: Address,
    back: Address, button: Button, _ fields: HTML
) -> HTML {
    layout(
        frame, title: title, hasProblems: state.hasProblems,
        body: """
            \(ErrorSummary(state.form.problems, message: state.message))
            \(heading(title, caption: caption, lead: lead))
            \(PostForm(to: address, "\(fields)\(Actions(button.html, LinkButton("Bỏ, về trang hộ", to: back).html))"))
            """)
}

func setErrandPage(_ frame: PageFrame, _ household: EditedHousehold, _ state: EditState) -> HTML {
    carePage(
        frame, "Hộ \(household.shown)", state, title: "Hẹn việc phải làm",
        lead: "Đến ngày, việc hiện ở “Việc hôm nay” của mọi cán bộ giữ sổ.",
        to: Links.life(.errand, of: household.record.key), back: household.page, button: Button("Hẹn việc"),
        """
        \(Field.text(ErrandFields.title, "Việc gì", in: state.form, hint: "Ví dụ: gọi lại hỏi thẻ BHYT của cháu"))
        \(Field.day(ErrandFields.due, "Chậm nhất ngày", in: state.form, hint: "Để trống nếu chưa hẹn ngày"))
        """)
}

func notePage(_ frame: PageFrame, _ household: EditedHousehold, _ state: EditState) -> HTML {
    carePage(
        frame, "Hộ \(household.shown)", state, title: "Ghi chú về hộ",
        lead: "Ghi điều cần nhớ khi gặp hộ. Tên bạn và giờ ghi đứng cạnh; ghi chú không xóa được.",
        to: Links.life(.note, of: household.record.key), back: household.page, button: Button("Lưu ghi chú"),
        Field.area(ErrandFields.note, "Ghi chú", in: state.form).html)
}

/// Puts an errand off or finishes it.
func errandPage(_ frame: PageFrame, _ caption: String, _ errand: Errand, person: String?, _ state: EditState) -> HTML {
    let page = Links.household(errand.household)
    let address = Links.errand(errand.key, of: errand.household)
    let about = person.map { "Về \($0). " } ?? ""
    let due = errand.dueOn.map { "chậm nhất ngày \($0.shown)" } ?? "chưa có hạn"
    return layout(
        frame, title: errand.title, hasProblems: state.hasProblems,
        body: """
            \(ErrorSummary(state.form.problems, message: state.message))
            \(heading(errand.title, caption: caption, lead: "\(about)Có từ ngày \(errand.aroseOn.shown), \(due)."))
            \(when: !errand.text.isEmpty, "<p>\(errand.text).</p>")
            \(when: errand.isDone, finished(errand), else: forms(errand, address, state))
            \(Actions(LinkButton("Về trang hộ", to: page), LinkButton("Danh sách việc", to: Links.errands)))
            """)
}

private func finished(_ errand: Errand) -> HTML {
    let note = errand.doneNote.isEmpty ? "" : " \(errand.doneNote)"
    return Notice(.done, title: "Đã xong ngày \(errand.doneOn?.shown ?? "")", "<p>\(note)</p>").html
}

private func forms(_ errand: Errand, _ address: Address, _ state: EditState) -> HTML {
    """
    <h2>Đã làm xong</h2>
    \(PostForm(to: address, """
        \(Field.day(ErrandFields.day, "Ngày xong", in: state.form))
        \(Field.text(ErrandFields.note, "Kết quả", in: state.form, hint: "Ví dụ: đã gửi danh sách giảm số 4; có thể để trống"))
        \(Actions(Button("Ghi đã xong")))
        """))
    <h2>Đặt hạn khác</h2>
    \(PostForm(to: address.appending("han"), """
        \(Field.day(ErrandFields.due, "Chậm nhất ngày", in: state.form))
        \(Actions(Button("Đặt hạn", .secondary)))
        """))
    """
}
