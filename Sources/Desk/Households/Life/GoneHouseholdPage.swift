import Access
import Markup
import Registry
import Rulebook
import Site
import Territory
import Vocabulary

/// A household that does not live here any more: what it was, what became of it, what is still to be done.
struct GoneHouseholdModel: Sendable {
    let gone: GoneHousehold
    let rules: RuleLibrary
    let areas: [Area]
    let timeline: [JournalChange]
    let decisions: [Key: Decision]
    let today: Day
    let mayEdit: Bool
}

func goneHouseholdPage(_ frame: PageFrame, _ model: GoneHouseholdModel) -> HTML {
    let gone = model.gone
    return layout(
        frame, title: "Hộ \(gone.name)",
        body: """
            \(heading("Hộ \(gone.name)", caption: "Mã hộ \(gone.code)", lead: "\(gone.neighbourhoodName)."))
            \(Notice(.attention, title: "Hộ này không còn ở địa bàn", "<p>\(became(gone))</p>"))
            \(HouseholdLife(
                household: gone.key, story: gone.story, rules: model.rules, today: model.today, mayEdit: model.mayEdit,
                isGone: true))
            <h2>Các quyết định về hộ này</h2>
            \(decisions(model))
            \(HouseholdTimeline(
                changes: model.timeline, household: gone.key, decisions: model.decisions,
                words: ChangeWords(model.rules, model.areas)))
            """)
}

private func became(_ gone: GoneHousehold) -> HTML {
    let day = gone.goneOn.map { "Từ ngày \($0.shown)" } ?? "Không rõ từ ngày nào"
    let last = gone.story.events.last { [.departed, .ended, .mergedInto].contains($0.kind) }
    let into = gone.story.lineage.last { [.merge, .duplicate].contains($0.kind) && $0.from == gone.key }
    if let into {
        let what = into.kind == .merge ? "hộ nhập vào hộ" : "hồ sơ được gộp (ghi trùng) vào hộ"
        let kept: HTML =
            into.elsewhere.map { "\(into.code), \($0)" } ?? "<a href=\"\(Links.household(into.to))\">\(into.code)</a>"
        return "\(day), \(what) \(kept). Mã \(gone.code) không dùng lại."
    }
    let words = last.map { event in
        event.place.isEmpty ? event.kind.label.lowercased() : "\(event.kind.label.lowercased()) (\(event.place))"
    }
    return "\(day): \(words ?? "thôi cư trú"). Hồ sơ và các quyết định được giữ; hộ không tính là thoát nghèo."
}

private func decisions(_ model: GoneHouseholdModel) -> DataTable {
    DataTable(
        "Các quyết định về hộ này",
        [.init("Kết quả", .rowHeader), .init("Số quyết định"), .init("Ngày ký", .code), .init("Kỳ rà soát")],
        rows: model.gone.recognitions.map { recognition in
            [
                HTML(text: recognition.category.label),
                HTML(text: model.decisions[recognition.decision]?.number ?? "chưa rõ"),
                HTML(text: recognition.signedOn.shown), HTML(text: String(recognition.reviewYear)),
            ]
        }, isCaptionHidden: true, empty: "<p>Chưa có quyết định nào về hộ này.</p>")
}
