/// What an account is for. One person has one role: whoever enters figures does not recognise them.
public enum Role: String, Sendable, CaseIterable {
    /// Quản trị: accounts and the installation; sees no household.
    case administrator
    /// Cán bộ giảm nghèo: keeps the register, imports, exports, enters what the law says.
    case officer
    /// Lãnh đạo: reads everything of the ward, records signed decisions, confirms entered rules; enters nothing.
    case leader
    /// Whoever works at the server itself, without an account.
    case server

    /// The word on pages.
    public var label: String {
        switch self {
        case .administrator: "Quản trị"
        case .officer: "Cán bộ"
        case .leader: "Lãnh đạo"
        case .server: "Tại máy chủ"
        }
    }

    /// Everything this role may do.
    public var permissions: Set<Permission> {
        switch self {
        case .administrator: [.manageAccounts, .readAudit, .keepSafe]
        case .officer:
            [.readFigures, .readNames, .editRegister, .importList, .exportRegister, .editTargets, .enterRuling]
        case .leader: [.readFigures, .readNames, .exportRegister, .recordDecision, .readAudit, .confirmRuling]
        case .server:
            [
                .readFigures, .readNames, .editRegister, .importList, .exportRegister, .editTargets, .recordDecision,
                .enterRuling, .keepSafe,
            ]
        }
    }
}

/// One thing that somebody may be allowed to do.
public enum Permission: String, Sendable, CaseIterable {
    case readFigures, readNames, editRegister, importList, exportRegister, editTargets, recordDecision, manageAccounts,
        readAudit, enterRuling, confirmRuling, keepSafe

    /// The words of a refusal: "… chưa được phép <words>".
    public var words: String {
        switch self {
        case .readFigures: "xem số liệu"
        case .readNames: "xem danh sách hộ"
        case .editRegister: "sửa hồ sơ hộ"
        case .importList: "nhập danh sách"
        case .exportRegister: "xuất danh sách"
        case .editTargets: "sửa chỉ tiêu"
        case .recordDecision: "ghi nhận quyết định đã ký"
        case .manageAccounts: "quản lý tài khoản"
        case .readAudit: "xem nhật ký"
        case .enterRuling: "nhập quy định của đơn vị"
        case .confirmRuling: "xác nhận quy định của đơn vị"
        case .keepSafe: "sao lưu và phục hồi"
        }
    }
}
