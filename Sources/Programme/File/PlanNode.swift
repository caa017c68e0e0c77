import Vocabulary
import Yams

/// A place in a plan's file: reads values as they are written, and says of which item something is missing.
struct PlanNode {
    let fields: [String: Node]
    /// `Chỉ tiêu poor_rate`, `Mục i.2`
    let whose: String

    /// - Parameter allowed: any other key is a mistake of spelling, which must not pass unseen.
    init(_ node: Node, whose: String, allowed: Set<String>) throws {
        guard let mapping = node.mapping else {
            throw PlanNode.problem(whose, "\(whose) phải là một nhóm «khoá: giá trị».", node)
        }
        var fields: [String: Node] = [:]
        for (key, value) in mapping {
            let name = key.string ?? ""
            guard allowed.contains(name) else {
                throw PlanNode.problem(
                    name,
                    "\(whose) có khoá \(name) không dùng được. Các khoá dùng được: \(allowed.sorted().joined(separator: ", ")).",
                    key)
            }
            fields[name] = value
        }
        self.fields = fields
        self.whose = whose
    }

    /// The text of a key as it is written; nil where it is left out or empty.
    func text(_ name: String) -> String? {
        guard let scalar = fields[name]?.scalar else { return nil }
        let isNull = scalar.style == .plain && ["", "null", "~"].contains(scalar.string)
        let text = VietnameseText.tidy(scalar.string)
        return isNull || text.isEmpty ? nil : text
    }

    func needed(_ name: String) throws -> String {
        if let text = text(name) { return text }
        throw problem(name, "\(whose) thiếu \(name). Hãy điền khoá này trong tệp kế hoạch.")
    }

    func list(_ name: String) throws -> [Node]? {
        guard let node = fields[name] else { return nil }
        if node.scalar != nil, text(name) == nil { return nil }
        guard let sequence = node.sequence else {
            throw problem(name, "\(whose): \(name) phải là một danh sách, mỗi mục bắt đầu bằng «- ».")
        }
        return Array(sequence)
    }

    func flag(_ name: String) throws -> Bool {
        guard let text = text(name) else { return false }
        guard text == "true" || text == "false" else {
            throw problem(name, "\(whose): \(name) phải là true hoặc false.")
        }
        return text == "true"
    }

    func day(_ name: String) throws -> Day? {
        guard let text = text(name) else { return nil }
        if let day = Day(iso: text) { return day }
        throw problem(name, "\(whose): \(name) phải là ngày dạng 2026-12-31.")
    }

    /// `{before: 2026-11-15}`, `{until: 2026-12-31}`, or a plain day, which is the last one.
    func deadline(_ name: String) throws -> Deadline? {
        if let day = try day(name) { return Deadline(.until, day) }
        guard let node = fields[name], node.mapping != nil else { return nil }
        let parts = try PlanNode(node, whose: whose, allowed: ["before", "until"])
        let found = try Deadline.Kind.allCases.compactMap { kind in
            try parts.day(kind.rawValue).map { Deadline(kind, $0) }
        }
        guard found.count == 1, let deadline = found.first else {
            throw problem(
                name, "\(whose): \(name) phải là {before: ngày} (trước ngày) hoặc {until: ngày} (đến hết ngày).")
        }
        return deadline
    }

    /// A number of at most two decimals, in hundredths.
    func hundredths(_ name: String) throws -> Int64? {
        guard let text = text(name) else { return nil }
        let parts = text.filter { $0 != "_" }.split(separator: ".", omittingEmptySubsequences: false)
        let decimals = parts.count == 2 ? parts[1] : ""
        let digits = decimals + String(repeating: "0", count: max(0, 2 - decimals.count))
        guard parts.count <= 2, let first = parts.first, decimals.count <= 2,
            (first + digits).utf8.allSatisfy({ (48...57).contains($0) }), !first.isEmpty,
            let value = Int64(first + digits)
        else { return nil }
        return value
    }

    func problem(_ name: String, _ message: String) -> ProgrammeRefusal {
        PlanNode.problem(name, message, fields[name])
    }

    static func problem(_ name: String, _ message: String, _ node: Node? = nil) -> ProgrammeRefusal {
        let line = node?.mark.map { " (dòng \($0.line))" } ?? ""
        return .file([FieldProblem(name, message + line)])
    }
}
