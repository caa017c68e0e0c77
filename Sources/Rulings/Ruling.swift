public import Access
public import Rulebook
public import Vocabulary

/// One thing that the installation itself says of the law: entered by one officer, in force once another confirmed it.
public struct Ruling: Sendable {
    /// What a ruling does to the rules.
    public enum Kind: String, Sendable, CaseIterable {
        /// A dated value of a rule.
        case value
        /// What ships, or what was entered, was compared with the gazette and found right.
        case verification
        /// An earlier ruling no longer holds.
        case ending
        /// A whole file in the shape of `Rules/`, as a higher office gives it.
        case file

        /// The words of the page.
        public var label: String {
            switch self {
            case .value: "Giá trị"
            case .verification: "Đối chiếu Công báo"
            case .ending: "Thôi áp dụng"
            case .file: "Tệp quy định"
            }
        }
    }

    /// Where a ruling stands between its entering and its end.
    public enum State: Sendable { case waiting, inForce, refused, ended }

    public let key: Key
    public let said: Said
    /// The officer who entered it; nil for whoever worked at the server.
    public let enteredBy: Key?
    public let entered: JournalEntry
    public let confirmed: JournalEntry?
    public let retired: JournalEntry?

    public var state: State {
        switch (confirmed, retired) {
        case (nil, nil): .waiting
        case (_?, nil): .inForce
        case (nil, _?): .refused
        case (_?, _?): .ended
        }
    }

    /// What a ruling says, without who said it.
    public struct Said: Sendable, Hashable {
        public var kind: Kind
        /// The rule: a file of `Rules/` without its ending.
        public var rule: String
        /// The name and the unit of a rule that does not ship.
        public var label: String?
        public var unit: String?
        public var from: Day?
        public var to: Day?
        /// As the rule file would hold it: a number, a share, words, or the YAML of a condition.
        public var value: String?
        /// The words of the text, or a note.
        public var words: String?
        /// The id of a document.
        public var source: String?
        public var clause: String?
        public var basis: Basis?
        public var signed: Day?
        public var inForce: Day?
        /// Who compared it with the gazette.
        public var compared: Verification?
        /// Of a verification: the digest of the words that were compared.
        public var seal: String?
        /// Of a file: all of it.
        public var content: String?
        /// Of an ending: the ruling that ends.
        public var ends: Key?
        /// A document that no layer has yet.
        public var document: LegalDocument?

        public init(_ kind: Kind, of rule: String) {
            self.kind = kind
            self.rule = rule
        }
    }
}

extension Ruling.Said {
    /// What the audit chain commits to.
    var record: [UInt8] {
        let fields: [(String, String?)] = [
            ("kind", kind.rawValue), ("rule", rule), ("label", label), ("unit", unit), ("from", from?.iso),
            ("to", to?.iso), ("value", value), ("words", words), ("source", source), ("clause", clause),
            ("basis", basis?.rawValue), ("signed", signed?.iso), ("in_force", inForce?.iso),
            ("compared_on", compared?.on.iso), ("compared_by", compared?.by), ("compared_against", compared?.against),
            ("seal", seal), ("content", content), ("ends", ends?.description), ("document", document?.id),
            ("document_number", document?.number), ("document_title", document?.title),
        ]
        return Array(fields.compactMap { name, text in text.map { "\(name)=\($0)" } }.joined(separator: "\n").utf8)
    }
}
