import Registry
import Vocabulary

/// The figures of a year beside those of the year before, in words: *81 hộ, chiếm 0,95 %, giảm 39 hộ, 0,46 điểm %*.
///
/// Figures by two standards are never subtracted from each other.
struct Comparison {
    private let now: ReviewPeriod
    private let before: ReviewPeriod

    init(_ now: ReviewPeriod, _ before: ReviewPeriod) {
        self.now = now
        self.before = before
    }

    func parts() -> [String] {
        [RecognisedClass.poor, .nearPoor].map(part) + [farming()].compactMap(\.self)
    }

    private func part(_ category: RecognisedClass) -> String {
        let households = count(now, category)
        var text = "\(Shown.number(households)) \(category.inSentence) (\(Shown.number(people(category))) nhân khẩu)"
        if let total = now.total(of: nil) {
            text += ", chiếm \(Ratio(households, of: total.households).percent)"
        }
        return text + (difference(category, households) ?? "")
    }

    private func farming() -> String? {
        let households = count(now, .farmingAverage)
        return households == 0 ? nil : "\(Shown.number(households)) \(RecognisedClass.farmingAverage.inSentence)"
    }

    private func difference(_ category: RecognisedClass, _ households: Int64) -> String? {
        guard let standard = before.standards.first, before.standards.count == 1 else { return nil }
        guard now.standards.isSubset(of: [standard]) else {
            return " (không so với năm \(before.year) vì khác chuẩn nghèo)"
        }
        let change = households - count(before, category)
        var text = ", " + words(change, "hộ")
        if let points = points(category, households) { text += ", " + words(points, "điểm %", hundredths: true) }
        return text + " so với cuối năm \(before.year)"
    }

    /// In hundredths of a point, of the rates as they are printed.
    private func points(_ category: RecognisedClass, _ households: Int64) -> Int64? {
        guard let total = now.total(of: nil)?.households, let earlier = before.total(of: nil)?.households,
            let rate = hundredths(households, total), let was = hundredths(count(before, category), earlier)
        else { return nil }
        return rate - was
    }

    private func hundredths(_ count: Int64, _ total: Int64) -> Int64? {
        total > 0 ? (count * 20_000 + total) / (total * 2) : nil
    }

    private func words(_ change: Int64, _ unit: String, hundredths: Bool = false) -> String {
        guard change != 0 else { return hundredths ? "không đổi điểm %" : "không đổi số hộ" }
        let size = Int64(change.magnitude)
        let number =
            hundredths
            ? "\(size / 100),\(size % 100 < 10 ? "0" : "")\(size % 100)" : Shown.number(size)
        return "\(change < 0 ? "giảm" : "tăng") \(number) \(unit)"
    }

    private func count(_ period: ReviewPeriod, _ category: RecognisedClass) -> Int64 {
        Int64(period.transitions.count { $0.ends(as: category, in: nil) })
    }

    private func people(_ category: RecognisedClass) -> Int64 {
        now.transitions.reduce(0) { $0 + ($1.ends(as: category, in: nil) ? $1.peopleAfter : 0) }
    }
}
