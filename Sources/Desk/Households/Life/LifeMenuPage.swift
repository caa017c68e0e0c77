import Markup
import Registry
import Rulebook
import Site
import Vocabulary

/// Everything that can be recorded of a household, one page for each.
func lifeMenuPage(_ frame: PageFrame, _ household: EditedHousehold, mayMoveAcross: Bool) -> HTML {
    layout(
        frame, title: "Ghi biến động",
        body: """
            \(heading("Ghi biến động", caption: "Hộ \(household.shown)", lead: """
                Chọn việc đã xảy ra. Mỗi việc có ngày, lý do và trang cho xem trước điều sẽ thay đổi.
                """))
            \(group("Có người thêm", [.birth, .marriageIn, .moveIn], household))
            \(group("Có người bớt", [.death, .marriageOut, .moveOut], household))
            \(group("Cả hộ", [.split, .merge] + (mayMoveAcross ? [.across] : []) + [.end], household))
            \(group("Vẫn trong hộ", [.absence, .kind, .representative], household))
            \(group("Để nhớ và để gọi", [.phone, .errand, .note], household))
            <h2>Việc khác</h2>
            <ul>
            <li><a href="\(Links.head(of: household.record.key))">Đổi chủ hộ</a></li>
            <li><a href="\(Links.move(of: household.record.key))">Chuyển tổ dân phố trong phường</a></li>
            <li><a href="\(Links.newMember(of: household.record.key))">Thêm thành viên bị ghi sót</a></li>
            </ul>
            \(Actions(LinkButton("Về trang hộ", to: household.page)))
            """)
}

private func group(_ title: String, _ steps: [LifeStep], _ household: EditedHousehold) -> HTML {
    let items: [HTML] = steps.map { step in
        """
        <li><a href="\(Links.life(step, of: household.record.key))">\(step.label)</a><br/><span class="hint">\
        \(step.hint)</span></li>
        """
    }
    return "<h2>\(title)</h2><ul>\(items)</ul>"
}

/// What a change does besides, said before it is done: the errands that the rules let follow.
struct FollowingErrands: HTMLPart {
    let household: EditedHousehold
    let events: [HouseholdEventKind]
    /// How many people it is about.
    let people: Int

    var html: HTML {
        let lines = titles.map { title -> HTML in "<li>\(title)</li>" }
        guard !lines.isEmpty else {
            return "<li>Không có việc kéo theo, vì hộ không thuộc diện nào phải đổi giấy hay báo thẻ.</li>"
        }
        return "<li>Việc kéo theo, tự ghi vào danh sách việc:<ul>\(lines)</ul></li>"
    }

    private var titles: [String] {
        let category = household.file.inForce?.category
        let isListed = category == .poor || category == .nearPoor
        let rules = household.rules.errands.filter { rule in
            !rule.after.isDisjoint(with: events)
                && rule.households.covers(isListed: isListed, hasEscaped: household.file.escape != nil)
        }
        let dropped = Set(rules.flatMap(\.insteadOf))
        return rules.filter { !dropped.contains($0.code) }.map { rule in
            rule.isOfPerson && people > 1 ? "\(rule.title) (\(people) người)" : rule.title
        }
    }
}
