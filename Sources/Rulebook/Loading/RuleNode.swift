import Vocabulary
import Yams

/// A place in a rule file that can say what is wrong with it.
struct RuleNode {
    let node: Node
    let file: String
    let log: ProblemLog

    var line: Int { node.mark?.line ?? 1 }

    func report(_ message: String, _ remedy: String) {
        log.add(file, line, message, remedy)
    }

    /// The fields of a mapping; any other key is reported with the keys that may stand here.
    func fields(_ allowed: [String]) -> [String: RuleNode] {
        guard let mapping = node.mapping else {
            report(
                "Chỗ này phải là một nhóm «khóa: giá trị».", "Các khóa được dùng: \(allowed.joined(separator: ", ")).")
            return [:]
        }
        var fields: [String: RuleNode] = [:]
        for (key, value) in mapping {
            let name = key.string ?? ""
            let place = RuleNode(node: value, file: file, log: log)
            if allowed.contains(name) {
                fields[name] = place
            } else {
                let keyPlace = RuleNode(node: key, file: file, log: log)
                keyPlace.report(
                    "Không có khóa «\(name)».",
                    "Sửa lại thành một trong các khóa: \(allowed.joined(separator: ", ")).")
            }
        }
        return fields
    }

    /// The key and the value of a mapping of one field.
    var single: (key: String, value: RuleNode)? {
        guard let mapping = node.mapping, mapping.count == 1, let pair = mapping.first, let key = pair.key.string
        else { return nil }
        return (key, RuleNode(node: pair.value, file: file, log: log))
    }

    var keys: [String] { node.mapping?.compactMap { $0.key.string } ?? [] }

    var items: [RuleNode] {
        guard let sequence = node.sequence else {
            report("Chỗ này phải là một danh sách.", "Viết mỗi mục trên một dòng bắt đầu bằng «- ».")
            return []
        }
        return sequence.map { RuleNode(node: $0, file: file, log: log) }
    }

    var isNull: Bool {
        guard let scalar = node.scalar, scalar.style == .plain else { return false }
        return ["null", "~", ""].contains(scalar.string)
    }

    var string: String? { isNull ? nil : node.scalar?.string }

    var text: String? {
        guard let text = string else {
            report("Chỗ này phải là chữ.", "Viết một dòng chữ, để trong ngoặc kép nếu có dấu hai chấm.")
            return nil
        }
        return text
    }

    var strings: [String] { items.compactMap(\.text) }

    var day: Day? {
        guard let text = string, let day = Day(iso: text) else {
            report("«\(string ?? "")» không phải là ngày.", "Viết ngày theo mẫu 2026-12-31.")
            return nil
        }
        return day
    }

    /// A whole number; `2_000_000` is allowed.
    var whole: Int64? {
        guard let number = decimal(scale: 1) else {
            report("«\(string ?? "")» không phải là số nguyên.", "Viết số không có dấu chấm, ví dụ 2_000_000.")
            return nil
        }
        return number
    }

    var flag: Bool? {
        switch string {
        case "true": return true
        case "false": return false
        default:
            report("«\(string ?? "")» không phải là có hay không.", "Viết true (có) hoặc false (không).")
            return nil
        }
    }

    /// `1/2`, or a whole number.
    var fraction: (Int64, Int64)? {
        let parts = (string ?? "").split(separator: "/")
        if parts.count == 2, let top = Int64(parts[0]), let bottom = Int64(parts[1]), bottom > 0 {
            return (top, bottom)
        }
        if parts.count == 1, let top = Int64(parts[0]) { return (top, 1) }
        report("«\(string ?? "")» không phải là phân số.", "Viết theo mẫu 1/2.")
        return nil
    }

    /// A decimal number times `scale`, read exactly; nil where it has more decimals than the scale.
    func decimal(scale: Int64) -> Int64? {
        let text = (string ?? "").replacing("_", with: "")
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), var value = Int64(parts[0]) else { return nil }
        var left = scale
        value *= scale
        for digit in parts.count == 2 ? String(parts[1]) : "" {
            guard left % 10 == 0, let number = digit.wholeNumberValue else { return nil }
            left /= 10
            value += (text.hasPrefix("-") ? -1 : 1) * Int64(number) * left
        }
        return value
    }
}
