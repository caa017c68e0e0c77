import Registry
import Rulebook
import Vocabulary

/// Answers in the words of a page.
enum FactWords {
    static func answer(_ answer: Answer, _ fact: HouseholdFact, _ rules: RuleLibrary) -> String {
        words(answer, fact.shape, rules)
    }

    static func answer(_ answer: Answer, _ fact: MemberFact, _ rules: RuleLibrary) -> String {
        words(answer, fact.shape, rules)
    }

    /// The causes of a set of bits, in the words of the official list.
    static func causes(_ causes: Int64?, _ rules: RuleLibrary) -> String {
        guard let causes else { return Unknown.notAsked.label }
        let chosen = PovertyCause.all(rules).filter { causes & $0.bit != 0 }.map(\.label)
        return chosen.isEmpty ? "không có" : chosen.joined(separator: "; ")
    }

    /// The label of a code; the code itself where the list no longer has it.
    static func code(_ code: String, of list: String, _ rules: RuleLibrary) -> String {
        rules.list(list)?[code]?.label ?? code
    }

    /// `8,5` or `2.000.000`, without its unit.
    static func number(_ value: Int64, scale: Int64) -> String {
        guard scale > 1 else { return Shown.number(value) }
        var rest = String(value % scale)
        rest = String(repeating: "0", count: max(0, String(scale).count - 1 - rest.count)) + rest
        while rest.hasSuffix("0") { rest.removeLast() }
        return Shown.number(value / scale) + (rest.isEmpty ? "" : "," + rest)
    }

    static func words(_ answer: Answer, _ shape: FactShape, _ rules: RuleLibrary) -> String {
        switch (answer, shape) {
        case (.flag(let value), _): value ? "có" : "không"
        case (.code(let code), .code(let list)): FactWords.code(code, of: list, rules)
        case (.code(let code), _): code
        case (.number(let value), .number(let scale, let unit)): number(value, scale: scale) + " " + unit
        case (.number(let value), _): Shown.number(value)
        case (.unknown(let reason), _): reason.label
        }
    }
}

/// One cause of poverty of the official list, with its place in the set that a household's answers hold.
struct PovertyCause: Sendable {
    let code: String
    let label: String
    /// Bit 0 is the list's first cause.
    let bit: Int64

    static func all(_ rules: RuleLibrary) -> [PovertyCause] {
        (rules.list("causes")?.items ?? []).enumerated().map { place, item in
            PovertyCause(code: item.code, label: item.label, bit: 1 << Int64(place))
        }
    }
}

extension String {
    /// The same words at the beginning of a line: "nhà tiêu" becomes "Nhà tiêu".
    var asTitle: String { prefix(1).uppercased() + dropFirst() }
}
