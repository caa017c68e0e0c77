import Markup
import Registry
import Rulebook
import Site
import Territory
import Vocabulary

/// Where a household that moved in came from, and what it was there.
enum ArrivalFields {
    static let from = "tu_noi"
    static let category = "dien_noi_cu"
    static let decision = "so_qd"
    static let signedOn = "ngay_qd"

    static func html(in form: Form) -> HTML {
        let classes = [
            Choice("", "Không phải hộ nghèo, cận nghèo"), Choice(RecognisedClass.poor.rawValue, "Hộ nghèo"),
            Choice(RecognisedClass.nearPoor.rawValue, "Hộ cận nghèo"),
        ]
        return """
            <h2>Nơi chuyển đi</h2>
            \(Field.text(from, "Chuyển từ", in: form, hint: "Xã, phường và tỉnh, thành"))
            \(Field.radios(category, "Ở nơi cũ là", classes, in: form))
            \(Field.text(decision, "Số quyết định công nhận ở nơi cũ", in: form, hint: "Theo giấy chứng nhận; để trống nếu không thuộc diện", width: .half))
            \(Field.day(signedOn, "Ngày ký quyết định ấy", in: form))
            """
    }

    static func read(_ form: inout Form) -> Arrival? {
        let from = form.text(from, missing: "Chưa ghi nơi hộ chuyển từ đó đến. Hãy ghi xã, phường và tỉnh, thành.")
        let category = RecognisedClass(rawValue: form.typed(category))
        let decision = form.text(
            decision, missing: category == nil ? nil : "Chưa ghi số quyết định ở nơi cũ. Hãy ghi theo giấy chứng nhận.",
            limit: 60)
        let signedOn = form.day(signedOn)
        guard let from, !form.hasProblems else { return nil }
        return Arrival(from: from, category: category, decision: decision, signedOn: signedOn)
    }
}

func arrivePage(_ frame: PageFrame, _ model: NewHousehold, _ state: EditState) -> HTML {
    let places = [Choice("", "Chọn tổ dân phố")] + model.areas.map { Choice($0.key.description, $0.name) }
    return layout(
        frame, title: "Hộ chuyển đến", hasProblems: state.hasProblems,
        body: """
            \(ErrorSummary(state.form.problems, message: state.message))
            \(heading("Hộ chuyển đến", lead: """
                Một hộ từ xã, phường khác đến ở. Hộ đã nghèo, cận nghèo ở nơi cũ được tính là khác tăng khi có quyết định ở \
                đây, không tính là phát sinh mới.
                """))
            \(PostForm(to: Links.arrival, """
                \(ArrivalFields.html(in: state.form))
                <h2>Nơi ở mới</h2>
                \(Field.select("tdp", "Tổ dân phố", places, in: state.form))
                \(Field.text("dia_chi", "Địa chỉ", in: state.form, hint: "Số nhà, đường, xóm"))
                <h2>Chủ hộ</h2>
                \(model.people.html(in: state.form, at: Links.arrival))
                \(model.fields.person(in: state.form))
                \(OccasionFields(dayLabel: "Ngày chuyển đến", reasonHint: "Ví dụ: theo thông báo cư trú").html(in: state.form))
                \(Actions(Button("Ghi hộ chuyển đến").html, LinkButton("Bỏ, về danh sách hộ", to: Links.households).html))
                """))
            """)
}
