import Markup
import Registry
import Site
import Territory
import Vocabulary

/// Moves a household to another tổ dân phố of the ward.
enum MoveHousehold {
    static func read(_ form: inout Form) -> (neighbourhood: Key, address: String, occasion: Occasion)? {
        let neighbourhood = Key(form.typed("tdp"))
        if neighbourhood == nil { form.refuse("tdp", "Chưa chọn tổ dân phố chuyển đến.") }
        let address = form.text("dia_chi") ?? ""
        guard let neighbourhood, let occasion = OccasionFields.read(&form), !form.hasProblems else { return nil }
        return (neighbourhood, address, occasion)
    }
}

func moveHouseholdPage(_ frame: PageFrame, _ household: EditedHousehold, _ state: EditState) -> HTML {
    let places = household.areas.filter { $0.key != household.record.neighbourhood }
    let choices = [Choice("", "Chọn tổ dân phố")] + places.map { Choice($0.key.description, $0.name) }
    return editingPage(
        frame, household, state,
        EditingForm(
            title: "Chuyển tổ dân phố", address: Links.move(of: household.record.key), button: Button("Chuyển hộ"),
            lead: "Chỉ dùng khi hộ chuyển trong phường. Hộ đang ở \(household.place).",
            occasion: OccasionFields(
                dayLabel: "Ngày chuyển", reasonHint: "Ví dụ: mua nhà nơi khác; sắp xếp lại tổ dân phố"),
            fields: """
                \(Field.select("tdp", "Chuyển đến", choices, in: state.form))
                \(Field.text("dia_chi", "Địa chỉ mới", in: state.form, hint: "Số nhà, đường, xóm"))
                \(Notice(.note, title: "Việc này sẽ làm như sau", "<ul>\(effects(household))</ul>"))
                """))
}

private func effects(_ household: EditedHousehold) -> [HTML] {
    let counted: HTML = "1 hộ, \(Shown.number(household.record.counted.count)) nhân khẩu"
    var lines: [HTML] = [
        "<li>\(household.place): <strong>khác giảm</strong> \(counted) kể từ ngày chuyển.</li>",
        "<li>Tổ dân phố chuyển đến: <strong>khác tăng</strong> \(counted). Tổng của phường không đổi.</li>",
        "<li>Mã hộ \(household.record.code), thành viên và các quyết định giữ nguyên.</li>",
    ]
    if let now = household.file.inForce, now.category != .unlisted {
        lines.append("<li>Hộ vẫn là \(now.category.label.lowercased()), tính ở tổ dân phố mới.</li>")
    }
    return lines
}
