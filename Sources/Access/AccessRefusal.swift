import Vocabulary

/// What an officer can run into at the door.
public enum AccessRefusal: Refusal, Equatable {
    case notPermitted(Role, Permission)
    case notFound
    case wrongNameOrPassword
    case tooManyAttempts(until: Instant)
    case weakPassword(String)
    case nameTaken(String)
    case officerNeeded(String)
    case lastAdministrator
    /// A new account's fields, each with what to mend.
    case invalidAccount([FieldProblem])
    case wrongSetupCode
    /// A term would put two duties into one hand, beside the role that the officer has.
    case incompatible(Conflict, Role)

    /// `QUYEN-1xx`.
    public var code: String {
        switch self {
        case .notPermitted: "QUYEN-101"
        case .notFound: "QUYEN-102"
        case .wrongNameOrPassword: "QUYEN-103"
        case .tooManyAttempts: "QUYEN-104"
        case .weakPassword: "QUYEN-105"
        case .nameTaken: "QUYEN-106"
        case .officerNeeded: "QUYEN-107"
        case .lastAdministrator: "QUYEN-108"
        case .invalidAccount: "QUYEN-109"
        case .wrongSetupCode: "QUYEN-110"
        case .incompatible: "QUYEN-111"
        }
    }

    /// What a page answers with.
    public var kind: RefusalKind {
        switch self {
        case .notPermitted, .officerNeeded, .tooManyAttempts: .notAllowed
        case .notFound: .notFound
        case .wrongNameOrPassword, .weakPassword, .invalidAccount, .wrongSetupCode: .invalid
        case .nameTaken, .lastAdministrator, .incompatible: .conflict
        }
    }

    /// What happened and what to do.
    public var message: String {
        switch self {
        case .notPermitted(let role, let permission):
            "Tài khoản \(role.inSentence) không được phép \(permission.words). "
                + "Hãy đăng nhập bằng tài khoản có quyền này, hoặc nhờ người có quyền làm."
        case .notFound:
            "Không tìm thấy trang hoặc hồ sơ này trong phạm vi tài khoản của bạn."
        case .wrongNameOrPassword:
            "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra lại, chú ý phím Caps Lock và bộ gõ tiếng Việt."
        case .tooManyAttempts(let until):
            "Đã nhập sai nhiều lần. Hãy thử lại sau \(until.shown), hoặc nhờ quản trị đặt lại mật khẩu."
        case .weakPassword(let why):
            "Mật khẩu này chưa dùng được: \(why)."
        case .nameTaken(let name):
            "Đã có tài khoản tên \(name). Hãy chọn tên đăng nhập khác."
        case .officerNeeded(let what):
            "Hệ thống đã có tài khoản, nên \(what) phải do một tài khoản làm. "
                + "Hãy thêm --officer TÊN (mật khẩu được hỏi, hoặc đọc bằng --password-stdin)."
        case .lastAdministrator:
            "Đây là tài khoản quản trị cuối cùng, không khoá, không kết thúc được. Hãy tạo quản trị khác trước."
        case .invalidAccount(let problems):
            problems.map(\.message).joined(separator: " ")
        case .incompatible(let conflict, let role):
            "Người này đang là \(role.inSentence) trong cùng thời gian; thêm nhiệm kỳ này thì "
                + "\(conflict.label). Hãy đặt ngày cuối cho nhiệm kỳ cũ, hoặc nhờ lãnh đạo cho phép kiêm nhiệm có thời hạn "
                + "(nhiệm kỳ mới phải có ngày cuối trong thời hạn đó)."
        case .wrongSetupCode:
            "Mã thiết lập chưa đúng. Mã này hiện trên màn hình máy chủ khi chương trình khởi động."
        }
    }
}
