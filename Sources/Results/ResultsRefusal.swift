import Vocabulary

/// What can stand in the way of a figure.
public enum ResultsRefusal: Refusal {
    case noArea
    case noTable(Int)
    case plan([FieldProblem])

    public var code: String {
        switch self {
        case .noArea: "SL-101"
        case .noTable: "SL-102"
        case .plan: "SL-103"
        }
    }

    public var kind: RefusalKind {
        switch self {
        case .noArea, .noTable: .notFound
        case .plan: .invalid
        }
    }

    public var message: String {
        switch self {
        case .noArea: "Không tìm thấy địa bàn này. Hãy chọn lại trong danh sách phường, xã."
        case .noTable(let number): "Không có biểu số \(number). Hãy chọn một biểu trong danh sách các biểu."
        case .plan(let problems): problems.map(\.message).joined(separator: " ")
        }
    }
}
