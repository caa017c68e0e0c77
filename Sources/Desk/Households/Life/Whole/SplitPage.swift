import Markup
import Registry
import Rulebook
import Site
import Territory
import Vocabulary

/// A household splits: who goes, who leads them, then where to and what they are to the new head.
enum SplitPage {
    static let people = "nguoi"
    static let head = "chu"

    static func going(_ form: Form, _ household: EditedHousehold) -> [MemberRecord] {
        let chosen = Set(form.chosen(people).compactMap { Key($0) })
        return household.record.members.filter { chosen.contains($0.person.key) }
    }

    static func newHead(_ form: Form, _ household: EditedHousehold) -> MemberRecord? {
        let going = going(form, household)
        if going.count == 1 { return going[0] }
        return Key(form.typed(head)).flatMap { key in going.first { $0.person.key == key } }
    }

    static func opened(_ asked: Form, _ household: EditedHousehold) -> EditState {
        let going = going(asked, household)
        var values = [
            head: asked.typed(head), "tdp": household.record.neighbourhood.description,
            "dia_chi": household.record.address,
        ]
        if let newHead = newHead(asked, household) {
            for member in going where member.key != newHead.key {
                values[ChangeHead.field(member.person.key)] = HeadRelations.guess(
                    of: member.relation, newHeadWas: newHead.relation)
            }
        }
        return .opened(on: household.today, values, lists: [people: going.map(\.person.key.description)])
    }

    static func read(_ form: inout Form, _ household: EditedHousehold) -> (form: SplitForm, occasion: Occasion)? {
        let going = going(form, household)
        guard let newHead = newHead(form, household) else { return nil }
        let neighbourhood = Key(form.typed("tdp"))
        if neighbourhood == nil { form.refuse("tdp", "Chưa chọn tổ dân phố của hộ mới.") }
        let address = form.text("dia_chi") ?? ""
        var relations: [Key: String] = [:]
        for member in going where member.key != newHead.key {
            let code = form.typed(ChangeHead.field(member.person.key))
            if household.rules.list("relations")?[code] == nil || code == MemberRecord.headRelation {
                form.refuse(
                    ChangeHead.field(member.person.key),
                    "Chưa chọn quan hệ của \(member.person.name) với chủ hộ mới.")
            }
            relations[member.person.key] = code
        }
        guard let neighbourhood, let occasion = OccasionFields.read(&form), !form.hasProblems else { return nil }
        return (
            SplitForm(
                members: going.map(\.person.key), head: newHead.person.key, relations: relations,
                neighbourhood: neighbourhood, address: address), occasion
        )
    }

    static func page(_ frame: PageFrame, _ household: EditedHousehold, _ state: EditState) -> HTML {
        let going = going(state.form, household)
        guard !going.isEmpty else { return choosing(frame, household) }
        guard let newHead = newHead(state.form, household) else { return leading(frame, household, going) }
        return deciding(frame, household, going, newHead, state)
    }

    private static func choosing(_ frame: PageFrame, _ household: EditedHousehold) -> HTML {
        let choices = household.record.members.filter { $0.relation != MemberRecord.headRelation }
            .map { LeavePage.choice($0, household) }
        guard !choices.isEmpty else {
            return layout(
                frame, title: "Tách hộ",
                body: """
                    \(heading("Tách hộ", caption: "Hộ \(household.shown)",
                        lead: "Hộ chỉ có chủ hộ, không có ai để tách ra."))
                    \(Actions(LinkButton("Về trang hộ", to: household.page)))
                    """)
        }
        return asking(
            frame, household, lead: "Chủ hộ ở lại. Muốn chủ hộ sang hộ mới, hãy đổi chủ hộ trước.",
            Field.checkboxes(people, "Những ai ra ở riêng?", choices, in: .blank).html)
    }

    private static func leading(_ frame: PageFrame, _ household: EditedHousehold, _ going: [MemberRecord]) -> HTML {
        asking(
            frame, household, lead: "\(going.count) người ra ở riêng.",
            """
            \(kept(going))
            \(Field.radios(head, "Ai là chủ hộ của hộ mới?", going.map { LeavePage.choice($0, household) }, in: .blank))
            """)
    }

    private static func asking(
        _ frame: PageFrame, _ household: EditedHousehold, lead: HTML, _ fields: HTML
    ) -> HTML {
        layout(
            frame, title: "Tách hộ",
            body: """
                \(heading("Tách hộ", caption: "Hộ \(household.shown)", lead: lead))
                <form method="get" action="\(Links.life(.split, of: household.record.key))">
                \(fields)
                \(Actions(Button("Tiếp tục").html, LinkButton("Bỏ, về trang hộ", to: household.page).html))</form>
                """)
    }

    private static func kept(_ going: [MemberRecord]) -> [HTML] {
        going.map { "<input type=\"hidden\" name=\"\(people)\" value=\"\($0.person.key.description)\"/>" }
    }

    private static func deciding(
        _ frame: PageFrame, _ household: EditedHousehold, _ going: [MemberRecord], _ newHead: MemberRecord,
        _ state: EditState
    ) -> HTML {
        let relations = (household.rules.list("relations")?.items ?? []).filter {
            $0.code != MemberRecord.headRelation
        }
        let choices = [Choice("", "Chọn quan hệ")] + relations.map { Choice($0.code, $0.label) }
        let fields = going.filter { $0.key != newHead.key }.map { member in
            Field.select(
                ChangeHead.field(member.person.key), "\(member.person.name) là gì của \(newHead.person.name)?",
                choices, in: state.form,
                hint: "Ở hộ cũ: \(household.words("relations", member.relation).lowercased())")
        }
        let places = household.areas.map { Choice($0.key.description, $0.name) }
        return editingPage(
            frame, household, state,
            EditingForm(
                title: "Tách hộ: hộ mới của \(newHead.person.name)",
                address: Links.life(.split, of: household.record.key), button: Button("Tách hộ", .grave),
                occasion: OccasionFields(
                    dayLabel: "Ngày tách hộ", reasonHint: "Ví dụ: ra ở riêng, theo đăng ký cư trú"),
                fields: """
                    \(kept(going))
                    <input type="hidden" name="\(head)" value="\(newHead.person.key.description)"/>
                    \(fields)
                    \(Field.select("tdp", "Hộ mới ở", places, in: state.form))
                    \(Field.text("dia_chi", "Địa chỉ của hộ mới", in: state.form, hint: "Số nhà, đường, xóm"))
                    \(Notice(.attention, title: "Việc này sẽ làm như sau", "<ul>\(effects(household, going, newHead))</ul>"))
                    """))
    }

    private static func effects(
        _ household: EditedHousehold, _ going: [MemberRecord], _ newHead: MemberRecord
    ) -> [HTML] {
        let now = household.record.counted.count
        let after = now - going.count { $0.kind != .present }
        let category = household.file.inForce?.category
        let isListed = category == .poor || category == .nearPoor
        let standing: HTML =
            isListed
            ? """
            <li>Hộ cũ vẫn là \(category?.label.lowercased() ?? ""). Hộ mới <strong>không mang theo</strong> diện này: chờ \
            quyết định.</li>
            """ : "<li>Hộ mới chưa thuộc diện nào cho đến khi có quyết định.</li>"
        return [
            """
            <li>Hộ mới có mã hộ mới, chủ hộ \(newHead.person.name), \(going.count) người: \
            \(going.map(\.person.name).joined(separator: ", ")).</li>
            """,
            """
            <li>Hộ cũ (\(household.record.code)): nhân khẩu \
            \(Change(from: Shown.number(now), to: Shown.number(after))).</li>
            """,
            standing,
            FollowingErrands(household: household, events: [.split, .splitOff], people: going.count).html,
            "<li>Thông tin nhà ở, thu nhập của hộ mới để trống: sẽ ghi khi rà soát.</li>",
        ]
    }
}
