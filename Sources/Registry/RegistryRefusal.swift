import Territory
import Vocabulary

/// What an officer can run into in the register.
public enum RegistryRefusal: Refusal {
    case noStandard(Int)
    case householdUnknown
    case householdUnknownThen(RegisterMoment)
    case memberUnknown
    case changedMeanwhile(String)
    case invalid([FieldProblem])
    case alreadyMember(householdCode: String)
    case alreadyMemberElsewhere(String)
    case errandUnknown
    case errandDone
    case headCannotLeave
    case sameNeighbourhood
    case noInstallation

    public var code: String {
        switch self {
        case .noStandard: "HO-101"
        case .householdUnknown, .householdUnknownThen: "HO-102"
        case .memberUnknown: "HO-103"
        case .changedMeanwhile: "HO-104"
        case .invalid: "HO-105"
        case .alreadyMember: "HO-106"
        case .headCannotLeave: "HO-107"
        case .sameNeighbourhood: "HO-108"
        case .alreadyMemberElsewhere: "HO-109"
        case .errandUnknown: "HO-110"
        case .errandDone: "HO-111"
        case .noInstallation: "HO-112"
        }
    }

    public var kind: RefusalKind {
        switch self {
        case .householdUnknown, .householdUnknownThen, .memberUnknown, .errandUnknown, .noInstallation:
            .notFound
        case .noStandard, .invalid: .invalid
        case .changedMeanwhile, .alreadyMember, .alreadyMemberElsewhere, .headCannotLeave, .sameNeighbourhood,
            .errandDone:
            .conflict
        }
    }

    public var message: String {
        switch self {
        case .noStandard(let year):
            "Kho quy định chưa có chuẩn nghèo cho danh sách năm \(year). Hãy nạp chuẩn của năm đó trước."
        case .householdUnknown:
            "Không có hộ này trong phạm vi của bạn. Hãy tìm lại trong danh sách hộ."
        case .householdUnknownThen(let moment):
            "Không có hộ này trong sổ \(moment.words). Hộ có thể vào sổ hay đến địa bàn sau ngày đó, hoặc đã đi trước "
                + "ngày đó. Hãy chọn ngày khác, hoặc xem hộ của hôm nay."
        case .memberUnknown:
            "Không có thành viên này trong hộ. Có thể người khác vừa chuyển hoặc bớt; hãy mở lại trang hộ."
        case .changedMeanwhile(let what):
            "Hồ sơ đã được người khác sửa sau khi bạn mở trang: \(what). Hãy xem lại rồi lưu lần nữa."
        case .invalid(let problems):
            problems.map(\.message).joined(separator: " ")
        case .alreadyMember(let code):
            "Người có số định danh này đang là thành viên của hộ \(code). Một người chỉ tính vào một hộ; hãy kiểm tra lại số."
        case .alreadyMemberElsewhere(let place):
            "Người có số định danh này đang là thành viên của một hộ ở \(place). Một người chỉ tính vào một hộ; "
                + "hãy kiểm tra lại số, hoặc làm thủ tục chuyển từ nơi đó sang."
        case .errandUnknown:
            "Không có việc này. Hãy mở lại danh sách việc."
        case .errandDone:
            "Người khác đã ghi việc này là xong. Hãy mở lại trang để xem."
        case .headCannotLeave:
            "Đây là chủ hộ. Hãy đổi chủ hộ trước, rồi mới bớt người này khỏi hộ."
        case .noInstallation:
            "Cơ sở dữ liệu này chưa được tạo hệ thống. Hãy chạy vuon init ở máy chủ."
        case .sameNeighbourhood:
            "Hộ đã ở tổ dân phố này. Hãy chọn tổ dân phố khác."
        }
    }
}
