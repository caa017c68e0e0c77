import Rulebook

/// A họ, which a son and a daughter of the old royal family bear in two forms.
struct FamilyName: Hashable, Sendable {
    private let male: String
    private let female: String

    private init(_ male: String, _ female: String? = nil) {
        self.male = male
        self.female = female ?? male
    }

    func borne(by sex: Sex) -> String { sex == .male ? male : female }

    static func draw(_ ethnicity: Ethnicity, _ random: inout SplitMix64) -> FamilyName {
        switch ethnicity {
        case .kinh: kinh.pick(&random)
        case .coTu: coTu.pick(&random)
        // Both took the họ of the President.
        case .taOi, .bruVanKieu: FamilyName("Hồ")
        }
    }

    private static let kinh: Weighted<FamilyName> = Weighted([
        FamilyName("Nguyễn"): 300, FamilyName("Trần"): 112, FamilyName("Lê"): 104, FamilyName("Hoàng"): 62,
        FamilyName("Phan"): 60, FamilyName("Hồ"): 44, FamilyName("Võ"): 38, FamilyName("Đặng"): 34,
        FamilyName("Phạm"): 32, FamilyName("Trương"): 30, FamilyName("Ngô"): 24, FamilyName("Hà"): 18,
        FamilyName("Văn"): 16, FamilyName("Đỗ"): 16, FamilyName("Châu"): 14, FamilyName("Bùi"): 14,
        FamilyName("Dương"): 13, FamilyName("Mai"): 12, FamilyName("Cao"): 11, FamilyName("Tôn Thất", "Tôn Nữ"): 14,
        FamilyName("Nguyễn Phước", "Công Tằng Tôn Nữ"): 3, FamilyName("Huỳnh"): 9, FamilyName("Đoàn"): 9,
        FamilyName("Lương"): 6, FamilyName("La"): 5,
    ])

    private static let coTu: Weighted<FamilyName> = Weighted([
        FamilyName("A Lăng"): 4, FamilyName("Bhling"): 2, FamilyName("Hồ"): 3, FamilyName("Trần"): 1,
    ])
}
