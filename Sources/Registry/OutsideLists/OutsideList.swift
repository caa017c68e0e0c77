import Vocabulary

/// How somebody of an outside list stands to the register.
public enum OutsideKind: String, Sendable, CaseIterable, Codable {
    /// In their list, and not in ours.
    case theirs
    /// In what their list should hold, and not in it.
    case ours
    /// In both, of another class.
    case category = "class"
    /// In both; something else is said of her or him.
    case facts

    public var label: String {
        switch self {
        case .theirs: "Chỉ có ở danh sách ngoài"
        case .ours: "Chỉ có ở sổ"
        case .category: "Khác diện"
        case .facts: "Khác thông tin"
        }
    }
}

/// What an officer says of an outside list before it is compared.
public struct OutsideSettings: Sendable, Codable, Hashable {
    /// The recognised classes whose households it should hold; nil for every household of the register.
    public var classes: [String]?
    /// Whether it names one person for a household: then a household is in it as soon as one member is.
    public var namesHeadsOnly: Bool
    /// Whether it should hold only the tổ dân phố that it names.
    public var coversNamedPlacesOnly: Bool

    public init(classes: Set<RecognisedClass>?, namesHeadsOnly: Bool, coversNamedPlacesOnly: Bool) {
        self.classes = classes.map { $0.map(\.rawValue).sorted() }
        self.namesHeadsOnly = namesHeadsOnly
        self.coversNamedPlacesOnly = coversNamedPlacesOnly
    }

    public var categories: Set<RecognisedClass>? {
        classes.map { Set($0.compactMap(RecognisedClass.init(rawValue:))) }
    }
}

/// How many of each; nothing personal.
public struct OutsideSummary: Sendable, Codable {
    public var rows = 0
    /// Those found in the register.
    public var found = 0
    /// In both, and nothing differs.
    public var same = 0
    public var theirs = 0
    public var ours = 0
    public var category = 0
    public var facts = 0
    /// Cells of names, births and numbers that cannot be read.
    public var unreadable = 0
    /// Whether the list says of anybody what class her or his household is.
    public var saysClass = false

    public init() {}

    public subscript(kind: OutsideKind) -> Int {
        switch kind {
        case .theirs: theirs
        case .ours: ours
        case .category: category
        case .facts: facts
        }
    }
}

/// A field of which the two say different things.
public struct OutsideDifference: Sendable, Codable, Hashable {
    public let field: String
    /// Empty where the register does not know it.
    public let ours: String
    public let theirs: String
}

/// One person of a comparison; identity numbers are masked.
public struct OutsideRow: Sendable, Codable {
    public let kind: OutsideKind
    public let name: String
    public let birth: String
    public let number: String
    public let neighbourhood: String
    /// `dòng 12`; empty for who is not in the file.
    public let place: String
    /// The household's in the register; nil for who is not in it.
    public let household: String?
    public let code: String
    public let ourClass: String
    public let theirClass: String
    public let differences: [OutsideDifference]
    /// Whom the register has that is nearly the same.
    public let note: String
    var neighbourhoodKey: String?

    public var key: Key? { household.flatMap { Key($0) } }
}

/// Some of the people of a comparison.
public struct OutsidePage: Sendable {
    public let rows: [OutsideRow]
    public let page: Int
    public let size: Int
    public let total: Int
}

/// One outside list, without its content.
public struct OutsideRecord: Sendable {
    public let key: Key
    public let commune: Key
    public let fileName: String
    public let settings: OutsideSettings?
    /// Nil until it was compared.
    public let summary: OutsideSummary?
    public let madeAt: Instant
    public let comparedAt: Instant?
    /// Whether the file is still kept; it is erased after some days.
    public let hasFile: Bool
}

/// What an officer can run into with an outside list.
public enum OutsideRefusal: Refusal, Equatable {
    case unknownList
    case erased
    case nothingToGoBy
    case notCompared

    public var code: String {
        switch self {
        case .unknownList: "DOI-101"
        case .erased: "DOI-102"
        case .nothingToGoBy: "DOI-103"
        case .notCompared: "DOI-104"
        }
    }

    public var kind: RefusalKind {
        switch self {
        case .unknownList: .notFound
        case .erased, .notCompared: .conflict
        case .nothingToGoBy: .invalid
        }
    }

    public var message: String {
        switch self {
        case .unknownList:
            "Không có danh sách này, hoặc nó của người khác. Hãy chọn lại trong các danh sách đã đưa lên."
        case .erased: "Tệp đã được xoá khỏi máy chủ. Hãy tải lên lại rồi đối chiếu."
        case .nothingToGoBy:
            "Chưa thấy cột họ tên, hoặc không có ngày sinh, số định danh hay mã hộ nào để nhận ra người. Hãy chỉ cách hiểu "
                + "các cột của tệp."
        case .notCompared: "Danh sách này chưa được đối chiếu. Hãy trả lời các câu hỏi rồi bấm Đối chiếu."
        }
    }
}
