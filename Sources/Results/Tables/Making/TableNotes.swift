import Registry
import Rulebook
import Vocabulary

/// What must be said under a table so that its numbers are not misread.
struct TableNotes {
    private let making: TableMaking
    private var period: ReviewPeriod { making.period }

    init(_ making: TableMaking) {
        self.making = making
    }

    func all() -> [String] {
        [withoutFacts(), unknownGroups(), otherStandard(), firstByStandard()].compactMap(\.self)
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
