import Markup
import Registry
import Rulebook
import Site
import Vocabulary

/// Who becomes the head, and what the others are to her or him.
enum ChangeHead {
    static let head = "chu"

    /// The field of what a member is to the new head.
    static func field(_ person: Key) -> String { "qh-\(person)" }

    static func candidates(_ household: EditedHousehold) -> [MemberRecord] {
        household.record.members.filter { $0.relation != MemberRecord.headRelation }
    }

    /// The second step, with relations guessed from what the members were to the old head.
    static func opened(_ household: EditedHousehold, head: MemberRecord) -> EditState {
        var values = [ChangeHead.head: head.person.key.description]
        for member in others(household, head) {
            values[field(member.person.key)] = HeadRelations.guess(
                of: member.relation, newHeadWas: head.relation)
        }
        return .opened(on: household.today, values)
    }

    static func others(_ household: EditedHousehold, _ head: MemberRecord) -> [MemberRecord] {
        household.record.members.filter { $0.person.key != head.person.key }
    }

    static func read(
        _ form: inout Form, _ household: EditedHousehold, head: MemberRecord
    ) -> (relations: [Key: String], occasion: Occasion)? {
        var relations: [Key: String] = [:]
        for member in others(household, head) {
            let name = field(member.person.key)
            let code = form.typed(name)
            if household.rules.list("relations")?[code] == nil || code == MemberRecord.headRelation {
                form.refuse(name, "Chưa chọn quan hệ của \(member.person.name) với chủ hộ mới.")
            }
            relations[member.person.key] = code
        }
        guard let occasion = OccasionFields.read(&form), !form.hasProblems else { return nil }
        return (relations, occasion)
    }
}

/// Step 1: who. A GET form: choosing changes nothing yet.
func chooseHeadPage(_ frame: PageFrame, _ household: EditedHousehold) -> HTML {
    let choices = ChangeHead.candidates(household).map { member in
        let birth = member.person.birth.map { ", sinh \($0.shown)" } ?? ""
        return Choice(
            member.person.key.description,
            "\(member.person.name) (\(household.words("relations", member.relation).lowercased())\(birth))")
    }
    let address = Links.head(of: household.record.key)
    let form: HTML = """
        <form method="get" action="\(address)">
        \(Field.radios(ChangeHead.head, "Ai là chủ hộ mới?", choices, in: .blank))
        \(Actions(Button("Tiếp tục").html, LinkButton("Bỏ, về trang hộ", to: household.page).html))</form>
        """
    let nobody: HTML = """
        <p>Hộ không có thành viên nào khác. Hãy thêm thành viên trước.</p>
        \(Actions(
            LinkButton("Thêm thành viên", to: Links.newMember(of: household.record.key), .primary),
            LinkButton("Về trang hộ", to: household.page)))
        """
    return layout(
        frame, title: "Đổi chủ hộ",
        body: """
            \(heading("Đổi chủ hộ", caption: "Hộ \(household.shown)", lead: now(household)))
            \(when: choices.isEmpty, nobody, else: form)
            """)
}

/// Step 2: what the others are to the new head, the day and the reason.
func changeHeadPage(
    _ frame: PageFrame, _ household: EditedHousehold, _ head: MemberRecord, _ state: EditState
) -> HTML {
    let relations = (household.rules.list("relations")?.items ?? []).filter { $0.code != MemberRecord.headRelation }
    let choices = [Choice("", "Chọn quan hệ")] + relations.map { Choice($0.code, $0.label) }
    let fields = ChangeHead.others(household, head).map { member in
        Field.select(
            ChangeHead.field(member.person.key), "\(member.person.name) là gì của \(head.person.name)?", choices,
            in: state.form, hint: "Trước đây: \(household.words("relations", member.relation).lowercased())")
    }
    return editingPage(
        frame, household, state,
        EditingForm(
            title: "Đổi chủ hộ sang \(head.person.name)", address: Links.head(of: household.record.key),
            button: Button("Đổi chủ hộ"),
            lead: """
                \(now(household)) Quan hệ của từng người với chủ hộ mới đã được đoán sẵn; hãy xem lại. Mã hộ và các quyết \
                định giữ nguyên.
                """,
            occasion: OccasionFields(
                dayLabel: "Ngày đổi", reasonHint: "Ví dụ: chủ hộ qua đời; theo sổ cư trú; gia đình thống nhất"),
            fields: """
                <input type="hidden" name="\(ChangeHead.head)" value="\(head.person.key.description)"/>
                \(fields)
                """))
}

private func now(_ household: EditedHousehold) -> HTML {
    guard let head = household.record.head else { return "Hộ hiện không có chủ hộ." }
    return "Chủ hộ hiện nay: \(head.person.name)."
}

/// What people are to a new head, told from what they were to the old one; empty where it cannot be told.
enum HeadRelations {
    static func guess(of relation: String, newHeadWas: String) -> String {
        if relation == MemberRecord.headRelation { return inverse[newHeadWas] ?? "" }
        return table[newHeadWas]?[relation] ?? ""
    }

    private static let inverse = [
        "spouse": "spouse", "child": "parent", "child_in_law": "parent_in_law", "parent": "child",
        "parent_in_law": "child_in_law", "grandchild": "grandparent", "grandparent": "grandchild", "sibling": "sibling",
    ]

    private static let table = [
        "spouse": [
            "child": "child", "child_in_law": "child_in_law", "parent": "parent_in_law", "parent_in_law": "parent",
            "grandchild": "grandchild",
        ],
        "child": [
            "spouse": "parent", "child": "sibling", "parent": "grandparent", "parent_in_law": "grandparent",
        ],
        "parent": ["child": "grandchild", "parent": "spouse", "sibling": "child"],
        "sibling": ["sibling": "sibling", "parent": "parent", "grandparent": "grandparent"],
        "grandchild": ["grandchild": "sibling"],
    ]
}
