import Markup
import Registry
import Rulebook
import Site
import Vocabulary

/// The pages of people who come: one form, in the words of what happened.
enum BringPage: CaseIterable {
    case birth, marriage, moveIn

    static let from = "tu_noi"

    var step: LifeStep {
        switch self {
        case .birth: .birth
        case .marriage: .marriageIn
        case .moveIn: .moveIn
        }
    }

    var title: String {
        switch self {
        case .birth: "Ghi trẻ mới sinh"
        case .marriage: "Ghi người kết hôn về ở hộ"
        case .moveIn: "Ghi người chuyển đến"
        }
    }

    var occasion: OccasionFields {
        switch self {
        case .birth: OccasionFields(dayLabel: "Ngày sinh (ngày vào hộ)", reasonHint: "Ví dụ: theo giấy khai sinh số 12")
        case .marriage:
            OccasionFields(dayLabel: "Ngày về ở hộ", reasonHint: "Ví dụ: theo giấy đăng ký kết hôn số 5")
        case .moveIn: OccasionFields(dayLabel: "Ngày chuyển đến", reasonHint: "Ví dụ: theo thông báo cư trú")
        }
    }

    var event: HouseholdEventKind {
        switch self {
        case .birth: .birth
        case .marriage: .marriedIn
        case .moveIn: .movedIn
        }
    }

    func coming(_ form: inout Form) -> Coming {
        switch self {
        case .birth: return .birth
        case .marriage: return .marriage(from: form.text(BringPage.from) ?? "")
        case .moveIn:
            return .moveIn(
                from: form.text(
                    BringPage.from, missing: "Chưa ghi chuyển từ đâu đến. Hãy ghi xã, phường và tỉnh, thành.") ?? "")
        }
    }

    func opened(_ household: EditedHousehold, _ people: ReturningPeople) -> EditState {
        var values = ["cu_tru": Membership.registered.rawValue]
        if self == .birth { values["quan_he"] = "child" }
        if self == .marriage { values["quan_he"] = "child_in_law" }
        return .opened(on: household.today, values.merging(people.filled(household.fields(of: nil))) { $1 })
    }

    func html(
        _ frame: PageFrame, _ household: EditedHousehold, _ state: EditState, _ people: ReturningPeople
    ) -> HTML {
        let fields = people.fields(household.fields(of: nil))
        let page = Links.life(step, of: household.record.key)
        let place: HTML? =
            self == .birth
            ? nil
            : Field.text(
                BringPage.from, self == .marriage ? "Trước đây ở" : "Chuyển từ", in: state.form,
                hint: "Xã, phường và tỉnh, thành"
            ).html
        return editingPage(
            frame, household, state,
            EditingForm(
                title: title, address: page, button: Button(title),
                lead: "Hộ đang có \(household.record.counted.count) nhân khẩu.", occasion: occasion,
                fields: """
                    \(people.html(in: state.form, at: page))
                    \(fields.relation(in: state.form, isHead: false))
                    \(fields.person(in: state.form))
                    \(place)
                    \(MemberQuestions(fields: fields, form: state.form, isOpen: false))
                    \(Notice(.note, title: "Việc này sẽ làm như sau", "<ul>\(effects(household))</ul>"))
                    """))
    }

    private func effects(_ household: EditedHousehold) -> [HTML] {
        let now = household.record.counted.count
        return [
            "<li>Nhân khẩu của hộ: \(Change(from: Shown.number(now), to: Shown.number(now + 1))).</li>",
            FollowingErrands(household: household, events: [event], people: 1).html,
            "<li>Quyết định đã công nhận không đổi; kết quả theo dữ liệu được tính lại.</li>",
        ]
    }
}
