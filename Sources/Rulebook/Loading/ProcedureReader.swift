/// Reads `procedures/`; a procedure of the installation replaces the shipped one of the same code whole.
struct ProcedureReader {
    let files: RuleFiles
    let sources: SourceReader

    func procedures() -> [Procedure] {
        files.ids(under: "procedures").compactMap { id in
            files.local[id].flatMap { procedure($0, isLocal: true) }
                ?? files.base[id].flatMap { procedure($0, isLocal: false) }
        }
    }

    private func procedure(_ root: RuleNode, isLocal: Bool) -> Procedure? {
        let keys = ["code", "title", "decision", "result_code", "asks_opinion", "limit_days", "steps", "why"]
        let fields = root.fields(keys + SourceReader.keys)
        guard let code = fields["code"]?.text, let title = fields["title"]?.text else {
            root.report("Thủ tục thiếu code hoặc title.", "Ghi đủ hai khóa đó.")
            return nil
        }
        return Procedure(
            code: code, title: title, decision: fields["decision"]?.string, resultCode: fields["result_code"]?.string,
            asksOpinion: fields["asks_opinion"]?.flag ?? false, limitDays: fields["limit_days"].flatMap(days),
            steps: fields["steps"]?.items.compactMap(step) ?? [], why: fields["why"]?.string,
            provenance: sources.provenance(root, fields, isLocal: isLocal))
    }

    private func step(_ node: RuleNode) -> ProcedureStep? {
        let fields = node.fields(["code", "title", "days", "clock", "forms", "text"])
        guard let code = fields["code"]?.text, let title = fields["title"]?.text else {
            node.report("Bước thiếu code hoặc title.", "Ghi đủ hai khóa đó.")
            return nil
        }
        let clock = fields["clock"].map { $0.string.flatMap(DayCount.init) } ?? .calendar
        if clock == nil { fields["clock"]?.report("Cách tính ngày chưa đúng.", "Chọn working hoặc calendar.") }
        return ProcedureStep(
            code: code, title: title, days: fields["days"].flatMap(days), clock: clock ?? .calendar,
            forms: fields["forms"]?.strings ?? [], text: fields["text"]?.string)
    }

    private func days(_ node: RuleNode) -> Int? { node.isNull ? nil : node.whole.map(Int.init) }
}
