import Vocabulary
import Yams

/// Reads every file of both layers as a page shows it, whatever folder it stands in.
///
/// What is wrong with a file is told by the reader of its kind; here it is passed over.
struct IndexReader {
    private let files: RuleFiles
    private let sources: SourceReader
    private let parameters: [String: Parameter]
    private let named: [String: String]

    private static let left = ["sources", "units", SealedVerifications.file]

    init(files: RuleFiles, sources: SourceReader, parameters: [String: Parameter]) {
        self.parameters = parameters
        self.files = files
        self.sources = sources
        named = Dictionary(
            ["parameters", "lists", "groups"].flatMap(files.ids).map { id in
                (String(id.split(separator: "/").last ?? ""), id)
            }, uniquingKeysWith: { first, _ in first })
    }

    func index() -> RuleIndex {
        let ids = Set(files.base.keys).union(files.local.keys).filter {
            !Self.left.contains($0) && !$0.hasPrefix("cases/")
        }
        return RuleIndex(ids.sorted().compactMap(entry) + sources.documents.values.sorted { $0.id < $1.id }.map(entry))
    }

    private func entry(_ id: String) -> RuleEntry? {
        let roots = [(files.base[id], false), (files.local[id], true)].compactMap { root, isLocal in
            root.map { (node: $0.quiet, isLocal: isLocal) }
        }
        let label = text(roots, "label") ?? text(roots, "title") ?? text(roots, "name") ?? id
        let values = roots.flatMap { root in
            root.node.list("values").map { dated(root.node.of($0), isLocal: root.isLocal) }
        }
        let whole = roots.last { $0.node.node.mapping?["source"] != nil }
        let provenance = whole.map { sources.provenance($0.node, $0.node.allFields, isLocal: $0.isLocal) }
        var found = Found()
        for root in roots { gather(root.node.node, key: "", into: &found) }
        // Words with the numbers in them, in place of those with the names of parameters.
        let texts = found.texts.filter { !$0.contains("{") } + values.compactMap(\.words)
        let cited = (values.map(\.provenance) + [provenance].compactMap(\.self)).flatMap { origin in
            [origin.citation, origin.document?.title].compactMap(\.self)
        }
        return RuleEntry(
            id: id, kind: Self.kind(id), label: label, unit: text(roots, "unit"),
            values: values.sorted { ($0.from?.number ?? 0) < ($1.from?.number ?? 0) }, provenance: provenance,
            references: found.references.subtracting([id]), texts: texts + cited,
            words: Self.folded([label] + texts + cited))
    }

    private func entry(_ document: LegalDocument) -> RuleEntry {
        let texts = [document.number, document.title, document.seen, document.id].compactMap(\.self)
        return RuleEntry(
            id: document.id, kind: .document, label: "\(document.number): \(document.title)", unit: nil, values: [],
            provenance: nil, references: [], texts: texts, words: Self.folded(texts))
    }

    private func text(_ roots: [(node: RuleNode, isLocal: Bool)], _ key: String) -> String? {
        roots.reversed().lazy.compactMap { $0.node.node.mapping?[key]?.string }.first
    }

    private func dated(_ item: RuleNode, isLocal: Bool) -> DatedRule {
        let fields = item.allFields
        let given = fields["lacking"] ?? fields["holds"]
        let condition = given.flatMap { $0.isNull ? nil : try? Yams.serialize(node: $0.node) }
        let from = fields["from"]?.day
        let written = fields["text"]?.string
        let words = written.map { parameters.filling($0, on: from ?? Day(number: 0)) }
        return DatedRule(
            from: from, to: fields["to"].flatMap { $0.isNull ? nil : $0.day },
            value: fields["value"].flatMap { $0.isNull ? nil : ParameterReader.value($0) }, condition: condition,
            why: fields["why"]?.string, words: words, written: written,
            provenance: sources.provenance(item, fields, isLocal: isLocal))
    }

    private struct Found {
        var texts: [String] = []
        var references: Set<String> = []
    }

    private func gather(_ node: Node, key: String, into found: inout Found) {
        switch node {
        case .mapping(let mapping):
            for (name, value) in mapping { gather(value, key: name.string ?? "", into: &found) }
        case .sequence(let sequence):
            for item in sequence { gather(item, key: key, into: &found) }
        case .scalar(let scalar): gather(scalar.string, key: key, into: &found)
        case .alias: break
        }
    }

    private func gather(_ text: String, key: String, into found: inout Found) {
        found.texts.append(text)
        if key == "fact" || key == "per_member" {
            let shape = HouseholdFact(rawValue: text)?.shape ?? MemberFact(rawValue: text)?.shape
            if case .code(let list) = shape { found.references.insert("lists/\(list)") }
        } else if let id = named[text] {
            found.references.insert(id)
        } else if text.contains("{") {
            for (name, id) in named where text.contains("{\(name)}") { found.references.insert(id) }
        }
    }

    private static func kind(_ id: String) -> RuleEntry.Kind {
        switch (id.split(separator: "/").first, RuleShape(of: id)) {
        case ("standards", .condition): .indicator
        case ("standards", .number): .line
        case ("standards", _): .standard
        case ("parameters", _): .parameter
        case ("groups", _): .group
        case ("errands", _): .errand
        case ("forms", _): .form
        case ("lists", _): .list
        case ("procedures", _): .procedure
        case ("assumptions", _): .assumption
        default: .other
        }
    }

    /// A space before each word, so that a search for its beginning is a search for one text.
    private static func folded(_ texts: [String]) -> String {
        texts.map { " " + VietnameseText.folded($0) }.joined()
    }
}

extension RuleNode {
    /// The same place, whose faults are told elsewhere.
    fileprivate var quiet: RuleNode { RuleNode(node: node, file: file, log: ProblemLog()) }

    fileprivate func of(_ node: Node) -> RuleNode { RuleNode(node: node, file: file, log: log) }

    fileprivate func list(_ key: String) -> [Node] { node.mapping?[key]?.sequence.map(Array.init) ?? [] }

    fileprivate var allFields: [String: RuleNode] {
        var fields: [String: RuleNode] = [:]
        for (key, value) in node.mapping ?? [:] { fields[key.string ?? ""] = of(value) }
        return fields
    }
}
