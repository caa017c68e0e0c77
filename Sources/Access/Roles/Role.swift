/// What an officer works as during a term. What each role may do stands in `Matrix`, nowhere else.
public enum Role: String, Sendable, CaseIterable {
    /// Công chức giảm nghèo of the Phòng Kinh tế - Hạ tầng và Đô thị: keeps the register.
    case officer
    /// Cán bộ văn hóa - xã hội.
    case culture
    /// Trung tâm Dịch vụ sự nghiệp công.
    case serviceCentre = "service_centre"
    /// Ủy ban Mặt trận: watches over the work.
    case front
    /// Rà soát viên, tổ trưởng tổ dân phố: the households of their own tổ dân phố, but never their own household's.
    case reviewer
    /// Văn thư: records what was signed.
    case clerk
    /// Chủ tịch, Phó Chủ tịch: decides, enters nothing.
    case leader
    /// Trạm y tế, trường, bảo hiểm xã hội, ngân hàng chính sách: sends and sees only its own lists.
    case supplier
    /// Sở: reads the figures of its communes, no names.
    case superior
    /// Quản trị hệ thống: accounts and the installation; sees no household.
    case administrator
    /// Kiểm toán: reads every trace, changes nothing.
    case auditor
    /// Whoever works at the server itself, without an account.
    case server
    /// An account without a term that holds today: it signs in, and may do nothing but look after itself.
    case none

    /// Those that a term can give.
    public static let assignable = allCases.filter { $0 != .server && $0 != .none }

    /// The word within a sentence: only its first letter is small, for some hold names.
    public var inSentence: String { label.prefix(1).lowercased() + label.dropFirst() }

    /// The word on pages.
    public var label: String {
        switch self {
        case .officer: "Công chức giảm nghèo"
        case .culture: "Cán bộ văn hóa - xã hội"
        case .serviceCentre: "Trung tâm Dịch vụ sự nghiệp công"
        case .front: "Ủy ban Mặt trận"
        case .reviewer: "Rà soát viên, tổ trưởng tổ dân phố"
        case .clerk: "Văn thư"
        case .leader: "Lãnh đạo UBND"
        case .supplier: "Đơn vị cung cấp số liệu"
        case .superior: "Cấp trên (Sở)"
        case .administrator: "Quản trị hệ thống"
        case .auditor: "Kiểm toán"
        case .server: "Tại máy chủ"
        case .none: "Chưa có nhiệm kỳ"
        }
    }

    /// What who chooses it should know: in one line.
    public var hint: String {
        switch self {
        case .officer: "Giữ sổ hộ, nhập danh sách, xuất, nhập quy định; không ghi nhận quyết định."
        case .culture: "Xem và sửa hồ sơ hộ, xuất danh sách; không nhập cả danh sách, không sửa kế hoạch."
        case .serviceCentre: "Xem số liệu và hồ sơ hộ để thực hiện hoạt động được giao; không sửa."
        case .front: "Xem số liệu và hồ sơ hộ để giám sát; không sửa, không xuất."
        case .reviewer: "Chỉ thấy hộ của tổ dân phố được giao, không thấy hộ của mình và người thân."
        case .clerk: "Ghi nhận quyết định đã ký (số, ngày, bản chụp); không nhập số liệu."
        case .leader: "Xem mọi thứ, ghi nhận quyết định đã ký; không nhập, không chấm."
        case .supplier: "Trạm y tế, trường, bảo hiểm, ngân hàng: chỉ gửi và chỉ thấy danh sách của mình."
        case .superior: "Xem số liệu của các phường, xã thuộc quyền; không thấy tên người."
        case .administrator, .server: "Tài khoản, nhiệm kỳ và hệ thống; không xem hồ sơ hộ."
        case .auditor: "Đọc mọi dấu vết và hồ sơ; không thay đổi gì."
        case .none: "Không được làm gì cho đến khi có nhiệm kỳ."
        }
    }

    /// Everything this role may do, be it in a part of a commune only.
    public var permissions: Set<Permission> {
        Set(Permission.allCases.filter { Matrix.reach(of: self, for: $0) != nil })
    }
}
