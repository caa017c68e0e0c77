import Vocabulary

/// Names the facts that decide a condition, and stops where the rest cannot change it.
struct Evidence {
    let explanation: Explanation

    private var facts: HouseholdFacts { explanation.facts }
    private var lists: [String: RuleList] { explanation.standard.lists }

    func words(_ condition: Condition) -> String {
        switch condition {
        case .all(let parts), .any(let parts), .howMany(let parts, _): parts.map(words).joined(separator: "; ")
        case .not(let part): words(part)
        case .flag(let fact, _), .number(let fact, _): named(fact)
        case .code(let fact, let codes, let mark): named(fact) + marked(fact, codes, mark)
        case .perMember(let fact, let bound): perMember(fact, bound)
        case .members(let condition, _): members(condition)
        case .share(let condition, let bound): share(condition, bound)
        }
    }

    private func named(_ fact: HouseholdFact) -> String {
        "\(fact.label): \(shown(facts[fact], fact.shape))"
    }

    /// `, là nguồn nước hợp vệ sinh`
    private func marked(_ fact: HouseholdFact, _ codes: [PackedAnswer], _ mark: String?) -> String {
        guard case .code(let list) = fact.shape, let words = mark.flatMap({ lists[list]?.marks[$0] }),
            facts[fact].isKnown
        else { return "" }
        return codes.contains(facts.packed(fact)) ? ", là \(words)" : ", không phải \(words)"
    }

    private func perMember(_ fact: HouseholdFact, _ bound: Bound) -> String {
        guard case .number(let scale, let unit) = fact.shape, let value = facts[fact].number, !facts.members.isEmpty
        else { return facts.members.isEmpty ? "\(named(fact)); chưa nhập nhân khẩu" : named(fact) }
        let count = Int64(facts.members.count)
        let holds = bound.holds(value, per: count)
        let equals = value % count == 0 ? "=" : "≈"
        return
            "\(Decimal.shown(value, scale)) \(unit) / \(count) người \(equals) \(Decimal.shown(value / count, scale)) "
            + "\(unit)/người, \(bound.words(holds)) \(Decimal.short(bound.numerator, scale)) \(unit)/người"
    }

    private func members(_ condition: MemberCondition) -> String {
        if facts.members.isEmpty { return "chưa nhập nhân khẩu" }
        let named = facts.members.indices.compactMap { member($0, condition) }
        return named.isEmpty ? "không có người thuộc độ tuổi xét" : named.joined(separator: "; ")
    }

    private func share(_ condition: MemberCondition, _ bound: Bound) -> String {
        if facts.members.isEmpty { return "chưa nhập nhân khẩu" }
        var tally = Tally()
        for index in facts.members.indices { tally.add(trace(index, condition).truth) }
        let count = facts.members.count
        let limit = "\(bound.numerator)/\(bound.denominator)"
        let named = members(condition)
        let least = "\(tally.certain)/\(count) người"
        switch tally.share(bound, of: count).known {
        case let holds? where tally.certain == tally.possible:
            let percent = Ratio(Int64(tally.certain), of: Int64(count)).percent
            return "\(named); \(least) = \(percent), \(bound.words(holds)) \(limit)"
        case let holds?:
            return "\(named); từ \(least) đến \(tally.possible)/\(count) người, \(bound.words(holds)) \(limit)"
        case nil: return "\(named); từ \(least) đến \(tally.possible)/\(count) người, ngưỡng \(limit)"
        }
    }

    /// Nil where the age alone says that the rule does not look at this member.
    private func member(_ index: Int, _ condition: MemberCondition) -> String? {
        let (truth, looked) = trace(index, condition)
        if truth == .no, looked.isEmpty { return nil }
        let answers = looked.map { "\($0.label): \(shown(facts.members[index][$0], $0.shape))" }
        return ([explanation.naming(index)] + [answers.joined(separator: ", ")]).filter { !$0.isEmpty }
            .joined(separator: " ")
    }

    private func trace(_ index: Int, _ condition: MemberCondition) -> (truth: Truth, facts: [MemberFact]) {
        var trace = MemberTrace(member: facts.members[index], age: explanation.ages[index])
        let truth = trace.follow(condition)
        return (truth, trace.facts)
    }

    private func shown(_ answer: Answer, _ shape: FactShape) -> String {
        switch (answer, shape) {
        case (.flag(let value), _): value ? "có" : "không"
        case (.code(let code), .code(let list)): lists[list]?[code]?.label ?? code
        case (.code(let code), _): code
        case (.number(let value), .number(let scale, let unit)): "\(Decimal.shown(value, scale)) \(unit)"
        case (.number(let value), _): Shown.number(value)
        case (.unknown(let why), _): why.label
        }
    }
}

/// Follows a condition for one member as far as it is open, noting the facts that were looked at.
private struct MemberTrace {
    let member: MemberFacts
    let age: ClosedRange<Int>?
    private(set) var facts: [MemberFact] = []

    init(member: MemberFacts, age: ClosedRange<Int>?) {
        self.member = member
        self.age = age
    }

    mutating func follow(_ condition: MemberCondition) -> Truth {
        switch condition {
        case .all(let parts):
            var result = Truth.yes
            for part in parts where result != .no { result = result && follow(part) }
            return result
        case .any(let parts):
            var result = Truth.no
            for part in parts where result != .yes { result = result || follow(part) }
            return result
        case .not(let part): return !follow(part)
        case .age(let bounds):
            let span =
                age.map { AgeSpan(least: $0.lowerBound, most: $0.upperBound) } ?? AgeSpan(least: .min, most: .max)
            return span.holds(least: bounds.least ?? .min, below: bounds.below ?? .max)
        case .flag(let fact, let wanted): return Truth(look(fact).flag.map { $0 == wanted })
        case .code(let fact, let codes):
            let answer = look(fact)
            return answer.isUnknown ? .unknown : Truth(codes.contains(answer))
        }
    }

    private mutating func look(_ fact: MemberFact) -> PackedAnswer {
        if !facts.contains(fact) { facts.append(fact) }
        return member.packed(fact)
    }
}

/// Numbers kept in parts of a unit, with a Vietnamese comma.
enum Decimal {
    /// `40,00`: every decimal of the scale.
    static func shown(_ value: Int64, _ scale: Int64) -> String {
        guard scale > 1 else { return Shown.number(value) }
        let digits = String(scale).count - 1
        let rest = String(value % scale)
        return Shown.number(value / scale) + "," + String(repeating: "0", count: max(0, digits - rest.count)) + rest
    }

    /// `8`, `8,5`: without closing zeros.
    static func short(_ value: Int64, _ scale: Int64) -> String {
        var text = shown(value, scale)
        guard scale > 1 else { return text }
        while text.hasSuffix("0") { text.removeLast() }
        return text.hasSuffix(",") ? String(text.dropLast()) : text
    }
}

extension Condition {
    /// Whether the evidence already names the limit.
    var namesItsLimit: Bool {
        switch self {
        case .perMember: true
        default: false
        }
    }
}
