import Access
import Rulebook
import Rulings
import Site
import Vocabulary

/// The form of a value of a rule: how it is filled at first, and what it says when it is sent.
struct RulingForm: Sendable {
    let rules: RuleLibrary
    /// Nil for a rule that does not ship.
    let entry: RuleEntry?

    static let otherDocument = "moi"

    var shape: RuleShape { entry.map { RuleShape(of: $0.id) } ?? .parameter }

    /// The condition that the form begins with: the rule's own, or that of the same indicator in another standard.
    var model: DatedRule? {
        guard let entry, shape == .condition else { return nil }
        if let own = entry.values.last(where: { $0.condition != nil }) { return own }
        let name = "/indicators/" + (entry.id.split(separator: "/").last ?? "")
        return rules.index.entries.filter { $0.kind == .indicator && $0.id.hasSuffix(name) }
            .flatMap(\.values).last { $0.condition != nil }
    }

    /// - Parameter from: the first day of the value that is to be replaced or found.
    func fresh(from: Day?) -> Form {
        let present = entry?.values.first { $0.from == from && from != nil }
        var fields: [String: String] = ["ma": entry?.id ?? "", "loai": shape == .condition ? "dieu_kien" : "so"]
        fields["tu"] = present?.from?.shown
        fields["den"] = present?.to?.shown
        // A draft is not what a missing value will be found in.
        fields["van_ban"] = present?.provenance.basis == .draft ? nil : present?.provenance.document?.id
        fields["can_cu"] = Basis.gazette.rawValue
        if let value = present?.value {
            fields["gia_tri"] = TypedRuleValue(unit: entry?.unit ?? "").typed(value)
            fields["loi_van"] = present?.written
        }
        if let model {
            fields["dieu_kien"] = model.condition
            fields["dieu_kien_goc"] = model.condition.map(RulingForm.mark)
            fields["loi_van"] = model.written
            for (place, number) in numbers(model.condition ?? "").enumerated() {
                fields["so_\(place)"] = number.value.replacing(".", with: ",")
            }
        }
        return Form(filled: fields)
    }

    /// Whether the officer wrote the condition anew instead of the numbers in it.
    static func isRewritten(_ form: Form) -> Bool { mark(form.typed("dieu_kien")) != form.typed("dieu_kien_goc") }

    /// Knows a condition again, however a browser sends its line breaks.
    private static func mark(_ condition: String) -> String {
        hexadecimal(Digest.sha256(Array(condition.split(whereSeparator: \.isWhitespace).joined(separator: " ").utf8)))
    }

    func numbers(_ condition: String) -> [ConditionNumbers.Number] {
        ConditionNumbers(yaml: condition, lists: rules.lists)?.numbers ?? []
    }

    /// What the officer says; nil where the form has to come back.
    func said(_ form: inout Form, by asking: Asking) -> Ruling.Said? {
        var said = Ruling.Said(.value, of: entry?.id ?? "")
        if entry == nil { name(&said, &form) }
        said.from = form.day("tu", missing: "Hãy ghi ngày bắt đầu áp dụng.")
        said.to = form.day("den")
        if let from = said.from, let to = said.to, to < from {
            form.refuse("den", "Ngày cuối đứng trước ngày bắt đầu. Hãy sửa một trong hai.")
        }
        said.words = form.lines("loi_van", limit: 2000)?.replacing("\n", with: " ")
        if shape == .condition { condition(&said, &form) } else { value(&said, &form) }
        document(&said, &form)
        said.clause = form.text("dieu_khoan")
        said.basis = form.choice("can_cu", missing: "Hãy chọn đã thấy văn bản ở đâu.")
        said.signed = form.day("ky")
        said.inForce = form.day("hieu_luc")
        comparison(&said, &form, asking)
        return form.hasProblems ? nil : said
    }

    private func name(_ said: inout Ruling.Said, _ form: inout Form) {
        guard let label = form.text("ten", missing: "Hãy đặt tên quy định, như văn bản gọi.") else { return }
        said.label = label
        said.unit = form.typed("don_vi")
        if !UnitWords.units.contains(form.typed("don_vi")) { form.refuse("don_vi", "Hãy chọn đơn vị của giá trị.") }
        let slug = VietnameseText.tokens(label).prefix(8).joined(separator: "_")
        let taken = rules.parameters.keys
        var id = "rieng_\(slug)"
        while taken.contains(id) { id += "_" }
        said.rule = "parameters/\(id)"
    }

    private func value(_ said: inout Ruling.Said, _ form: inout Form) {
        guard let text = form.text("gia_tri", missing: "Hãy ghi giá trị.") else { return }
        let typed = TypedRuleValue(unit: said.unit ?? entry?.unit ?? "")
        said.value = typed.read(text)
        if said.value == nil { form.refuse("gia_tri", "Chưa đọc được giá trị này. \(typed.hint).") }
    }

    /// Numbers asked one by one stand in the condition, unless the condition itself was rewritten.
    private func condition(_ said: inout Ruling.Said, _ form: inout Form) {
        var condition = form.typed("dieu_kien").replacing("\r\n", with: "\n")
        let isRewritten = Self.isRewritten(form)
        if condition.allSatisfy(\.isWhitespace) {
            form.refuse("dieu_kien", "Hãy ghi điều kiện thiếu hụt theo mẫu ở phần hướng dẫn.")
            return
        }
        if !isRewritten, let written = ConditionNumbers(yaml: condition) {
            let typed = written.numbers.indices.map { place in
                VietnameseText.tidy(form.typed("so_\(place)")).replacing(",", with: ".")
            }
            for (place, number) in typed.enumerated() where !number.contains(where: \.isNumber) {
                form.refuse("so_\(place)", "Hãy ghi con số này, ví dụ 8 hoặc 8,5.")
            }
            condition = written.filled(typed) ?? condition
        }
        said.value = condition
        guard let words = said.words else {
            return form.refuse("loi_van", "Hãy ghi lời văn của văn bản, đủ các con số.")
        }
        let shown = numbers(condition).map { $0.value.replacing(".", with: ",") }
        if let absent = shown.first(where: { !words.contains($0) }) {
            form.refuse(
                "loi_van", "Lời văn chưa có con số \(absent) của điều kiện. Lời giải thích cho dân đọc từ lời văn này.")
        }
    }

    private func document(_ said: inout Ruling.Said, _ form: inout Form) {
        let chosen = form.typed("van_ban")
        guard chosen == Self.otherDocument else {
            if rules.documents[chosen] == nil { form.refuse("van_ban", "Hãy chọn văn bản quy định giá trị này.") }
            said.source = chosen
            return
        }
        let number = form.text("so_van_ban", missing: "Hãy ghi số, ký hiệu của văn bản.")
        let title = form.text("ten_van_ban", missing: "Hãy ghi trích yếu của văn bản.", limit: 500)
        guard let number, let title else { return }
        var id = VietnameseText.tokens(number).joined(separator: "-").uppercased()
        while rules.documents[id].map({ $0.number != number }) ?? false { id += "-B" }
        said.source = id
        said.document = LegalDocument(
            id: id, number: number, title: title, signed: form.day("ngay_ky_van_ban"),
            inForce: form.day("hieu_luc_van_ban"),
            basis: Basis(rawValue: form.typed("can_cu")) ?? .knowledge, seen: form.text("noi_thay"))
    }

    private func comparison(_ said: inout Ruling.Said, _ form: inout Form, _ asking: Asking) {
        let against = form.text("cong_bao")
        let on = form.day("ngay_doi_chieu")
        switch (against, on) {
        case (nil, nil): break
        case (let against?, let on?): said.compared = Verification(on: on, by: asking.name, against: against)
        case (nil, _): form.refuse("cong_bao", "Hãy ghi số Công báo đã đối chiếu, hoặc bỏ trống cả ngày đối chiếu.")
        case (_, nil): form.refuse("ngay_doi_chieu", "Hãy ghi ngày đối chiếu với Công báo.")
        }
    }
}
