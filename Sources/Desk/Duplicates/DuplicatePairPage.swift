import Markup
import Registry
import Site
import Vocabulary

/// Two households side by side: what agrees, what differs, and the three ways to settle it.
func duplicatePairPage(
    _ frame: PageFrame, _ pair: DuplicatePair, _ form: Form, refusal: (any Refusal)? = nil
) -> HTML {
    let title =
        pair.isWithinOne
        ? "Một người hai lần trong hộ \(pair.household.record.code)?"
        : "Hộ \(pair.household.record.code) và \(pair.other.record.code)"
    return layout(
        frame, title: title, hasProblems: form.hasProblems || refusal != nil,
        body: """
            \(ErrorSummary(form.problems, message: refusal?.message))
            \(heading(title, caption: "Hộ có thể trùng", lead: lead(pair)))
            \(earlier(pair))
            \(pair.people.map { people($0, pair) })
            \(when: !pair.isWithinOne, "<h2>Hai hộ</h2>\(households(pair))")
            \(when: pair.maySettle, "\(merging(pair, form))\(distinct(pair, form))")
            """)
}

private func lead(_ pair: DuplicatePair) -> HTML {
    let whys = pair.people.map { "\($0.person.person.name): \($0.ground.likeness.label)" }
    return "Vì sao đáng ngờ: \(whys.joined(separator: "; "))."
}

private func earlier(_ pair: DuplicatePair) -> Notice? {
    pair.earlier.map { earlier in
        Notice(
            .note, title: "Từng được ghi là không trùng",
            """
            <p>\(earlier.officer) ghi lúc \(earlier.at.shown): “\(earlier.reason)”. Từ đó dữ liệu đã thay đổi, nên cặp này \
            được đưa ra lại.</p>
            """)
    }
}

private func people(_ people: ComparedPeople, _ pair: DuplicatePair) -> HTML {
    let (one, second) = sides(pair)
    return """
        <h2>\(people.person.person.name)</h2>
        <p>\(Badge(.attention, people.ground.likeness.label))</p>
        \(comparison("\(people.person.person.name), hai bên", people.fields, one, second, always: 4))
        """
}

private func households(_ pair: DuplicatePair) -> HTML {
    let (one, second) = sides(pair)
    return comparison("Hai hộ", pair.fields, one, second, always: 5)
}

private func sides(_ pair: DuplicatePair) -> (String, String) {
    pair.isWithinOne
        ? ("Dòng thứ nhất", "Dòng thứ hai") : ("Hộ \(pair.household.record.code)", "Hộ \(pair.other.record.code)")
}

/// What differs, under the first fields, which always stand there; what agrees is named below.
private func comparison(
    _ caption: String, _ fields: [ComparedField], _ one: String, _ second: String, always: Int
) -> HTML {
    let shown = fields.prefix(always) + fields.dropFirst(always).filter { !$0.isSame }
    let same = fields.dropFirst(always).filter(\.isSame)
    let table = DataTable(
        caption, [.init("Thông tin", .rowHeader), .init(one), .init(second), .init("So sánh")],
        rows: shown.map { field in
            [HTML(text: field.label), known(field.value), known(field.other), standing(field)]
        }, isCaptionHidden: true, empty: "")
    guard !same.isEmpty else { return table.html }
    let values: [HTML] = same.map { "<li>\($0.label): \($0.value)</li>" }
    return "\(table)\(Details("\(same.count) điều giống hệt nhau ở hai bên", "<ul>\(values)</ul>"))"
}

private func known(_ value: String) -> HTML { value.isEmpty ? "<span class=\"hint\">chưa biết</span>" : "\(value)" }

private func standing(_ field: ComparedField) -> HTML {
    if field.isSame { return Badge(.met, "giống").html }
    return field.isContrary ? Badge(.missed, "khác").html : Badge(.neutral, "một bên chưa biết").html
}

// MARK: Settling it

private func merging(_ pair: DuplicatePair, _ form: Form) -> HTML {
    let filled = form.typed("cach").isEmpty ? suggestion(pair) : form
    return """
        <h2>Nếu là trùng</h2>
        <form method="get" action="\(Links.merging(pair.key))">
        \(when: pair.isWithinOne, "<input type=\"hidden\" name=\"cach\" value=\"people\"/>", else: scope(filled).html)
        \(Field.radios("giu", pair.isWithinOne ? "Giữ dòng nào?" : "Giữ hộ nào?", kept(pair), in: filled))
        \(Field.checkboxes("nguoi", "Ai là cùng một người?", persons(pair), in: filled,
            hint: "Bỏ dấu ở những người chỉ giống tên."))
        \(Actions(Button("Xem sẽ thay đổi gì")))
        </form>
        <p>Bước này chưa ghi gì vào sổ.</p>
        """
}

private func scope(_ form: Form) -> Field {
    Field.radios(
        "cach", "Trùng thế nào?",
        [
            Choice(
                DuplicateMerge.Scope.household.rawValue, "Một hộ được nhập hai lần",
                hint: "Gộp cả hộ: mọi người và câu trả lời về hộ được giữ; mã hộ kia trỏ về hộ được giữ."),
            Choice(
                DuplicateMerge.Scope.people.rawValue, "Hai hộ khác nhau, có người đứng ở cả hai",
                hint: "Người đó chỉ còn ở hộ được giữ; hộ kia còn nguyên những người khác."),
        ], in: form)
}

private func kept(_ pair: DuplicatePair) -> [Choice] {
    if pair.isWithinOne, let first = pair.people.first {
        return [first.person, first.other].enumerated().map { place, member in
            Choice(
                member.person.key.description, "Dòng thứ \(place == 0 ? "nhất" : "hai"): \(member.person.name)",
                hint: member.person.birth?.shown)
        }
    }
    return [pair.household, pair.other].map { side in
        Choice(
            side.record.key.description, "Hộ \(side.record.code), \(side.record.shownName)",
            hint: "\(side.neighbourhood); \(side.recognised?.label ?? "chưa có quyết định")")
    }
}

private func persons(_ pair: DuplicatePair) -> [Choice] {
    pair.people.map { people in
        Choice(
            people.ground.person.description,
            people.person.person.name == people.other.person.name
                ? people.person.person.name : "\(people.person.person.name) và \(people.other.person.name)",
            hint: people.ground.likeness.label)
    }
}

/// What most pairs are: half of the members the same means one household; then whoever is nearly the same is too.
private func suggestion(_ pair: DuplicatePair) -> Form {
    let strong = pair.people.filter { $0.ground.likeness >= .swappedBirth }
    let isOne = strong.count * 2 >= min(pair.household.record.members.count, pair.other.record.members.count)
    let sure = isOne ? pair.people.filter { $0.ground.likeness >= .nearName } : strong
    var fields = ["cach": [isOne ? DuplicateMerge.Scope.household.rawValue : DuplicateMerge.Scope.people.rawValue]]
    let first = pair.people.first
    fields["giu"] = [pair.isWithinOne ? first?.person.person.key.description ?? "" : keeps(pair).record.key.description]
    fields["nguoi"] = (sure.isEmpty ? Array(pair.people.prefix(1)) : sure).map { $0.ground.person.description }
    return Form(fields)
}

/// A listed household is never lost in one that is on no list.
private func keeps(_ pair: DuplicatePair) -> DuplicateSide {
    let isListed = [pair.household, pair.other].map { $0.recognised.map { $0 != .unlisted } ?? false }
    return isListed == [false, true] ? pair.other : pair.household
}

private func distinct(_ pair: DuplicatePair, _ form: Form) -> HTML {
    """
    <h2>Nếu không phải</h2>
    \(PostForm(
        to: Links.distinct(pair.key),
        """
        \(Field.text("ly_do", "Lý do", in: form, hint: "Ví dụ: đã gặp cả hai người; hai anh em sinh đôi"))
        \(Actions(Button("Ghi là khác nhau", .secondary)))
        """))
    """
}
