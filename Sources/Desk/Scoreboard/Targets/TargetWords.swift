import Programme
import Registry
import Results
import Site
import Vocabulary

extension Plan {
    /// Its year, where it is not this year's: the pages of this year's plan do not say it in their addresses.
    func otherYear(than today: Day) -> Int? { year == today.year ? nil : year }
}

/// What pages say of a target's standing.
enum TargetWords {
    static func standing(_ standing: TargetStanding) -> Standing {
        switch standing.isMet {
        case true?: .met
        case false?: standing.target.comparison == .atLeast ? .attention : .missed
        case nil: .neutral
        }
    }

    static func verdict(_ standing: TargetStanding) -> String {
        guard standing.count != nil else { return standing.why ?? "chưa có số liệu" }
        if standing.concernsNobody { return "không có ai thuộc diện" }
        switch (standing.isMet, standing.distance) {
        case (true?, _): return "đạt"
        case (false?, let distance?) where standing.target.measure == .healthInsurance:
            let unclear = standing.unclear > 0 ? " (trong đó \(Shown.number(standing.unclear)) chưa rõ)" : ""
            return "còn \(Shown.number(distance)) người chưa có thẻ\(unclear)"
        case (false?, let distance?) where standing.target.comparison == .atLeast:
            return "còn thiếu \(Shown.number(distance))"
        case (false?, let distance?): return "còn phải giảm \(Shown.number(distance)) \(standing.target.unit)"
        case (false?, nil): return "chưa đạt"
        case (nil, _): return standing.target.limit == nil ? "kế hoạch không ghi mức" : "chưa đánh giá"
        }
    }

    /// `81 hộ`, `96,20 % (1.204/1.252 người)`, `80,00 % (12/15)`, `chưa có số liệu`
    static func actual(_ standing: TargetStanding) -> String {
        guard let count = standing.count else { return "chưa có số liệu" }
        if standing.concernsNobody { return "không có ai thuộc diện" }
        guard standing.target.isPercentage else { return "\(Shown.number(count.numerator)) \(standing.target.unit)" }
        return share(count, standing.target.measure == .healthInsurance ? "người" : "")
    }

    /// `96,20 % (1.204/1.252 người)`
    static func share(_ ratio: Ratio, _ unit: String = "") -> String {
        let people = unit.isEmpty ? "" : " " + unit
        return "\(ratio.percent) (\(Shown.number(ratio.numerator))/\(Shown.number(ratio.denominator))\(people))"
    }

    /// - Parameter year: of another plan than this year's.
    static func names(
        _ standing: TargetStanding, _ asked: AskedMoment, of year: Int? = nil
    ) -> (label: String, address: Address)? {
        guard standing.count != nil else { return nil }
        switch standing.target.measure {
        case .poorHouseholds?, .poorRate?: return ("Danh sách hộ nghèo", asked.at(Links.list(.poor)))
        case .nearPoorHouseholds?, .nearPoorRate?: return ("Danh sách hộ cận nghèo", asked.at(Links.list(.nearPoor)))
        case .healthInsurance? where standing.unclear > 0 && standing.distance == standing.unclear:
            return ("Danh sách người chưa rõ có thẻ", asked.at(Links.insurance(.unclear, of: year)))
        case .healthInsurance?: return ("Danh sách người chưa có thẻ", asked.at(Links.insurance(.uncovered, of: year)))
        case nil: return nil
        }
    }

    /// From whom a figure comes that the register cannot give; nil where the plan names nobody.
    static func responsible(_ target: Target, in plan: Plan?) -> String? {
        target.responsible.flatMap { plan?.item($0)?.unitName }
    }

    /// `Phòng …, đến hết ngày 31/12/2026 (còn 37 ngày)`
    static func awaited(_ target: Target, in plan: Plan?, on today: Day) -> String {
        let who = responsible(target, in: plan) ?? "đơn vị được giao"
        return "\(who) sẽ báo cáo, \(target.due.words) (\(target.due.wordsLeft(from: today)))"
    }

    static func years(_ measure: Target.Measure?, _ trend: [TrendPoint]) -> [YearValue] {
        guard let measure, measure != .healthInsurance else { return [] }
        let isPoor = measure == .poorHouseholds || measure == .poorRate
        return trend.map { point in
            let value = isPoor ? point.poor : point.nearPoor
            let rate = point.households > 0 ? Ratio(value, of: point.households).percent : ""
            return YearValue(String(point.year), Double(value), shown: "\(Shown.number(value)) hộ", note: rate)
        }
    }

    /// The figures that were typed, one bar a day, the earliest first.
    static func days(_ figures: [TypedFigure], _ target: Target) -> [YearValue] {
        figures.filter { $0.retiredIn == nil }.sorted { $0.day < $1.day }.map { figure in
            let value = target.isPercentage ? figure.ratio.value.map { $0 * 100 } : Double(figure.counted)
            let shown = target.isPercentage ? figure.ratio.percent : "\(Shown.number(figure.counted)) \(target.unit)"
            let note = figure.among.map { "\(Shown.number(figure.counted))/\(Shown.number($0))" } ?? ""
            return YearValue(figure.day.shown, value, shown: shown, note: note)
        }
    }
}
