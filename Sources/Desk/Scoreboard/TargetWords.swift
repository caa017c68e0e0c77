import Registry
import Results
import Site
import Vocabulary

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
        switch (standing.isMet, standing.distance) {
        case (true?, _): return "đạt"
        case (false?, let distance?) where standing.target.comparison == .atLeast:
            let unclear = standing.unclear > 0 ? " (trong đó \(Shown.number(standing.unclear)) chưa rõ)" : ""
            return "còn \(Shown.number(distance)) người chưa có thẻ\(unclear)"
        case (false?, let distance?): return "còn phải giảm \(Shown.number(distance)) \(standing.target.unit)"
        case (false?, nil): return "chưa đạt"
        case (nil, _): return "chưa đánh giá"
        }
    }

    static func names(_ standing: TargetStanding) -> (label: String, address: Address)? {
        guard standing.count != nil else { return nil }
        switch standing.target.measure {
        case .poorHouseholds, .poorRate: return ("Danh sách hộ nghèo", Links.list(.poor))
        case .nearPoorHouseholds, .nearPoorRate: return ("Danh sách hộ cận nghèo", Links.list(.nearPoor))
        case .healthInsurance: return ("Danh sách người chưa có thẻ", Links.insurance(.uncovered))
        }
    }

    static func years(_ measure: Target.Measure, _ trend: [TrendPoint]) -> [YearValue] {
        guard measure != .healthInsurance else { return [] }
        let isPoor = measure == .poorHouseholds || measure == .poorRate
        return trend.map { point in
            let value = isPoor ? point.poor : point.nearPoor
            let rate = point.households > 0 ? Ratio(value, of: point.households).percent : ""
            return YearValue(String(point.year), Double(value), shown: "\(Shown.number(value)) hộ", note: rate)
        }
    }
}
