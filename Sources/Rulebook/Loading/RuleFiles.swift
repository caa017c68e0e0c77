import Dispatch
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
        let texts = texts.filter { $0.path.hasSuffix(".yaml") }
        var files: [String: RuleNode] = [:]
        for (text, composed) in zip(texts, compose(texts)) {
            guard let root = root(composed, of: text.path + suffix, log) else { continue }
            let id = String(text.path.dropLast(5))
            files[id] = files[id].map { $0.adding(root) } ?? root
        }
        return files
    }

    /// The texts as YAML, each on whatever core is free: every command and every start waits for them.
    private static func compose(_ texts: [RuleText]) -> [Result<Node?, any Error>] {
        var composed = [Result<Node?, any Error>](repeating: .success(nil), count: texts.count)
        composed.withUnsafeMutableBufferPointer { buffer in
            // Each place is written by one thread alone.
            nonisolated(unsafe) let buffer = buffer
            DispatchQueue.concurrentPerform(iterations: texts.count) { place in
                buffer[place] = Result { try PlainYAML.compose(texts[place].text) }
            }
        }
        return composed
    }

    private static func root(_ composed: Result<Node?, any Error>, of file: String, _ log: ProblemLog) -> RuleNode? {
        switch composed {
        case .success(let node?):
            return RuleNode(node: node, file: file, log: log)
        case .success(nil):
            log.add(file, 1, "Tệp trống.", "Viết nội dung quy định, hoặc xóa tệp.")
        case .failure(let repeated as RepeatedValue):
            log.add(
                file, repeated.line, "Tệp đặt tên cho một giá trị (dấu &) rồi lặp lại (dấu *).",
                "Viết giá trị ra ở từng chỗ; chữ có dấu & hay * thì đặt trong ngoặc kép.")
        case .failure(let error):
            log.add(
                file, (error as? YamlError).flatMap(Self.mark)?.line ?? 1, "Tệp không đúng cú pháp YAML.",
                "Xem lại khoảng trắng đầu dòng, dấu hai chấm và ngoặc kép quanh dòng này.")
        }
        return nil
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
