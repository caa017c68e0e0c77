import Registry
import Vocabulary

/// Tables 2 and 3: diễn biến hộ nghèo, diễn biến hộ cận nghèo.
enum MovementTable {
    static func title(_ category: RecognisedClass) -> String {
        category == .poor ? "Diễn biến kết quả giảm số hộ nghèo" : "Diễn biến kết quả giảm số hộ cận nghèo"
    }

    static func category(ofTable number: Int) -> RecognisedClass { number == 2 ? .poor : .nearPoor }

    static func columns(_ category: RecognisedClass) -> [OfficialTable.Column] {
        let isPoor = category == .poor
        let name = isPoor ? "hộ nghèo" : "hộ cận nghèo"
        let left = isPoor ? "Số hộ thoát nghèo" : "Số hộ thoát cận nghèo, chuyển nghèo"
        let added = "Số \(name) bổ sung trong năm"
        return [
            .init(1, "", "Số \(name) đầu kỳ"),
            .init(2, left, isPoor ? "Trở thành hộ cận nghèo" : "Trở thành hộ nghèo"),
            .init(3, left, "Vượt chuẩn cận nghèo"),
            .init(4, "", "Khác giảm"),
            .init(5, "", isPoor ? "Hộ cận nghèo trở thành hộ nghèo" : "Hộ nghèo trở thành hộ cận nghèo"),
            .init(6, added, isPoor ? "Tái nghèo" : "Tái cận nghèo"),
            .init(7, added, "Phát sinh mới"),
            .init(8, "", "Khác tăng"),
            .init(9, "", "Số \(name) cuối kỳ", formula: "9=1-2-3-4+5+6+7+8"),
        ]
    }

    static func cells(
        _ period: ReviewPeriod, _ category: RecognisedClass, _ place: Key?, _ kind: OfficialTable.Kind
    ) -> [OfficialTable.Cell] {
        MovementColumn.allCases.map { column in
            .counted(
                period.transitions.reduce(0) { sum, transition in
                    sum
                        + (kind == .households
                            ? transition.households(column, of: category, in: place)
                            : transition.people(column, of: category, in: place))
                })
        }
    }

    /// Column 9 = 1 - 2 - 3 - 4 + 5 + 6 + 7 + 8.
    static func holds(_ numbers: [Int64]) -> Bool {
        guard numbers.count == 9 else { return false }
        let leaving = numbers[1] + numbers[2] + numbers[3]
        let arriving = numbers[4] + numbers[5] + numbers[6] + numbers[7]
        return numbers[8] == numbers[0] - leaving + arriving
    }
}
