import Markup
import Registry
import Rulebook
import Site
import Vocabulary

/// The pages of people who leave: who, who follows a head, then what will happen.
enum LeavePage: CaseIterable {
    case death, marriage, moveOut

    static let people = "nguoi"
    static let to = "den_noi"
    /// Who follows: a member's key, or `dai_dien`.
    static let follower = "chu"
    static let byRepresentative = "dai_dien"

    var step: LifeStep {
        switch self {
        case .death: .death
        case .marriage: .marriageOut
        case .moveOut: .moveOut
        }
    }

    var title: String {
        switch self {
        case .death: "Ghi người chết"
        case .marriage: "Ghi người kết hôn về ở nơi khác"
        case .moveOut: "Ghi người chuyển đi"
        }
    }

    var question: String {
        switch self {
        case .death: "Ai đã chết?"
        case .marriage: "Ai kết hôn, không ở hộ này nữa?"
        case .moveOut: "Những ai chuyển đi?"
        }
    }

    var occasion: OccasionFields {
        switch self {
        case .death: OccasionFields(dayLabel: "Ngày chết", reasonHint: "Ví dụ: theo giấy chứng tử số 8")
        case .marriage: OccasionFields(dayLabel: "Ngày về ở nơi khác", reasonHint: "Ví dụ: theo đăng ký kết hôn số 5")
        case .moveOut: OccasionFields(dayLabel: "Ngày chuyển đi", reasonHint: "Ví dụ: theo phiếu báo chuyển cư trú")
        }
    }

    private var event: HouseholdEventKind {
        switch self {
        case .death: .death
        case .marriage: .marriedOut
        case .moveOut: .movedOut
        }
    }

    private var ending: HouseholdEventKind { self == .moveOut ? .departed : .ended }

    private func leaving(_ form: inout Form) -> Leaving {
        switch self {
        case .death: return .death
        case .marriage: return .marriage(to: form.text(LeavePage.to) ?? "")
        case .moveOut:
            return .moveOut(
                to: form.text(LeavePage.to, missing: "Chưa ghi chuyển đi đâu. Hãy ghi xã, phường và tỉnh, thành.")
                    ?? "")
        }
    }

    // MARK: What the form says

    struct Typed {
        let people: [Key]
        let leaving: Leaving
        let succession: Succession
        let occasion: Occasion
    }

    func read(_ form: inout Form, _ household: EditedHousehold) -> Typed? {
        let going = LeavePage.going(form, household)
        let leaving = leaving(&form)
        let succession = succession(&form, household, going)
        guard let occasion = OccasionFields.read(&form), !form.hasProblems else { return nil }
        return Typed(
            people: going.map(\.person.key), leaving: leaving, succession: succession, occasion: occasion)
    }

    private func succession(_ form: inout Form, _ household: EditedHousehold, _ going: [MemberRecord]) -> Succession {
        guard LeavePage.leavesWithoutHead(household, going) else { return .none }
        let follower = form.typed(LeavePage.follower)
        if follower == LeavePage.byRepresentative {
            return RepresentativeFields.read(&form, household, except: going).map { .representative($0) } ?? .none
        }
        guard let key = Key(follower), let head = household.record.members.first(where: { $0.person.key == key }) else {
            return .none
        }
        var relations: [Key: String] = [:]
        for member in LeavePage.others(household, going, head) {
            let code = form.typed(ChangeHead.field(member.person.key))
            if household.rules.list("relations")?[code] == nil || code == MemberRecord.headRelation {
                form.refuse(
                    ChangeHead.field(member.person.key),
                    "Chưa chọn quan hệ của \(member.person.name) với chủ hộ mới.")
            }
            relations[member.person.key] = code
        }
        return .head(key, relations: relations)
    }

    static func going(_ form: Form, _ household: EditedHousehold) -> [MemberRecord] {
        let chosen = Set(form.chosen(people).compactMap { Key($0) })
        return household.record.members.filter { chosen.contains($0.person.key) }
    }

    static func leavesWithoutHead(_ household: EditedHousehold, _ going: [MemberRecord]) -> Bool {
        going.count < household.record.members.count
            && going.contains { $0.relation == MemberRecord.headRelation }
    }

    private static func staying(_ household: EditedHousehold, _ going: [MemberRecord]) -> [MemberRecord] {
        household.record.members.filter { member in !going.contains { $0.key == member.key } }
    }

    private static func others(
        _ household: EditedHousehold, _ going: [MemberRecord], _ head: MemberRecord
    ) -> [MemberRecord] {
        staying(household, going).filter { $0.key != head.key }
    }

    // MARK: The steps

    /// The page that a form stands at: who; who follows; what will happen.
    func page(_ frame: PageFrame, _ household: EditedHousehold, _ state: EditState) -> HTML {
        let going = LeavePage.going(state.form, household)
        if going.isEmpty { return choosing(frame, household, state) }
        if LeavePage.leavesWithoutHead(household, going), state.form.typed(LeavePage.follower).isEmpty {
            return following(frame, household, going)
        }
        return deciding(frame, household, going, state)
    }

    /// A state with guesses where the last step is opened for the first time.
    func opened(_ asked: Form, _ household: EditedHousehold) -> EditState {
        let going = LeavePage.going(asked, household)
        var values: [String: String] = [LeavePage.follower: asked.typed(LeavePage.follower)]
        if let head = Key(asked.typed(LeavePage.follower)).flatMap({ key in
            household.record.members.first { $0.person.key == key }
        }) {
            for member in LeavePage.others(household, going, head) {
                values[ChangeHead.field(member.person.key)] = HeadRelations.guess(
                    of: member.relation, newHeadWas: head.relation)
            }
        }
        return .opened(
            on: household.today, values, lists: [LeavePage.people: going.map(\.person.key.description)])
    }

    private func choosing(_ frame: PageFrame, _ household: EditedHousehold, _ state: EditState) -> HTML {
        let choices = household.record.members.map { LeavePage.choice($0, household) }
        let field =
            self == .moveOut
            ? Field.checkboxes(LeavePage.people, question, choices, in: state.form)
            : Field.radios(LeavePage.people, question, choices, in: state.form)
        return asking(frame, household, lead: nil, field.html)
    }

    private func following(_ frame: PageFrame, _ household: EditedHousehold, _ going: [MemberRecord]) -> HTML {
        let choices =
            LeavePage.staying(household, going).map { LeavePage.choice($0, household) } + [
                Choice(LeavePage.byRepresentative, "Chưa có chủ hộ: ghi người đại diện")
            ]
        let head = going.first { $0.relation == MemberRecord.headRelation }?.person.name ?? ""
        let kept: [HTML] = going.map { member in
            "<input type=\"hidden\" name=\"\(LeavePage.people)\" value=\"\(member.person.key.description)\"/>"
        }
        return asking(
            frame, household, lead: "\(head) là chủ hộ, hộ còn \(choices.count - 1) người khác.",
            "\(kept)\(Field.radios(LeavePage.follower, "Ai làm chủ hộ tiếp?", choices, in: .blank))")
    }

    private func asking(
        _ frame: PageFrame, _ household: EditedHousehold, lead: HTML?, _ fields: HTML
    ) -> HTML {
        layout(
            frame, title: title,
            body: """
                \(heading(title, caption: "Hộ \(household.shown)", lead: lead))
                <form method="get" action="\(Links.life(step, of: household.record.key))">
                \(fields)
                \(Actions(Button("Tiếp tục").html, LinkButton("Bỏ, về trang hộ", to: household.page).html))</form>
                """)
    }

    private func deciding(
        _ frame: PageFrame, _ household: EditedHousehold, _ going: [MemberRecord], _ state: EditState
    ) -> HTML {
        let names = going.map(\.person.name).joined(separator: ", ")
        let kept: [HTML] = going.map { member in
            "<input type=\"hidden\" name=\"\(LeavePage.people)\" value=\"\(member.person.key.description)\"/>"
        }
        let place: HTML? =
            self == .death
            ? nil
            : Field.text(LeavePage.to, "Chuyển đến", in: state.form, hint: "Xã, phường và tỉnh, thành").html
        return editingPage(
            frame, household, state,
            EditingForm(
                title: "\(title): \(names)", address: Links.life(step, of: household.record.key),
                button: Button(title, .grave), occasion: occasion,
                fields: """
                    \(kept)
                    \(followers(household, going, state))
                    \(place)
                    \(Notice(.attention, title: "Việc này sẽ làm như sau", "<ul>\(effects(household, going, state))</ul>"))
                    """))
    }

    private func followers(_ household: EditedHousehold, _ going: [MemberRecord], _ state: EditState) -> HTML? {
        guard LeavePage.leavesWithoutHead(household, going) else { return nil }
        let follower = state.form.typed(LeavePage.follower)
        let kept: HTML = "<input type=\"hidden\" name=\"\(LeavePage.follower)\" value=\"\(follower)\"/>"
        guard let key = Key(follower), let head = household.record.members.first(where: { $0.person.key == key }) else {
            return "\(kept)\(RepresentativeFields.html(in: state.form, household, except: going))"
        }
        let relations = (household.rules.list("relations")?.items ?? []).filter {
            $0.code != MemberRecord.headRelation
        }
        let choices = [Choice("", "Chọn quan hệ")] + relations.map { Choice($0.code, $0.label) }
        let fields = LeavePage.others(household, going, head).map { member in
            Field.select(
                ChangeHead.field(member.person.key), "\(member.person.name) là gì của \(head.person.name)?", choices,
                in: state.form, hint: "Trước đây: \(household.words("relations", member.relation).lowercased())")
        }
        return "\(kept)\(fields)"
    }

    private func effects(_ household: EditedHousehold, _ going: [MemberRecord], _ state: EditState) -> [HTML] {
        let names = going.map(\.person.name).joined(separator: ", ")
        var lines: [HTML] = [
            "<li><strong>\(names)</strong> không còn là thành viên của hộ \(household.shown) từ ngày ghi ở dưới.</li>"
        ]
        let isLast = going.count == household.record.members.count
        if isLast {
            lines.append(
                """
                <li>Không còn ai: hộ thôi cư trú ở \(household.place). Đó là <strong>khác giảm</strong>, không phải thoát \
                nghèo; hồ sơ và các quyết định vẫn được giữ.</li>
                """)
        } else {
            let now = household.record.counted.count
            let after = now - going.count { $0.kind != .present }
            lines.append("<li>Nhân khẩu của hộ: \(Change(from: Shown.number(now), to: Shown.number(after))).</li>")
        }
        if let key = Key(state.form.typed(LeavePage.follower)),
            let head = household.record.members.first(where: { $0.person.key == key })
        {
            lines.append("<li>Chủ hộ từ ngày ấy: <strong>\(head.person.name)</strong>. Mã hộ giữ nguyên.</li>")
        }
        lines.append(
            FollowingErrands(
                household: household, events: isLast ? [event, ending] : [event], people: going.count
            ).html)
        return lines
    }

    static func choice(_ member: MemberRecord, _ household: EditedHousehold) -> Choice {
        let birth = member.person.birth.map { ", sinh \($0.shown)" } ?? ""
        return Choice(
            member.person.key.description,
            "\(member.person.name) (\(household.words("relations", member.relation).lowercased())\(birth))")
    }
}
