import Vocabulary

/// Reads `parameters/`.
struct ParameterReader {
    let timelines: TimelineReader
    let units: [String]

    func parameters() -> [String: Parameter] {
        var parameters: [String: Parameter] = [:]
        for id in timelines.files.ids(under: "parameters") {
            let header = timelines.header(id, ["label", "unit"])
            let place = timelines.files.base[id] ?? timelines.files.local[id]
            guard let label = header["label"]?.text, let unit = header["unit"]?.text else {
                place?.report("Tham số thiếu label hoặc unit.", "Ghi đủ hai khóa đó.")
                continue
            }
            if !units.contains(unit) {
                header["unit"]?.report(
                    "Không có đơn vị «\(unit)» trong units.yaml.", "Sửa đơn vị, hoặc thêm vào units.yaml.")
            }
            let name = String(id.dropFirst("parameters/".count))
            let values = timelines.timeline(id, header: ["label", "unit"], key: "value", Self.value)
            parameters[name] = Parameter(id: name, label: label, unit: unit, values: values)
        }
        return parameters
    }

    static func value(_ node: RuleNode) -> RuleValue? {
        guard let text = node.string else {
            _ = node.text
            return nil
        }
        return RuleValue(typed: text)
    }
}
