/// What can befall a household: the words of the register's events and of the rules that say what follows from them.
public enum HouseholdEventKind: String, Sendable, CaseIterable {
    case birth, death
    case marriedIn = "married_in"
    case marriedOut = "married_out"
    /// One of its people came from, or went to, another ward.
    case movedIn = "moved_in"
    case movedOut = "moved_out"
    case headChanged = "head_changed"
    /// The household as a whole came from, or went to, another ward.
    case arrived, departed
    /// Some of it became a household of their own: the one they left, and the one they make.
    case split
    case splitOff = "split_off"
    /// Another household went into it; it went into another one.
    case mergedWith = "merged_with"
    case mergedInto = "merged_into"
    /// It has dissolved, or nobody of it is alive.
    case ended

    /// The words of pages.
    public var label: String {
        switch self {
        case .birth: "Sinh"
        case .death: "Chết"
        case .marriedIn: "Kết hôn, về ở hộ này"
        case .marriedOut: "Kết hôn, về ở nơi khác"
        case .movedIn: "Chuyển đến"
        case .movedOut: "Chuyển đi"
        case .headChanged: "Đổi chủ hộ"
        case .arrived: "Cả hộ chuyển đến"
        case .departed: "Cả hộ chuyển đi"
        case .split: "Tách hộ"
        case .splitOff: "Hộ mới tách"
        case .mergedWith: "Nhận hộ nhập vào"
        case .mergedInto: "Nhập vào hộ khác"
        case .ended: "Hộ không còn"
        }
    }
}
