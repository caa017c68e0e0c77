import Markup
import Registry
import Site
import Vocabulary

func addMemberPage(_ frame: PageFrame, _ household: EditedHousehold, _ state: EditState) -> HTML {
    let fields = household.fields(of: nil)
    return editingPage(
        frame, household, state,
        EditingForm(
            title: "Thêm thành viên", address: Links.newMember(of: household.record.key),
            button: Button("Thêm thành viên"),
            lead: "Hộ đang có \(household.record.counted.count) nhân khẩu.",
            occasion: OccasionFields(
                dayLabel: "Ngày vào hộ", reasonHint: "Ví dụ: mới sinh, theo giấy khai sinh; kết hôn; chuyển đến"),
            fields: """
                \(fields.relation(in: state.form, isHead: false))
                \(fields.person(in: state.form))
                \(MemberQuestions(fields: fields, form: state.form, isOpen: false))
                """))
}
