import Markup
import Registry
import Site
import Vocabulary

/// Changes how somebody belongs to the household, and how the household is reached.
enum KindPage {
    static let person = "nguoi"
    static let kind = "cu_tru"

    static func read(_ form: inout Form) -> (person: Key, kind: Membership, occasion: Occasion)? {
        let person = Key(form.typed(person))
        if person == nil { form.refuse(self.person, "Chưa chọn ai.") }
        let kind: Membership? = form.choice(kind, missing: "Chưa chọn loại cư trú.")
        guard let person, let kind, let occasion = OccasionFields.read(&form), !form.hasProblems else { return nil }
        return (person, kind, occasion)
    }
}

func kindPage(_ frame: PageFrame, _ household: EditedHousehold, _ state: EditState) -> HTML {
    let people = household.record.members.map { member in
        Choice(member.person.key.description, "\(member.person.name) (đang \(member.kind.label.lowercased()))")
    }
    let kinds = Membership.allCases.map { kind in
        Choice(kind.rawValue, kind.label, hint: kind == .present ? "Không tính nhân khẩu của hộ" : "Tính nhân khẩu")
    }
    return editingPage(
        frame, household, state,
        EditingForm(
            title: "Đổi loại cư trú", address: Links.life(.kind, of: household.record.key),
            button: Button("Đổi loại cư trú"), lead: "Trước ngày này vẫn tính theo loại cũ.",
            occasion: OccasionFields(dayLabel: "Từ ngày", reasonHint: "Ví dụ: đã đăng ký thường trú"),
            fields: """
                \(Field.radios(KindPage.person, "Ai?", people, in: state.form))
                \(Field.radios(KindPage.kind, "Từ ngày này là", kinds, in: state.form))
                """))
}

func phonePage(_ frame: PageFrame, _ household: EditedHousehold, _ state: EditState) -> HTML {
    editingPage(
        frame, household, state,
        EditingForm(
            title: "Số điện thoại của hộ", address: Links.life(.phone, of: household.record.key),
            button: Button("Lưu số điện thoại"), lead: "Xóa trống nếu số không còn dùng.",
            occasion: OccasionFields(dayLabel: "Ngày biết số này", reasonHint: "Ví dụ: chủ hộ cho số khi rà soát"),
            fields: Field.text(
                PhoneField.name, "Số điện thoại", in: state.form, hint: "Ví dụ 0912 345 678", width: .half,
                kind: .telephone
            ).html))
}

enum PhoneField {
    static let name = "dien_thoai"
}
