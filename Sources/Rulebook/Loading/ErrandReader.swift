/// Reads `errands/`; an errand of the installation replaces the shipped one of the same code, others are added.
struct ErrandReader {
    let files: RuleFiles
    let sources: SourceReader
    let parameters: [String: Parameter]

    func errands() -> [ErrandRule] {
        var errands: [ErrandRule] = []
        for id in files.ids(under: "errands") {
            for (root, isLocal) in [(files.base[id], false), (files.local[id], true)] {
                guard let root else { continue }
                for errand in read(root, isLocal) {
                    if let known = errands.firstIndex(where: { $0.code == errand.code }) {
                        errands[known] = errand
                    } else {
                        errands.append(errand)
                    }
                }
            }
        }
        return errands
    }

    private func read(_ root: RuleNode, _ isLocal: Bool) -> [ErrandRule] {
        let fields = root.fields(["label", "items", "note"])
        guard let items = fields["items"] else {
            root.report("Danh mục việc thiếu items.", "Ghi các việc dưới khóa items.")
            return []
        }
        return items.items.compactMap { errand($0, isLocal) }
    }

    private func errand(_ node: RuleNode, _ isLocal: Bool) -> ErrandRule? {
        let keys = ["code", "title", "text", "after", "households", "instead_of", "per_person", "days", "clock", "why"]
        let fields = node.fields(keys + SourceReader.keys)
        guard let code = fields["code"]?.text, let title = fields["title"]?.text else {
            node.report("Việc thiếu code hoặc title.", "Ghi đủ hai khóa đó.")
            return nil
        }
        let households = choice(ErrandRule.Households.self, fields["households"]) ?? .listed
        let term = fields["days"].flatMap(term)
        if term == nil, fields["why"] == nil {
            node.report("Việc không có hạn mà không nói vì sao.", "Ghi days, hoặc ghi why.")
        }
        return ErrandRule(
            code: code, title: title, text: fields["text"]?.text, after: Set(events(fields["after"], of: node)),
            households: households, insteadOf: fields["instead_of"]?.strings ?? [],
            isOfPerson: fields["per_person"]?.flag ?? false, term: term,
            clock: choice(DayCount.self, fields["clock"]) ?? .calendar, why: fields["why"]?.text,
            provenance: sources.provenance(node, fields, isLocal: isLocal))
    }

    /// A number of days, or the parameter that holds it.
    private func term(_ node: RuleNode) -> ErrandRule.Term? {
        if node.isNull { return nil }
        guard let name = node.string, Int(name) == nil else { return node.whole.map { .days(Int($0)) } }
        if parameters[name]?.unit != "days" {
            node.report(
                "Không có tham số «\(name)» tính bằng ngày.",
                "Thêm parameters/\(name).yaml với unit: days, hoặc ghi số.")
        }
        return .parameter(name)
    }

    private func events(_ node: RuleNode?, of errand: RuleNode) -> [HouseholdEventKind] {
        guard let node, !node.items.isEmpty else {
            errand.report("Việc không nói theo sau biến động nào.", "Thêm «after: [birth, …]».")
            return []
        }
        return node.items.compactMap { choice(HouseholdEventKind.self, $0) }
    }

    private func choice<Value: RawRepresentable & CaseIterable>(_ type: Value.Type, _ node: RuleNode?) -> Value?
    where Value.RawValue == String {
        guard let node else { return nil }
        let value = node.string.flatMap(Value.init)
        if value == nil {
            node.report(
                "Không có «\(node.string ?? "")».",
                "Chọn một trong: \(Value.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        return value
    }
}
