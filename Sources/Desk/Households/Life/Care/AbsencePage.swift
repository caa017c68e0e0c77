import Markup
import Registry
import Rulebook
import Site
import Vocabulary

/// Members who are away for a time.
enum AbsencePage {
    static let person = "nguoi"
    static let reason = "ly_do_vang"
    static let until = "den_ngay"
    static let note = "noi_o"

    static func read(
        _ form: inout Form, _ household: EditedHousehold
    ) -> (person: Key, reason: String, until: Day?, note: String, occasion: Occasion)? {
        let person = Key(form.typed(person))
        if person == nil { form.refuse(self.person, "Chưa chọn ai vắng.") }
        let reason = form.text(reason, missing: "Chưa chọn lý do vắng.") ?? ""
        let until = form.day(until)
        let note = form.text(note) ?? ""
        guard let person, let occasion = OccasionFields.read(&form), !form.hasProblems else { return nil }
        return (person, reason, until, note, occasion)
    }
}

func absencePage(_ frame: PageFrame, _ household: EditedHousehold, _ state: EditState) -> HTML {
    let people = household.record.members.map { LeavePage.choice($0, household) }
    let reasons = (household.rules.list("absences")?.items ?? []).map { Choice($0.code, $0.label) }
    return editingPage(
        frame, household, state,
        EditingForm(
            title: "Ghi vắng mặt có thời hạn", address: Links.life(.absence, of: household.record.key),
            button: Button("Ghi vắng mặt"),
            lead: "Người vắng vẫn là thành viên và vẫn tính nhân khẩu của hộ. Không về nữa thì ghi chuyển đi.",
            occasion: OccasionFields(
                dayLabel: "Vắng từ ngày", reasonHint: "Ví dụ: gia đình báo; theo giấy gọi nhập ngũ"),
            fields: """
                \(Field.radios(AbsencePage.person, "Ai vắng?", people, in: state.form))
                \(Field.radios(AbsencePage.reason, "Vì sao?", reasons, in: state.form))
                \(Field.text(AbsencePage.note, "Đang ở đâu", in: state.form, hint: "Ví dụ: Đồng Nai; để trống nếu không rõ"))
                \(Field.day(AbsencePage.until, "Ngày về", in: state.form, hint: "Ngày đầu tiên đã về; để trống nếu chưa biết"))
                """))
}

/// Somebody who was away is back.
func backPage(
    _ frame: PageFrame, _ household: EditedHousehold, _ absence: Absence, name: String, _ state: EditState
) -> HTML {
    let reason = household.words("absences", absence.reason).lowercased()
    return editingPage(
        frame, household, state,
        EditingForm(
            title: "\(name) đã về", address: Links.back(absence.key, of: household.record.key),
            button: Button("Ghi đã về"), lead: "Vắng từ \(absence.from.shown), \(reason).",
            occasion: OccasionFields(dayLabel: "Ngày về", reasonHint: "Ví dụ: gia đình báo; gặp ở nhà"),
            fields: ""))
}
