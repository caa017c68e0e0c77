import Markup
import Rulebook
import Site
import Vocabulary

/// One question of a survey as a field of a form: yes-no by buttons, codes by a list, numbers by a line of text.
///
/// The field is filled with what is known; sent as it stands it changes nothing, and left empty it says nothing.
struct AnswerField: Sendable {
    let name: String
    let label: String
    let shape: FactShape
    let rules: RuleLibrary

    init(_ fact: HouseholdFact, _ rules: RuleLibrary) {
        (name, label, shape, self.rules) = (fact.rawValue, fact.label.asTitle, fact.shape, rules)
    }

    init(_ fact: MemberFact, _ rules: RuleLibrary) {
        (name, label, shape, self.rules) = (fact.rawValue, fact.label.asTitle, fact.shape, rules)
    }

    /// - Parameter isAnswered: whether the register has an answer; it is not taken back by saying nothing.
    func field(in form: Form, isAnswered: Bool) -> Field {
        switch shape {
        case .flag: Field.radios(name, label, choices(isAnswered, in: form), in: form)
        case .code: Field.select(name, label, choices(isAnswered, in: form), in: form)
        case .number(_, let unit):
            Field.text(
                name, label.contains(unit.asTitle) ? label : "\(label) (\(unit))", in: form,
                hint: "Nếu đã hỏi mà không có số, ghi: không biết, hoặc: từ chối",
                width: .short, kind: .number)
        }
    }

    /// What stands in the field for an answer.
    static func typed(_ answer: Answer, _ shape: FactShape) -> String {
        switch (answer, shape) {
        case (.unknown(.notAsked), _): ""
        case (.unknown(let reason), .number): words.first { $0.reason == reason }?.words ?? ""
        case (.unknown(let reason), _): "?" + reason.rawValue
        case (.flag(let value), _): value ? "co" : "khong"
        case (.code(let code), _): code
        case (.number(let value), .number(let scale, _)): FactWords.number(value, scale: scale)
        case (.number(let value), _): Shown.number(value)
        }
    }

    /// The answer that was typed; `.unknown(.notAsked)` where nothing was, which leaves the register as it is.
    func read(_ form: inout Form) -> Answer {
        let text = VietnameseText.tidy(form.typed(name))
        if text.isEmpty { return .unknown(.notAsked) }
        if text.hasPrefix("?"), let reason = Unknown(rawValue: String(text.dropFirst())) { return .unknown(reason) }
        switch shape {
        case .flag: return flag(text, &form)
        case .code(let list): return code(text, list, &form)
        case .number(let scale, _): return number(text, scale, &form)
        }
    }

    private func choices(_ isAnswered: Bool, in form: Form) -> [Choice] {
        let notAsked = isAnswered ? [] : [Choice("", "Chưa hỏi")]
        let values: [Choice]
        if case .code(let list) = shape {
            values = (rules.list(list)?.items ?? []).map { Choice($0.code, $0.label) }
        } else {
            values = [Choice("co", "Có"), Choice("khong", "Không")]
        }
        // Few questions do not apply to somebody; it is offered where a list said so.
        let reasons = [Unknown.notKnown, .refused, .notApplicable].filter { reason in
            reason != .notApplicable || form.typed(name) == "?" + reason.rawValue
        }
        return notAsked + values + reasons.map { Choice("?" + $0.rawValue, $0.label.asTitle) }
    }

    private func flag(_ text: String, _ form: inout Form) -> Answer {
        switch text {
        case "co": return .flag(true)
        case "khong": return .flag(false)
        default: return refused(&form)
        }
    }

    private func code(_ text: String, _ list: String, _ form: inout Form) -> Answer {
        rules.list(list)?[text] == nil ? refused(&form) : .code(text)
    }

    private func refused(_ form: inout Form) -> Answer {
        form.refuse(name, "\(label): hãy chọn một trong các mục có sẵn.")
        return .unknown(.notAsked)
    }

    private func number(_ text: String, _ scale: Int64, _ form: inout Form) -> Answer {
        let folded = VietnameseText.folded(text)
        if let known = AnswerField.words.first(where: { VietnameseText.folded($0.words) == folded }) {
            return .unknown(known.reason)
        }
        let value =
            scale == 1 ? form.whole(name) : form.scaled(name, places: String(scale).count - 1)
        if let value, value < 0 { form.refuse(name, "\(label): không thể nhỏ hơn 0.") }
        return value.map(Answer.number) ?? .unknown(.notAsked)
    }

    private static let words: [(reason: Unknown, words: String)] = [
        (.notKnown, "không biết"), (.refused, "từ chối"), (.notApplicable, "không áp dụng"),
    ]
}

/// The causes of poverty as boxes to tick.
enum CauseFields {
    static let name = "nguyen_nhan"
    static let noCause = "khong"

    static func field(_ rules: RuleLibrary, in form: Form) -> Field {
        let causes = PovertyCause.all(rules).map { Choice($0.code, $0.label) }
        return Field.checkboxes(
            name, "Nguyên nhân nghèo", causes + [Choice(noCause, "Đã xét, không có nguyên nhân nào")], in: form,
            hint: "Đánh dấu mọi nguyên nhân đúng với hộ; không đánh dấu gì là chưa hỏi")
    }

    static func typed(_ causes: Int64?, _ rules: RuleLibrary) -> [String] {
        guard let causes else { return [] }
        return causes == 0 ? [noCause] : PovertyCause.all(rules).filter { causes & $0.bit != 0 }.map(\.code)
    }

    /// - Parameter known: what the register holds: known causes are not taken back by ticking nothing.
    static func read(_ form: inout Form, known: Int64?, _ rules: RuleLibrary) -> Int64? {
        let chosen = Set(form.chosen(name))
        let bits = PovertyCause.all(rules).filter { chosen.contains($0.code) }.reduce(0) { $0 | $1.bit }
        if chosen.contains(noCause), bits != 0 {
            form.refuse(name, "Vừa đánh dấu nguyên nhân, vừa đánh dấu không có nguyên nhân nào. Hãy bỏ một bên.")
        }
        if chosen.isEmpty, known != nil {
            form.refuse(
                name, "Hộ đang có nguyên nhân đã ghi. Hãy đánh dấu nguyên nhân, hoặc chọn không có nguyên nhân nào.")
        }
        return chosen.isEmpty ? nil : bits
    }
}
