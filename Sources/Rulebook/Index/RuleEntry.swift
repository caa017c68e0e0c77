public import Vocabulary

/// One rule as a page shows it: what it is called, its values in time, where they come from, what it names.
public struct RuleEntry: Sendable {
    /// What kind of rule a file holds, by its folder.
    public enum Kind: String, CaseIterable, Sendable {
        case standard, line, indicator, group, parameter, list, procedure, errand, form, assumption, document, other

        /// The words of the page.
        public var label: String {
            switch self {
            case .standard: "Chuẩn nghèo"
            case .line: "Mức của chuẩn nghèo"
            case .indicator: "Chỉ số thiếu hụt"
            case .group: "Nhóm hộ"
            case .parameter: "Tham số"
            case .list: "Danh mục"
            case .procedure: "Thủ tục hành chính"
            case .errand: "Việc kéo theo biến động"
            case .form: "Biểu"
            case .assumption: "Giả định"
            case .document: "Văn bản"
            case .other: "Quy định khác"
            }
        }
    }

    /// The file's path without its ending: `standards/2022-2025/indicators/toilet`; of a document its id.
    public let id: String
    public let kind: Kind
    public let label: String
    /// A key of `units.yaml`.
    public let unit: String?
    /// Of both layers, by first day.
    public let values: [DatedRule]
    /// Where a rule without dated values comes from.
    public let provenance: Provenance?
    /// Ids of the parameters and lists that it names.
    public let references: Set<String>
    /// All that is written in it, for search.
    let texts: [String]
    /// The same, folded into one line of words.
    let words: String

    /// The values that hold on a day or later: what anybody may still be judged by.
    public func standing(on day: Day) -> [DatedRule] {
        values.filter { value in value.to.map { $0 >= day } ?? true }.filter { value in
            !values.contains { other in other.isLaterThan(value) && other.from.map { $0 <= day } ?? false }
        }
    }
}

/// One dated value of a rule.
public struct DatedRule: Sendable {
    public let from: Day?
    public let to: Day?
    /// Nil where nobody has seen it, and for a condition.
    public let value: RuleValue?
    /// Of a condition: how the file writes it.
    public let condition: String?
    /// Why there is no value.
    public let why: String?
    /// The words of the text, with the numbers that stand in parameters.
    public let words: String?
    /// The words as the file has them: `{elderly_age}` where a parameter's value is meant.
    public let written: String?
    public let provenance: Provenance

    /// Whether anybody knows it.
    public var isKnown: Bool { value != nil || condition != nil }

    /// Whether this value takes the other's place from its first day on.
    fileprivate func isLaterThan(_ other: DatedRule) -> Bool {
        guard let from, let otherFrom = other.from else { return false }
        if provenance.isLocal != other.provenance.isLocal { return provenance.isLocal && from <= otherFrom }
        return from > otherFrom
    }
}
