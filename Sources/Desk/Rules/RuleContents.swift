import Markup
import Registry
import Results
import Rulebook
import Site
import Vocabulary

/// What a rule without dated values says, beside where it comes from: the errands, or the columns of a form.
func ruleContents(_ id: String, _ rules: RuleLibrary, on day: Day) -> HTML? {
    if id.hasPrefix("errands/") { return errandContents(rules, on: day) }
    guard id.hasPrefix("forms/bieu-"), let form = Int(id.dropFirst("forms/bieu-".count)).flatMap(rules.form) else {
        return nil
    }
    return formContents(form)
}

// MARK: Errands

private func errandContents(_ rules: RuleLibrary, on day: Day) -> HTML {
    let rows: [[HTML]] = rules.errands.map { errand in
        let after = HouseholdEventKind.allCases.filter(errand.after.contains).map { $0.label.lowercased() }
        return [
            HTML(text: errand.title), HTML(text: errand.text ?? ""), HTML(text: after.joined(separator: "; ")),
            HTML(text: errand.households.words + (errand.isOfPerson ? "; mỗi người một việc" : "")),
            term(of: errand, rules, on: day), "\(origin(errand.provenance))",
        ]
    }
    return """
        <h2>Các việc</h2>
        \(DataTable(
            "Các việc kéo theo biến động",
            [
                .init("Việc", .rowHeader), .init("Cách làm"), .init("Sau biến động"), .init("Của hộ nào"), .init("Hạn"),
                .init("Nguồn"),
            ],
            rows: rows, isCaptionHidden: true, empty: "<p>Chưa có việc nào.</p>"))
        """
}

private func term(of errand: ErrandRule, _ rules: RuleLibrary, on day: Day) -> HTML {
    let days = rules.days(of: errand, on: day).map { "\($0) \(errand.clock.label)" }
    guard case .parameter(let id)? = errand.term else { return HTML(text: days ?? errand.why ?? "chưa có") }
    return "<a href=\"\(RuleLinks.parameter(id))\">\(days ?? "chưa có; nhập khi có căn cứ")</a>"
}

extension ErrandRule.Households {
    fileprivate var words: String {
        switch self {
        case .listed: "hộ nghèo, hộ cận nghèo"
        case .listedOrEscaped: "hộ nghèo, hộ cận nghèo, hộ mới thoát"
        case .any: "mọi hộ"
        }
    }
}

// MARK: Forms

private func formContents(_ form: TableForm) -> HTML {
    let rows: [[HTML]] = form.columns.enumerated().map { number, column in
        let label = column.series.map { column.label.isEmpty ? $0.words : "\(column.label) (\($0.words))" }
        return [
            HTML(text: String(number + 1)), HTML(text: column.group), HTML(text: label ?? column.label),
            HTML(text: column.value.words), HTML(text: column.isExtra ? "ngoài mẫu in" : column.formula ?? ""),
        ]
    }
    return """
        <h2>Các cột</h2>
        \(DataTable(
            "Các cột của biểu",
            [.init("Thứ tự", .number), .init("Nhóm cột"), .init("Cột", .rowHeader), .init("Đếm gì"), .init("In dưới tên cột")],
            rows: rows, isCaptionHidden: true, empty: "<p>Biểu chưa có cột nào.</p>"))
        \(sums(form))
        """
}

private func sums(_ form: TableForm) -> HTML? {
    let own = form.identities.map { identity in
        let added = identity.added.map(String.init).joined(separator: " + ")
        let taken = identity.taken.map { " − \($0)" }.joined()
        return "Cột \(identity.column) = \(added)\(taken)"
    }
    let others = form.matches.map { match in
        let columns = [match.households, match.people].compactMap(\.self).map(String.init).joined(separator: ", ")
        return "Cột \(match.column) bằng cột \(columns) của biểu \(match.table)"
    }
    let lines: [HTML] = (own + others).map { "<li>\($0)</li>" }
    return lines.isEmpty ? nil : "<h2>Phải khớp</h2><ul>\(lines)</ul>"
}

extension TableForm.Series {
    fileprivate var words: String {
        switch self {
        case .indicators: "mỗi chỉ số thiếu hụt một cột"
        case .causes: "mỗi nguyên nhân một cột"
        case .ethnicGroups: "mỗi dân tộc có dấu tại chỗ một cột"
        }
    }
}

extension TableForm.Value {
    fileprivate var words: String {
        switch self {
        case .residents(let residents): "tổng số dân cư đã ghi: \(residents.words)"
        case .count(let count): count.words
        case .movement(let category, let column): "diễn biến của \(className(category)), cột \(column)"
        case .rate(let of, let over): "cột \(of) trên cột \(over)"
        case .share(let count, let over): "\(count.words), trên cột \(over)"
        }
    }
}

extension TableForm.Count {
    fileprivate var words: String {
        let of = [className(category), trait?.words].compactMap(\.self).joined(separator: " ")
        return unit == .row ? of : "\(unit.words) của \(of)"
    }
}

/// The class of a form's column, as its table says it.
private func className(_ category: String) -> String {
    RecognisedClass(rawValue: category)?.inSentence ?? category
}

extension TableForm.Unit {
    fileprivate var words: String {
        switch self {
        case .row: "hộ, nhân khẩu"
        case .households: "số hộ"
        case .people: "nhân khẩu"
        case .lacks: "lượt thiếu hụt"
        case .children: "trẻ em"
        case .childrenUninsured: "trẻ em không có BHYT"
        case .childrenMalnourished: "trẻ em suy dinh dưỡng"
        case .childrenOutOfSchool: "trẻ em không đi học"
        case .childrenUnclear: "trẻ em chưa rõ chỉ số"
        }
    }
}

extension TableForm.Trait {
    fileprivate var words: String {
        switch self {
        case .lacking: "thiếu hụt chỉ số của cột"
        case .unknown: "chưa rõ chỉ số của cột"
        case .cause: "có nguyên nhân của cột"
        case .ethnic: "có chủ hộ thuộc dân tộc của cột"
        case .someUnknown: "còn chỉ số chưa rõ"
        case .causeUnknown: "chưa rõ nguyên nhân"
        case .majority: "có chủ hộ dân tộc Kinh"
        case .minority: "có chủ hộ dân tộc thiểu số"
        case .local: "có chủ hộ dân tộc tại chỗ"
        case .otherMinority: "có chủ hộ dân tộc thiểu số khác"
        case .ethnicUnknown: "chưa rõ dân tộc của chủ hộ"
        case .unableToWork: "không có khả năng lao động"
        case .merit: "có người có công"
        case .noGroup: "không thuộc nhóm nào"
        case .groupUnknown: "chưa rõ nhóm"
        case .womanHead: "có chủ hộ là nữ"
        }
    }
}

extension TableForm.Residents {
    fileprivate var words: String {
        switch self {
        case .households: "số hộ"
        case .people: "nhân khẩu"
        case .majorityHouseholds: "số hộ dân tộc Kinh"
        case .minorityHouseholds: "số hộ dân tộc thiểu số"
        case .localHouseholds: "số hộ dân tộc tại chỗ"
        case .majorityPeople: "nhân khẩu dân tộc Kinh"
        case .minorityPeople: "nhân khẩu dân tộc thiểu số"
        case .localPeople: "nhân khẩu dân tộc tại chỗ"
        }
    }
}
