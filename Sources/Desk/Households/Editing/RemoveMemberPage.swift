import Markup
import Registry
import Rulebook
import Site
import Vocabulary

/// Says by name and number what taking somebody out of a household does, before it is done.
func removeMemberPage(
    _ frame: PageFrame, _ household: EditedHousehold, _ member: MemberRecord, _ state: EditState
) -> HTML {
    if member.relation == MemberRecord.headRelation, household.record.members.count > 1 {
        return headStaysPage(frame, household, member)
    }
    let address = Links.member(member.person.key, of: household.record.key).appending("bot")
    return editingPage(
        frame, household, state,
        EditingForm(
            title: "Bớt thành viên: \(member.person.name)", address: address, button: Button("Bớt khỏi hộ", .grave),
            occasion: OccasionFields(
                dayLabel: "Ngày ra khỏi hộ",
                reasonHint: "Ví dụ: ghi nhầm vào hộ này; đã có ở hộ khác"),
            fields: """
                \(ways(household))
                \(Notice(.attention, title: "Việc này sẽ làm như sau", "<ul>\(effects(household, member))</ul>"))
                """))
}

/// Why somebody leaves: what has a page of its own lets certificates, BHYT and errands follow; this page does not.
private func ways(_ household: EditedHousehold) -> HTML {
    let steps: [LifeStep] = [.death, .marriageOut, .moveOut, .split, .absence]
    let lines: [HTML] = steps.map { step in
        """
        <li><a href="\(Links.life(step, of: household.record.key))">\(step.label)</a>: <span class="hint">\(step.hint)</span></li>
        """
    }
    return Notice(
        .note, title: "Vì sao người này không còn trong hộ?",
        """
        <p>Có việc xảy ra thì ghi đúng việc đó, để giấy chứng nhận, thẻ BHYT và việc kéo theo đi cùng:</p>
        <ul>\(lines)</ul>
        <p>Ghi nhầm vào hộ, hoặc lý do khác: bớt ở ngay trang này.</p>
        """
    ).html
}

private func effects(_ household: EditedHousehold, _ member: MemberRecord) -> [HTML] {
    let birth = member.person.birth.map { ", sinh \($0.shown)" } ?? ""
    let relation = household.words("relations", member.relation).lowercased()
    var lines: [HTML] = [
        """
        <li><strong>\(member.person.name)</strong>\(birth) (\(relation)) không còn là thành viên của hộ \
        \(household.shown).</li>
        """
    ]
    if household.record.members.count == 1 {
        lines.append(
            """
            <li>Đây là người cuối cùng: hộ thôi cư trú ở \(household.place). Hộ không “thoát nghèo”; hồ sơ và các quyết \
            định vẫn được giữ.</li>
            """)
    } else {
        lines.append("<li>\(people(household, member))</li>")
        lines.append("<li>\(proposal(household, member))</li>")
    }
    lines.append("<li>Điều đã ghi về người này không bị xóa; vẫn tìm được trong dòng thời gian.</li>")
    return lines
}

private func people(_ household: EditedHousehold, _ member: MemberRecord) -> HTML {
    let now = household.record.counted.count
    let after = now - (member.kind == .present ? 0 : 1)
    return "Nhân khẩu của hộ: \(Change(from: Shown.number(now), to: Shown.number(after)))."
}

private func proposal(_ household: EditedHousehold, _ member: MemberRecord) -> HTML {
    let before = household.proposal
    let after = household.proposal { $0.members.removeAll { $0.person.key == member.person.key } }
    guard let before, let after, before != after else {
        return "Kết quả theo dữ liệu giữ nguyên: \(before?.label ?? HouseholdClass.undetermined.label)."
    }
    return """
        Kết quả theo dữ liệu: \(Change(from: before.label, to: after.label)). Quyết định đã công nhận không đổi.
        """
}

private func headStaysPage(_ frame: PageFrame, _ household: EditedHousehold, _ member: MemberRecord) -> HTML {
    layout(
        frame, title: "Đổi chủ hộ trước",
        body: """
            \(heading("Đổi chủ hộ trước", caption: "Hộ \(household.shown)", lead: """
                \(member.person.name) là chủ hộ, hộ còn \(household.record.members.count - 1) người khác. Hãy chọn chủ hộ \
                mới, rồi mới bớt người này.
                """))
            \(Actions(
                LinkButton("Đổi chủ hộ", to: Links.head(of: household.record.key), .primary),
                LinkButton("Về trang hộ", to: household.page)))
            """)
}
