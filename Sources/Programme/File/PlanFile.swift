import Rulebook
import Vocabulary
import Yams

/// A plan as a YAML file holds it: the shape in which an area's yearly plan is imported and exported.
public struct PlanFile: Sendable {
    public let plan: Plan

    /// Reads the text of a plan.
    ///
    /// - Throws: `ProgrammeRefusal.file` naming the key that is wrong, its line, and how to mend it.
    public init(yaml text: String) throws {
        let node = try PlanNode(
            try PlanFile.root(of: text), whose: "Tệp kế hoạch",
            allowed: ["area", "year", "title", "number", "signed", "annex", "parts", "targets"])
        let heading = try PlanFile.heading(node)
        let items = try PlanFile.items(try node.list("parts") ?? [], of: nil)
        guard let list = try node.list("targets") ?? (items.isEmpty ? nil : []) else {
            throw node.problem("targets", "Tệp kế hoạch thiếu mục targets. Hãy ghi ít nhất một chỉ tiêu.")
        }
        guard !list.isEmpty || !items.isEmpty else {
            throw node.problem("targets", "Mục targets chưa có chỉ tiêu nào. Hãy ghi ít nhất một chỉ tiêu.")
        }
        plan = Plan(heading: heading, items: items, targets: try list.map { try PlanFile.target($0, heading.year) })
        try plan.check()
    }

    private static func root(of text: String) throws -> Node {
        do {
            if let root = try PlainYAML.compose(text), root.mapping != nil { return root }
        } catch let repeated as RepeatedValue {
            throw PlanNode.problem(
                "plan",
                """
                Tệp kế hoạch lặp lại một giá trị bằng dấu & và * (dòng \(repeated.line)). Hãy viết giá trị ra ở từng \
                chỗ; chữ có dấu & hay * thì đặt trong ngoặc kép.
                """)
        } catch {}
        throw PlanNode.problem("plan", "Tệp kế hoạch không phải YAML đọc được. Hãy mở tệp, kiểm tra thụt đầu dòng.")
    }

    private static func heading(_ node: PlanNode) throws -> PlanHeading {
        guard let area = node.text("area"), let year = node.text("year").flatMap({ Int($0) }),
            let title = node.text("title")
        else {
            throw node.problem("plan", "Tệp kế hoạch thiếu area (mã địa bàn), year (năm) hoặc title (tên kế hoạch).")
        }
        guard (2000...2100).contains(year) else {
            throw node.problem("year", "Tệp kế hoạch: year phải là một năm từ 2000 đến 2100.")
        }
        return PlanHeading(
            areaCode: area, year: year, title: title, number: node.text("number"), signedOn: try node.day("signed"),
            annex: node.text("annex"))
    }

    private static func items(_ nodes: [Node], of parent: String?) throws -> [PlanItem] {
        try nodes.flatMap { node in
            let named = node.mapping?["id"]?.scalar?.string ?? "?"
            let fields = try PlanNode(
                node, whose: "Mục \(named)",
                allowed: ["id", "kind", "number", "title", "text", "due", "to_fill", "parts"])
            let code = try fields.needed("id")
            guard let kind = PlanItem.Kind(rawValue: try fields.needed("kind")) else {
                let known = PlanItem.Kind.allCases.map(\.rawValue).joined(separator: ", ")
                throw fields.problem("kind", "\(fields.whose): kind phải là một trong \(known).")
            }
            let item = PlanItem(
                code: code, parent: parent, kind: kind, number: fields.text("number"), title: fields.text("title"),
                text: fields.text("text"), due: try fields.deadline("due"), isToFill: try fields.flag("to_fill"))
            guard kind.isTitled || item.text != nil else {
                throw fields.problem("text", "\(fields.whose) thiếu text. Hãy ghi lời của văn bản.")
            }
            return [item] + (try items(try fields.list("parts") ?? [], of: code))
        }
    }

    private static func target(_ node: Node, _ year: Int) throws -> Target {
        let named = node.mapping?["id"]?.scalar?.string ?? "?"
        let fields = try PlanNode(
            node, whose: "Chỉ tiêu \(named)",
            allowed: [
                "id", "label", "section", "item", "quote", "unit", "comparison", "limit", "measure", "decided_by",
                "due", "counted", "among", "responsible", "because", "to_fill",
            ])
        let code = try fields.needed("id")
        guard let comparison = Target.Comparison(rawValue: try fields.needed("comparison")) else {
            throw fields.problem(
                "comparison", "\(fields.whose): comparison phải là below, about, at_least hoặc stated.")
        }
        let limit = try fields.hundredths("limit")
        guard (limit == nil) == (comparison == .stated) else {
            throw fields.problem(
                "limit",
                "\(fields.whose) thiếu limit (số). Hãy ghi số như trong kế hoạch, ví dụ 77 hoặc 0.9; "
                    + "nếu kế hoạch không ghi mức thì để comparison là stated và bỏ limit.")
        }
        guard let due = try fields.deadline("due") else {
            throw fields.problem("due", "\(fields.whose): due phải là ngày dạng 2026-12-31.")
        }
        return Target(
            code: code, planYear: year, label: try fields.needed("label"), section: try fields.needed("section"),
            item: fields.text("item"), quote: try fields.needed("quote"), unit: try fields.needed("unit"),
            comparison: comparison, limit: limit, measure: try measure(fields), decidedBy: fields.text("decided_by"),
            due: due, counted: fields.text("counted"), among: fields.text("among"),
            responsible: fields.text("responsible"), because: fields.text("because"),
            isToFill: try fields.flag("to_fill"))
    }

    private static func measure(_ fields: PlanNode) throws -> Target.Measure? {
        guard let text = fields.text("measure") else { return nil }
        if let measure = Target.Measure(rawValue: text) { return measure }
        let known = Target.Measure.allCases.map(\.rawValue).joined(separator: ", ")
        throw fields.problem(
            "measure", "\(fields.whose): measure phải là một trong \(known); bỏ khoá này nếu số liệu do người ghi.")
    }
}
