public import Rulebook
import Vocabulary

/// The rulings in force, written as the second layer of the rules: files in the shape of `Rules/`.
public struct RulingLayer: Sendable {
    public let texts: [RuleText]
    /// The digest of the layer: what somebody saw before confirming.
    public let seal: String

    /// - Parameters:
    ///   - inForce: what holds, in the order in which it was confirmed.
    ///   - new: rulings more, which may end or replace some of them.
    public init(_ inForce: [Ruling], with new: [Ruling.Said] = []) {
        let staying = inForce.filter { old in !new.contains { $0.replaces(old) } }.map(\.said)
        self.init(saying: staying + new)
    }

    private init(saying rulings: [Ruling.Said]) {
        var texts = rulings.filter { $0.kind == .file }
            .map { RuleText(path: $0.rule + ".yaml", text: $0.content ?? "") }
        for (rule, values) in Dictionary(grouping: rulings.filter { $0.kind == .value }, by: \.rule) {
            texts.append(RuleText(path: rule + ".yaml", text: Self.valueFile(values)))
        }
        let documents = Self.documents(rulings)
        if !documents.isEmpty { texts.append(RuleText(path: "sources.yaml", text: documents)) }
        let compared = rulings.filter { $0.kind == .verification }.compactMap(Self.verification)
        if !compared.isEmpty {
            texts.append(RuleText(path: "verified.yaml", text: compared.joined(separator: "\n") + "\n"))
        }
        self.texts = texts.sorted { ($0.path, $0.text) < ($1.path, $1.text) }
        seal = hexadecimal(
            Digest.sha256(Array(self.texts.map { "\($0.path) \($0.text.utf8.count)\n\($0.text)" }.joined().utf8)))
    }

    /// One rule's values by first day.
    private static func valueFile(_ values: [Ruling.Said]) -> String {
        let items = values.sorted { ($0.from?.iso ?? "") < ($1.from?.iso ?? "") }.map(item).joined(separator: "\n")
        let named = values.last { $0.label != nil }
        let head = [("label", named?.label), ("unit", named?.unit)].compactMap { key, text in
            text.map { "\(key): \(quoted($0))\n" }
        }
        return head.joined() + "values:\n" + items + "\n"
    }

    private static func item(_ said: Ruling.Said) -> String {
        var lines = ["from: \(said.from?.iso ?? "")"]
        if let to = said.to { lines.append("to: \(to.iso)") }
        if RuleShape(of: said.rule) == .condition {
            let condition = (said.value ?? "null").split(separator: "\n", omittingEmptySubsequences: false)
            lines.append("\(RuleShape.key(of: said.rule)):")
            lines += condition.map { "  " + $0 }
        } else {
            lines.append("value: \(said.value.map(quoted) ?? "null")")
        }
        let texts: [(String, String?)] = [
            ("text", said.words), ("source", said.source), ("clause", said.clause), ("basis", said.basis?.rawValue),
        ]
        lines += texts.compactMap { key, text in text.map { "\(key): \(quoted($0))" } }
        if let signed = said.signed { lines.append("signed: \(signed.iso)") }
        if let inForce = said.inForce { lines.append("in_force: \(inForce.iso)") }
        if let compared = said.compared { lines.append("verified: \(mapping(compared))") }
        return "  - " + lines.joined(separator: "\n    ")
    }

    private static func documents(_ rulings: [Ruling.Said]) -> String {
        let documents = Dictionary(
            rulings.compactMap(\.document).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        return documents.values.sorted { $0.id < $1.id }.map { document in
            var lines = [
                "id: \(quoted(document.id))", "number: \(quoted(document.number))", "title: \(quoted(document.title))",
                "basis: \(document.basis.rawValue)",
            ]
            if let signed = document.signed { lines.append("signed: \(signed.iso)") }
            if let inForce = document.inForce { lines.append("in_force: \(inForce.iso)") }
            if let seen = document.seen { lines.append("seen: \(quoted(seen))") }
            return "- " + lines.joined(separator: "\n  ") + "\n"
        }.joined()
    }

    private static func verification(_ said: Ruling.Said) -> String? {
        guard let seal = said.seal, let compared = said.compared else { return nil }
        return """
            - seal: \(seal)
              rule: \(quoted(said.rule))
              on: \(compared.on.iso)
              by: \(quoted(compared.by))
              against: \(quoted(compared.against))
            """
    }

    private static func mapping(_ compared: Verification) -> String {
        "{on: \(compared.on.iso), by: \(quoted(compared.by)), against: \(quoted(compared.against))}"
    }

    /// A YAML scalar in double quotes: whatever was typed stays one text.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            default: quoted.unicodeScalars.append(scalar.value < 32 ? " " : scalar)
            }
        }
        return quoted + "\""
    }
}
