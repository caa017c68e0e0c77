import Markup
import Registry
import Site
import Vocabulary

/// Who comes back to the register: offered by name, so that nobody is written down a second time as somebody new.
struct ReturningPeople: Sendable {
    static let field = "tro_lai"
    /// What the field says where none of those offered is meant.
    static let somebodyElse = "khac"

    /// Those who once belonged to the household of the page.
    var ofHousehold: [FormerPerson] = []
    /// Those of the name that was typed.
    var alike: [FormerPerson] = []
    /// Who comes back.
    var chosen: FormerPerson?

    /// What the form says of the member, who may be the one that comes back.
    ///
    /// A form that names one who left and says not whether she or he is meant is asked once.
    func read(_ form: inout Form, _ fields: MemberFields, relation: String? = nil) -> MemberForm {
        var typed = self.fields(fields).read(&form, relation: relation)
        typed.returning = chosen?.person.key
        if chosen == nil, !alike.isEmpty, form.typed(Self.field) != Self.somebodyElse {
            form.refuse(Self.field, "Sổ có người cùng tên đã rời đi. Hãy chọn: là người ấy trở lại, hay là người khác.")
        }
        return typed
    }

    /// What a form is filled with for the one who comes back.
    func filled(_ fields: MemberFields) -> [String: String] {
        guard let chosen else { return [:] }
        var values = fields.filled(chosen.member)
        if chosen.relation == MemberRecord.headRelation { values["quan_he"] = "" }
        values[Self.field] = chosen.person.key.description
        return values
    }

    /// The fields of the page's member: those of the one who comes back say what number is known.
    func fields(_ fields: MemberFields) -> MemberFields {
        var fields = fields
        fields.member = chosen?.member
        return fields
    }

    /// - Parameter page: where the form stands; nobody is offered beforehand without it.
    func html(in form: Form, at page: Address) -> HTML {
        if let chosen { return Self.back(chosen, page) }
        if !alike.isEmpty {
            let choices =
                alike.map { Choice($0.person.key.description, "Là \(Self.words($0)), trở lại") }
                + [Choice(Self.somebodyElse, "Là người khác, chưa có trong sổ")]
            return Field.radios(Self.field, "Có phải người đã rời đi không?", choices, in: form).html
        }
        guard !ofHousehold.isEmpty else { return "" }
        let lines: [HTML] = ofHousehold.map { former in
            "<li><a href=\"\(page.with("tro_lai", former.person.key.description))\">\(former.person.name)</a>\(Self.rest(former))</li>"
        }
        return Notice(
            .note, title: "Người từng ở hộ này",
            "<p>Ai trở lại thì chọn tên, để một người không đứng hai lần trong sổ.</p><ul>\(lines)</ul>"
        ).html
    }

    private static func back(_ former: FormerPerson, _ page: Address) -> HTML {
        let kept: HTML = "<input type=\"hidden\" name=\"\(field)\" value=\"\(former.person.key.description)\"/>"
        let said: HTML = """
            <p><strong>\(former.person.name)</strong>\(rest(former)). Điều đã ghi về người này trước đây được giữ; sửa ở dưới \
            nếu có gì khác.</p><p><a href="\(page)">Không phải người này</a></p>
            """
        return "\(kept)\(Notice(.note, title: "Người trở lại", said))"
    }

    private static func words(_ former: FormerPerson) -> String { former.person.name + rest(former) }

    private static func rest(_ former: FormerPerson) -> String {
        let birth = former.person.birth.map { ", sinh \($0.shown)" } ?? ""
        let reason = former.reason.isEmpty ? "" : " (\(former.reason))"
        return "\(birth), ở hộ \(former.householdCode) đến ngày \(former.leftOn.shown)\(reason)"
    }
}

extension HouseholdSaving {
    /// Who may come back by a form, as it was opened or as it was sent; only those whom the page will show.
    ///
    /// - Parameter household: whose former members are offered; nil for a new household.
    func returning(_ form: Form, to household: Key?, _ context: OfficerContext) async throws -> ReturningPeople {
        let (asking, commune) = (try context.asking, try context.commune)
        let chosen = Key(form.typed(ReturningPeople.field))
        var people = ReturningPeople()
        if let chosen { people.chosen = try await bureau.households.former(chosen, in: commune, by: asking) }
        guard people.chosen == nil else { return people }
        var copy = form
        let fields = MemberFields(rules: bureau.rules, isSample: bureau.identity.isSample)
        people.alike = try await bureau.households.former(
            like: fields.read(&copy, relation: ""), in: commune, by: asking)
        if people.alike.isEmpty, let household {
            people.ofHousehold = try await bureau.households.former(of: household, in: commune, by: asking)
        }
        return people
    }
}
