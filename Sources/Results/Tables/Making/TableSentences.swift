import Registry
import Rulebook
import Territory
import Vocabulary

/// The sentence of a table that an official copies into a report: made of the table's own numbers.
struct TableSentences {
    /// Of what its numbers are: a commune's period, or the sums of a city.
    struct Source {
        /// `Kết quả rà soát năm 2026, Phường Kim Trà có `
        let opening: String
        let columns: [OfficialTable.Column]
        /// All resident households; nil where that is not known.
        let residents: Int64?
        /// Table 1: the classes, beside those of the year before.
        let comparison: () -> Comparison
        /// What a column of that value holds, in the line of the whole area.
        let count: (ColumnValue, OfficialTable.Kind) -> Int64
    }

    private let number: Int
    private let source: Source

    /// - Parameter number: of the form.
    init(_ number: Int, _ source: Source) {
        self.number = number
        self.source = source
    }

    init(_ making: TableMaking, before: ReviewPeriod) {
        let period = making.period
        self.init(
            making.form.number,
            Source(
                opening: TableSentences.opening(
                    period.year, isFinal: period.closedOn != nil, on: period.day, of: period.commune.name),
                columns: making.columns, residents: period.total(of: nil)?.households,
                comparison: { Comparison(ListedCounts(period), ListedCounts(before)) },
                count: { making.count($0, nil, $1) }))
    }

    static func opening(_ year: Int, isFinal: Bool, on day: Day, of area: String) -> String {
        isFinal ? "Kết quả rà soát năm \(year), \(area) có " : "Đến ngày \(day.shown), \(area) có "
    }

    func sentence() -> String {
        switch number {
        case 1: opening + source.comparison().parts().joined(separator: "; ") + "."
        case 2: opening + changes(.poor)
        case 3: opening + changes(.nearPoor)
        case 4, 5: opening + lacks(.poor)
        case 6, 7: opening + lacks(.nearPoor)
        case 8: opening + listed.map(groups).joined(separator: "; ") + "."
        case 9: opening + listed.map(ethnicGroups).joined(separator: "; ") + "."
        case 10: opening + listed.map(causes).joined(separator: "; ") + "."
        case 11: opening + listed.map(children).joined(separator: "; ") + "."
        case 12: opening + byPopulation(.poor)
        case 13: opening + byPopulation(.nearPoor)
        default: ""
        }
    }

    private let listed = [RecognisedClass.poor, .nearPoor]

    private var opening: String { source.opening }

    private func changes(_ category: RecognisedClass) -> String {
        func number(_ column: MovementColumn, _ kind: OfficialTable.Kind = .households) -> String {
            Shown.number(source.count(.movement(category, column), kind))
        }
        let isPoor = category == .poor
        let name = category.inSentence
        let other = isPoor ? "trở thành hộ cận nghèo" : "trở thành hộ nghèo"
        let left =
            source.count(.movement(category, .toOtherClass), .households)
            + source.count(.movement(category, .aboveLine), .households)
        return "\(number(.atStart)) \(name) đầu kỳ; \(isPoor ? "thoát nghèo" : "thoát cận nghèo, chuyển nghèo") "
            + "\(Shown.number(left)) hộ (\(number(.toOtherClass)) hộ \(other), \(number(.aboveLine)) hộ vượt chuẩn cận "
            + "nghèo), khác giảm \(number(.otherDecrease)) hộ; bổ sung \(number(.fromOtherClass)) "
            + "\(isPoor ? "hộ cận nghèo trở thành hộ nghèo" : "hộ nghèo trở thành hộ cận nghèo"), "
            + "\(number(.fallenBack)) hộ \(isPoor ? "tái nghèo" : "tái cận nghèo"), \(number(.newlyArisen)) hộ phát sinh "
            + "mới, khác tăng \(number(.otherIncrease)) hộ; cuối kỳ \(number(.atEnd)) \(name) "
            + "(\(number(.atEnd, .people)) nhân khẩu)."
    }

    private func lacks(_ category: RecognisedClass) -> String {
        let total = count(category, nil)
        guard total > 0 else { return "0 \(category.inSentence)." }
        let lacks = count(category, nil, .lacks)
        let most = columns(category, .lacking).sorted { $0.count > $1.count }.prefix(3).map { part in
            "\(part.label.lowercasedFirst) (\(Shown.number(part.count)) hộ, \(Ratio(part.count, of: total).percent))"
        }
        let unknown = count(category, .someUnknown)
        return "\(Shown.number(total)) \(category.inSentence) với \(Shown.number(lacks)) lượt thiếu hụt"
            + (most.isEmpty ? "" : "; thiếu hụt nhiều nhất: " + most.joined(separator: ", "))
            + (unknown == 0 ? "." : "; \(Shown.number(unknown)) hộ chưa rõ ít nhất một chỉ số.")
    }

    private func groups(_ category: RecognisedClass) -> String {
        "\(said(category, nil)) \(category.inSentence), trong đó \(said(category, .minority)) hộ dân tộc thiểu số, "
            + "\(said(category, .unableToWork)) hộ không có khả năng lao động, \(said(category, .merit)) hộ có thành viên "
            + "là người có công với cách mạng" + unclear(category, .groupUnknown, "chưa rõ nhóm")
    }

    private func ethnicGroups(_ category: RecognisedClass) -> String {
        let parts = columns(category, .ethnic).map { "\($0.label) \(Shown.number($0.count))" }
        return "\(said(category, nil)) \(category.inSentence), trong đó \(said(category, .majority)) hộ Kinh, "
            + "\(said(category, .minority)) hộ dân tộc thiểu số"
            + (parts.isEmpty ? "" : " (" + parts.joined(separator: ", ") + ")")
            + unclear(category, .ethnicUnknown, "chưa rõ dân tộc")
    }

    private func causes(_ category: RecognisedClass) -> String {
        let most = columns(category, .cause).sorted { $0.count > $1.count }.prefix(3)
            .map { "\($0.label.lowercasedFirst) (\(Shown.number($0.count)) hộ)" }
        return "\(said(category, nil)) \(category.inSentence)"
            + (most.isEmpty ? "" : ", nguyên nhân nhiều nhất: " + most.joined(separator: ", "))
            + unclear(category, .causeUnknown, "chưa rõ nguyên nhân")
    }

    private func children(_ category: RecognisedClass) -> String {
        func said(_ unit: TableForm.Unit) -> String { Shown.number(count(category, nil, unit)) }
        let unclear = count(category, nil, .childrenUnclear)
        return "\(said(.children)) trẻ em thuộc \(category.inSentence): \(said(.childrenUninsured)) em chưa có BHYT, "
            + "\(said(.childrenMalnourished)) em suy dinh dưỡng, \(said(.childrenOutOfSchool)) em không đi học đúng cấp"
            + (unclear == 0 ? "" : ", \(Shown.number(unclear)) em chưa rõ")
    }

    private func byPopulation(_ category: RecognisedClass) -> String {
        let total = count(category, nil)
        let share = source.residents.map { ", chiếm \(Ratio(total, of: $0).percent) tổng số hộ dân cư" }
        return
            "\(Shown.number(total)) \(category.inSentence) (\(Shown.number(count(category, nil, .people))) nhân khẩu)"
            + "\(share ?? ""); trong đó \(said(category, .minority)) hộ dân tộc thiểu số, \(said(category, .merit)) hộ "
            + "chính sách có công, \(said(category, .unableToWork)) hộ không có khả năng lao động, "
            + "\(said(category, .womanHead)) hộ có chủ hộ là nữ."
    }

    /// The columns of a series in which anybody is counted.
    private func columns(
        _ category: RecognisedClass, _ trait: TableForm.Trait
    ) -> [(label: String, count: Int64)] {
        source.columns.compactMap { column in
            guard let counted = column.value.counted, counted.category == category, counted.trait == trait else {
                return nil
            }
            let count = source.count(column.value, .households)
            return count > 0 ? (column.header, count) : nil
        }
    }

    private func unclear(_ category: RecognisedClass, _ trait: TableForm.Trait, _ words: String) -> String {
        let number = count(category, trait)
        return number == 0 ? "" : ", \(Shown.number(number)) hộ \(words)"
    }

    private func said(_ category: RecognisedClass, _ trait: TableForm.Trait?) -> String {
        Shown.number(count(category, trait))
    }

    private func count(
        _ category: RecognisedClass, _ trait: TableForm.Trait?, _ unit: TableForm.Unit = .households
    ) -> Int64 {
        source.count(.count(CountedColumn(category: category, unit: unit, trait: trait)), .households)
    }
}

extension RecognisedClass {
    /// In the middle of a sentence.
    public var inSentence: String {
        switch self {
        case .poor: "hộ nghèo"
        case .nearPoor: "hộ cận nghèo"
        case .farmingAverage: "hộ làm nông, lâm, ngư, diêm nghiệp có mức sống trung bình"
        case .unlisted: "hộ không thuộc hộ nghèo, cận nghèo"
        }
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
