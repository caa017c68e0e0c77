import Rulebook
import Site
import Vocabulary

/// A value as an official types it, and as a rule file holds it.
struct TypedRuleValue: Sendable {
    let unit: String

    /// How it is to be typed.
    var hint: String {
        switch unit {
        case "share", "times": "Phần trăm (4,5 %) hoặc phân số (45/1000)"
        case "day of year": "Ngày/tháng, ví dụ 20/12"
        case "days off": "Tên ngày nghỉ, ví dụ Quốc khánh"
        default: "Số nguyên, ví dụ 2.800.000"
        }
    }

    /// What the file holds; nil where it cannot be taken.
    func read(_ text: String) -> String? {
        switch unit {
        case "share", "times": fraction(text)
        case "day of year": dayOfYear(text)
        case "days off": text
        default: whole(text)
        }
    }

    /// What a form shows of what the file holds.
    func typed(_ value: RuleValue) -> String {
        switch value {
        case .share(let ratio): "\(ratio.numerator)/\(ratio.denominator)"
        default: UnitWords.shown(value, unit)
        }
    }

    private func whole(_ text: String) -> String? {
        var form = Form(filled: ["so": text])
        return form.whole("so").map(String.init)
    }

    private func fraction(_ text: String) -> String? {
        let plain = text.filter { $0 != " " }
        if plain.hasSuffix("%") {
            var form = Form(filled: ["so": String(plain.dropLast())])
            return form.scaled("so", places: 4).map { "\($0)/1000000" }
        }
        let parts = plain.split(separator: "/")
        guard parts.count == 2, let top = Int64(parts[0]), let bottom = Int64(parts[1]), bottom > 0 else {
            return whole(plain).map { "\($0)/1" }
        }
        return "\(top)/\(bottom)"
    }

    private func dayOfYear(_ text: String) -> String? {
        let parts = text.split(whereSeparator: { $0 == "/" || $0 == "-" })
        guard parts.count == 2, let day = Int(parts[0]), let month = Int(parts[1]),
            let found = Day(year: 2024, month: month, day: day)
        else { return nil }
        return String(found.iso.dropFirst(5))
    }
}
