import Vocabulary

/// What can stand in the way of a figure.
public enum ResultsRefusal: Refusal {
    case noArea
    case noTable(Int)
    case figure([FieldProblem])
    case computed(String)
    case noFigure

    public var code: String {
        switch self {
        case .noArea: "SL-101"
        case .noTable: "SL-102"
        case .figure: "SL-103"
        case .computed: "SL-104"
        case .noFigure: "SL-105"
        }
    }

    public var kind: RefusalKind {
        switch self {
        case .noArea, .noTable, .noFigure: .notFound
        case .figure: .invalid
        case .computed: .conflict
        }
    }

    public var message: String {
        switch self {
        case .noArea: "Không tìm thấy địa bàn này. Hãy chọn lại trong danh sách phường, xã."
        case .noTable(let number): "Không có biểu số \(number). Hãy chọn một biểu trong danh sách các biểu."
        case .figure(let problems): problems.map(\.message).joined(separator: " ")
        case .computed(let label):
            "Chỉ tiêu \(label) được tính từ sổ hộ, không ghi tay. Hãy sửa hồ sơ hộ hoặc ghi nhận quyết định."
        case .noFigure: "Số liệu này đã được thay hoặc rút lại. Hãy mở lại trang chỉ tiêu."
        }
    }
}
