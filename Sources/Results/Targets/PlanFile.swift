import Foundation
import Vocabulary
import Yams

/// A plan as a YAML file holds it: the shape in which an area's yearly plan is imported and exported.
public struct PlanFile: Sendable {
    public let areaCode: String
    public let year: Int
    public let title: String
    public let targets: [Target]

    /// Reads the text of a plan.
    ///
    /// - Throws: `ResultsRefusal.plan` naming the key that is wrong and how to mend it.
    public init(yaml text: String) throws {
        guard let root = try? Yams.load(yaml: text) as? [String: Any] else {
            throw PlanFile.problem("plan", "Tệp kế hoạch không phải YAML đọc được. Hãy mở tệp, kiểm tra thụt đầu dòng.")
        }
        guard let area = root["area"] as? String, let year = root["year"] as? Int, let title = root["title"] as? String
        else {
            throw PlanFile.problem(
                "plan", "Tệp kế hoạch thiếu area (mã địa bàn), year (năm) hoặc title (tên kế hoạch).")
        }
        guard let list = root["targets"] as? [[String: Any]] else {
            throw PlanFile.problem("targets", "Tệp kế hoạch thiếu mục targets. Hãy ghi ít nhất một chỉ tiêu.")
        }
        areaCode = area
        self.year = year
        self.title = title
        targets = try list.map { try PlanFile.target($0, year: year) }
        try check()
    }

    /// Names must be given once and mean something: they are what programs and other targets point to.
    private func check() throws {
        guard !targets.isEmpty else {
            throw PlanFile.problem("targets", "Mục targets chưa có chỉ tiêu nào. Hãy ghi ít nhất một chỉ tiêu.")
        }
        var known: Set<String> = []
        for target in targets where !known.insert(target.code).inserted {
            throw PlanFile.problem("id", "Chỉ tiêu \(target.code) có hai lần. Hãy đặt id khác cho một chỉ tiêu.")
        }
        for target in targets {
            guard let decider = target.decidedBy, !known.contains(decider) || decider == target.code else { continue }
            throw PlanFile.problem(
                "decided_by",
                "Chỉ tiêu \(target.code): decided_by là \(decider), không có chỉ tiêu nào khác mang id đó. Hãy kiểm tra lại."
            )
        }
    }

    private static func target(_ fields: [String: Any], year: Int) throws -> Target {
        func text(_ name: String) throws -> String {
            if let value = fields[name] as? String { return value }
            let code = fields["id"] as? String ?? "?"
            throw problem(name, "Chỉ tiêu \(code) thiếu \(name). Hãy điền khoá này trong tệp kế hoạch.")
        }
        let code = try text("id")
        guard let comparison = Target.Comparison(rawValue: try text("comparison")) else {
            throw problem("comparison", "Chỉ tiêu \(code): comparison phải là below, about hoặc at_least.")
        }
        guard let measure = Target.Measure(rawValue: try text("measure")) else {
            let known = Target.Measure.allCases.map(\.rawValue).joined(separator: ", ")
            throw problem("measure", "Chỉ tiêu \(code): measure phải là một trong \(known).")
        }
        guard let limit = number(fields["limit"]) else {
            throw problem(
                "limit", "Chỉ tiêu \(code) thiếu limit (số). Hãy ghi số như trong kế hoạch, ví dụ 77 hoặc 0.9.")
        }
        guard let due = Day(iso: try text("due")) else {
            throw problem("due", "Chỉ tiêu \(code): due phải là ngày dạng 2026-12-31.")
        }
        let unit = try text("unit")
        guard (unit == "%") == measure.isShare else {
            let wanted = measure.isShare ? "%" : "hộ"
            throw problem(
                "unit", "Chỉ tiêu \(code): measure \(measure.rawValue) tính bằng \(wanted), unit ghi “\(unit)”.")
        }
        return Target(
            key: Key.make(), code: code, planYear: year, label: try text("label"), section: try text("section"),
            quote: try text("quote"), unit: unit, comparison: comparison, limit: limit, measure: measure,
            decidedBy: fields["decided_by"] as? String, dueOn: due)
    }

    private static func number(_ value: Any?) -> Int64? {
        if let whole = value as? Int { return Int64(whole) * 100 }
        if let real = value as? Double { return Int64((real * 100).rounded()) }
        return nil
    }

    private static func problem(_ field: String, _ message: String) -> ResultsRefusal {
        .plan([FieldProblem(field, message)])
    }
}
