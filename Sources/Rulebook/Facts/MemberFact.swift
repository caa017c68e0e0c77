/// What is asked of each member. The raw value is the fact's name in rules, in columns and in files.
public enum MemberFact: String, CaseIterable, Sendable {
    case workStatus = "work_status"
    case workContract = "work_contract"
    /// Receives monthly social assistance.
    case monthlyAllowance = "monthly_allowance"
    case disabled
    /// A child short or light for the age, as the health station found.
    case malnourished
    case healthInsurance = "health_insurance"
    /// The level attended now.
    case school
    /// The highest diploma held.
    case diploma
    /// Recruited by a firm with certified training on the job.
    case trainedOnJob = "trained_on_job"
    /// A person with merit to the revolution (người có công).
    case merit

    /// What kind of answer the fact takes.
    public var shape: FactShape {
        switch self {
        case .workStatus: .code(list: "work_status")
        case .workContract: .code(list: "work_contract")
        case .school: .code(list: "school_levels")
        case .diploma: .code(list: "diplomas")
        case .monthlyAllowance, .disabled, .malnourished, .healthInsurance, .trainedOnJob, .merit: .flag
        }
    }

    /// The words of a form and of an explanation.
    public var label: String {
        switch self {
        case .workStatus: "việc làm"
        case .workContract: "hợp đồng lao động"
        case .monthlyAllowance: "trợ cấp xã hội hằng tháng"
        case .disabled: "khuyết tật"
        case .malnourished: "suy dinh dưỡng"
        case .healthInsurance: "thẻ BHYT"
        case .school: "đang học"
        case .diploma: "bằng cấp"
        case .trainedOnJob: "vừa học vừa làm tại doanh nghiệp"
        case .merit: "người có công"
        }
    }

    /// Where the answer is kept. A switch, because a classification would spend its time looking it up in a table.
    var position: Int {
        switch self {
        case .workStatus: 0
        case .workContract: 1
        case .monthlyAllowance: 2
        case .disabled: 3
        case .malnourished: 4
        case .healthInsurance: 5
        case .school: 6
        case .diploma: 7
        case .trainedOnJob: 8
        case .merit: 9
        }
    }
}
