import Yams

/// The numbers of a written condition, each with what it is a limit of: a form asks for them one by one.
public struct ConditionNumbers: Sendable {
    /// One limit of the condition.
    public struct Number: Sendable, Hashable {
        /// `diện tích nhà ở bình quân đầu người nhỏ hơn`
        public let label: String
        /// As the file writes it: `8`, `8.5` or `1/2`.
        public let value: String
    }

    public let numbers: [Number]
    private let yaml: String

    /// Nil where the text is no YAML.
    ///
    /// - Parameter lists: the words of the codes that stand beside a number.
    public init?(yaml: String, lists: [String: RuleList] = [:]) {
        guard let node = (try? PlainYAML.compose(yaml)).flatMap({ $0 }) else { return nil }
        self.yaml = yaml
        var numbers: [Number] = []
        _ = Self.walk(node, within: "", lists) { label, value in
            numbers.append(Number(label: label, value: value))
            return value
        }
        self.numbers = numbers
    }

    /// The condition with other numbers in the same places; nil where there are not as many.
    public func filled(_ values: [String]) -> String? {
        guard values.count == numbers.count, let node = (try? PlainYAML.compose(yaml)).flatMap({ $0 }) else {
            return nil
        }
        var rest = values[...]
        let filled = Self.walk(node, within: "", [:]) { _, value in rest.popFirst() ?? value }
        return try? Yams.serialize(node: filled)
    }

    private static func walk(
        _ node: Node, within subject: String, beside: String = "", _ lists: [String: RuleList],
        _ number: (String, String) -> String
    ) -> Node {
        switch node {
        case .mapping(var mapping):
            let subject = Self.subject(mapping) ?? subject
            for (key, value) in mapping {
                let name = key.string ?? ""
                if let relation = Bound.Relation(rawValue: name), let text = value.scalar?.string, isNumber(text) {
                    mapping[key] = Node(number("\(subject) \(relation.words)\(beside)", text))
                } else {
                    mapping[key] = walk(
                        value, within: name == "age" ? "tuổi" : subject, beside: name == "age" ? beside : "", lists,
                        number)
                }
            }
            return .mapping(mapping)
        case .sequence(let sequence):
            let facts = sequence.compactMap { said($0, lists) }.joined(separator: "; ")
            let beside = facts.isEmpty ? "" : " (\(facts))"
            return Node(sequence.map { walk($0, within: subject, beside: beside, lists, number) })
        case .scalar, .alias: return node
        }
    }

    private static func subject(_ mapping: Node.Mapping) -> String? {
        if let fact = mapping["fact"]?.string { return label(fact) }
        if let fact = mapping["per_member"]?.string { return "\(label(fact)) bình quân đầu người" }
        if mapping["share_of_members"] != nil { return "tỷ lệ nhân khẩu" }
        if mapping["how_many"] != nil { return "số điều đúng" }
        if mapping["members"] != nil { return "số người" }
        return nil
    }

    /// A fact that stands beside a number and tells it from others: `đang học: Mầm non`.
    private static func said(_ node: Node, _ lists: [String: RuleList]) -> String? {
        guard let mapping = node.mapping, let fact = mapping["fact"]?.string else { return nil }
        let shape = HouseholdFact(rawValue: fact)?.shape ?? MemberFact(rawValue: fact)?.shape
        let codes = mapping["is"]?.string.map { [$0] } ?? mapping["one_of"]?.sequence?.compactMap(\.string) ?? []
        guard case .code(let list) = shape, !codes.isEmpty else { return nil }
        return "\(label(fact)): \(codes.map { lists[list]?[$0]?.label ?? $0 }.joined(separator: ", "))"
    }

    private static func label(_ fact: String) -> String {
        HouseholdFact(rawValue: fact)?.label ?? MemberFact(rawValue: fact)?.label ?? fact
    }

    private static func isNumber(_ text: String) -> Bool {
        !text.isEmpty && text.allSatisfy { $0.isASCII && ($0.isNumber || "._/".contains($0)) }
    }
}

extension Bound.Relation {
    fileprivate var words: String {
        switch self {
        case .below: "nhỏ hơn"
        case .atMost: "không quá"
        case .above: "vượt"
        case .atLeast: "từ"
        }
    }
}
