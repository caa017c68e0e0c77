/// Reads `forms/`; a form of the installation replaces the shipped one of the same number whole.
struct FormReader {
    let files: RuleFiles
    let sources: SourceReader

    func forms() -> [TableForm] {
        files.ids(under: "forms").compactMap { id in
            files.local[id].flatMap { form($0, isLocal: true) } ?? files.base[id].flatMap { form($0, isLocal: false) }
        }.sorted { $0.number < $1.number }
    }

    private func form(_ root: RuleNode, isLocal: Bool) -> TableForm? {
        let keys = ["number", "title", "rows", "columns", "identities", "matches", "not_sums", "unknown_line"]
        let fields = root.fields(keys + SourceReader.keys)
        guard let number = fields["number"]?.whole, let title = fields["title"]?.text, let columns = fields["columns"]
        else {
            root.report("Biểu thiếu number, title hoặc columns.", "Ghi đủ ba khóa đó.")
            return nil
        }
        let rows = fields["rows"]?.string
        if let rows, rows != "households_and_people" {
            fields["rows"]?.report("Không có kiểu dòng «\(rows)».", "Ghi households_and_people, hoặc bỏ khóa này.")
        }
        return TableForm(
            number: Int(number), title: title, hasTwoRows: rows != nil, columns: columns.items.compactMap(column),
            identities: fields["identities"]?.items.compactMap(identity) ?? [],
            matches: fields["matches"]?.items.compactMap(match) ?? [],
            notSums: Set(fields["not_sums"]?.items.compactMap { $0.whole.map(Int.init) } ?? []),
            hasUnknownLine: fields["unknown_line"]?.flag ?? false,
            provenance: sources.provenance(root, fields, isLocal: isLocal))
    }

    private func column(_ node: RuleNode) -> TableForm.Column? {
        let kinds = ["residents", "count", "movement", "rate", "share"]
        let fields = node.fields(["label", "group", "formula", "each", "extra"] + kinds)
        let given = kinds.filter { fields[$0] != nil }
        guard given.count == 1, let kind = given.first, let place = fields[kind], let value = value(kind, place) else {
            node.report("Cột phải có đúng một trong các khóa: \(kinds.joined(separator: ", ")).", "Sửa lại cột.")
            return nil
        }
        let series = fields["each"].flatMap { word(TableForm.Series.self, $0) }
        guard series != nil || fields["label"] != nil else {
            node.report("Cột thiếu label.", "Ghi tên cột, hoặc each: cho một loạt cột.")
            return nil
        }
        return TableForm.Column(
            label: fields["label"]?.text ?? "", group: fields["group"]?.text ?? "", formula: fields["formula"]?.string,
            series: series, value: value, isExtra: fields["extra"]?.flag ?? false)
    }

    private func value(_ kind: String, _ node: RuleNode) -> TableForm.Value? {
        switch kind {
        case "residents": return word(TableForm.Residents.self, node).map { .residents($0) }
        case "count": return count(node, node.fields(["class", "of", "having"])).map { .count($0) }
        case "share":
            let fields = node.fields(["class", "of", "having", "over"])
            guard let count = count(node, fields), let over = fields["over"]?.whole else { return nil }
            return .share(count, over: Int(over))
        case "movement":
            let fields = node.fields(["class", "column"])
            guard let category = category(fields["class"]), let column = fields["column"]?.whole else { return nil }
            return .movement(category, column: Int(column))
        default:
            let columns = node.items.compactMap(\.whole)
            guard columns.count == 2 else { return nil }
            return .rate(of: Int(columns[0]), over: Int(columns[1]))
        }
    }

    private func count(_ node: RuleNode, _ fields: [String: RuleNode]) -> TableForm.Count? {
        guard let category = category(fields["class"]) else {
            node.report("Cột đếm thiếu class.", "Ghi class: poor, near_poor hoặc farming_average.")
            return nil
        }
        return TableForm.Count(
            category: category, unit: fields["of"].flatMap { word(TableForm.Unit.self, $0) } ?? .row,
            trait: fields["having"].flatMap { word(TableForm.Trait.self, $0) })
    }

    private func category(_ node: RuleNode?) -> String? {
        guard let node, let text = node.text else { return nil }
        guard ["poor", "near_poor", "farming_average"].contains(text) else {
            node.report("Không có loại hộ «\(text)».", "Ghi poor, near_poor hoặc farming_average.")
            return nil
        }
        return text
    }

    private func word<Word: RawRepresentable<String> & CaseIterable>(_ type: Word.Type, _ node: RuleNode) -> Word? {
        guard let text = node.text else { return nil }
        guard let word = Word(rawValue: text) else {
            let words = type.allCases.map(\.rawValue).joined(separator: ", ")
            node.report("Không có chữ «\(text)» ở đây.", "Dùng một trong: \(words).")
            return nil
        }
        return word
    }

    /// `9=1-2-3-4+5+6+7+8`
    private func identity(_ node: RuleNode) -> TableForm.Identity? {
        let sides = (node.text ?? "").split(separator: "=")
        guard sides.count == 2, let column = Int(sides[0]) else {
            node.report("Đẳng thức chưa đúng.", "Viết theo mẫu 9=1-2+3.")
            return nil
        }
        var (added, taken): ([Int], [Int]) = ([], [])
        for part in sides[1].replacing("-", with: "+-").split(separator: "+") {
            guard let number = Int(part) else {
                node.report("«\(part)» không phải là số cột.", "Viết theo mẫu 9=1-2+3.")
                return nil
            }
            if number < 0 { taken.append(-number) } else { added.append(number) }
        }
        return TableForm.Identity(column: column, added: added, taken: taken)
    }

    private func match(_ node: RuleNode) -> TableForm.Match? {
        let fields = node.fields(["column", "table", "households", "people"])
        guard let column = fields["column"]?.whole, let table = fields["table"]?.whole else {
            node.report("Chỗ đối chiếu thiếu column hoặc table.", "Ghi đủ hai khóa đó.")
            return nil
        }
        return TableForm.Match(
            column: Int(column), table: Int(table), households: fields["households"]?.whole.map(Int.init),
            people: fields["people"]?.whole.map(Int.init))
    }
}
