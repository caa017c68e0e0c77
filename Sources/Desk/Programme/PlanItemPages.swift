import Markup
import Programme
import Site
import Vocabulary

/// An item of the plan as its form shows it.
struct EditedItem: Sendable {
    let plan: Plan
    let item: PlanItem
    /// The version that the next save is checked against; nil for an item that is being added.
    let seen: Key?
    /// How the item stands now, where somebody changed it while the form was filled in.
    var conflict: PlanItem?

    var address: Address {
        let base = Links.planItem(seen == nil ? item.parent ?? "" : item.code, of: plan.year)
        return seen == nil ? base.appending("them") : base
    }

    var back: Address { Links.plan(plan.year).with("sua", "1").at(seen == nil ? item.parent ?? "" : item.code) }
}

/// The fields of an item.
enum PlanItemFields {
    static func filled(_ item: PlanItem) -> Form {
        Form(filled: [
            "loai": item.kind.rawValue, "so": item.number ?? "", "ten": item.title ?? "", "loi_van": item.text ?? "",
            "han": item.due?.kind.rawValue ?? "", "ngay": item.due?.day.shown ?? "",
        ])
    }

    /// What the form says of an item; nil where it has to come back. Saving it means that somebody looked at it.
    static func read(_ form: inout Form, _ item: PlanItem) -> PlanItem? {
        let kind: PlanItem.Kind? = form.choice("loai", missing: "Chưa chọn loại mục.")
        let number = form.text("so", limit: 20)
        let title = form.text("ten", limit: 500)
        let text = form.lines("loi_van", limit: 20_000)
        let due = deadline(&form)
        if let kind, !kind.isTitled, text == nil {
            form.refuse("loi_van", "Mục loại \(kind.label) cần có lời văn.")
        }
        guard let kind, !form.hasProblems else { return nil }
        return PlanItem(
            code: item.code, parent: item.parent, kind: kind, number: number, title: title, text: text, due: due)
    }

    static func deadline(_ form: inout Form) -> Deadline? {
        guard !form.typed("han").isEmpty else { return nil }
        let kind: Deadline.Kind? = form.choice("han")
        let day = form.day("ngay", missing: "Đã chọn cách ghi hạn nhưng chưa ghi ngày.")
        guard let kind, let day else { return nil }
        return Deadline(kind, day)
    }

    static let deadlines = [
        Choice("", "Không có hạn"), Choice(Deadline.Kind.before.rawValue, "Trước ngày (ngày cuối là ngày liền trước)"),
        Choice(Deadline.Kind.until.rawValue, "Đến hết ngày"),
    ]
}

func planItemPage(_ frame: PageFrame, _ model: EditedItem, _ form: Form, message: String? = nil) -> HTML {
    let isNew = model.seen == nil
    let title = isNew ? "Thêm mục" : "Sửa mục"
    let kinds = PlanItem.Kind.allCases.map { Choice($0.rawValue, $0.label) }
    return layout(
        frame, title: title, hasProblems: form.hasProblems || message != nil || model.conflict != nil,
        body: """
            \(ErrorSummary(form.problems, message: message))
            \(model.conflict.map { conflict($0) })
            \(heading(title, caption: "\(model.plan.section(of: model.item)) của kế hoạch năm \(model.plan.year)"))
            \(when: model.item.isToFill, Notice(.attention, "<p>Mục này chép từ kế hoạch khác. Lưu lại nghĩa là đã xem và nhận.</p>").html)
            \(PostForm(to: model.address, """
                <input type="hidden" name="phien_ban" value="\(model.seen?.description)"/>
                \(Field.select("loai", "Loại mục", kinds, in: form))
                \(Field.text("so", "Số hoặc dấu đầu dòng", in: form, hint: "Ví dụ IV. hoặc 2. hoặc a) hoặc - ; để trống nếu không có", width: .year))
                \(Field.text("ten", "Tên đề mục", in: form, hint: "Chỉ với đề mục"))
                \(Field.area("loi_van", "Lời văn", in: form, rows: 8))
                \(Field.select("han", "Thời hạn", PlanItemFields.deadlines, in: form))
                \(Field.day("ngay", "Ngày của thời hạn", in: form))
                \(Actions(Button("Lưu").html, LinkButton("Bỏ, về kế hoạch", to: model.back).html))
                """))
            \(when: !isNew, removal(model))
            """)
}

private func conflict(_ now: PlanItem) -> HTML {
    Notice(
        .attention, title: "Người khác đã sửa mục này sau khi bạn mở trang", isStatus: true,
        """
        <p>Nội dung hiện nay:</p><blockquote><p>\(now.number.map { $0 + " " })\(now.words)\
        \(now.due.map { " (\($0.words))" })</p></blockquote>
        <p>Những gì bạn đã ghi vẫn còn trong mẫu. Hãy xem lại rồi lưu lần nữa.</p>
        """
    ).html
}

private func removal(_ model: EditedItem) -> HTML {
    """
    <p><a href="\(Links.planItem(model.item.code, of: model.plan.year).appending("bo"))">Bỏ mục này khỏi kế hoạch</a></p>
    """
}

/// Before an item is taken out: its words, and what follows.
func planItemRemovalPage(_ frame: PageFrame, _ model: EditedItem, message: String? = nil) -> HTML {
    let address = Links.planItem(model.item.code, of: model.plan.year).appending("bo")
    return layout(
        frame, title: "Bỏ mục", hasProblems: message != nil,
        body: """
            \(ErrorSummary([], message: message))
            \(heading("Bỏ mục", caption: model.plan.section(of: model.item)))
            <blockquote><p>\(model.item.words)</p></blockquote>
            <p>Mục này không còn trong kế hoạch; nội dung cũ vẫn ở lịch sử sửa đổi.</p>
            \(PostForm(to: address, """
                <input type="hidden" name="phien_ban" value="\(model.seen?.description)"/>
                \(Actions(Button("Bỏ mục này", .grave).html, LinkButton("Giữ lại", to: model.back).html))
                """))
            """)
}

func planHeadingPage(_ frame: PageFrame, _ plan: Plan, seen: Key, _ form: Form, message: String? = nil) -> HTML {
    layout(
        frame, title: "Số, ngày, tên kế hoạch", hasProblems: form.hasProblems || message != nil,
        body: """
            \(ErrorSummary(form.problems, message: message))
            \(heading("Số, ngày, tên kế hoạch", caption: "Kế hoạch năm \(plan.year)", lead: "Ghi đúng như trên văn bản đã ký; chưa có thì để trống."))
            \(PostForm(to: Links.planHeading(plan.year), """
                <input type="hidden" name="phien_ban" value="\(seen.description)"/>
                \(Field.area("ten", "Tên kế hoạch", in: form, rows: 3))
                \(Field.text("so", "Số", in: form, hint: "Ví dụ 12/KH-UBND", width: .half))
                \(Field.day("ngay_ky", "Ngày ký", in: form))
                \(Field.text("phu_luc", "Phụ lục", in: form, hint: "Tên và số trang của phụ lục kèm theo", width: .half))
                \(Actions(Button("Lưu").html, LinkButton("Bỏ, về kế hoạch", to: Links.plan(plan.year)).html))
                """))
            """)
}
