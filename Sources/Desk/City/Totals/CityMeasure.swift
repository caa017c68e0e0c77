import Programme
import Registry
import Rollup
import Site
import Vocabulary

/// What the city's scoreboard shows large: a count with its rate, or a share.
struct CityMeasure: Sendable {
    let label: String
    /// Of what is still to go.
    let unit: String
    let count: Target.Measure
    let rate: Target.Measure?
    /// The list of names behind it.
    let list: HouseholdFilter.Group?

    static let all = [
        CityMeasure(
            label: "Hộ nghèo", unit: "hộ", count: .poorHouseholds, rate: .poorRate, list: .poor),
        CityMeasure(
            label: "Hộ cận nghèo", unit: "hộ", count: .nearPoorHouseholds, rate: .nearPoorRate, list: .nearPoor),
        CityMeasure(
            label: "Có thẻ BHYT: hộ nghèo, cận nghèo, mới thoát", unit: "người", count: .healthInsurance, rate: nil,
            list: nil),
    ]

    /// The measure that an address names; a rate is shown with its count.
    static func of(_ code: String) -> CityMeasure? {
        Target.Measure(rawValue: code).flatMap { measure in all.first { $0.count == measure || $0.rate == measure } }
    }

    /// `1.234 hộ · 0,95 %`
    func actual(_ figures: CityFigures) -> String {
        guard let count = figures.measure(count) else { return "chưa có số liệu" }
        guard let rate else { return TargetWords.share(count, "người") }
        let share = figures.measure(rate).map { " · \($0.percent)" } ?? ""
        let (known, all) = (figures.communes(with: rate), figures.communes(with: self.count))
        let part = known > 0 && known < all ? " của \(known)/\(all) nơi có tổng dân cư" : ""
        return "\(Shown.number(count.numerator)) hộ\(share)\(part)"
    }
}

/// What pages say of promises that several plans make.
enum CityWords {
    /// How many plans promise something, and how much they promise together.
    static func goal(_ promise: CityPromise?) -> String {
        guard let promise else { return "chưa phường, xã nào có kế hoạch" }
        let plans = "\(promise.parts.count) phường, xã có chỉ tiêu trong kế hoạch"
        guard let most = promise.most else { return plans }
        return "\(plans), cộng nhiều nhất \(Shown.number(most)) \(promise.unit)"
    }

    static func verdict(_ promise: CityPromise?, _ unit: String) -> (Standing, String) {
        guard let promise, promise.met + promise.missed > 0 else { return (.neutral, "chưa đánh giá") }
        if promise.missed == 0 { return (.met, "\(promise.met) nơi đạt") }
        let left = promise.distance > 0 ? ", còn \(Shown.number(promise.distance)) \(unit)" : ""
        return (.missed, "\(promise.missed) nơi chưa đạt\(left)")
    }

    static func sum(_ promise: CityPromise) -> String {
        guard let count = promise.count else { return "…" }
        return promise.unit == "%" ? TargetWords.share(count) : "\(Shown.number(count.numerator)) \(promise.unit)"
    }
}
