import Vocabulary

/// Reads the dated values of a file in both layers.
struct TimelineReader {
    let files: RuleFiles
    let sources: SourceReader

    /// Header fields of an id; what the installation wrote wins over what ships.
    func header(_ id: String, _ keys: [String]) -> [String: RuleNode] {
        let base = files.base[id]?.fields(keys + ["values"]) ?? [:]
        let local = files.local[id]?.fields(keys + ["values"]) ?? [:]
        return base.merging(local) { $1 }
    }

    /// - Parameter key: the field that holds the value: `value`, or `lacking` of an indicator.
    func timeline<Value>(
        _ id: String, header keys: [String], key: String, _ parse: (RuleNode) -> Value?
    ) -> Timeline<Value> {
        Timeline(
            base: provisions(files.base[id], keys, key, isLocal: false, parse),
            local: provisions(files.local[id], keys, key, isLocal: true, parse))
    }

    private func provisions<Value>(
        _ root: RuleNode?, _ keys: [String], _ key: String, isLocal: Bool, _ parse: (RuleNode) -> Value?
    ) -> [Provision<Value>] {
        guard let root else { return [] }
        guard let values = root.fields(keys + ["values"])["values"] else {
            root.report("Tệp không có giá trị.", "Thêm «values:» với ít nhất một giá trị có from và source.")
            return []
        }
        var read: [(RuleNode, Provision<Value>)] = []
        for item in values.items {
            if let provision = provision(item, key, isLocal: isLocal, parse) { read.append((item, provision)) }
        }
        read.sort { $0.1.from < $1.1.from }
        reportOverlaps(read)
        return read.map(\.1)
    }

    private func provision<Value>(
        _ item: RuleNode, _ key: String, isLocal: Bool, _ parse: (RuleNode) -> Value?
    ) -> Provision<Value>? {
        let fields = item.fields(["from", "to", key, "why", "text"] + SourceReader.keys)
        let provenance = sources.provenance(item, fields, isLocal: isLocal)
        guard let from = fields["from"] else {
            item.report("Giá trị không ghi ngày bắt đầu.", "Thêm «from: 2027-01-01».")
            return nil
        }
        guard let value = fields[key] else {
            item.report("Thiếu khóa «\(key)».", "Ghi giá trị, hoặc «\(key): null» kèm «why» nếu chưa biết.")
            return nil
        }
        if value.isNull, fields["why"]?.string == nil {
            item.report("Giá trị để trống mà không nói vì sao.", "Thêm «why: …».")
        }
        guard let first = from.day else { return nil }
        let last = fields["to"].flatMap { $0.isNull ? nil : $0.day }
        if let last, last < first {
            item.report("Ngày kết thúc đứng trước ngày bắt đầu.", "Sửa from hoặc to.")
        }
        return Provision(
            from: first, to: last, value: value.isNull ? nil : parse(value), why: fields["why"]?.text,
            text: fields["text"]?.text, provenance: provenance)
    }

    private func reportOverlaps<Value>(_ read: [(RuleNode, Provision<Value>)]) {
        for (earlier, later) in zip(read, read.dropFirst()) {
            if earlier.1.from == later.1.from {
                later.0.report(
                    "Hai giá trị cùng bắt đầu ngày \(later.1.from.shown).", "Bỏ một giá trị, hoặc sửa from của nó.")
            } else if let last = earlier.1.to, last >= later.1.from {
                later.0.report(
                    "Khoảng ngày chồng lên giá trị trước (đến \(last.shown)).",
                    "Sửa to của giá trị trước thành ngày trước \(later.1.from.shown).")
            }
        }
    }
}
