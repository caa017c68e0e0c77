import Territory
import Vocabulary

/// A line of a list of units of state.
public struct ListedUnit: Sendable {
    /// The line of the file, counted from 1.
    public let line: Int
    public let unit: UnitOfState
    public let formation: AreaFormation
}

/// A line that cannot be taken, and how to mend it.
public struct AreaListProblem: Sendable, Equatable {
    public let line: Int
    public let message: String

    /// `Dòng 12: …`
    public var sentence: String { "Dòng \(line): \(message)" }
}

/// A file that is no list of units of state.
public enum AreaListRefusal: Refusal {
    case columnsMissing([String])
    case empty
    case problems([AreaListProblem])

    public var code: String {
        switch self {
        case .columnsMissing: "DV-101"
        case .empty: "DV-102"
        case .problems: "DV-103"
        }
    }

    public var kind: RefusalKind { .invalid }

    public var message: String {
        switch self {
        case .columnsMissing(let names):
            "Tệp thiếu cột \(names.joined(separator: ", ")). Dòng đầu của tệp phải có tên các cột code, name, kind, "
                + "parent_code; có thể thêm since, formed_from, decision, decided_on."
        case .empty: "Tệp không có đơn vị nào. Hãy chọn đúng tệp danh mục."
        case .problems(let problems): problems.map(\.sentence).joined(separator: "\n")
        }
    }
}
