import Registry
import Rulebook
import Vocabulary

/// What must be said under a table so that its numbers are not misread.
struct TableNotes {
    private let making: TableMaking
    private let before: ReviewPeriod
    private var period: ReviewPeriod { making.period }

    init(_ making: TableMaking, before: ReviewPeriod) {
        self.making = making
        self.before = before
    }

    func all() -> [String] {
        if let knownOn = making.question.knownOn, period.transitions.isEmpty {
            return [
                "Đến hết ngày \(knownOn.shown) sổ này chưa ghi quyết định công nhận nào: chưa có gì để đếm."
            ]
        }
        let own = [withoutFacts(), unknownGroups(), otherStandard(), firstByStandard(), beginning()]
        return period.notes + own.compactMap(\.self)
    }

    private var counted: [CountedColumn] { making.columns.compactMap(\.value.counted) }

    private var classes: Set<RecognisedClass> { Set(counted.filter { $0.trait != nil }.map(\.category)) }

    private var listed: [Transition] {
        period.transitions.filter { transition in classes.contains { transition.ends(as: $0, in: nil) } }
    }

    private func withoutFacts() -> String? {
        let count = listed.count { period.circumstances[$0.household]?.record?.counted.isEmpty ?? true }
        guard count > 0 else { return nil }
        return "\(Shown.number(count)) hộ chưa có dữ liệu trong sổ vào ngày của biểu: các chỉ số, nhóm của hộ là chưa "
            + "rõ."
    }

    /// A household that is of one group counts there though nobody knows of another.
    private func unknownGroups() -> String? {
        let traits = Set(counted.compactMap(\.trait))
        var parts: [String] = []
        if traits.contains(.merit) {
            let count = listed.count { period.circumstances[$0.household]?.merit ?? .unknown == .unknown }
            if count > 0 { parts.append("\(Shown.number(count)) hộ chưa rõ có người có công") }
        }
        if traits.contains(.unableToWork) {
            let count = listed.count { period.circumstances[$0.household]?.unableToWork ?? .unknown == .unknown }
            if count > 0 { parts.append("\(Shown.number(count)) hộ chưa rõ khả năng lao động") }
        }
        return parts.isEmpty ? nil : "Trong các hộ của biểu: " + parts.joined(separator: "; ") + "."
    }

    private func otherStandard() -> String? {
        guard making.question.standard == nil, period.standards.count > 1 else { return nil }
        return "Các hộ của biểu được công nhận theo hai chuẩn (\(period.standards.sorted().joined(separator: ", "))). "
            + "Hãy chọn một chuẩn để có biểu riêng của chuẩn đó."
    }

    /// A review by two standards ends its year by the old one and begins the next by the new: a line of its own.
    private func beginning() -> String? {
        let categories = making.columns.compactMap { column -> RecognisedClass? in
            if case .movement(let category, .atStart) = column.value { category } else { nil }
        }
        guard let category = categories.first, making.question.standard == nil else { return nil }
        let begins = period.transitions.filter { $0.begins(as: category, in: nil) }
        let ended = before.transitions.filter { $0.ends(as: category, in: nil) }
        let standards = (Set(begins.compactMap(\.standardBefore)), before.standards)
        guard standards.0 != standards.1, let new = standards.0.first, let old = standards.1.first else { return nil }
        let difference = begins.count - ended.count
        return "Do đổi chuẩn: cuối kỳ \(before.year) theo chuẩn \(old) có \(Shown.number(ended.count)) "
            + "\(category.inSentence), đầu kỳ \(period.year) theo chuẩn \(new) có \(Shown.number(begins.count)); "
            + "chênh lệch \(difference > 0 ? "+" : "")\(Shown.number(difference)) hộ không phải là thoát, tái hay phát sinh."
    }

    private func firstByStandard() -> String? {
        let changed = period.transitions.filter(\.changesStandard)
        guard !changed.isEmpty,
            making.columns.contains(where: { if case .movement = $0.value { true } else { false } })
        else { return nil }
        return
            "Hộ được xét theo chuẩn khác với kỳ trước là khác giảm, khác tăng do đổi chuẩn; không tính là thoát, tái "
            + "hoặc phát sinh."
    }
}
