import Registry
import Rulebook
import Site
import Vocabulary

/// The form of a signed decision: what it offers, and what it says.
enum DecisionForm {
    static let fieldNames: Set<String> = ["so", "ngay_ky", "hieu_luc", "nam", "chuan", "loai", "nguoi_ky", "ket_thuc"]

    /// What stands in the form before anybody has typed: the standard is never among it.
    ///
    /// - Parameter isOpening: for the list that an area brings along.
    static func fresh(today: Day, isOpening: Bool = false) -> Form {
        let next = Day(year: today.year + 1, month: 1, day: 1)
        if isOpening { return Form(filled: ["loai": Decision.Kind.opening.rawValue]) }
        return Form(filled: [
            "hieu_luc": next?.shown ?? "", "nam": String(today.year), "loai": Decision.Kind.periodic.rawValue,
        ])
    }

    /// The standards of the rules, each once; none is chosen beforehand.
    static func standards(_ rules: RuleLibrary) -> [Choice] {
        var seen: Set<String> = []
        let standards = rules.standards.filter { seen.insert($0.id).inserted }
        return [Choice("", "Chọn chuẩn nghèo")] + standards.map { Choice($0.id, $0.label) }
    }

    static let kinds = [Decision.Kind.periodic, .regular, .farmingAverage, .opening].map {
        Choice($0.rawValue, $0.label)
    }

    /// What the form says; nil where it has to come back.
    static func command(_ form: inout Form) -> DecisionCommand? {
        let number = form.text("so", missing: "Chưa có số quyết định. Hãy ghi đúng số trên văn bản đã ký.", limit: 60)
        let signedOn = form.day("ngay_ky", missing: "Chưa có ngày ký. Hãy ghi ngày ký trên văn bản.")
        let effective = form.day("hieu_luc", missing: "Chưa có ngày hiệu lực. Danh sách được dùng từ ngày này.")
        let year = form.whole("nam", in: 2000...2100, missing: "Chưa có năm rà soát.")
        let standard = form.text(
            "chuan", missing: "Chưa chọn chuẩn nghèo. Chuẩn ghi trong quyết định, Vươn không tự suy ra.")
        let kind: Decision.Kind? = form.choice("loai", missing: "Chưa chọn loại quyết định.")
        let signer = form.text("nguoi_ky", missing: "Chưa có người ký. Hãy ghi họ tên người ký quyết định.")
        guard let number, let signedOn, let effective, let year, let standard, let kind, let signer, !form.hasProblems
        else { return nil }
        return DecisionCommand(
            number: number, signedOn: signedOn, effectiveFrom: effective, reviewYear: Int(year), standard: standard,
            kind: kind, signer: signer, closesReview: form.isChosen("ket_thuc"))
    }

    /// The form with number and day of signing as the annex names them, where they were left empty.
    static func completed(_ form: Form, from annex: DecisionAnnex) -> Form {
        guard let paper = annex.decisions.first, form.typed("so").isEmpty || form.typed("ngay_ky").isEmpty else {
            return form
        }
        var fields = form.fields
        if form.typed("so").isEmpty { fields["so"] = [paper.number] }
        if form.typed("ngay_ky").isEmpty, let day = paper.day { fields["ngay_ky"] = [day.shown] }
        return Form(fields)
    }

    /// The form's field of a capability's.
    static func field(_ name: String) -> String {
        switch name {
        case "number": "so"
        case "signed_on": "ngay_ky"
        case "effective_from": "hieu_luc"
        case "review_year": "nam"
        case "standard": "chuan"
        case "kind": "loai"
        case "signer": "nguoi_ky"
        default: "phu_luc"
        }
    }
}
