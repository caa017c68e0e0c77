import Vocabulary

/// How a household of a list stands to the register.
public enum ListingOutcome: String, Sendable, CaseIterable, Codable {
    case new, changed, unchanged, refused
    /// In the register, in what the file says it covers, and not in the file. It is never deleted.
    case absent

    public var label: String {
        switch self {
        case .new: "Mới"
        case .changed: "Thay đổi"
        case .unchanged: "Không đổi"
        case .refused: "Bị từ chối"
        case .absent: "Vắng trong tệp"
        }
    }
}

/// What becomes of the households of a list.
public enum ListingMode: String, Sendable, CaseIterable {
    /// Nothing is stored; only compared.
    case dryRun = "dry_run"
    /// All or nothing: with one refused row nothing is stored.
    case all
    /// The valid households are stored, the refused ones left out.
    case valid
}

/// How many of each outcome.
public struct ListingCounts: Sendable, Codable, Hashable {
    public var new = 0
    public var changed = 0
    public var unchanged = 0
    public var refused = 0
    public var absent = 0

    public init() {}

    public subscript(outcome: ListingOutcome) -> Int {
        get {
            switch outcome {
            case .new: new
            case .changed: changed
            case .unchanged: unchanged
            case .refused: refused
            case .absent: absent
            }
        }
        set {
            switch outcome {
            case .new: new = newValue
            case .changed: changed = newValue
            case .unchanged: unchanged = newValue
            case .refused: refused = newValue
            case .absent: absent = newValue
            }
        }
    }
}

/// How a list compares with the register: counts alone, nothing personal.
public struct ListingSummary: Sendable, Codable {
    public var households = ListingCounts()
    /// `absent` counts the members whom the register holds in households of the file, and the file does not.
    public var people = ListingCounts()
    /// Doubtful places that refuse nothing.
    public var warnings = 0
    /// Tổ dân phố that acceptance will enter, as they will be called.
    public var newNeighbourhoods: [String] = []
    /// The list holds no identity number and this is a sample installation: acceptance needs
    /// `ListingSettings.acceptWithoutNumbers`.
    public var needsConfirmation = false
    /// The list holds sample people and the installation is empty: acceptance marks it DỮ LIỆU MẪU for good.
    public var marksAsSample = false
    /// Identity numbers to which a lost zero was put back; nil where nobody asked for it.
    public var repairedNumbers: Int?
    /// Whether something was written by the call that returned this.
    public var isStored = false
    /// The refused, changed and absent households and those with warnings: only in the answer of `importFile`.
    public var rows: [ListedRow] = []
    /// Lines of people whom another ward has too, by their number: only in the answer of `importFile`.
    public var doubles: [ListingFault] = []

    public init() {}

    private enum CodingKeys: String, CodingKey {
        case households, people, warnings
        case newNeighbourhoods = "new_neighbourhoods"
        case needsConfirmation = "needs_confirmation"
        case marksAsSample = "marks_as_sample"
        case repairedNumbers = "repaired_numbers"
    }
}

/// A place in a file that cannot be taken, or is doubtful, and how to mend it.
public struct ListingFault: Sendable, Codable, Hashable {
    /// The line that a spreadsheet shows beside the row.
    public let line: Int
    /// The header of the column; empty where the whole row is meant.
    public let column: String
    /// One or two whole sentences: what stands there, why it cannot be taken, how to mend it.
    public let message: String
    /// The sheet's name where the file has several lists.
    public private(set) var sheet: String?

    init(line: Int, column: String, message: String) {
        self.line = line
        self.column = column
        self.message = message
    }

    /// `Dòng 12, cột “Ngày sinh”: …`
    public var sentence: String {
        let place = sheet.map { "Trang “\($0)”, dòng \(line)" } ?? "Dòng \(line)"
        return column.isEmpty ? "\(place): \(message)" : "\(place), cột “\(column)”: \(message)"
    }

    /// The same fault, on a sheet of several.
    func on(_ sheet: String?) -> ListingFault {
        var fault = self
        fault.sheet = sheet
        return fault
    }
}

/// One field that a list changes.
public struct ListedChange: Sendable, Codable, Hashable {
    /// The member's name; nil where the household itself is meant.
    public let member: String?
    public let field: String
    /// In Vietnamese words; empty where nothing was known.
    public let before: String
    public let after: String
}

/// One household of a comparison.
public struct ListedRow: Sendable, Codable {
    public let outcome: ListingOutcome
    /// The household in the register; nil where it is new or was not recognised.
    public let household: String?
    public let code: String
    public let name: String
    public let neighbourhood: String
    public let people: Int
    /// The first line in the file; nil where it is absent.
    public let line: Int?
    /// Every line in the file.
    public let lines: [Int]
    public let changes: [ListedChange]
    public let faults: [ListingFault]
    public internal(set) var warnings: [ListingFault]
    /// The sheet's name where the file has several lists.
    public var sheet: String?

    /// The household's key, for a link to its page.
    public var key: Key? { household.flatMap { Key($0) } }
}

/// Some of the households of a comparison.
public struct ListedPage: Sendable {
    public let rows: [ListedRow]
    /// From 1.
    public let page: Int
    public let size: Int
    public let total: Int

    public var pageCount: Int { max(1, (total + size - 1) / size) }
}

/// Where a list stands on its way into the register.
public enum ListingState: String, Sendable, CaseIterable {
    case uploaded, compared, accepted
    case takenBack = "taken_back"
    case discarded

    public var label: String {
        switch self {
        case .uploaded: "Đã tải lên"
        case .compared: "Đã so với sổ, chưa nhận"
        case .accepted: "Đã nhận vào sổ"
        case .takenBack: "Đã rút lại"
        case .discarded: "Đã bỏ"
        }
    }
}

/// One list that somebody brought, without its content.
public struct ListingRecord: Sendable {
    public let key: Key
    public let commune: Key
    /// Nil for whoever worked at the server.
    public let officer: Key?
    public let officerName: String
    public let fileName: String
    public let state: ListingState
    /// Nil until it was compared for the first time.
    public let settings: ListingSettings?
    public let summary: ListingSummary?
    /// The audit entry that stored it; nil where nothing was to change.
    public let acceptedIn: Key?
    public let madeAt: Instant
    public let changedAt: Instant
    /// Whether the file is still kept; it is erased after some days.
    public let hasFile: Bool
}

/// Hears how far reading has come: rows done, and rows that there may be altogether (an estimate that can grow).
public typealias ListingProgress = @Sendable (_ done: Int, _ total: Int) -> Void
