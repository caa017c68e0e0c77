/// Reads `lists/`; an item of the installation replaces the item of the same code, others are added.
struct ListReader {
    let files: RuleFiles
    let sources: SourceReader

    func lists() -> [String: RuleList] {
        var lists: [String: RuleList] = [:]
        for id in files.ids(under: "lists") {
            let name = String(id.dropFirst("lists/".count))
            let base = files.base[id].flatMap { list(name, $0, isLocal: false) }
            let local = files.local[id].flatMap { list(name, $0, isLocal: true) }
            lists[name] = [base, local].compactMap(\.self).reduce(nil, merged)
        }
        return lists
    }

    private func merged(_ base: RuleList?, _ over: RuleList) -> RuleList {
        guard let base else { return over }
        let replaced = base.items.map { over[$0.code] ?? $0 }
        let added = over.items.filter { base[$0.code] == nil }
        return RuleList(
            id: base.id, label: over.label, items: replaced + added,
            marks: base.marks.merging(over.marks) { $1 }, provenance: over.provenance)
    }

    private func list(_ name: String, _ root: RuleNode, isLocal: Bool) -> RuleList? {
        let fields = root.fields(["label", "items", "marks", "note"] + SourceReader.keys)
        guard let label = fields["label"]?.text, let items = fields["items"] else {
            root.report("Danh mục thiếu label hoặc items.", "Ghi đủ hai khóa đó.")
            return nil
        }
        let marks = fields["marks"].map { $0.fields($0.keys).compactMapValues(\.text) } ?? [:]
        var seen: Set<String> = []
        let read = items.items.compactMap { node -> ListItem? in
            guard let item = item(node) else { return nil }
            if !seen.insert(item.code).inserted {
                node.report("Mã «\(item.code)» có hai lần.", "Bỏ một dòng, hoặc sửa mã.")
            }
            for mark in item.marks where marks[mark] == nil {
                node.report("Dấu «\(mark)» chưa được giải nghĩa.", "Thêm «marks: {\(mark): …}» ở đầu tệp.")
            }
            return item
        }
        return RuleList(
            id: name, label: label, items: read, marks: marks,
            provenance: sources.provenance(root, fields, isLocal: isLocal))
    }

    private func item(_ node: RuleNode) -> ListItem? {
        let fields = node.fields(["code", "label", "aliases", "marks", "note"])
        guard let code = fields["code"]?.text, let label = fields["label"]?.text else {
            node.report("Mục thiếu code hoặc label.", "Ghi đủ hai khóa đó.")
            return nil
        }
        if code.utf8.count > PackedAnswer.longestCode {
            node.report("Mã «\(code)» quá dài.", "Dùng mã không quá \(PackedAnswer.longestCode) chữ cái không dấu.")
        }
        return ListItem(
            code: code, label: label, aliases: fields["aliases"]?.strings ?? [], marks: fields["marks"]?.strings ?? [],
            note: fields["note"]?.text)
    }
}
