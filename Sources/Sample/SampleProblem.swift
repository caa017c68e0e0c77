import Vocabulary

/// Why a sample cannot be made.
public enum SampleProblem: Error, Equatable {
    /// No standard that holds in the year of the day can be taken as measure.
    case noStandard(Int)
    /// Households and people that cannot be together: one to nine live in a household.
    case impossibleSize(households: Int, people: Int)
    /// A sheet of Excel ends before the list does.
    case tooManyRows(Int)

    /// What happened, and what to do.
    public var message: String {
        switch self {
        case .noStandard(let year):
            "Kho quy định chưa có chuẩn nghèo dùng được cho năm \(year). Hãy chọn ngày thuộc năm có chuẩn."
        case .impossibleSize(let households, let people):
            "Không lập được \(households) hộ với \(people) nhân khẩu: cần từ 1 đến \(SampleWard.most.formatted) hộ, "
                + "mỗi hộ từ 1 đến 9 người."
        case .tooManyRows(let rows):
            "Danh sách có \(rows) dòng, nhiều hơn một trang Excel chứa được. Hãy ghi ra tệp .csv."
        }
    }
}

extension Int {
    /// Grouped as Vietnamese papers write it.
    fileprivate var formatted: String { Shown.number(Int64(self)) }
}
