import Vocabulary
import Yams

extension Plan {
    /// The plan as a file: reading it again gives the same plan. A text stands on one line, so that it can be found.
    public func yaml() throws -> String {
        var root: [(Node, Node)] = [
            pair("area", .quoted(heading.areaCode)), pair("year", Node(String(heading.year), Tag(.int))),
            pair("title", .text(heading.title)), pair("number", .text(heading.number)),
            pair("signed", .text(heading.signedOn?.iso)), pair("annex", .text(heading.annex)),
        ]
        if !items.isEmpty { root.append(pair("parts", Node(parts(of: nil).map(node)))) }
        root.append(pair("targets", Node(targets.map(Plan.node))))
        return try Yams.serialize(node: Node(root), width: -1, allowUnicode: true)
    }

    private func node(_ item: PlanItem) -> Node {
        var fields = [pair("id", .text(item.code)), pair("kind", .text(item.kind.rawValue))]
        if let number = item.number { fields.append(pair("number", .quoted(number))) }
        if let title = item.title { fields.append(pair("title", .text(title))) }
        if let text = item.text { fields.append(pair("text", .text(text))) }
        if let due = item.due { fields.append(pair("due", Plan.node(due))) }
        if item.isToFill { fields.append(pair("to_fill", Node("true", Tag(.bool)))) }
        let belonging = parts(of: item.code)
        if !belonging.isEmpty { fields.append(pair("parts", Node(belonging.map(node)))) }
        return Node(fields)
    }

    private static func node(_ target: Target) -> Node {
        let texts: [(String, String?)] = [
            ("id", target.code), ("label", target.label), ("section", target.section), ("item", target.item),
            ("quote", target.quote), ("unit", target.unit), ("comparison", target.comparison.rawValue),
        ]
        var fields = texts.compactMap { name, value in value.map { pair(name, .text($0)) } }
        if let limit = target.limit {
            fields.append(pair("limit", Node(Target.plain(hundredths: limit), Tag(.float))))
        }
        let others: [(String, String?)] = [
            ("measure", target.measure?.rawValue), ("decided_by", target.decidedBy), ("counted", target.counted),
            ("among", target.among), ("responsible", target.responsible), ("because", target.because),
        ]
        fields += others.compactMap { name, value in value.map { pair(name, .text($0)) } }
        fields.append(pair("due", node(target.due)))
        if target.isToFill { fields.append(pair("to_fill", Node("true", Tag(.bool)))) }
        return Node(fields)
    }

    private static func node(_ due: Deadline) -> Node {
        Node([pair(due.kind.rawValue, .text(due.day.iso))], .implicit, .flow)
    }
}

extension Target {
    /// `77`, `0.9`: as programs write numbers.
    static func plain(hundredths: Int64) -> String {
        shown(hundredths: hundredths).replacing(".", with: "").replacing(",", with: ".")
    }
}

private func pair(_ name: String, _ value: Node) -> (Node, Node) { (Node(name), value) }

extension Node {
    /// Text that no reader takes for a number, a day or nothing; empty where there is none.
    fileprivate static func text(_ value: String?) -> Node {
        guard let value else { return Node("", Tag(.null)) }
        return value.utf8.allSatisfy({ (48...57).contains($0) || "-+.,:~%".utf8.contains($0) })
            ? quoted(value) : Node(value)
    }

    fileprivate static func quoted(_ value: String) -> Node { Node(value, Tag(.str), .doubleQuoted) }
}
