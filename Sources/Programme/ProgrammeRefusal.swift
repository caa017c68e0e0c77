import Vocabulary

/// What can stand in the way of a plan.
public enum ProgrammeRefusal: Refusal, Equatable {
    /// A plan's file, each fault with its place and how to mend it.
    case file([FieldProblem])
    /// A form's fields.
    case invalid([FieldProblem])
    case noArea
    case noPlan(Int)
    case noItem(String)
    case noTarget(String)
    case planExists(Int)
    case otherArea(plan: String, area: String, code: String)
    case changedMeanwhile
    case hasParts(Int)
    case isPointedTo(by: [String])

    public var code: String {
        switch self {
        case .file: "KH-101"
        case .invalid: "KH-102"
        case .noArea: "KH-103"
        case .noPlan: "KH-104"
        case .noItem: "KH-105"
        case .noTarget: "KH-106"
        case .planExists: "KH-107"
        case .otherArea: "KH-108"
        case .changedMeanwhile: "KH-109"
        case .hasParts: "KH-110"
        case .isPointedTo: "KH-111"
        }
    }

    public var kind: RefusalKind {
        switch self {
        case .file, .invalid, .otherArea: .invalid
        case .noArea, .noPlan, .noItem, .noTarget: .notFound
        case .planExists, .changedMeanwhile, .hasParts, .isPointedTo: .conflict
        }
    }

    public var message: String {
        switch self {
        case .file(let problems), .invalid(let problems): problems.map(\.message).joined(separator: " ")
        case .noArea: "Không tìm thấy địa bàn này. Hãy chọn lại trong danh sách phường, xã."
        case .noPlan(let year): "Chưa có kế hoạch năm \(year). Hãy mở mục Kế hoạch để bắt đầu hoặc nhập tệp."
        case .noItem(let code): "Kế hoạch không có mục \(code), có thể đã được bỏ. Hãy mở lại trang kế hoạch."
        case .noTarget(let code): "Kế hoạch không có chỉ tiêu \(code), có thể đã được bỏ. Hãy mở lại trang kế hoạch."
        case .planExists(let year): "Đã có kế hoạch năm \(year). Hãy mở kế hoạch đó để sửa, hoặc nhập tệp để thay."
        case .otherArea(let plan, let area, let code):
            "Kế hoạch này là của địa bàn mã \(plan), không phải \(area) (mã \(code)). "
                + "Hãy chọn đúng tệp, hoặc sửa mã địa bàn trong tệp."
        case .changedMeanwhile:
            "Người khác đã sửa mục này sau khi bạn mở trang. Hãy xem nội dung mới rồi lưu lại."
        case .hasParts(let count):
            "Mục này còn \(count) mục con. Hãy bỏ các mục con trước."
        case .isPointedTo(let labels):
            "Chỉ tiêu \(labels.joined(separator: ", ")) đang dẫn tới mục này. Hãy sửa chỉ tiêu trước rồi mới bỏ mục."
        }
    }
}
