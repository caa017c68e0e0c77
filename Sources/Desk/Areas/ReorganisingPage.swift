import Markup
import Registry
import Site
import Territory
import Vocabulary

/// What the form of a reorganisation says.
enum ReorganisingForm {
    static let old = "cu"
    static let count = "so"
    static let rest = "con_lai"
    /// As many new tổ dân phố as one form takes.
    static let most: Int64 = 12

    static func name(_ place: Int) -> String { place == 0 ? "ten" : "ten-\(place + 1)" }
    static func households(_ place: Int) -> String { "ho-\(place + 1)" }
    static func people(_ place: Int) -> String { "khau-\(place + 1)" }
    static func assigned(_ household: Key) -> String { "phan-\(household)" }

    static func old(_ form: Form, among areas: [Area]) -> [Area] {
        let chosen = Set(form.chosen(old).compactMap { Key($0) })
        return areas.filter { chosen.contains($0.key) }
    }

    static func count(_ form: Form) -> Int? {
        Int(form.typed(count)).flatMap { (1...Int(most)).contains($0) ? $0 : nil }
    }

    static func command(_ form: inout Form, old: [Area]) -> Reorganisation? {
        guard let count = count(form) else { return nil }
        let units = (0..<count).map { place in
            Reorganisation.Unit(
                name: form.text(name(place), missing: "Chưa có tên tổ dân phố mới thứ \(place + 1).", limit: 100) ?? "",
                households: form.whole(households(place), in: 0...1_000_000),
                people: form.whole(people(place), in: 0...10_000_000))
        }
        var assignment: [Key: Int] = [:]
        for (field, values) in form.fields where field.hasPrefix("phan-") {
            if let household = Key(String(field.dropFirst(5))), let place = values.first.flatMap(Int.init) {
                assignment[household] = place - 1
            }
        }
        guard !form.hasProblems else { return nil }
        let rest = count == 1 ? 0 : Int(form.typed(rest)).map { $0 - 1 }
        return Reorganisation(old: old.map(\.key), new: units, assignment: assignment, rest: rest)
    }
}

/// What the form of a reorganisation stands on.
struct Reorganising: Sendable {
    let old: [Area]
    let count: Int
    /// To be assigned; none where there is only one new tổ dân phố.
    let households: [HouseholdLine]
    let version: AreasVersion
    /// What others wrote while the form was filled in.
    let conflict: AreaConflict
}

/// Step 1: which tổ dân phố, and how many come of them.
func chooseAreasPage(_ frame: PageFrame, _ areas: [Area], _ form: Form) -> HTML {
    let choices = areas.map { Choice($0.key.description, $0.name) }
    return layout(
        frame, title: "Sắp xếp tổ dân phố",
        body: """
            \(heading("Sắp xếp tổ dân phố", lead: """
                Nhập nhiều tổ dân phố làm một, chia một thành nhiều, hoặc sắp xếp lại. Biểu cũ giữ tổ dân phố cũ, tổng của \
                phường không đổi.
                """))
            <form method="get" action="\(Links.reorganising)">
            \(Field.checkboxes(ReorganisingForm.old, "Tổ dân phố được sắp xếp", choices, in: form))
            \(Field.text(ReorganisingForm.count, "Thành mấy tổ dân phố mới?", in: form, hint: "Nhập lại làm một thì ghi 1; chia đôi thì ghi 2", width: .year, kind: .number))
            \(Actions(Button("Tiếp tục").html, LinkButton("Bỏ", to: Links.areas).html))</form>
            """)
}

/// Step 2: names, residents, the decision, and where each household goes.
func reorganisingPage(_ frame: PageFrame, _ model: Reorganising, _ form: Form) -> HTML {
    let kept: [HTML] = model.old.map {
        "<input type=\"hidden\" name=\"\(ReorganisingForm.old)\" value=\"\($0.key.description)\"/>"
    }
    let names = model.old.map(\.name).joined(separator: ", ")
    return layout(
        frame, title: "Sắp xếp tổ dân phố", hasProblems: form.hasProblems,
        body: """
            \(ErrorSummary(form.problems))
            \(model.conflict)
            \(heading("Sắp xếp \(names)", caption: "Thành \(model.count) tổ dân phố mới"))
            \(PostForm(to: Links.reorganising, """
                \(kept)
                \(AreaConflict.field(model.version))
                <input type="hidden" name="\(ReorganisingForm.count)" value="\(String(model.count))"/>
                <input type="hidden" name="buoc" value="xem"/>
                \((0..<model.count).map { unit($0, of: model, form) })
                \(AreaDecisionFields.html(in: form))
                \(when: model.count > 1, assignment(model, form))
                \(Actions(Button("Xem từng tổ dân phố mới").html, LinkButton("Bỏ", to: Links.areas).html))
                """))
            """)
}

private func unit(_ place: Int, of model: Reorganising, _ form: Form) -> HTML {
    let sum: HTML = model.count == 1 ? "<p class=\"hint\">Để trống tổng số thì cộng từ các tổ dân phố cũ.</p>" : ""
    return """
        <h2>Tổ dân phố mới \(model.count > 1 ? "thứ \(place + 1)" : "")</h2>
        \(Field.text(ReorganisingForm.name(place), "Tên", in: form, hint: "Ví dụ: Tổ dân phố Giáp Nhất", width: .half))
        <div class="side-by-side">\
        \(Field.text(ReorganisingForm.households(place), "Tổng số hộ dân", in: form, width: .year, kind: .number))\
        \(Field.text(ReorganisingForm.people(place), "Tổng nhân khẩu", in: form, width: .year, kind: .number))</div>
        \(sum)
        """
}

private func assignment(_ model: Reorganising, _ form: Form) -> HTML {
    let places = (0..<model.count).map { place in
        let typed = form.typed(ReorganisingForm.name(place))
        return Choice(String(place + 1), typed.isEmpty ? "Tổ dân phố mới thứ \(place + 1)" : typed)
    }
    let rest = [Choice("", "Phân từng hộ ở dưới")] + places
    let own = [Choice("", "Theo mục chung")] + places
    let rows: [[HTML]] = model.households.map { line in
        [
            HTML(text: line.name), HTML(text: line.code), HTML(text: line.neighbourhoodName), HTML(text: line.address),
            Field.select(
                ReorganisingForm.assigned(line.key), "Hộ \(line.name), mã \(line.code)", own, in: form
            ).html,
        ]
    }
    return """
        <h2>Hộ nào về tổ nào</h2>
        \(Field.select(ReorganisingForm.rest, "Các hộ không phân riêng thì về", rest, in: form))
        \(Details("Phân từng hộ (\(Shown.number(model.households.count)) hộ trong sổ)", isOpen: model.households.count <= 60,
            DataTable(
                "Hộ của các tổ dân phố được sắp xếp",
                [
                    .init("Chủ hộ", .rowHeader), .init("Mã hộ", .code), .init("Tổ dân phố cũ", .code),
                    .init("Địa chỉ"), .init("Về"),
                ],
                rows: rows, isCaptionHidden: true, empty: "<p>Sổ chưa có hộ nào ở đây.</p>").html))
        """
}

/// Step 3: what will happen, by name and number.
func reorganisationPreviewPage(
    _ frame: PageFrame, _ old: [Area], _ preview: ReorganisationPreview, _ decision: AreaDecision, _ form: Form
) -> HTML {
    let kept: [HTML] = form.fields.filter { $0.key != "buoc" }.sorted { $0.key < $1.key }.flatMap { field in
        field.value.map { "<input type=\"hidden\" name=\"\(field.key)\" value=\"\($0)\"/>" as HTML }
    }
    let units: [HTML] = preview.units.map { unit in
        Details(
            "\(unit.name): \(Shown.number(unit.households.count)) hộ, \(Shown.number(unit.people)) nhân khẩu trong sổ",
            DataTable(
                "Hộ về \(unit.name)",
                [.init("Chủ hộ", .rowHeader), .init("Mã hộ", .code), .init("Tổ dân phố cũ", .code)],
                rows: unit.households.map {
                    [HTML(text: $0.name), HTML(text: $0.code), HTML(text: $0.neighbourhoodName)]
                }, isCaptionHidden: true, empty: "<p>Không có hộ nào trong sổ.</p>"
            ).html
        ).html
    }
    let households = preview.units.reduce(0) { $0 + $1.households.count }
    return layout(
        frame, title: "Xem trước khi sắp xếp",
        body: """
            \(heading("Xem trước khi sắp xếp", caption: decision.number, lead: "Chưa có gì được ghi."))
            \(Notice(.attention, title: "Việc này sẽ làm như sau", """
                <ul>
                <li>Từ ngày \(decision.day.shown): thôi có \(old.map(\.name).joined(separator: ", ")).</li>
                <li>Từ ngày ấy có \(preview.units.map(\.name).joined(separator: ", ")).</li>
                <li>\(Shown.number(households)) hộ về tổ dân phố mới; mã hộ, thành viên và quyết định giữ nguyên.</li>
                <li>Biểu của kỳ đã khép giữ tổ dân phố cũ. Tổng của phường không đổi.</li>
                </ul>
                """))
            \(units)
            \(PostForm(to: Links.reorganising, """
                \(kept)
                <input type="hidden" name="buoc" value="ghi"/>
                \(Actions(Button("Ghi sắp xếp", .grave).html, LinkButton("Bỏ", to: Links.areas).html))
                """))
            """)
}
