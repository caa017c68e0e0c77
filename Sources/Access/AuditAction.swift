/// What an entry of the audit chain is about.
public enum AuditAction: String, Sendable, CaseIterable {
    case installed, officerAdded = "officer_added", officerChanged = "officer_changed"
    case areaChanged = "area_changed", totalsRecorded = "totals_recorded"
    case householdEntered = "household_entered", householdCorrected = "household_corrected"
    case memberAdded = "member_added", memberCorrected = "member_corrected", memberRemoved = "member_removed"
    case headChanged = "head_changed", householdMoved = "household_moved", observed
    case listImported = "list_imported", importTakenBack = "import_taken_back"
    case listShapeTold = "list_shape_told"
    case decisionRecorded = "decision_recorded", reviewClosed = "review_closed", targetSet = "target_set"
    case planSet = "plan_set", planChanged = "plan_changed", figureTyped = "figure_typed"
    case exported
    case rulingEntered = "ruling_entered", rulingConfirmed = "ruling_confirmed", rulingRefused = "ruling_refused"

    /// Words for the journal page and the household's timeline.
    public var label: String {
        switch self {
        case .installed: "Tạo hệ thống"
        case .officerAdded: "Thêm tài khoản"
        case .officerChanged: "Sửa tài khoản"
        case .areaChanged: "Sửa địa bàn"
        case .totalsRecorded: "Ghi tổng số dân cư"
        case .householdEntered: "Nhập hộ mới"
        case .householdCorrected: "Sửa hồ sơ hộ"
        case .memberAdded: "Thêm thành viên"
        case .memberCorrected: "Sửa thành viên"
        case .memberRemoved: "Bớt thành viên"
        case .headChanged: "Đổi chủ hộ"
        case .householdMoved: "Chuyển tổ dân phố"
        case .observed: "Ghi kết quả thu thập"
        case .listImported: "Nhập danh sách"
        case .importTakenBack: "Rút lại lần nhập"
        case .listShapeTold: "Chỉ cách hiểu cột của danh sách"
        case .decisionRecorded: "Ghi nhận quyết định"
        case .reviewClosed: "Khép kỳ rà soát"
        case .targetSet: "Đặt chỉ tiêu"
        case .planSet: "Nhập kế hoạch"
        case .planChanged: "Sửa kế hoạch"
        case .figureTyped: "Ghi số liệu chỉ tiêu"
        case .exported: "Xuất danh sách"
        case .rulingEntered: "Nhập quy định"
        case .rulingConfirmed: "Xác nhận quy định"
        case .rulingRefused: "Không xác nhận quy định"
        }
    }
}
