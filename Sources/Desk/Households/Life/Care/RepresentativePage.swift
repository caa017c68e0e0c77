import Markup
import Registry
import Site
import Vocabulary

/// Who speaks for a household: a member, or somebody from outside by name.
enum RepresentativeFields {
    static let who = "nguoi_dai_dien"
    static let name = "dai_dien"
    static let relation = "la_gi"
    static let until = "den_ngay"

    static func html(in form: Form, _ household: EditedHousehold, except going: [MemberRecord]) -> HTML {
        let members = household.record.members.filter { member in !going.contains { $0.key == member.key } }
        let choices =
            members.map { LeavePage.choice($0, household) } + [Choice("", "Người ngoài hộ, ghi tên ở dưới")]
        return """
            \(Field.radios(who, "Ai đại diện cho hộ?", choices, in: form))
            \(Field.text(name, "Họ tên người ngoài hộ", in: form, width: .half))
            \(Field.text(relation, "Là gì của hộ", in: form, hint: "Ví dụ: chú ruột, người giám hộ, tổ trưởng", width: .half))
            \(Field.day(until, "Đại diện đến ngày", in: form, hint: "Để trống nếu chưa biết"))
            """
    }

    static func read(
        _ form: inout Form, _ household: EditedHousehold, except going: [MemberRecord]
    ) -> RepresentativeForm? {
        let person = Key(form.typed(who))
        let name = form.text(name, limit: 100) ?? ""
        if person == nil, name.isEmpty {
            form.refuse(self.name, "Chưa có người đại diện. Hãy chọn một thành viên hoặc ghi họ tên.")
        }
        let member = household.record.members.first { $0.person.key == person }
        let relation =
            form.text(relation, limit: 60)
            ?? member.map { household.words("relations", $0.relation).lowercased() } ?? ""
        let until = form.day(until)
        guard !form.hasProblems else { return nil }
        return RepresentativeForm(person: person, name: name, relation: relation, until: until)
    }
}

func representativePage(_ frame: PageFrame, _ household: EditedHousehold, _ state: EditState) -> HTML {
    editingPage(
        frame, household, state,
        EditingForm(
            title: "Ghi người đại diện", address: Links.life(.representative, of: household.record.key),
            button: Button("Ghi người đại diện"),
            lead: """
                Người đại diện làm thủ tục thay hộ khi hộ không có chủ hộ hoặc chủ hộ không tự làm được. Ai đang đại diện thì \
                thôi từ ngày này.
                """,
            occasion: OccasionFields(
                dayLabel: "Đại diện từ ngày", reasonHint: "Ví dụ: chủ hộ qua đời, các con còn nhỏ; giấy ủy quyền"),
            fields: RepresentativeFields.html(in: state.form, household, except: [])))
}
