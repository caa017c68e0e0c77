import Rulebook
import Vocabulary

/// Whether the review year of a decision fits its days: a mistyped year would count its households in the wrong table.
struct DecisionDays {
    /// The id of the first day of the yearly review in the rules.
    private static let firstDayParameter = "periodic_review_first_day"

    let rules: RuleLibrary

    func problems(of command: DecisionCommand) -> [FieldProblem] {
        [year(command), effect(command), closing(command)].compactMap(\.self)
    }

    /// Nothing is decided of a review whose year has not begun. A late decision of an earlier one is taken.
    private func year(_ command: DecisionCommand) -> FieldProblem? {
        guard command.reviewYear > command.signedOn.year else { return nil }
        return FieldProblem(
            "review_year",
            "Quyết định ký ngày \(command.signedOn.shown) không thể thuộc kỳ rà soát năm \(command.reviewYear). "
                + "Hãy xem lại năm rà soát.")
    }

    /// What a review of year N recognises counts within N (thường xuyên) or from the list of N+1 on (định kỳ).
    private func effect(_ command: DecisionCommand) -> FieldProblem? {
        let year = command.reviewYear
        guard !(year...year + 1).contains(command.effectiveFrom.year) else { return nil }
        return FieldProblem(
            "effective_from",
            "Kết quả rà soát năm \(year) có hiệu lực trong năm \(year) hoặc \(year + 1), không phải từ ngày "
                + "\(command.effectiveFrom.shown). Hãy xem lại ngày hiệu lực hoặc năm rà soát.")
    }

    /// Only the yearly review ends with its decision, and not before it begins; an area's opening list brings the end of
    /// an earlier one along.
    private func closing(_ command: DecisionCommand) -> FieldProblem? {
        guard command.closesReview else { return nil }
        switch command.kind {
        case .opening: return nil
        case .regular, .farmingAverage:
            return FieldProblem(
                "kind",
                "Quyết định loại “\(command.kind.label)” không kết thúc đợt rà soát năm. "
                    + "Hãy bỏ dấu “kết thúc đợt rà soát”, hoặc chọn loại “\(Decision.Kind.periodic.label)”.")
        case .periodic:
            guard let first = firstDay(of: command.reviewYear), command.signedOn < first else { return nil }
            return FieldProblem(
                "signed_on",
                "Rà soát định kỳ năm \(command.reviewYear) bắt đầu từ \(first.shown), không thể kết thúc bằng quyết định "
                    + "ký ngày \(command.signedOn.shown). Hãy xem lại ngày ký hoặc năm rà soát.")
        }
    }

    /// Nil where the rules do not say.
    private func firstDay(of year: Int) -> Day? {
        guard let last = Day(year: year, month: 12, day: 31),
            let day = rules.parameter(DecisionDays.firstDayParameter, on: last)?.value?.shown
        else { return nil }
        return Day(iso: "\(year)-\(day)")
    }
}
