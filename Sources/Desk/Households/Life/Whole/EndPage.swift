import Markup
import Registry
import Rulebook
import Site
import Vocabulary

/// A household comes to its end.
enum EndPage {
    static let how = "cach"
    static let place = "den_noi"

    static func read(_ form: inout Form) -> (ending: Ending, place: String, occasion: Occasion)? {
        let ending: Ending? = form.choice(how, missing: "Chưa chọn vì sao hộ không còn.")
        let place = form.text(place) ?? ""
        if ending == .departed, place.isEmpty {
            form.refuse(self.place, "Chưa ghi cả hộ chuyển đi đâu. Hãy ghi xã, phường và tỉnh, thành.")
        }
        guard let ending, let occasion = OccasionFields.read(&form), !form.hasProblems else { return nil }
        return (ending, place, occasion)
    }
}

func endPage(_ frame: PageFrame, _ household: EditedHousehold, _ state: EditState) -> HTML {
    let endings = Ending.allCases.map { Choice($0.rawValue, $0.label) }
    return editingPage(
        frame, household, state,
        EditingForm(
            title: "Ghi hộ không còn", address: Links.life(.end, of: household.record.key),
            button: Button("Ghi hộ không còn", .grave),
            lead: "Chỉ dùng khi không còn ai ở lại. Còn người thì ghi từng người chết hoặc chuyển đi.",
            occasion: OccasionFields(
                dayLabel: "Ngày không còn", reasonHint: "Ví dụ: theo thông báo cư trú; tổ trưởng báo"),
            fields: """
                \(Field.radios(EndPage.how, "Vì sao hộ không còn?", endings, in: state.form))
                \(Field.text(EndPage.place, "Nơi chuyển đến", in: state.form, hint: "Nếu cả hộ chuyển đi: xã, phường và tỉnh, thành"))
                \(Notice(.attention, title: "Việc này sẽ làm như sau", "<ul>\(effects(household))</ul>"))
                """))
}

private func effects(_ household: EditedHousehold) -> [HTML] {
    let names = household.record.members.map(\.person.name).joined(separator: ", ")
    return [
        "<li>\(household.record.members.count) người thôi là thành viên: \(names).</li>",
        """
        <li>Hộ thôi cư trú ở \(household.place): <strong>khác giảm</strong>, không phải thoát nghèo. Mã hộ \
        \(household.record.code) không dùng lại; hồ sơ và quyết định vẫn được giữ.</li>
        """,
        FollowingErrands(household: household, events: [.ended, .departed], people: household.record.members.count)
            .html,
    ]
}
