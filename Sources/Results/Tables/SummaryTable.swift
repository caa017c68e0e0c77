import Registry
import Vocabulary

/// Table 1: tổng hợp kết quả rà soát.
enum SummaryTable {
    static let title =
        "Tổng hợp kết quả rà soát hộ nghèo, hộ cận nghèo, hộ làm nông nghiệp, lâm nghiệp, ngư nghiệp, diêm nghiệp "
        + "có mức sống trung bình"

    static let columns: [OfficialTable.Column] = [
        .init(1, "Tổng số hộ dân cư", "Số hộ"),
        .init(2, "Tổng số hộ dân cư", "Nhân khẩu"),
        .init(3, "Kết quả rà soát về hộ", "Hộ nghèo"),
        .init(4, "Kết quả rà soát về hộ", "Tỷ lệ %", formula: "4=3/1×100"),
        .init(5, "Kết quả rà soát về hộ", "Hộ cận nghèo"),
        .init(6, "Kết quả rà soát về hộ", "Tỷ lệ %", formula: "6=5/1×100"),
        .init(7, "Kết quả rà soát về hộ", "Hộ NLNDN có mức sống TB"),
        .init(8, "Kết quả rà soát về hộ", "Tỷ lệ %", formula: "8=7/1×100"),
        .init(9, "Kết quả rà soát về nhân khẩu", "Hộ nghèo"),
        .init(10, "Kết quả rà soát về nhân khẩu", "Tỷ lệ %", formula: "10=9/2×100"),
        .init(11, "Kết quả rà soát về nhân khẩu", "Hộ cận nghèo"),
        .init(12, "Kết quả rà soát về nhân khẩu", "Tỷ lệ %", formula: "12=11/2×100"),
        .init(13, "Kết quả rà soát về nhân khẩu", "Hộ NLNDN có mức sống TB"),
        .init(14, "Kết quả rà soát về nhân khẩu", "Tỷ lệ %", formula: "14=13/2×100"),
    ]

    /// The class that a counted column counts.
    static func category(ofColumn column: Int) -> RecognisedClass? {
        switch column {
        case 3, 9: .poor
        case 5, 11: .nearPoor
        // Only households recognised as such by their own decision; income alone makes nobody one of them.
        case 7, 13: .farmingAverage
        default: nil
        }
    }

    static func cells(_ period: ReviewPeriod, _ place: Key?) -> [OfficialTable.Cell] {
        let total = period.total(of: place)
        var cells: [OfficialTable.Cell] = [
            total.map { .typed($0.households) } ?? .missing, total.map { .typed($0.people) } ?? .missing,
        ]
        for kind in OfficialTable.Kind.allCases {
            for category in [RecognisedClass.poor, .nearPoor, .farmingAverage] {
                let count = count(period, category, place, kind)
                let denominator = kind == .households ? total?.households : total?.people
                cells.append(.counted(count))
                cells.append(denominator.map { .rate(Ratio(count, of: $0)) } ?? .missing)
            }
        }
        return cells
    }

    private static func count(
        _ period: ReviewPeriod, _ category: RecognisedClass, _ place: Key?, _ kind: OfficialTable.Kind
    ) -> Int64 {
        period.transitions.reduce(0) { sum, transition in
            guard transition.ends(as: category, in: place) else { return sum }
            return sum + (kind == .households ? 1 : transition.peopleAfter)
        }
    }
}
