/// One thing that somebody may be allowed to do.
public enum Permission: String, Sendable, CaseIterable {
    case readFigures, readNames, exportRegister, takeAlong, matchLists, editRegister, importList, editTargets,
        enterRuling
    case recordDecision, confirmRuling, grantException
    case manageAccounts, readAudit, keepSafe

    /// The words of a refusal: "… chưa được phép <words>".
    public var words: String {
        switch self {
        case .readFigures: "xem số liệu"
        case .readNames: "xem danh sách hộ"
        case .editRegister: "sửa hồ sơ hộ"
        case .importList: "nhập danh sách"
        case .exportRegister: "xuất danh sách"
        case .takeAlong: "lấy danh sách mang đi thực địa"
        case .matchLists: "đối chiếu danh sách ngoài"
        case .editTargets: "sửa chỉ tiêu"
        case .recordDecision: "ghi nhận quyết định đã ký"
        case .manageAccounts: "quản lý tài khoản"
        case .readAudit: "xem nhật ký"
        case .enterRuling: "nhập quy định của đơn vị"
        case .confirmRuling: "xác nhận quy định của đơn vị"
        case .keepSafe: "sao lưu và phục hồi"
        case .grantException: "cho phép kiêm nhiệm"
        }
    }

    /// The words at the head of a line: `Xem số liệu`.
    public var label: String { words.prefix(1).uppercased() + words.dropFirst() }

    /// What whoever may do it is responsible for; nil for what only looks.
    public var duty: Duty? {
        switch self {
        case .readFigures, .readNames, .exportRegister, .takeAlong, .matchLists, .readAudit: nil
        case .editRegister, .importList, .editTargets, .enterRuling: .enter
        case .recordDecision, .confirmRuling, .grantException: .decide
        case .manageAccounts, .keepSafe: .administer
        }
    }
}

/// A responsibility that must not lie in one hand with certain others.
public enum Duty: String, Sendable, CaseIterable {
    /// Enters or scores.
    case enter
    /// Decides, or records what was decided.
    case decide
    /// Makes accounts and terms.
    case administer
    /// Reads the traces of all others.
    case audit

    public var label: String {
        switch self {
        case .enter: "nhập, chấm"
        case .decide: "quyết định"
        case .administer: "quản trị"
        case .audit: "kiểm toán"
        }
    }
}

/// Two duties that nobody has at once, unless an exception with a reason and an end stands.
public enum Conflict: String, Sendable, CaseIterable {
    case enterAndDecide = "enter_decide"
    case enterAndAdminister = "enter_administer"
    case auditAndAct = "audit_act"

    public var label: String {
        switch self {
        case .enterAndDecide: "vừa nhập, chấm vừa quyết định"
        case .enterAndAdminister: "vừa quản trị vừa nhập"
        case .auditAndAct: "vừa kiểm toán vừa làm việc được kiểm toán"
        }
    }

    /// Which of them stand between these roles, where one person has them all.
    public static func among(_ roles: Set<Role>) -> Set<Conflict> {
        let duties = roles.map(\.duties).reduce(Set<Duty>()) { $0.union($1) }
        var found: Set<Conflict> = []
        if duties.isSuperset(of: [.enter, .decide]) { found.insert(.enterAndDecide) }
        if duties.isSuperset(of: [.enter, .administer]) { found.insert(.enterAndAdminister) }
        if duties.contains(.audit), duties.count > 1 { found.insert(.auditAndAct) }
        return found
    }
}

extension Role {
    /// What lies in its hand.
    public var duties: Set<Duty> {
        self == .auditor ? [.audit] : Set(permissions.compactMap(\.duty))
    }
}
