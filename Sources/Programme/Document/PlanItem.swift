import Vocabulary

/// One heading, bullet or paragraph of the plan, in its own words.
public struct PlanItem: Hashable, Sendable {
    /// What an item is in the plan; it decides where it is shown and counted.
    public enum Kind: String, Sendable, CaseIterable {
        case heading, solution, project, unit
        case basis, text, objective, scope, group, time, aim, content, source, duty, rule, recipient, signature

        /// The word on pages.
        public var label: String {
            switch self {
            case .heading: "Đề mục"
            case .solution: "Giải pháp"
            case .project: "Dự án, tiểu dự án"
            case .unit: "Đơn vị thực hiện"
            case .basis: "Căn cứ"
            case .text: "Đoạn văn"
            case .objective: "Mục tiêu cụ thể"
            case .scope: "Phạm vi"
            case .group: "Đối tượng"
            case .time: "Thời gian thực hiện"
            case .aim: "Mục tiêu của dự án"
            case .content: "Nội dung"
            case .source: "Nguồn kinh phí"
            case .duty: "Nhiệm vụ"
            case .rule: "Chế độ báo cáo"
            case .recipient: "Nơi nhận"
            case .signature: "Chữ ký"
            }
        }

        /// Headings have a title, everything else has text.
        public var isTitled: Bool { [.heading, .solution, .project, .unit].contains(self) }
    }

    /// The name within the plan that targets and files point to: `vi.1.3`.
    public let code: String
    /// The item it belongs to; nil for the parts of the document itself.
    public let parent: String?
    public var kind: Kind
    /// What stands before it on paper: `IV.`, `a)`, `-`, `+`.
    public var number: String?
    public var title: String?
    public var text: String?
    public var due: Deadline?
    /// Whether it was carried over from another plan and must be looked at before it holds.
    public var isToFill: Bool

    public init(
        code: String, parent: String?, kind: Kind, number: String? = nil, title: String? = nil, text: String? = nil,
        due: Deadline? = nil, isToFill: Bool = false
    ) {
        self.code = code
        self.parent = parent
        self.kind = kind
        self.number = number
        self.title = title
        self.text = text
        self.due = due
        self.isToFill = isToFill
    }

    public var isTitled: Bool { kind.isTitled }

    /// The unit's name where the plan asks it politely: *Đề nghị Ủy ban Mặt trận…* is the Ủy ban Mặt trận.
    public var unitName: String {
        let asked = "Đề nghị "
        return words.hasPrefix(asked) ? String(words.dropFirst(asked.count)) : words
    }

    /// The title or the text, whichever it has.
    public var words: String { [title, text].compactMap(\.self).joined(separator: " ") }

    /// What the audit chain keeps of it.
    var canonical: [UInt8] {
        CanonicalFields([
            ("code", code), ("parent", parent), ("kind", kind.rawValue), ("number", number), ("title", title),
            ("text", text), ("due", due.map { "\($0.kind.rawValue) \($0.day.iso)" }),
            ("to_fill", isToFill ? "true" : nil),
        ]).bytes
    }
}
