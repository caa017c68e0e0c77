import Markup
import Registry
import Rulebook
import Site
import Vocabulary

/// The fields of one member: what papers say, how she or he belongs to the household, and the survey's questions.
struct MemberFields: Sendable {
    let rules: RuleLibrary
    /// Whether numbers of issued province codes are kept out, since everything here is invented.
    let isSample: Bool
    /// The member as the register has it; nil for a new one.
    var member: MemberRecord?

    // MARK: The fields

    func person(in form: Form) -> HTML {
        """
        \(Field.text("ho_ten", "Họ và tên", in: form, width: .half))
        \(Field.text("ngay_sinh", "Ngày sinh", in: form, hint: "Ghi đúng phần đã biết: 1950, 03/1950 hoặc 07/03/1950", width: .short))
        \(Field.radios("gioi_tinh", "Giới tính", [Choice("", "Chưa rõ")] + Sex.allCases.map { Choice($0.rawValue, $0.label) }, in: form))
        \(Field.select("dan_toc", "Dân tộc", unclear + choices("ethnic_groups"), in: form))
        \(Field.text("so", "Số định danh cá nhân", in: form, hint: numberHint, width: .half, kind: .number))
        \(when: member?.person.number != nil, dropNumber(form).html)
        \(Field.radios("cu_tru", "Cư trú trong hộ", Membership.allCases.map { Choice($0.rawValue, $0.label) }, in: form))
        """
    }

    /// - Parameter isHead: a head's relation is changed by changing the head.
    func relation(in form: Form, isHead: Bool) -> HTML {
        guard !isHead else { return "<p>Quan hệ với chủ hộ: <strong>chủ hộ</strong>.</p>" }
        let others = choices("relations").filter { $0.value != MemberRecord.headRelation }
        return Field.select("quan_he", "Quan hệ với chủ hộ", [Choice("", "Chọn quan hệ")] + others, in: form).html
    }

    func questions(in form: Form) -> [Field] {
        MemberFact.allCases.map { fact in
            let isAnswered = member.map { $0.answers[fact] != .unknown(.notAsked) } ?? false
            return AnswerField(fact, rules).field(in: form, isAnswered: isAnswered)
        }
    }

    private var unclear: [Choice] { [Choice("", "Chưa rõ")] }

    private func choices(_ list: String) -> [Choice] {
        (rules.list(list)?.items ?? []).map { Choice($0.code, $0.label) }
    }

    private var numberHint: String {
        guard let number = member?.person.number else { return "12 chữ số; số CMND cũ 9 chữ số. Để trống nếu chưa có." }
        return "Đang có \(number.masked). Để trống nếu không đổi; ghi đủ 12 chữ số nếu cần sửa."
    }

    private func dropNumber(_ form: Form) -> Field {
        Field.checkboxes("bo_so", "Số đang có", [Choice("co", "Bỏ số này, vì không phải của người này")], in: form)
    }

    // MARK: What they hold

    /// What stands in the fields for a member of the register.
    func filled(_ member: MemberRecord) -> [String: String] {
        var values = [
            "ho_ten": member.person.name, "ngay_sinh": member.person.birth?.shown ?? "",
            "gioi_tinh": member.person.sex?.rawValue ?? "", "dan_toc": member.person.ethnicity ?? "",
            "quan_he": member.relation, "cu_tru": member.kind.rawValue,
        ]
        for fact in MemberFact.allCases { values[fact.rawValue] = AnswerField.typed(member.answers[fact], fact.shape) }
        return values
    }

    /// - Parameter relation: where the form does not ask for it.
    /// - Returns: the command, to be used where `form` found nothing wrong.
    func read(_ form: inout Form, relation: String? = nil) -> MemberForm {
        let name = form.text("ho_ten", missing: "Chưa có họ tên. Hãy ghi đủ họ, đệm, tên.", limit: 100) ?? ""
        var answers = MemberAnswers()
        for fact in MemberFact.allCases { answers[fact] = AnswerField(fact, rules).read(&form) }
        return MemberForm(
            name: name, birth: birth(&form), sex: Sex(rawValue: form.typed("gioi_tinh")),
            ethnicity: code("dan_toc", "ethnic_groups", "Hãy chọn dân tộc trong danh sách.", &form),
            number: number(&form),
            relation: relation ?? self.relation(&form), kind: form.choice("cu_tru") ?? .registered, answers: answers)
    }

    private func relation(_ form: inout Form) -> String {
        let relation = code("quan_he", "relations", "Hãy chọn quan hệ trong danh sách.", &form)
        if relation == nil { form.refuse("quan_he", "Chưa chọn quan hệ với chủ hộ.") }
        return relation ?? ""
    }

    private func code(_ name: String, _ list: String, _ problem: String, _ form: inout Form) -> String? {
        let code = form.typed(name)
        if code.isEmpty { return nil }
        if rules.list(list)?[code] == nil { form.refuse(name, problem) }
        return code
    }

    private func birth(_ form: inout Form) -> Birth? {
        guard let text = form.text("ngay_sinh") else { return nil }
        if let birth = Birth(typed: text) { return birth }
        form.refuse(
            "ngay_sinh",
            "Không đọc được ngày sinh. Hãy ghi năm (1950), tháng và năm (03/1950) hoặc đủ ngày (07/03/1950).")
        return nil
    }

    private func number(_ form: inout Form) -> IdentityNumber? {
        let isDropped = form.isChosen("bo_so")
        guard let text = form.text("so") else { return isDropped ? nil : member?.person.number }
        guard let number = IdentityNumber(text) else {
            form.refuse("so", "Số định danh có 12 chữ số (CMND cũ 9 chữ số), kể cả số 0 ở đầu. Hãy kiểm tra lại.")
            return nil
        }
        if isSample, !number.isOfSample {
            form.refuse("so", "Đây là hệ thống dữ liệu mẫu: không ghi số của người thật. Số mẫu bắt đầu bằng chữ số 9.")
        }
        return number
    }
}
