import Vocabulary

/// Compiles the condition of an indicator, written in YAML, for one day.
struct ConditionReader {
    let lists: [String: RuleList]
    let parameters: [String: Parameter]
    let day: Day

    func condition(_ node: RuleNode) -> Condition? {
        guard let key = node.keys.first else {
            node.report("Điều kiện phải là một nhóm «khóa: giá trị».", Self.forms)
            return nil
        }
        switch key {
        case "all": return node.single.flatMap { parts($0.value).map(Condition.all) } ?? alone(node)
        case "any": return node.single.flatMap { parts($0.value).map(Condition.any) } ?? alone(node)
        case "not": return node.single.flatMap { condition($0.value).map(Condition.not) } ?? alone(node)
        case "some_member":
            return node.single.flatMap { MemberConditionReader(self).condition($0.value) }
                .map { .members($0, atLeast: 1) } ?? alone(node)
        default: return compound(node)
        }
    }

    private func compound(_ node: RuleNode) -> Condition? {
        let keys = Set(node.keys)
        if keys.contains("fact") { return fact(node) }
        if keys.contains("per_member") { return perMember(node) }
        if keys.contains("share_of_members") { return share(node) }
        if keys.contains("how_many") { return howMany(node) }
        if keys.contains("members") { return members(node) }
        node.report("Không hiểu điều kiện «\(node.keys.joined(separator: ", "))».", Self.forms)
        return nil
    }

    private func fact(_ node: RuleNode) -> Condition? {
        let fields = node.fields(["fact", "is", "one_of", "marked"] + Bound.Relation.allCases.map(\.rawValue))
        guard let name = fields["fact"], let fact = name.string.flatMap(HouseholdFact.init) else {
            fields["fact"]?.report(
                "Không có dữ kiện của hộ tên «\(fields["fact"]?.string ?? "")».",
                "Các dữ kiện: \(HouseholdFact.allCases.map(\.rawValue).joined(separator: ", ")).")
            return nil
        }
        switch fact.shape {
        case .flag: return fields["is"]?.flag.map { .flag(fact, $0) } ?? missing(node, "is: true hoặc is: false")
        case .code(let list):
            return codes(fields, list: list).map { .code(fact, $0, mark: fields["marked"]?.string) }
                ?? missing(node, "is, one_of hoặc marked")
        case .number(let scale, _):
            return bound(fields, scale: scale).map { .number(fact, $0) }
                ?? missing(node, "below, at_most, above hoặc at_least")
        }
    }

    private func perMember(_ node: RuleNode) -> Condition? {
        let fields = node.fields(["per_member"] + Bound.Relation.allCases.map(\.rawValue))
        guard let fact = fields["per_member"]?.string.flatMap(HouseholdFact.init),
            case .number(let scale, _) = fact.shape
        else {
            fields["per_member"]?.report("per_member cần một dữ kiện bằng số.", "Ví dụ: per_member: living_area.")
            return nil
        }
        return bound(fields, scale: scale).map { .perMember(fact, $0) } ?? missing(node, "below: 8")
    }

    private func share(_ node: RuleNode) -> Condition? {
        let fields = node.fields(["share_of_members"] + Bound.Relation.allCases.map(\.rawValue))
        guard let inner = fields["share_of_members"], let condition = MemberConditionReader(self).condition(inner)
        else { return nil }
        for relation in Bound.Relation.allCases {
            if let (top, bottom) = fields[relation.rawValue]?.fraction {
                return .share(condition, Bound(relation: relation, numerator: top, denominator: bottom))
            }
        }
        return missing(node, "above: 1/2")
    }

    private func howMany(_ node: RuleNode) -> Condition? {
        let fields = node.fields(["how_many", "at_least"])
        guard let of = fields["how_many"], let parts = parts(of), let least = fields["at_least"]?.whole else {
            return nil
        }
        return .howMany(parts, atLeast: Int(least))
    }

    private func members(_ node: RuleNode) -> Condition? {
        let fields = node.fields(["members", "at_least"])
        guard let of = fields["members"], let condition = MemberConditionReader(self).condition(of),
            let least = fields["at_least"]?.whole
        else { return nil }
        return .members(condition, atLeast: Int(least))
    }

    private func parts(_ node: RuleNode) -> [Condition]? {
        let items = node.items
        let parts = items.compactMap(condition)
        return parts.count == items.count ? parts : nil
    }

    private func bound(_ fields: [String: RuleNode], scale: Int64) -> Bound? {
        for relation in Bound.Relation.allCases {
            guard let limit = fields[relation.rawValue] else { continue }
            guard let value = limit.decimal(scale: scale) else {
                limit.report("«\(limit.string ?? "")» không phải là số dùng được ở đây.", "Viết số, ví dụ 8 hoặc 8.5.")
                return nil
            }
            return Bound(relation: relation, numerator: value, denominator: 1)
        }
        return nil
    }

    /// The codes of `is`, `one_of` or `marked`; each must stand in the fact's list.
    func codes(_ fields: [String: RuleNode], list id: String) -> [PackedAnswer]? {
        if let mark = fields["marked"] {
            let codes = mark.string.flatMap { lists[id]?.codes(marked: $0) } ?? []
            if codes.isEmpty {
                mark.report(
                    "Không mã nào của lists/\(id).yaml có dấu «\(mark.string ?? "")».", "Sửa dấu, hoặc thêm vào marks.")
            }
            return codes.map { PackedAnswer(.code($0)) }
        }
        guard let named = fields["is"].map({ [$0] }) ?? fields["one_of"]?.items else { return nil }
        for code in named where code.string.flatMap({ lists[id]?[$0] }) == nil {
            code.report("Không có mã «\(code.string ?? "")» trong lists/\(id).yaml.", "Sửa mã, hoặc thêm vào danh mục.")
        }
        return named.compactMap(\.string).map { PackedAnswer(.code($0)) }
    }

    private func alone<Result>(_ node: RuleNode) -> Result? {
        if node.keys.count > 1 {
            node.report("«\(node.keys[0])» phải đứng một mình.", "Tách «\(node.keys[1])» ra thành một điều kiện khác.")
        }
        return nil
    }

    func missing<Result>(_ node: RuleNode, _ what: String) -> Result? {
        node.report("Điều kiện chưa đủ.", "Thêm \(what).")
        return nil
    }

    private static let forms =
        "Dùng: all, any, not, fact, per_member, share_of_members, how_many, some_member, members."
}
