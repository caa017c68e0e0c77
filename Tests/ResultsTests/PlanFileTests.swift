import Results
import Testing
import Vocabulary

/// The plan's file: what it says, and what is said of its faults.
struct PlanFileTests {
    @Test func `the plan that ships is read as it is written`() throws {
        let plan = try Plans.kimTra

        #expect(plan.year == 2026)
        #expect(plan.targets.map(\.code).first == "poor_households")
        #expect(
            plan.targets.map(\.limitShown) == ["dưới 77 hộ", "dưới 0,9 %", "dưới 127 hộ", "khoảng 1,49 %", "đạt 100 %"])
        #expect(plan.targets[1].decidedBy == "poor_households")
        #expect(plan.targets.allSatisfy { $0.dueOn == .iso("2026-12-31") })
    }

    @Test(arguments: [
        ("a: [", "không phải YAML đọc được"),
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
        (good.replacing("decided_by: count", with: "decided_by: nobody"), "không có chỉ tiêu nào khác mang id đó"),
    ])
    func `a fault is named with its target and its key`(_ text: String, _ words: String) {
        let refusal = #expect(throws: ResultsRefusal.self) { try PlanFile(yaml: text) }

        #expect(refusal?.message.contains(words) == true, "\(refusal?.message ?? "")")
        #expect(refusal?.kind == .invalid)
    }

    private static let good = Plans.small(limit: 77, rate: "0.9")
}
