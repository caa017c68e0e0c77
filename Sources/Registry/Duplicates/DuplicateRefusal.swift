import Vocabulary

/// What an officer can run into when telling doubles apart.
public enum DuplicateRefusal: Refusal, Equatable {
    case unknownPair
    case otherCommune
    case alreadyOne
    case nobodyChosen
    case headStays(name: String, code: String)
    case recognised(code: String, kept: String)
    case recognisedBoth(code: String, kept: String)
    case noReason
    /// Of a merge that is to be undone.
    case stillNeeded(String)

    public var code: String {
        switch self {
        case .unknownPair: "TRUNG-101"
        case .otherCommune: "TRUNG-102"
        case .alreadyOne: "TRUNG-103"
        case .nobodyChosen: "TRUNG-104"
        case .headStays: "TRUNG-105"
        case .recognised: "TRUNG-106"
        case .noReason: "TRUNG-107"
        case .recognisedBoth: "TRUNG-108"
        case .stillNeeded: "TRUNG-109"
        }
    }

    public var kind: RefusalKind {
        switch self {
        case .unknownPair: .notFound
        case .otherCommune: .notAllowed
        case .nobodyChosen, .noReason: .invalid
        case .alreadyOne, .headStays, .recognised, .recognisedBoth, .stillNeeded: .conflict
        }
    }

    public var message: String {
        switch self {
        case .unknownPair:
            "Không còn cặp này trong danh sách hộ có thể trùng: đã xử lý, hoặc dữ liệu đã sửa. Hãy mở lại danh sách."
        case .otherCommune:
            "Hộ kia ở địa bàn khác mà tài khoản này không phụ trách. Hãy nhờ người phụ trách cả hai địa bàn xử lý."
        case .alreadyOne:
            "Một trong hai hộ không còn trong sổ. Hãy mở lại danh sách hộ có thể trùng."
        case .nobodyChosen:
            "Chưa chọn người nào là cùng một người. Hãy chọn ít nhất một cặp."
        case .headStays(let name, let code):
            "\(name) là chủ hộ \(code), hộ này còn người khác. Hãy đổi chủ hộ \(code) trước, hoặc giữ người này ở hộ \(code)."
        case .recognised(let code, let kept):
            "Hộ \(code) đang được công nhận theo quyết định mà hộ \(kept) thì không, hoặc khác diện. Diện chỉ quyết định "
                + "mới đổi được: hãy giữ hộ \(code) và gộp hộ \(kept) vào đó."
        case .recognisedBoth(let code, let kept):
            "Hộ \(code) và hộ \(kept) đang được công nhận hai diện khác nhau. Cần quyết định xác định đúng diện của hộ "
                + "trước, rồi mới gộp."
        case .stillNeeded(let what):
            "Không gỡ được vì đã có việc khác dựa trên lần gộp này: \(what). Hãy sửa từng hộ."
        case .noReason:
            "Chưa ghi lý do. Hãy viết ngắn gọn căn cứ, ví dụ: đã đối chiếu căn cước tại nhà."
        }
    }
}
