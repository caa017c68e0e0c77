import Vocabulary

extension RuleLibrary {
    /// The rules as they were when a version was used, from what was kept under it.
    ///
    /// - Throws: `RuleProblems` where the bytes are no archive, or hold what this program no longer understands.
    public static func load(archive: [UInt8]) throws(RuleProblems) -> RuleLibrary {
        guard let (base, local) = layers(archive) else {
            throw RuleProblems(problems: [
                RuleProblem(
                    file: "kho", line: 1, message: "Bản lưu của kho quy định bị hỏng.",
                    remedy: "Lấy lại cơ sở dữ liệu từ bản sao lưu.")
            ])
        }
        return try load(base: base, local: local)
    }

    /// Both layers whole, in one piece of bytes. Lengths keep one file from being read as two; cases change no result
    /// and are left out.
    static func archive(_ base: [RuleText], _ local: [RuleText]) -> [UInt8] {
        var bytes: [UInt8] = []
        for (layer, texts) in [("base", base), ("local", local)] {
            let kept = texts.filter { !$0.path.hasPrefix("cases/") }
            for text in kept.sorted(by: { ($0.path, $0.text) < ($1.path, $1.text) }) {
                bytes += Array("\(layer) \(text.path) \(text.text.utf8.count)\n\(text.text)\n".utf8)
            }
        }
        return bytes
    }

    private static func layers(_ archive: [UInt8]) -> (base: [RuleText], local: [RuleText])? {
        var (base, local): ([RuleText], [RuleText]) = ([], [])
        var rest = archive[...]
        while !rest.isEmpty {
            guard let end = rest.firstIndex(of: 10) else { return nil }
            let head = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ")
            guard head.count >= 3, let length = head.last.flatMap({ Int($0) }), length >= 0,
                end + 1 + length < rest.endIndex
            else { return nil }
            let text = RuleText(
                path: head[1..<(head.count - 1)].joined(separator: " "),
                text: String(decoding: rest[(end + 1)..<(end + 1 + length)], as: UTF8.self))
            if head[0] == "base" { base.append(text) } else { local.append(text) }
            rest = rest[(end + 2 + length)...]
        }
        return (base, local)
    }
}
