import Vocabulary

/// What a plan from a file would change of the one that is kept.
public struct PlanComparison: Sendable {
    /// One item or target that differs.
    public struct Difference: Sendable {
        /// `Mục I.2`, or the target's label.
        public let place: String
        /// Nil where it is new.
        public let before: String?
        /// Nil where it goes away.
        public let after: String?
    }

    public let differences: [Difference]
    public let unchanged: Int

    public var added: Int { differences.count { $0.before == nil } }
    public var changed: Int { differences.count { $0.before != nil && $0.after != nil } }
    public var removed: Int { differences.count { $0.after == nil } }

    public init(of plan: Plan, with kept: Plan?) {
        var lines: [Difference] = []
        if let old = kept?.heading, old != plan.heading {
            lines.append(Difference(place: "Văn bản", before: old.words, after: plan.heading.words))
        }
        for item in plan.items where kept?.item(item.code) != item {
            lines.append(
                Difference(
                    place: plan.section(of: item), before: kept?.item(item.code)?.sentence, after: item.sentence))
        }
        for target in plan.targets where kept?.target(target.code) != target {
            lines.append(
                Difference(
                    place: "Chỉ tiêu", before: kept?.target(target.code)?.sentence, after: target.sentence))
        }
        for item in kept?.items ?? [] where plan.item(item.code) == nil {
            lines.append(Difference(place: kept?.section(of: item) ?? "", before: item.sentence, after: nil))
        }
        for target in kept?.targets ?? [] where plan.target(target.code) == nil {
            lines.append(Difference(place: "Chỉ tiêu", before: target.sentence, after: nil))
        }
        differences = lines
        unchanged = plan.items.count { kept?.item($0.code) == $0 } + plan.targets.count { kept?.target($0.code) == $0 }
    }
}

extension PlanHeading {
    /// `Kế hoạch …, số 12/KH-UBND, ngày 05/01/2026`
    public var words: String {
        [
            title, number.map { "số \($0)" }, signedOn.map { "ngày \($0.shown)" }, annex.map { "phụ lục: \($0)" },
        ].compactMap(\.self).joined(separator: ", ")
    }
}

extension PlanItem {
    /// Number, words and deadline on one line.
    var sentence: String {
        let mark = number.map { $0 + " " } ?? ""
        return mark + words + (due.map { " (\($0.words))" } ?? "") + (isToFill ? " [cần xem lại]" : "")
    }
}

extension Target {
    var sentence: String { "\(label): \(limitShown), \(due.words)\(isToFill ? " [cần xem lại]" : "")" }
}
