import Vocabulary

/// A named assumption that fills missing thresholds: shown under the heading GIẢ ĐỊNH, never in a proposal.
public struct Assumption: Sendable {
    /// `2027-as-2022`
    public let id: String
    /// Its heading, which begins with GIẢ ĐỊNH.
    public let label: String
    /// The standard that it fills.
    public let standard: String
    let thresholds: [String: Threshold]
}

/// Reads `assumptions/`.
struct AssumptionReader {
    let files: RuleFiles
    let lists: [String: RuleList]
    let parameters: [String: Parameter]

    func assumptions(_ standards: [Standard]) -> [Assumption] {
        files.ids(under: "assumptions").compactMap { id in
            (files.local[id] ?? files.base[id]).flatMap {
                assumption(String(id.dropFirst("assumptions/".count)), $0, standards)
            }
        }
    }

    private func assumption(_ name: String, _ root: RuleNode, _ standards: [Standard]) -> Assumption? {
        let fields = root.fields(["label", "standard", "thresholds"])
        guard let label = fields["label"]?.text, let filled = fields["standard"]?.text, let rows = fields["thresholds"],
            let standard = standards.first(where: { $0.id == filled })
        else {
            root.report("Giả định thiếu label, standard hoặc thresholds.", "Ghi đủ ba khóa, standard là tên một chuẩn.")
            return nil
        }
        var thresholds: [String: Threshold] = [:]
        for (code, node) in rows.fields(standard.indicators.map(\.code)) {
            thresholds[code] = threshold(code, node, standards)
        }
        return Assumption(id: name, label: label, standard: filled, thresholds: thresholds)
    }

    /// `{as: 2022-2025}` takes the words of another standard; otherwise condition and words stand here.
    private func threshold(_ code: String, _ node: RuleNode, _ standards: [Standard]) -> Threshold? {
        let fields = node.fields(["as", "lacking", "text"])
        if let other = fields["as"] {
            let indicator = standards.last { $0.id == other.string }?.indicators.first { $0.code == code }
            if indicator == nil {
                other.report("Chuẩn «\(other.string ?? "")» không có chỉ số «\(code)».", "Sửa tên chuẩn.")
            }
            return indicator?.threshold.value
        }
        let reader = ConditionReader(lists: lists, parameters: parameters, day: Day(number: 0))
        guard let lacking = fields["lacking"], let text = fields["text"]?.text else {
            node.report("Giả định chưa đủ.", "Ghi «as: tên chuẩn», hoặc «lacking» và «text».")
            return nil
        }
        return reader.condition(lacking).map { Threshold(text: text, condition: $0) }
    }
}

extension Standard {
    /// The same standard with what the assumption says where the law is not known.
    func filled(by assumption: Assumption) -> Standard {
        var draft = draft
        draft.assumption = assumption.label
        draft.indicators = indicators.map { indicator in
            guard indicator.threshold.value == nil, let assumed = assumption.thresholds[indicator.code] else {
                return indicator
            }
            return indicator.assuming(assumed)
        }
        return Standard(draft, limits: limits)
    }

    private var draft: StandardDraft {
        StandardDraft(
            id: id, label: label, level: level, listYear: listYear, listYears: listYears, dimensions: dimensions,
            indicators: indicators, removed: removed, urban: urban, rural: rural, poorFrom: poorFrom,
            pointsPerLack: pointsPerLack, assumption: assumption, rulebookVersion: rulebookVersion,
            lists: lists)
    }
}

extension Indicator {
    fileprivate func assuming(_ assumed: Threshold) -> Indicator {
        var assumed = assumed
        assumed.isAssumed = true
        return Indicator(
            code: code, label: label, dimension: dimension, order: order, isAdded: isAdded,
            threshold: Provision(
                from: threshold.from, to: threshold.to, value: assumed, why: threshold.why, text: assumed.text,
                provenance: threshold.provenance))
    }
}
