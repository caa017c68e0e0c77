import Registry
import Rulebook
import Site
import Vocabulary

/// A place that a rule's value reaches.
struct RuleUse: Sendable {
    let label: String
    let address: Address?
    /// The words of a narrow column.
    let short: String

    init(label: String, short: String? = nil, address: Address?) {
        self.label = label
        self.short = short ?? label
        self.address = address
    }

    /// Everything that uses a rule: other rules that name it, and what the program does with it.
    static func all(of id: String, in rules: RuleLibrary) -> [RuleUse] {
        let named = rules.index.uses(of: id).map { entry in
            RuleUse(label: "\(entry.kind.label): \(entry.shownLabel(rules))", address: RuleLinks.rule(entry.id))
        }
        return named + byStandard(id, rules) + byForm(id) + byTrace(id) + (byProgram[id] ?? [])
    }

    /// Whether anything would change with the rule.
    static func isUsed(_ id: String, in rules: RuleLibrary) -> Bool { !all(of: id, in: rules).isEmpty }

    /// What stands in a standard decides the class of every household of its lists.
    private static func byStandard(_ id: String, _ rules: RuleLibrary) -> [RuleUse] {
        guard id.hasPrefix("standards/"), let name = id.split(separator: "/").dropFirst().first,
            let standard = rules.standards.last(where: { $0.id == String(name) })
        else { return [] }
        let years = "\(standard.listYears.lowerBound)-\(standard.listYears.upperBound)"
        return [
            RuleUse(
                label: "Xếp loại hộ cho danh sách các năm \(years): \(standard.label)",
                short: "Xếp loại hộ theo chuẩn \(standard.id)",
                address: RuleLinks.standard(standard.listYear)),
            RuleUse(label: "Đề xuất trên trang của từng hộ và trong danh sách hộ", address: Links.households),
            RuleUse(label: "Hộ khác đề xuất của dữ liệu", address: Links.list(.differing)),
        ]
    }

    /// A form makes the table of its number.
    private static func byForm(_ id: String) -> [RuleUse] {
        guard id.hasPrefix("forms/bieu-"), let number = Int(id.dropFirst("forms/bieu-".count)) else { return [] }
        return [RuleUse(label: "Biểu \(number)", address: Links.tables.appending(number))]
    }

    /// What a check of the trace goes by.
    private static func byTrace(_ id: String) -> [RuleUse] {
        guard id.hasPrefix("parameters/trace_") else { return [] }
        let isTerm = id == "parameters/trace_looks_kept"
        return [
            RuleUse(
                label: isTerm ? "Xoá lượt xem đã hết hạn giữ" : "Phép soát việc bất thường trong nhật ký",
                address: isTerm ? Links.looks : Links.journal)
        ]
    }

    /// Rules that the program's own code asks for by name.
    static let byProgram: [String: [RuleUse]] = [
        "parameters/months_of_grace": [
            RuleUse(label: "Danh sách hộ mới thoát nghèo, mới thoát cận nghèo", address: Links.list(.escaped)),
            RuleUse(label: "Chỉ tiêu BHYT của kế hoạch", address: Links.target("health_insurance")),
        ],
        "parameters/periodic_review_first_day": [
            RuleUse(label: "Kiểm tra ngày ký của quyết định khi ghi nhận", address: Links.decisions)
        ],
        "errands/households": [
            RuleUse(label: "Việc phải làm về hộ, tự ghi khi có biến động", address: Links.errands)
        ],
        "lists/causes": [
            RuleUse(label: "Nguyên nhân nghèo trên phiếu của hộ và trong biểu", address: Links.tables)
        ],
        "lists/ethnic_groups": [
            RuleUse(label: "Dân tộc của thành viên; cột hộ dân tộc thiểu số của các biểu", address: Links.tables)
        ],
        "lists/absences": [RuleUse(label: "Lý do vắng mặt của thành viên trên trang hộ", address: Links.households)],
        "lists/relations": [RuleUse(label: "Quan hệ với chủ hộ khi nhập thành viên", address: Links.households)],
    ]
}

extension RuleEntry {
    /// With the standard's name, where two standards have a rule of one name.
    func shownLabel(_ rules: RuleLibrary) -> String {
        guard id.hasPrefix("standards/"), let name = id.split(separator: "/").dropFirst().first, kind != .standard
        else { return label }
        return "\(label) (chuẩn \(name))"
    }
}

extension DatedRule {
    /// The value as readers write it; of a condition its words.
    func shown(in unit: String?) -> String {
        condition == nil ? UnitWords.shown(value, unit ?? "") : words ?? ""
    }
}
