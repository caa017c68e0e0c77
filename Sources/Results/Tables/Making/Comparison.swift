import Registry
import Vocabulary

/// The figures of a year beside those of the year before, in words: *81 hộ, chiếm 0,95 %, giảm 39 hộ, 0,46 điểm %*.
///
/// Figures by two standards are never subtracted from each other.
struct Comparison {
    private let now: ListedCounts
    private let before: ListedCounts?

    /// - Parameter before: nil where the year before cannot be compared with.
    init(_ now: ListedCounts, _ before: ListedCounts?) {
        self.now = now
        self.before = before
    }

    func parts() -> [String] {
        [RecognisedClass.poor, .nearPoor].map(part) + [farming()].compactMap(\.self)
    }

    private func part(_ category: RecognisedClass) -> String {
        let count = now.count(category)
        var text = "\(Shown.number(count.households)) \(category.inSentence) (\(Shown.number(count.people)) nhân khẩu)"
        if let total = now.residents { text += ", chiếm \(Ratio(count.households, of: total).percent)" }
        return text + (difference(category) ?? "")
    }

    private func farming() -> String? {
        let households = now.farmingAverage.households
        return households == 0 ? nil : "\(Shown.number(households)) \(RecognisedClass.farmingAverage.inSentence)"
    }

    private func difference(_ category: RecognisedClass) -> String? {
        guard let before, let standard = before.standards.first, before.standards.count == 1 else { return nil }
        guard now.standards.isSubset(of: [standard]) else {
            return " (không so với năm \(before.year) vì khác chuẩn nghèo)"
        }
        let change = now.count(category).households - before.count(category).households
        var text = ", " + words(change, "hộ")
        if let points = points(category, before) { text += ", " + words(points, "điểm %", hundredths: true) }
        return text + " so với cuối năm \(before.year)"
    }

    /// In hundredths of a point, of the rates as they are printed.
    private func points(_ category: RecognisedClass, _ before: ListedCounts) -> Int64? {
        guard let total = now.residents, let earlier = before.residents,
            let rate = hundredths(now.count(category).households, total),
            let was = hundredths(before.count(category).households, earlier)
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
}
