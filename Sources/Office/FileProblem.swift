import Vocabulary

/// Why a file cannot be read as a list, and what its owner can do.
public enum FileProblem: Refusal, Equatable {
    case unreadable
    case empty
    case tooLarge(limit: Int)
    /// Text or bytes that are no list; `what` names it where it can be told: `một tệp PDF`.
    case otherKind(what: String?)
    case oldExcel
    case passwordProtected
    case macros
    case binaryExcel
    case damagedArchive
    case bomb
    case tooManyEntries
    case partMissing
    case brokenMarkup(sheet: String?, row: Int?)
    case tooManyRows(sheet: String, limit: Int)
    case tooManyColumns(sheet: String, row: Int, limit: Int)
    case rowTooLong(sheet: String, row: Int)
    case tooMuchText
    case encoding(line: Int)
    case openQuote(line: Int)
    case noSuchSheet

    /// Invalid, but for a sheet that is asked for and not there.
    public var kind: RefusalKind { self == .noSuchSheet ? .notFound : .invalid }

    /// TEP-101 and so on: stable, for manuals.
    public var code: String {
        switch self {
        case .unreadable: "TEP-101"
        case .empty: "TEP-102"
        case .tooLarge: "TEP-103"
        case .otherKind: "TEP-104"
        case .oldExcel: "TEP-105"
        case .passwordProtected: "TEP-106"
        case .macros: "TEP-107"
        case .binaryExcel: "TEP-108"
        case .damagedArchive: "TEP-109"
        case .bomb: "TEP-110"
        case .tooManyEntries: "TEP-111"
        case .partMissing: "TEP-112"
        case .brokenMarkup: "TEP-113"
        case .tooManyRows: "TEP-114"
        case .tooManyColumns: "TEP-115"
        case .rowTooLong: "TEP-116"
        case .tooMuchText: "TEP-117"
        case .encoding: "TEP-118"
        case .openQuote: "TEP-119"
        case .noSuchSheet: "TEP-120"
        }
    }
}
