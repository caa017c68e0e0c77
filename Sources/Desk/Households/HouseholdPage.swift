import Access
import Markup
import Registry
import Rulebook
import Site
import Territory
import Vocabulary

/// What the page of one household shows.
struct HouseholdPageModel: Sendable {
    let file: HouseholdFile
    let story: HouseholdStory
    let today: Day
    let rules: RuleLibrary
    /// The tổ dân phố of the commune, for the words of the timeline.
    let areas: [Area]
    let timeline: [JournalChange]
    let mayEdit: Bool
    /// Whether other days and the changes of the household are shown.
    let hasPast: Bool
    let asked: AskedMoment

    var record: HouseholdRecord { file.record }

    /// As one speaks of a household: `Hộ bà Lê Thị Mận`.
    var title: String {
        switch record.head?.person.sex {
        case .male?: "Hộ ông \(record.shownName)"
        case .female?: "Hộ bà \(record.shownName)"
        case nil: "Hộ \(record.shownName)"
        }
    }

    /// The words of a code of a rule list.
    func words(_ list: String, _ code: String?) -> String {
        code.map { FactWords.code($0, of: list, rules) } ?? "chưa rõ"
    }
}

func householdPage(_ frame: PageFrame, _ model: HouseholdPageModel) -> HTML {
    let record = model.record
    return layout(
        frame, title: model.title,
        body: """
            \(heading(model.title, caption: "Mã hộ \(record.code)", lead: lead(model)))
            \(model.asked.notice("hộ", now: Links.household(record.key)))
            \(HouseholdStanding(file: model.file, story: model.story))
            \(HouseholdReasons(file: model.file, mayEdit: model.mayEdit))
            \(members(model))
            \(when: model.asked.moment == nil, life(model))
            \(answers(model))
            \(HouseholdRecognitions(file: model.file))
            \(when: model.hasPast, past(model))
            """)
}

/// Who changed what, and the household of another day.
private func past(_ model: HouseholdPageModel) -> HTML {
    """
    \(HouseholdTimeline(
        changes: model.timeline, household: model.record.key, decisions: model.file.decisions,
        words: ChangeWords(model.rules, model.areas)))
    \(moments(model))
    """
}

/// Where a household of another day is asked for.
private func moments(_ model: HouseholdPageModel) -> HTML {
    let page = Links.household(model.record.key)
    return """
        \(Filters(page, [], clear: model.asked.moment == nil ? nil : page, more: model.asked.folded))
        """
}

/// What befell it and what is to be done now: of an earlier day the record alone is shown.
private func life(_ model: HouseholdPageModel) -> HTML {
    HouseholdLife(
        household: model.record.key, story: model.story, rules: model.rules, today: model.today,
        mayEdit: model.mayEdit
    ).html
}

private func lead(_ model: HouseholdPageModel) -> HTML {
    let record = model.record
    let present = record.members.count - record.counted.count
    let also = present > 0 ? " (và \(present) người ở cùng, không tính nhân khẩu)" : ""
    let parts = [model.file.neighbourhood?.name ?? "", record.address, "\(record.counted.count) nhân khẩu\(also)"]
    return HTML(text: parts.filter { !$0.isEmpty }.joined(separator: " · "))
}

private func members(_ model: HouseholdPageModel) -> HTML {
    var columns: [DataTable.Column] = [
        .init("Họ và tên", .rowHeader), .init("Quan hệ với chủ hộ"), .init("Ngày sinh", .code), .init("Giới tính"),
        .init("Dân tộc"), .init("Số định danh", .code), .init("Thẻ BHYT"),
    ]
    if model.mayEdit { columns.append(.init("Việc", .actions)) }
    return """
        <h2>Thành viên</h2>
        \(DataTable(
            "Thành viên của hộ", columns, rows: model.record.members.map { memberRow($0, model) }, isCaptionHidden: true,
            empty: "<p>Hộ chưa có thành viên nào. Hãy thêm người đầu tiên.</p>"))
        \(when: model.mayEdit, memberActions(model.record))
        """
}

private func memberRow(_ member: MemberRecord, _ model: HouseholdPageModel) -> [HTML] {
    let person = member.person
    let kind = member.kind == .registered ? "" : " (\(member.kind.label.lowercased()))"
    let insurance = FactWords.answer(member.answers[.healthInsurance], .healthInsurance, model.rules)
    var cells = [
        person.name, model.words("relations", member.relation) + kind, person.birth?.shown ?? "chưa rõ",
        person.sex?.label ?? "chưa rõ", model.words("ethnic_groups", person.ethnicity),
        person.number?.masked ?? "chưa có",
        insurance,
    ].map { HTML(text: $0) }
    if model.mayEdit {
        let address = Links.member(person.key, of: model.record.key)
        let hidden: HTML = "<span class=\"unseen\"> \(person.name)</span>"
        cells.append(
            "<a href=\"\(address)\">Sửa\(hidden)</a> · <a href=\"\(address.appending("bot"))\">Bớt\(hidden)</a>")
    }
    return cells
}

private func memberActions(_ record: HouseholdRecord) -> HTML {
    Actions(
        LinkButton("Ghi biến động", to: Links.life(of: record.key), .primary),
        LinkButton("Đổi chủ hộ", to: Links.head(of: record.key)),
        LinkButton("Chuyển tổ dân phố", to: Links.move(of: record.key))
    ).html
}

private func answers(_ model: HouseholdPageModel) -> HTML {
    let record = model.record
    var rows = HouseholdFact.allCases.map { fact in
        row(fact.label.asTitle, FactWords.answer(record.answers[fact], fact, model.rules), fact.rawValue, model)
    }
    rows.append(row("Nguyên nhân nghèo", FactWords.causes(record.answers.causes, model.rules), CauseFields.name, model))
    let observed = record.observedOn.map { "Thu thập gần nhất ngày \($0.shown)." } ?? "Chưa thu thập lần nào."
    let action = Actions(LinkButton("Ghi thông tin của hộ", to: Links.facts(of: record.key))).html
    return """
        <h2>Thông tin của hộ</h2>
        <p>\(observed)</p>
        \(SummaryList(rows))
        \(when: model.mayEdit, action)
        """
}

private func row(_ label: String, _ words: String, _ field: String, _ model: HouseholdPageModel) -> SummaryList.Row {
    let change = (label: "Sửa", address: Links.fact(field, of: model.record.key))
    return .init(label, text: words, change: model.mayEdit ? change : nil)
}
