import Rulebook
import Vocabulary

/// Values of the register in the words of a page, before → after.
struct FieldWords {
    let rules: RuleLibrary

    func answer(_ answer: Answer, _ shape: FactShape) -> String {
        switch answer {
        case .unknown(.notAsked): return ""
        case .unknown(let reason): return reason.label
        case .flag(let value): return value ? "có" : "không"
        case .code(let code):
            guard case .code(let list) = shape else { return code }
            return label(code, list)
        case .number(let number):
            guard case .number(let scale, let unit) = shape else { return Shown.number(number) }
            return scaled(number, scale) + " " + unit
        }
    }

    func causes(_ bits: Int64?) -> String {
        guard let bits else { return "" }
        let items = rules.list("causes")?.items ?? []
        let named = items.enumerated().filter { place, item in
            bits & (Int64(1) << Int64((Int(item.code) ?? place + 1) - 1)) != 0
        }
        return named.isEmpty ? "không có" : named.map(\.element.label).joined(separator: "; ")
    }

    func label(_ code: String, _ list: String) -> String {
        rules.list(list)?[code]?.label ?? code
    }

    private func scaled(_ number: Int64, _ scale: Int64) -> String {
        guard scale > 1, number % scale != 0 else { return Shown.number(number / scale) }
        var digits = String(number % scale + scale).dropFirst()
        while digits.last == "0" { digits.removeLast() }
        return Shown.number(number / scale) + "," + digits
    }
}
