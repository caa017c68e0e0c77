import Markup
import Registry
import Rulebook
import Site
import Territory
import Vocabulary

/// Moves a household to another ward of this installation: which ward, then where in it.
enum AcrossPage {
    static let commune = "xa"

    static func choosing(_ frame: PageFrame, _ household: EditedHousehold, _ communes: [Area]) -> HTML {
        let choices = communes.map { Choice($0.key.description, $0.name) }
        let form: HTML = """
            <form method="get" action="\(Links.life(.across, of: household.record.key))">
            \(Field.radios(commune, "Hộ chuyển sang đâu?", choices, in: .blank))
            \(Actions(Button("Tiếp tục").html, LinkButton("Bỏ, về trang hộ", to: household.page).html))</form>
            """
        let nowhere: HTML = """
            <p>Bạn chỉ giữ sổ của một xã, phường, hoặc nơi khác chưa có tổ dân phố trong hệ thống. Hãy ghi hộ chuyển đi ở mục \
            <a href="\(Links.life(.end, of: household.record.key))">Hộ không còn</a>; nơi đến ghi hộ chuyển đến.</p>
            """
        return layout(
            frame, title: "Chuyển cả hộ sang xã, phường khác",
            body: """
                \(heading("Chuyển cả hộ sang xã, phường khác", caption: "Hộ \(household.shown)"))
                \(when: communes.isEmpty, nowhere, else: form)
                """)
    }

    static func deciding(
        _ frame: PageFrame, _ household: EditedHousehold, _ commune: Area, _ places: [Area], _ state: EditState
    ) -> HTML {
        let choices = [Choice("", "Chọn tổ dân phố")] + places.map { Choice($0.key.description, $0.name) }
        return editingPage(
            frame, household, state,
            EditingForm(
                title: "Chuyển hộ sang \(commune.name)", address: Links.life(.across, of: household.record.key),
                button: Button("Chuyển hộ", .grave),
                occasion: OccasionFields(dayLabel: "Ngày chuyển", reasonHint: "Ví dụ: theo thông báo cư trú"),
                fields: """
                    <input type="hidden" name="\(self.commune)" value="\(commune.key.description)"/>
                    \(Field.select("tdp", "Đến ở", choices, in: state.form))
                    \(Field.text("dia_chi", "Địa chỉ mới", in: state.form, hint: "Số nhà, đường, xóm"))
                    \(Notice(.attention, title: "Việc này sẽ làm như sau", "<ul>\(effects(household, commune))</ul>"))
                    """))
    }

    private static func effects(_ household: EditedHousehold, _ commune: Area) -> [HTML] {
        let people = household.record.members.count
        let category = household.file.inForce?.category
        let isListed = category == .poor || category == .nearPoor
        let there: HTML =
            isListed
            ? """
            <li>\(commune.name) được báo hộ đang là \(category?.label.lowercased() ?? ""), theo quyết định nào; khi có quyết \
            định ở đó, hộ tính là khác tăng.</li>
            """ : "<li>Hộ không thuộc diện nào ở đây, nên nơi mới không nhận diện nào.</li>"
        return [
            "<li>Ở đây: hộ thôi cư trú, \(people) người thôi là thành viên (khác giảm).</li>",
            "<li>Ở \(commune.name): hộ có mã mới, cùng \(people) người ấy với điều đã biết về họ.</li>",
            there,
            "<li>Ghi vào nhật ký của cả hai nơi, cùng một lần; không được một nơi thì không ghi nơi nào.</li>",
            FollowingErrands(household: household, events: [.departed], people: people).html,
        ]
    }
}
