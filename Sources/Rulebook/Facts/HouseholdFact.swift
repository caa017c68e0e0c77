/// What is asked once per household. The raw value is the fact's name in rules, in columns and in files.
public enum HouseholdFact: String, CaseIterable, Sendable {
    case wallDurable = "wall_durable"
    case pillarDurable = "pillar_durable"
    case roofDurable = "roof_durable"
    /// Hundredths of a square metre.
    case livingArea = "living_area"
    case waterSource = "water_source"
    case toilet
    case usesInternet = "uses_internet"
    case hasSharedDevice = "has_shared_device"
    case hasPersonalDevice = "has_personal_device"
    case wasteTreated = "waste_treated"
    /// Đồng per person and month.
    case income
    /// Income points of the survey form.
    case b1
    /// Deprivation points of the survey form.
    case b2

    /// What kind of answer the fact takes.
    public var shape: FactShape {
        switch self {
        case .wallDurable, .pillarDurable, .roofDurable, .usesInternet, .hasSharedDevice, .hasPersonalDevice,
            .wasteTreated:
            .flag
        case .waterSource: .code(list: "water_sources")
        case .toilet: .code(list: "toilets")
        case .livingArea: .number(scale: 100, unit: "m²")
        case .income: .number(scale: 1, unit: "đồng/người/tháng")
        case .b1, .b2: .number(scale: 1, unit: "điểm")
        }
    }

    /// The words of a form and of an explanation.
    public var label: String {
        switch self {
        case .wallDurable: "tường bền chắc"
        case .pillarDurable: "cột bền chắc"
        case .roofDurable: "mái bền chắc"
        case .livingArea: "diện tích nhà ở"
        case .waterSource: "nguồn nước sinh hoạt"
        case .toilet: "nhà tiêu"
        case .usesInternet: "có người sử dụng internet"
        case .hasSharedDevice: "có phương tiện dùng chung (tivi, radio, máy tính để bàn, điện thoại)"
        case .hasPersonalDevice: "có phương tiện cá nhân (máy tính xách tay, máy tính bảng, điện thoại thông minh)"
        case .wasteTreated: "rác thải được thu gom, xử lý"
        case .income: "thu nhập bình quân"
        case .b1: "điểm B1"
        case .b2: "điểm B2"
        }
    }

    /// Where the answer is kept. A switch, because a classification would spend its time looking it up in a table.
    var position: Int {
        switch self {
        case .wallDurable: 0
        case .pillarDurable: 1
        case .roofDurable: 2
        case .livingArea: 3
        case .waterSource: 4
        case .toilet: 5
        case .usesInternet: 6
        case .hasSharedDevice: 7
        case .hasPersonalDevice: 8
        case .wasteTreated: 9
        case .income: 10
        case .b1: 11
        case .b2: 12
        }
    }
}

/// What kind of answer a fact takes.
public enum FactShape: Sendable, Equatable {
    /// Yes or no.
    case flag
    /// One code of a list under `Rules/lists`.
    case code(list: String)
    /// A whole number of `1/scale` of the unit.
    case number(scale: Int64, unit: String)
}
