import Vocabulary

/// Compiles a dated condition with its words for one day.
struct ThresholdReader {
    let lists: [String: RuleList]
    let parameters: [String: Parameter]
    let day: Day

    func threshold(_ dated: Provision<RuleNode>) -> Provision<Threshold> {
        let reader = ConditionReader(lists: lists, parameters: parameters, day: day)
        let condition = dated.value.flatMap(reader.condition)
        let text = dated.text.map { parameters.filling($0, on: day) }
        if let node = dated.value, text == nil {
            node.report("Ngưỡng không có lời văn.", "Thêm «text: …» ghi đủ các con số của ngưỡng.")
        }
        return Provision(
            from: dated.from, to: dated.to,
            value: condition.map { Threshold(text: text ?? "", condition: $0) }, why: dated.why,
            text: text, provenance: dated.provenance)
    }
}
