import Programme
import Testing
import Vocabulary

/// The plan's file: what it says, and what is said of its faults.
struct PlanFileTests {
    @Test(arguments: [
        ("a: [", "không phải YAML đọc được"),
        ("a: &a [x, x]\nb: [*a, *a]", "lặp lại một giá trị bằng dấu & và * (dòng 2)"),
        ("area: 5", "thiếu area"),
        ("area: \"20017\"\nyear: 2026\ntitle: T", "thiếu mục targets"),
        ("area: \"20017\"\nyear: 2026\ntitle: T\ntargets: []", "chưa có chỉ tiêu nào"),
        (good.replacing("comparison: below", with: "comparison: under"), "Chỉ tiêu count: comparison phải là"),
        (
            good.replacing("measure: poor_households", with: "measure: rich"),
            "Chỉ tiêu count: measure phải là một trong"
        ),
        (good.replacing("limit: 77", with: "limit: bảy bảy"), "Chỉ tiêu count thiếu limit (số)"),
        (good.replacing("due: \"2026-12-31\"", with: "due: 31/12/2026"), "Chỉ tiêu count: due phải là ngày"),
        (good.replacing("label: Hộ nghèo, ", with: ""), "Chỉ tiêu count thiếu label"),
        (good.replacing("unit: hộ", with: "unit: \"%\""), "tính bằng hộ, unit ghi “%”"),
        (good.replacing("id: rate", with: "id: count"), "Chỉ tiêu count có hai lần"),
        (good.replacing("id: rate", with: "id: Tỷ lệ"), "chỉ được gồm chữ thường không dấu"),
        (good.replacing("unit: hộ", with: "donvi: hộ"), "có khoá donvi không dùng được"),
        (good.replacing("comparison: below", with: "comparison: stated"), "thì để comparison là stated và bỏ limit"),
        (good.replacing("due: \"2026-12-31\"", with: "due: {after: 2026-12-31}"), "có khoá after không dùng được"),
        (good + "\nparts:\n  - {id: i, kind: rule}", "Mục i thiếu text"),
        (good + "\nparts:\n  - {id: i, kind: law, text: a}", "Mục i: kind phải là một trong"),
        (good + "\nparts:\n  - {id: i, kind: rule, text: a}\n  - {id: i, kind: rule, text: b}", "Mục i có hai lần"),
        (good.replacing("unit: hộ", with: "item: i, unit: hộ"), "item là i, kế hoạch không có mục đó"),
        (
            good.replacing("unit: hộ", with: "item: i, unit: hộ") + "\nparts:\n  - {id: i, kind: rule, text: khác}",
            "lời trích không có trong mục i"
        ),
        (good.replacing("decided_by: count", with: "decided_by: nobody"), "không có chỉ tiêu nào khác mang id đó"),
    ])
    func `a fault is named with its target and its key`(_ text: String, _ words: String) {
        let refusal = #expect(throws: ProgrammeRefusal.self) { try PlanFile(yaml: text) }

        #expect(refusal?.message.contains(words) == true, "\(refusal?.message ?? "")")
        #expect(refusal?.kind == .invalid)
    }

    private static let good = PlanTexts.small(limit: 77, rate: "0.9")
}
