import Markup
import Registry
import Site
import Vocabulary

func addMemberPage(
    _ frame: PageFrame, _ household: EditedHousehold, _ state: EditState, _ people: ReturningPeople
) -> HTML {
    let fields = people.fields(household.fields(of: nil))
    let page = Links.newMember(of: household.record.key)
    return editingPage(
        frame, household, state,
        EditingForm(
            title: "Thêm thành viên", address: page,
            button: Button("Thêm thành viên"),
            lead: "Hộ đang có \(household.record.counted.count) nhân khẩu.",
            occasion: OccasionFields(
                dayLabel: "Ngày vào hộ", reasonHint: "Ví dụ: mới sinh, theo giấy khai sinh; kết hôn; chuyển đến"),
            fields: """
                \(people.html(in: state.form, at: page))
                \(fields.relation(in: state.form, isHead: false))
                \(fields.person(in: state.form))
                \(MemberQuestions(fields: fields, form: state.form, isOpen: false))
                """))
}
