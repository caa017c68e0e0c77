import Access
import Markup
import Registry
import Site
import Vocabulary

/// Everything that was ever written about a household, an entry of the journal a line, the newest first.
struct HouseholdTimeline: HTMLPart {
    /// Newest entry first, the changes of an entry together.
    let changes: [JournalChange]
    let household: Key
    let decisions: [Key: Decision]
    let words: ChangeWords

    var html: HTML {
        let lines = entries.map(line)
        return """
            <h2>Dòng thời gian</h2>
            \(when: lines.isEmpty, "<p>Chưa có việc nào được ghi.</p>", else: "<ol class=\"timeline\">\(lines)</ol>")
            """
    }

    private var entries: [[JournalChange]] {
        changes.reduce(into: []) { entries, change in
            if entries.last?.first?.entry.key == change.entry.key {
                entries[entries.count - 1].append(change)
            } else {
                entries.append([change])
            }
        }
    }

    private func line(_ changes: [JournalChange]) -> HTML {
        guard let entry = changes.first?.entry else { return .empty }
        // Who came to the register how and when stands in the lines below, which were taken over with it.
        let said = entry.action == .registerTakenOver ? [] : changes.flatMap(detail) + added(changes)
        let details = said.map { line -> HTML in "<p>\(line)</p>" }
        return """
            <li><p class="timeline-when">\(entry.at.shown) · \(entry.officerName)</p>
            <p class="timeline-what">\(entry.label)</p>
            \(details)
            \(when: !entry.reason.isEmpty, "<p>Lý do: \(entry.reason)</p>")</li>
            """
    }

    /// People who came together are named together.
    private func added(_ changes: [JournalChange]) -> [HTML] {
        let people = changes.filter { $0.kind == "member" && ($0.before == nil || moved($0) == .here) }
            .map { ChangedRecord($0).name }
        guard !people.isEmpty else { return [] }
        return ["Thêm \(people.count) người: \(people.joined(separator: ", "))"]
    }

    private func detail(_ change: JournalChange) -> [HTML] {
        switch (change.kind, change.before, change.after) {
        case ("recognition", _, _): return [recognition(change)]
        case ("member", nil, _): return []
        case ("member", _, nil): return ["Bớt \(ChangedRecord(change).name)"]
        case ("member", _, _): return member(change)
        case ("household", nil, _): return ["Hộ được nhập vào sổ"]
        case ("household", _, nil): return ["Hộ ra khỏi sổ"]
        default: return fields(change)
        }
    }

    private enum Way { case here, away }

    /// Whether somebody came from another household or went to one: a split, a merge.
    private func moved(_ change: JournalChange) -> Way? {
        let difference = CanonicalDifference.between(change.before, change.after).first { $0.field == "household" }
        guard let difference, difference.before != nil, let after = difference.after else { return nil }
        return after == household.description ? .here : .away
    }

    private func member(_ change: JournalChange) -> [HTML] {
        switch moved(change) {
        case .here: []
        case .away: ["\(ChangedRecord(change).name) sang hộ khác"]
        case nil: fields(change)
        }
    }

    private func fields(_ change: JournalChange) -> [HTML] {
        let whose = change.kind == "member" ? ChangedRecord(change).name + ": " : ""
        return CanonicalDifference.between(change.before, change.after).map { field in
            let label = whose.isEmpty ? field.label.asTitle : field.label
            // A number stands in the journal as a keyed hash: that it changed can be said, not from what to what.
            if field.field == "number", field.before != nil, field.after != nil { return "\(whose)\(label) được sửa" }
            let before = words.words(field.field, field.before)
            return "\(whose)\(label) \(Change(from: before, to: words.words(field.field, field.after)))"
        }
    }

    private func recognition(_ change: JournalChange) -> HTML {
        let record = ChangedRecord(change)
        let number = record["decision"].flatMap { Key($0) }.flatMap { decisions[$0]?.number }
        let decision = number.map { ", quyết định số \($0)" } ?? ""
        let from = record["effective_from"].flatMap { Day(iso: $0) }.map { ", hiệu lực từ \($0.shown)" } ?? ""
        return "Công nhận: \(words.words("class", record["class"]))\(decision)\(from)"
    }
}
