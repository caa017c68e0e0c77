public import Vocabulary

/// What an officer can run into who enters or confirms a rule.
public enum RulingRefusal: Refusal, Equatable {
    case unknown
    /// Entered and confirmed by one and the same.
    case ownRuling
    case notWaiting
    case notInForce
    /// The rules are not those that were shown.
    case moved
    case invalid([FieldProblem])
    case notOfHome

    public var code: String {
        switch self {
        case .unknown: "QDR-101"
        case .ownRuling: "QDR-102"
        case .notWaiting: "QDR-103"
        case .notInForce: "QDR-104"
        case .moved: "QDR-105"
        case .invalid: "QDR-106"
        case .notOfHome: "QDR-107"
        }
    }

    public var kind: RefusalKind {
        switch self {
        case .unknown: .notFound
        case .ownRuling, .notOfHome: .notAllowed
        case .notWaiting, .notInForce, .moved: .conflict
        case .invalid: .invalid
        }
    }

    public var message: String {
        switch self {
        case .unknown: "Không có bản nhập này trong kho quy định. Hãy mở lại danh sách chờ xác nhận."
        case .ownRuling: "Người nhập không tự xác nhận được bản nhập của mình. Hãy nhờ người khác có quyền xác nhận."
        case .notWaiting: "Bản nhập này không còn chờ xác nhận: có người đã xác nhận, từ chối hoặc rút lại."
        case .notInForce: "Giá trị này không còn áp dụng, nên không có gì để thôi."
        case .moved: "Kho quy định đã thay đổi sau khi bạn xem, nên chưa ghi gì. Hãy xem lại rồi xác nhận."
        case .invalid(let problems): problems.map(\.message).joined(separator: " ")
        case .notOfHome:
            "Quy định dùng chung cho cả hệ thống, chỉ đơn vị chủ quản của hệ thống được nhập và xác nhận."
        }
    }
}
