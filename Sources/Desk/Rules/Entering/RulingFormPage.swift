import Markup
import Rulebook
import Site
import Vocabulary

func rulingFormPage(_ frame: PageFrame, _ model: RulingForm, _ form: Form) -> HTML {
    let title = model.entry == nil ? "Thêm quy định của địa phương" : "Nhập giá trị của quy định"
    let lead: HTML = """
        Nhập đúng như văn bản. Giá trị chỉ có hiệu lực trong chương trình sau khi một người khác xác nhận.
        """
    return layout(
        frame, title: title, hasProblems: form.hasProblems,
        body: """
            \(ErrorSummary(form.problems))
            \(heading(title, caption: model.entry?.label, lead: lead))
            \(Steps(["Nhập giá trị", "Người khác xác nhận", "Áp dụng"], current: 1))
            \(model.entry.map { present($0) })
            \(PostForm(to: model.entry == nil ? RuleLinks.own : RuleLinks.entering, """
                <input type="hidden" name="ma" value="\(model.entry?.id ?? "")"/>
                \(when: model.entry == nil, naming(form))
                \(when: model.shape == .condition, conditionFields(model, form), else: valueFields(model, form))
                <h2>Thời gian áp dụng</h2>
                \(Field.day("tu", "Từ ngày", in: form))
                \(Field.day("den", "Đến ngày", in: form, hint: "Bỏ trống nếu văn bản không ghi ngày hết"))
                <h2>Căn cứ</h2>
                \(source(model, form))
                <h2>Đối chiếu với Công báo</h2>
                <p>Bỏ trống nếu chưa có Công báo trong tay: giá trị vẫn dùng được và mang dấu <em>chưa kiểm chứng</em>.</p>
                \(Field.text("cong_bao", "Số Công báo đã đối chiếu", in: form, width: .half))
                \(Field.day("ngay_doi_chieu", "Ngày đối chiếu", in: form))
                \(Field.text("ly_do", "Ghi chú cho người xác nhận", in: form))
                \(Actions(Button("Gửi chờ xác nhận")))
                """))
            """)
}

private func present(_ entry: RuleEntry) -> Details {
    let rows: [[HTML]] = entry.values.map { value in
        [
            HTML(text: value.from?.shown ?? ""), HTML(text: value.to?.shown ?? ""),
            value.isKnown
                ? HTML(text: value.shown(in: entry.unit)) : "<em>chưa có</em>: \(value.why ?? "")",
            HTML(text: value.provenance.citation),
        ]
    }
    return Details(
        "Giá trị đang có", isOpen: true,
        DataTable(
            "Giá trị đang có", [.init("Từ ngày", .rowHeader), .init("Đến ngày"), .init("Giá trị"), .init("Văn bản")],
            rows: rows, isCaptionHidden: true, empty: "<p>Chưa có giá trị nào.</p>"
        ).html)
}

private func naming(_ form: Form) -> HTML {
    let units = [Choice("", "Chọn đơn vị")] + UnitWords.units.map { Choice($0, UnitWords.label($0)) }
    return """
        \(Field.text("ten", "Tên quy định", in: form, hint: "Như văn bản gọi, ví dụ: Mức quà Tết cho hộ nghèo của phường"))
        \(Field.select("don_vi", "Đơn vị của giá trị", units, in: form))
        """
}

private func valueFields(_ model: RulingForm, _ form: Form) -> HTML {
    let unit = model.entry?.unit
    let hint = unit.map { TypedRuleValue(unit: $0).hint } ?? "Số, phần trăm hoặc ngày/tháng, theo đơn vị đã chọn"
    let label = unit.map { "Giá trị (\(UnitWords.label($0)))" } ?? "Giá trị"
    return """
        <h2>Giá trị</h2>
        \(Field.text("gia_tri", label, in: form, hint: hint, width: .half))
        \(Field.area("loi_van", "Lời văn của văn bản, hoặc ghi chú", in: form, rows: 2))
        """
}

private func conditionFields(_ model: RulingForm, _ form: Form) -> HTML {
    let condition = form.typed("dieu_kien")
    let isRewritten = RulingForm.isRewritten(form)
    let numbers = isRewritten ? [] : model.numbers(condition)
    let fields: [HTML] = numbers.enumerated().map { place, number in
        let label = number.label.prefix(1).uppercased() + number.label.dropFirst()
        return Field.text("so_\(place)", label, in: form, width: .short).html
    }
    return """
        <h2>\(model.entry?.kind == .group ? "Khi nào hộ thuộc nhóm này" : "Khi nào hộ thiếu hụt")</h2>
        \(Field.area("loi_van", "Lời văn của văn bản", in: form, hint: "Đủ các con số: lời giải thích cho dân đọc từ đây. Chữ trong ngoặc nhọn {…} là tên tham số: để nguyên", rows: 3))
        \(when: !fields.isEmpty, "<p>Cách tính lấy theo quy định đã có của cùng chỉ số; các con số là:</p>")\(fields)
        \(Details("Cách chương trình tính (sửa khi văn bản tính khác hẳn)",
            isOpen: numbers.isEmpty || form.problem(of: "dieu_kien") != nil || isRewritten, """
            <input type="hidden" name="dieu_kien_goc" value="\(form.typed("dieu_kien_goc"))"/>
            \(Field.area("dieu_kien", "Điều kiện", in: form,
                hint: "Viết theo mẫu dưới đây; sửa ở đây thì các ô con số ở trên không được dùng", rows: 8))
            \(conditionGuide)
            """))
        """
}

private let conditionGuide: HTML = """
    <dl class="summary">
    <div class="summary-row"><dt><code>{per_member: living_area, below: 8}</code></dt><dd>chia cho số nhân khẩu, nhỏ hơn 8</dd></div>
    <div class="summary-row"><dt><code>{fact: uses_internet, is: false}</code></dt><dd>câu trả lời là không</dd></div>
    <div class="summary-row"><dt><code>{not: {fact: toilet, marked: hygienic}}</code></dt><dd>câu trả lời không mang dấu đó trong danh mục</dd></div>
    <div class="summary-row"><dt><code>some_member: {all: [{age: {at_least: 6}}, {fact: health_insurance, is: false}]}</code></dt><dd>có ít nhất một người đúng mọi điều</dd></div>
    <div class="summary-row"><dt><code>{how_many: [..., ...], at_least: 2}</code></dt><dd>ít nhất hai trong các điều</dd></div>
    <div class="summary-row"><dt><code>{share_of_members: ..., above: 1/2}</code></dt><dd>tỷ lệ nhân khẩu</dd></div>
    </dl>
    """

private func source(_ model: RulingForm, _ form: Form) -> HTML {
    let documents = model.rules.documents.values.sorted { $0.number < $1.number }
        .map { Choice($0.id, "\($0.number): \($0.title)") }
    let choices =
        [Choice("", "Chọn văn bản")] + documents + [Choice(RulingForm.otherDocument, "Văn bản khác, ghi ở dưới")]
    let bases = Basis.allCases.map { Choice($0.rawValue, $0.label.prefix(1).uppercased() + $0.label.dropFirst()) }
    let isOther = form.typed("van_ban") == RulingForm.otherDocument
    return """
        \(Field.select("van_ban", "Văn bản", choices, in: form))
        \(Details("Văn bản khác", isOpen: isOther, """
            \(Field.text("so_van_ban", "Số, ký hiệu", in: form, hint: "Ví dụ NQ 12/2026/NQ-HĐND", width: .half))
            \(Field.text("ten_van_ban", "Trích yếu", in: form))
            \(Field.day("ngay_ky_van_ban", "Ngày ký", in: form))
            \(Field.day("hieu_luc_van_ban", "Ngày có hiệu lực", in: form))
            \(Field.text("noi_thay", "Đã thấy ở đâu", in: form))
            """))
        \(Field.text("dieu_khoan", "Điều, khoản", in: form, hint: "Ví dụ Điều 3 khoản 1", width: .half))
        \(Field.radios("can_cu", "Đã thấy văn bản ở đâu", bases, in: form))
        \(Details("Ngày ký, ngày hiệu lực riêng của giá trị này", isOpen: !form.typed("ky").isEmpty || !form.typed("hieu_luc").isEmpty, """
            <p>Bỏ trống thì lấy ngày của văn bản.</p>
            \(Field.day("ky", "Ký ngày", in: form))
            \(Field.day("hieu_luc", "Có hiệu lực từ ngày", in: form))
            """))
        """
}
