import Markup
import Registry
import Site
import Vocabulary

func correctMemberPage(
    _ frame: PageFrame, _ household: EditedHousehold, _ member: MemberRecord, _ state: EditState
) -> HTML {
    let fields = household.fields(of: member)
    let isHead = member.relation == MemberRecord.headRelation
    let address = Links.member(member.person.key, of: household.record.key)
    return editingPage(
        frame, household, state,
        EditingForm(
            title: "Sửa thành viên: \(member.person.name)", address: address, button: Button("Lưu"),
            lead: """
                Sửa điều ghi sai, hoặc ghi điều mới biết về người này. Người này không còn ở trong hộ nữa? \
                <a href="\(address.appending("bot"))">Bớt khỏi hộ</a>.
                """,
            occasion: OccasionFields(
                dayLabel: "Ngày biết điều này", reasonHint: "Ví dụ: theo căn cước; theo thẻ BHYT; bổ sung khi rà soát"),
            fields: """
                <h2>Giấy tờ</h2>
                \(fields.person(in: state.form))
                \(fields.relation(in: state.form, isHead: isHead))
                \(when: isHead, headNote(household))
                <h2>Việc làm, học hành, sức khỏe, BHYT</h2>
                \(fields.questions(in: state.form))
                """))
}

private func headNote(_ household: EditedHousehold) -> HTML {
    """
    <p>Muốn người khác làm chủ hộ, dùng mục <a href="\(Links.head(of: household.record.key))">Đổi chủ hộ</a>.</p>
    """
}
