import Markup
import Programme
import Site
import Vocabulary

/// A target of the plan as its form shows it.
struct EditedTarget: Sendable {
    let plan: Plan
    /// Nil for a new one.
    let target: Target?
    let seen: Key?
    var conflict: Target?

    var address: Address { Links.planTarget(target?.code ?? "moi", of: plan.year) }
    var back: Address { Links.plan(plan.year).with("sua", "1") }
}

/// The fields of a target.
enum PlanTargetFields {
    static func filled(_ target: Target?) -> Form {
        guard let target else { return Form(filled: ["so_sanh": Target.Comparison.atLeast.rawValue, "don_vi": "%"]) }
        return Form(filled: [
            "ten": target.label, "muc": target.item ?? "", "trich": target.quote, "don_vi": target.unit,
            "so_sanh": target.comparison.rawValue,
            "muc_so": target.limit.map { Target.shown(hundredths: $0) } ?? "",
            "cach_tinh": target.measure?.rawValue ?? "", "quyet_dinh_boi": target.decidedBy ?? "",
            "han": target.due.kind.rawValue, "ngay": target.due.day.shown, "dem": target.counted ?? "",
            "trong_so": target.among ?? "", "don_vi_bao_cao": target.responsible ?? "", "vi_sao": target.because ?? "",
        ])
    }

    static func read(_ form: inout Form, _ model: EditedTarget) -> Target? {
        let label = form.text("ten", missing: "Chưa ghi tên chỉ tiêu.")
        let item = form.text("muc", missing: "Chưa chọn mục của kế hoạch mà chỉ tiêu nằm trong.")
        let quote = form.text("trich", missing: "Chưa ghi lời trích. Hãy chép đúng lời của kế hoạch.", limit: 2000)
        let unit = form.text("don_vi", missing: "Chưa chọn đơn vị tính.", limit: 20)
        let comparison: Target.Comparison? = form.choice("so_sanh", missing: "Chưa chọn cách so sánh.")
        let limit = form.scaled("muc_so", places: 2)
        if let comparison, (limit == nil) != (comparison == .stated), !form.hasProblems {
            form.refuse("muc_so", "Hãy ghi mức, hoặc chọn “kế hoạch không ghi mức” và để trống.")
        }
        if form.typed("han").isEmpty { form.refuse("han", "Chưa chọn cách ghi hạn.") }
        let due = PlanItemFields.deadline(&form)
        let measure: Target.Measure? = form.choice("cach_tinh")
        guard let label, let item, let quote, let unit, let comparison, let due, !form.hasProblems else { return nil }
        let place = model.plan.item(item)
        return Target(
            code: model.target?.code ?? freshCode(label, model.plan), planYear: model.plan.year, label: label,
            section: place.map { model.plan.section(of: $0) } ?? "", item: item, quote: quote, unit: unit,
            comparison: comparison, limit: limit, measure: measure, decidedBy: form.text("quyet_dinh_boi"), due: due,
            counted: form.text("dem"), among: form.text("trong_so", limit: 500),
            responsible: form.text("don_vi_bao_cao"), because: form.text("vi_sao", limit: 500))
    }

    /// A name for programs, made of the label's words.
    private static func freshCode(_ label: String, _ plan: Plan) -> String {
        let base = String(VietnameseText.tokens(label).joined(separator: "_").prefix(40))
        let used = Set(plan.targets.map(\.code))
        var number = 1
        func code() -> String { number == 1 ? base : "\(base)_\(number)" }
        while used.contains(code()) { number += 1 }
        return code()
    }
}

func planTargetPage(_ frame: PageFrame, _ model: EditedTarget, _ form: Form, message: String? = nil) -> HTML {
    let title = model.target == nil ? "Thêm chỉ tiêu" : "Sửa chỉ tiêu"
    return layout(
        frame, title: title, hasProblems: form.hasProblems || message != nil || model.conflict != nil,
        body: """
            \(ErrorSummary(form.problems, message: message))
            \(model.conflict.map { conflict($0) })
            \(heading(title, caption: "Kế hoạch năm \(model.plan.year)"))
            \(when: model.target?.isToFill == true, Notice(.attention, "<p>Chỉ tiêu này chép từ kế hoạch khác. Lưu lại nghĩa là đã xem và nhận.</p>").html)
            \(PostForm(to: model.address, """
                <input type="hidden" name="phien_ban" value="\(model.seen?.description)"/>
                \(fields(model, form))
                \(Actions(Button("Lưu").html, LinkButton("Bỏ, về kế hoạch", to: model.back).html))
                """))
            \(model.target.map { removal($0, model) })
            """)
}

private func fields(_ model: EditedTarget, _ form: Form) -> HTML {
    let items = model.plan.items.filter { !$0.isTitled && $0.kind != .basis && $0.kind != .signature }.map { item in
        Choice(item.code, "\(model.plan.section(of: item)): \(brief(item.words, words: 12))")
    }
    let comparisons = [Target.Comparison.below, .atLeast, .about, .stated].map { Choice($0.rawValue, $0.words) }
    let measures =
        [Choice("", "Sổ hộ không tính được: đơn vị báo cáo")]
        + Target.Measure.allCases.map {
            Choice($0.rawValue, $0.label)
        }
    let others =
        [Choice("", "Không")]
        + model.plan.targets.filter { $0.code != model.target?.code }.map {
            Choice($0.code, $0.label)
        }
    let units = [Choice("", "Không ghi")] + model.plan.units.map { Choice($0.code, $0.unitName) }
    return """
        \(Field.text("ten", "Tên chỉ tiêu", in: form, width: .half))
        \(Field.select("muc", "Nằm trong mục", [Choice("", "Chọn mục")] + items, in: form))
        \(Field.area("trich", "Lời trích", in: form, hint: "Chép đúng lời của mục đó", rows: 3))
        \(Field.select("so_sanh", "So sánh", comparisons, in: form))
        \(Field.text("muc_so", "Mức", in: form, hint: "Ví dụ 77 hoặc 0,9", width: .year))
        \(Field.select("don_vi", "Đơn vị tính", ["%", "hộ", "người"].map { Choice($0, $0) }, in: form))
        \(Field.select("cach_tinh", "Số liệu", measures, in: form))
        \(Field.text("dem", "Đếm ai (khi đơn vị báo cáo)", in: form, hint: "Ví dụ: hộ được vay vốn", width: .half))
        \(Field.text("trong_so", "Trong số nào", in: form, hint: "Ví dụ: hộ đủ điều kiện, có nhu cầu vay vốn", width: .half))
        \(Field.select("quyet_dinh_boi", "Được đánh giá theo chỉ tiêu khác", others, in: form, hint: "Khi kế hoạch ghi cả số và tỷ lệ, số là căn cứ"))
        \(Field.select("han", "Thời hạn", PlanItemFields.deadlines, in: form))
        \(Field.day("ngay", "Ngày của thời hạn", in: form))
        \(Field.select("don_vi_bao_cao", "Đơn vị chịu trách nhiệm", units, in: form))
        \(Field.text("vi_sao", "Theo đâu", in: form, hint: "Ví dụ: Mục VI.2: chủ trì Dự án 6", width: .half))
        """
}

private func conflict(_ now: Target) -> HTML {
    Notice(
        .attention, title: "Người khác đã sửa chỉ tiêu này sau khi bạn mở trang", isStatus: true,
        """
        <p>Hiện nay: \(now.label), \(now.limitShown), \(now.due.words). “\(now.quote)”</p>
        <p>Những gì bạn đã ghi vẫn còn trong mẫu. Hãy xem lại rồi lưu lần nữa.</p>
        """
    ).html
}

private func removal(_ target: Target, _ model: EditedTarget) -> HTML {
    """
    <h2>Bỏ chỉ tiêu</h2>
    <p>Bỏ chỉ tiêu “\(target.label)” khỏi bảng chỉ tiêu; lời văn của kế hoạch và lịch sử vẫn còn.</p>
    \(PostForm(to: model.address.appending("bo"), """
        <input type="hidden" name="phien_ban" value="\(model.seen?.description)"/>
        \(Actions(Button("Bỏ chỉ tiêu này", .grave)))
        """))
    """
}

extension Target.Measure {
    /// The words of the form.
    var label: String {
        switch self {
        case .poorHouseholds: "Tính từ sổ hộ: số hộ nghèo"
        case .poorRate: "Tính từ sổ hộ: tỷ lệ hộ nghèo"
        case .nearPoorHouseholds: "Tính từ sổ hộ: số hộ cận nghèo"
        case .nearPoorRate: "Tính từ sổ hộ: tỷ lệ hộ cận nghèo"
        case .healthInsurance: "Tính từ sổ hộ: người có thẻ bảo hiểm y tế"
        }
    }
}
