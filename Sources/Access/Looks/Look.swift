import Vocabulary

/// What somebody looked at.
public enum LookKind: String, Sendable, CaseIterable {
    /// A household's page, or a form with what is known of it.
    case household
    /// A list that names people.
    case list
    /// The names behind a number of a table or of a target.
    case cell
    case search
    /// A search by an identity number or its last digits.
    case numberSearch = "number_search"
    /// A file with names.
    case file
    case print
    /// Nothing was shown: the account may not.
    case refused

    /// The word on pages.
    public var label: String {
        switch self {
        case .household: "Xem hồ sơ hộ"
        case .list: "Xem danh sách có tên"
        case .cell: "Xem tên sau ô số liệu"
        case .search: "Tìm hộ"
        case .numberSearch: "Tìm theo số định danh"
        case .file: "Lấy tệp có tên"
        case .print: "In"
        case .refused: "Bị từ chối"
        }
    }
}

/// One look: who, when, at what, what for. It holds no name of whoever was looked at.
public struct Look: Sendable, Equatable {
    public let kind: LookKind
    /// The commune whose people were shown; nil where it was none, or nobody may know of it.
    public let commune: Key?
    /// The household, the list, the decision that was shown, where it has a key.
    public let record: Key?
    /// What page it was, without any word that was typed: `/ho/:household`.
    public let page: String
    /// What for, where the page asked.
    public let purpose: String

    /// A look, about to be written.
    public init(_ kind: LookKind, in commune: Key?, at record: Key?, page: String, purpose: String = "") {
        (self.kind, self.commune, self.record, self.page, self.purpose) = (kind, commune, record, page, purpose)
    }
}

/// A look as it was written.
public struct LookLine: Sendable, Equatable {
    /// Nil where it was written by a later version of the program.
    public let kind: LookKind?
    public let at: Instant
    public let officer: Key?
    /// The name as it stood then.
    public let officerName: String
    public let commune: Key?
    public let record: Key?
    public let page: String
    public let purpose: String

    /// What the page says it was.
    public var label: String { kind?.label ?? "Xem" }
}
