import Markup
import Registry
import Rulebook
import Site
import Vocabulary

/// A household goes into another: the code of that one, then by name what happens.
enum MergePage {
    static let target = "ma_ho"

    /// What the last step stands on: the household that keeps its code.
    static func page(
        _ frame: PageFrame, _ household: EditedHousehold, _ target: HouseholdFile?, _ state: EditState
    ) -> HTML {
        guard let target else { return asking(frame, household, state) }
        return deciding(frame, household, target, state)
    }

    static func opened(_ household: EditedHousehold, code: String) -> EditState {
        var values = [target: code]
        for member in household.record.members { values[ChangeHead.field(member.person.key)] = "" }
        return .opened(on: household.today, values)
    }

    static func read(
        _ form: inout Form, _ household: EditedHousehold
    ) -> (relations: [Key: String], occasion: Occasion)? {
        var relations: [Key: String] = [:]
        for member in household.record.members {
            let name = ChangeHead.field(member.person.key)
            let code = form.typed(name)
            if household.rules.list("relations")?[code] == nil || code == MemberRecord.headRelation {
                form.refuse(name, "Chưa chọn quan hệ của \(member.person.name) với chủ hộ nhận.")
            }
            relations[member.person.key] = code
        }
        guard let occasion = OccasionFields.read(&form), !form.hasProblems else { return nil }
        return (relations, occasion)
    }

    private static func asking(_ frame: PageFrame, _ household: EditedHousehold, _ state: EditState) -> HTML {
        layout(
            frame, title: "Nhập vào hộ khác", hasProblems: state.hasProblems,
            body: """
                \(ErrorSummary(state.form.problems, message: state.message))
                \(heading("Nhập vào hộ khác", caption: "Hộ \(household.shown)", lead: """
                    Cả hộ về chung với một hộ khác trong phường. Hộ kia giữ mã; mã của hộ này không dùng lại.
                    """))
                <form method="get" action="\(Links.life(.merge, of: household.record.key))">
                \(Field.text(target, "Mã của hộ nhận", in: state.form, hint: "Ví dụ 20017-00012; tìm ở danh sách hộ", width: .short))
                \(Actions(Button("Tiếp tục").html, LinkButton("Bỏ, về trang hộ", to: household.page).html))</form>
                """)
    }

    private static func deciding(
        _ frame: PageFrame, _ household: EditedHousehold, _ target: HouseholdFile, _ state: EditState
    ) -> HTML {
        let relations = (household.rules.list("relations")?.items ?? []).filter {
            $0.code != MemberRecord.headRelation
        }
        let choices = [Choice("", "Chọn quan hệ")] + relations.map { Choice($0.code, $0.label) }
        let head = target.record.shownName
        let fields = household.record.members.map { member in
            Field.select(
                ChangeHead.field(member.person.key), "\(member.person.name) là gì của \(head)?", choices,
                in: state.form,
                hint: "Ở hộ cũ: \(household.words("relations", member.relation).lowercased())")
        }
        return editingPage(
            frame, household, state,
            EditingForm(
                title: "Nhập vào hộ \(head)", address: Links.life(.merge, of: household.record.key),
                button: Button("Nhập hộ", .grave),
                occasion: OccasionFields(
                    dayLabel: "Ngày nhập hộ", reasonHint: "Ví dụ: con về ở chung với bố mẹ"),
                fields: """
                    <input type="hidden" name="\(self.target)" value="\(target.record.code)"/>
                    \(fields)
                    \(Notice(.attention, title: "Việc này sẽ làm như sau", "<ul>\(effects(household, target))</ul>"))
                    """))
    }

    private static func effects(_ household: EditedHousehold, _ target: HouseholdFile) -> [HTML] {
        let (now, more) = (target.record.counted.count, household.record.counted.count)
        return [
            """
            <li>\(household.record.members.count) người của hộ \(household.shown) thành thành viên của hộ \
            \(target.record.shownName), mã hộ \(target.record.code).</li>
            """,
            """
            <li>Hộ \(target.record.code): nhân khẩu \(Change(from: Shown.number(now), to: Shown.number(now + more))); diện \
            được công nhận giữ nguyên (\(target.inForce?.category.label.lowercased() ?? "chưa có quyết định")).</li>
            """,
            """
            <li>Hộ \(household.record.code) không còn trong sổ: <strong>khác giảm</strong>. Trang của hộ vẫn mở được và chỉ \
            sang hộ nhận.</li>
            """,
            FollowingErrands(household: household, events: [.mergedInto], people: more).html,
        ]
    }
}
