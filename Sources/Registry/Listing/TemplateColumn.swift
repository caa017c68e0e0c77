import Rulebook

/// A column of Vươn's own template: one row per member, the household's columns filled in the head's row.
public enum TemplateColumn: Hashable, Sendable {
    case householdNumber, householdCode, neighbourhood, address
    case name, relation, birth, sex, number, ethnicity, residence
    case member(MemberFact)
    case household(HouseholdFact)
    case causes

    /// In the order in which the template is written.
    public static let all: [TemplateColumn] =
        [.householdNumber, .householdCode, .neighbourhood, .address]
        + [.name, .relation, .birth, .sex, .number, .ethnicity, .residence]
        + MemberFact.allCases.map { .member($0) }
        + HouseholdFact.allCases.map { .household($0) }
        + [.causes]

    /// The name under which settings, problems and JSON speak of it.
    public var id: String {
        switch self {
        case .householdNumber: "household_number"
        case .householdCode: "household_code"
        case .neighbourhood: "neighbourhood"
        case .address: "address"
        case .name: "name"
        case .relation: "relation"
        case .birth: "birth"
        case .sex: "sex"
        case .number: "number"
        case .ethnicity: "ethnicity"
        case .residence: "residence"
        case .member(let fact): fact.rawValue
        case .household(let fact): fact.rawValue
        case .causes: "causes"
        }
    }

    /// The header in the template's first row.
    public var header: String {
        switch self {
        case .householdNumber: "STT hộ"
        case .householdCode: "Mã hộ"
        case .neighbourhood: "Tổ dân phố"
        case .address: "Địa chỉ"
        case .name: "Họ và tên"
        case .relation: "Quan hệ với chủ hộ"
        case .birth: "Ngày sinh"
        case .sex: "Giới tính"
        case .number: "Số định danh"
        case .ethnicity: "Dân tộc"
        case .residence: "Cư trú"
        case .member(let fact): Self.header(of: fact)
        case .household(let fact): Self.header(of: fact)
        case .causes: "Nguyên nhân nghèo"
        }
    }

    /// Whether the column speaks of the household (read from the first row that fills it) or of one member.
    public var isOfHousehold: Bool {
        switch self {
        case .householdNumber, .householdCode, .neighbourhood, .address, .household, .causes: true
        default: false
        }
    }

    /// The column with an id, or nil.
    public static func named(_ id: String) -> TemplateColumn? { all.first { $0.id == id } }

    private static func header(of fact: MemberFact) -> String {
        switch fact {
        case .workStatus: "Việc làm"
        case .workContract: "Hợp đồng lao động"
        case .monthlyAllowance: "Trợ cấp xã hội hằng tháng"
        case .disabled: "Khuyết tật"
        case .malnourished: "Suy dinh dưỡng"
        case .healthInsurance: "Thẻ BHYT"
        case .school: "Đang học"
        case .diploma: "Bằng cấp cao nhất"
        case .trainedOnJob: "Vừa học vừa làm"
        case .merit: "Người có công"
        }
    }

    private static func header(of fact: HouseholdFact) -> String {
        switch fact {
        case .wallDurable: "Tường bền chắc"
        case .pillarDurable: "Cột bền chắc"
        case .roofDurable: "Mái bền chắc"
        case .livingArea: "Diện tích nhà ở (m²)"
        case .waterSource: "Nguồn nước sinh hoạt"
        case .toilet: "Nhà tiêu"
        case .usesInternet: "Sử dụng internet"
        case .hasSharedDevice: "Phương tiện thông tin dùng chung"
        case .hasPersonalDevice: "Phương tiện thông tin cá nhân"
        case .wasteTreated: "Thu gom, xử lý rác thải"
        case .income: "Thu nhập bình quân (đồng/người/tháng)"
        case .b1: "Điểm B1"
        case .b2: "Điểm B2"
        }
    }
}
