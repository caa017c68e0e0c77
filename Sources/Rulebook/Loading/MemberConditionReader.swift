import Vocabulary

/// Compiles what a rule asks of one member.
struct MemberConditionReader {
    private let outer: ConditionReader

    init(_ outer: ConditionReader) {
        self.outer = outer
    }

    func condition(_ node: RuleNode) -> MemberCondition? {
        guard let key = node.keys.first else {
            node.report("Điều kiện phải là một nhóm «khóa: giá trị».", Self.forms)
            return nil
        }
        if key == "fact" || node.keys.contains("fact") { return fact(node) }
        guard let (key, value) = node.single else {
            node.report("«\(key)» phải đứng một mình.", "Tách các khóa khác ra thành điều kiện riêng.")
            return nil
        }
        switch key {
        case "all": return parts(value).map(MemberCondition.all)
        case "any": return parts(value).map(MemberCondition.any)
        case "not": return condition(value).map(MemberCondition.not)
        case "age": return bounds(value).map(MemberCondition.age)
        default:
            node.report("Không hiểu điều kiện «\(key)».", Self.forms)
            return nil
        }
    }

    private func fact(_ node: RuleNode) -> MemberCondition? {
        let fields = node.fields(["fact", "is", "one_of", "marked"])
        guard let fact = fields["fact"]?.string.flatMap(MemberFact.init) else {
            fields["fact"]?.report(
                "Không có dữ kiện của người tên «\(fields["fact"]?.string ?? "")».",
                "Các dữ kiện: \(MemberFact.allCases.map(\.rawValue).joined(separator: ", ")).")
            return nil
        }
        switch fact.shape {
        case .code(let list):
            return outer.codes(fields, list: list).map { .code(fact, $0) }
                ?? outer.missing(node, "is, one_of hoặc marked")
        default:
            return fields["is"]?.flag.map { .flag(fact, $0) } ?? outer.missing(node, "is: true hoặc is: false")
        }
    }

    private func parts(_ node: RuleNode) -> [MemberCondition]? {
        let items = node.items
        let parts = items.compactMap(condition)
        return parts.count == items.count ? parts : nil
    }

    /// `{at_least: 16, at_most: 30}`; a limit is a number of years or the id of a parameter.
    private func bounds(_ node: RuleNode) -> AgeBounds? {
        let fields = node.fields(["at_least", "at_most", "above", "below"])
        guard !fields.isEmpty else { return outer.missing(node, "at_least, at_most, above hoặc below") }
        var bounds = AgeBounds()
        if let limit = fields["at_least"].flatMap(years) { bounds.least = limit }
        if let limit = fields["above"].flatMap(years) { bounds.least = limit + 1 }
        if let limit = fields["below"].flatMap(years) { bounds.below = limit }
        if let limit = fields["at_most"].flatMap(years) { bounds.below = limit + 1 }
        return bounds
    }

    private func years(_ node: RuleNode) -> Int? {
        if let number = node.decimal(scale: 1) { return Int(number) }
        let named = node.string.flatMap { outer.parameters[$0] }?.values.on(outer.day)?.value?.number
        if named == nil {
            node.report(
                "Không có tuổi «\(node.string ?? "")» vào ngày \(outer.day.shown).",
                "Viết số tuổi, hoặc tên một tệp trong parameters/ có giá trị vào ngày đó.")
        }
        return named.map(Int.init)
    }

    private static let forms = "Dùng: all, any, not, age, fact."
}
