import Vocabulary
import Yams

/// The files of both layers, parsed, by id (the path without its ending).
struct RuleFiles {
    let base: [String: RuleNode]
    let local: [String: RuleNode]
    let log: ProblemLog

    static let localSuffix = " (của đơn vị)"

    init(base: [RuleText], local: [RuleText], log: ProblemLog) {
        self.log = log
        self.base = Self.parse(base, log)
        // Named apart, so that an officer knows which of two files of one name to mend.
        self.local = Self.parse(local, log, suffix: Self.localSuffix)
    }

    /// Ids of the files below a folder, in order.
    func ids(under folder: String) -> [String] {
        Set(base.keys).union(local.keys).filter { $0.hasPrefix(folder + "/") }.sorted()
    }

    private static func parse(
        _ texts: [RuleText], _ log: ProblemLog, suffix: String = ""
    ) -> [String: RuleNode] {
        var files: [String: RuleNode] = [:]
        for text in texts where text.path.hasSuffix(".yaml") {
            let named = RuleText(path: text.path + suffix, text: text.text)
            guard let root = root(of: named, log) else { continue }
            let id = String(text.path.dropLast(5))
            files[id] = files[id].map { $0.adding(root) } ?? root
        }
        return files
    }

    private static func root(of text: RuleText, _ log: ProblemLog) -> RuleNode? {
        do {
            guard let node = try Yams.compose(yaml: text.text) else {
                log.add(text.path, 1, "Tệp trống.", "Viết nội dung quy định, hoặc xóa tệp.")
                return nil
            }
            return RuleNode(node: node, file: text.path, log: log)
        } catch {
            let mark = (error as? YamlError).flatMap(Self.mark)
            log.add(
                text.path, mark?.line ?? 1, "Tệp không đúng cú pháp YAML.",
                "Xem lại khoảng trắng đầu dòng, dấu hai chấm và ngoặc kép quanh dòng này.")
            return nil
        }
    }

    private static func mark(_ error: YamlError) -> Mark? {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark
        case .duplicatedKeysInMapping(_, let context): context.mark
        default: nil
        }
    }
}

extension RuleNode {
    /// Two texts of one file: a list goes on, values of the same first day are replaced, other fields too.
    fileprivate func adding(_ other: RuleNode) -> RuleNode {
        if let first = node.sequence, let second = other.node.sequence {
            return RuleNode(node: Node(Array(first) + Array(second)), file: file, log: log)
        }
        guard var fields = node.mapping, let added = other.node.mapping else { return other }
        for (key, value) in added {
            if key.string == "values", let old = fields[key]?.sequence, let new = value.sequence {
                let days = Set(new.compactMap { $0.mapping?["from"]?.string })
                let kept = old.filter { !days.contains($0.mapping?["from"]?.string ?? "") }
                fields[key] = Node(kept + Array(new))
            } else {
                fields[key] = value
            }
        }
        return RuleNode(node: .mapping(fields), file: file, log: log)
    }
}
