import Markup
import Registry
import Rulebook
import Site
import Territory
import Vocabulary

/// The household of an editing page, as it stood when the page was opened.
struct EditedHousehold: Sendable {
    let file: HouseholdFile
    /// The tổ dân phố of the commune today.
    let areas: [Area]
    let rules: RuleLibrary
    let today: Day
    let isSample: Bool

    var record: HouseholdRecord { file.record }
    var page: Address { Links.household(record.key) }
    var place: String { file.neighbourhood?.name ?? "chưa rõ tổ dân phố" }

    /// How headings and warnings name the household.
    var shown: String { "\(record.shownName), mã hộ \(record.code)" }

    func member(_ person: Key) throws -> MemberRecord {
        guard let member = record.members.first(where: { $0.person.key == person }) else {
            throw RegistryRefusal.memberUnknown
        }
        return member
    }

    func fields(of member: MemberRecord?) -> MemberFields {
        MemberFields(rules: rules, isSample: isSample, member: member)
    }

    func words(_ list: String, _ code: String) -> String { FactWords.code(code, of: list, rules) }

    /// What the data would propose of this household under the standard of the list in use, after a change.
    func proposal(after change: (inout HouseholdRecord) -> Void) -> HouseholdClass? {
        guard let standard = file.judgements.first(where: \.isOfCurrentList)?.result.standard else { return nil }
        var changed = record
        change(&changed)
        return classify(changed.facts(zone: file.commune?.zone ?? .urban), by: standard, on: today).category
    }

    var proposal: HouseholdClass? { file.judgements.first(where: \.isOfCurrentList)?.result.category }
}

/// What an editing page shows beside its fields: what was typed, what is wrong with it, what others changed meanwhile.
struct EditState: Sendable {
    var form: Form
    /// A refusal that belongs to no field.
    var message: String?
    var conflict: EditConflict?

    var hasProblems: Bool { form.hasProblems || message != nil || conflict != nil }

    init(_ form: Form, message: String? = nil, conflict: EditConflict? = nil) {
        self.form = form
        self.message = message
        self.conflict = conflict
    }

    /// A form opened for the first time: today is the day, whatever else is filled in.
    static func opened(on day: Day, _ values: [String: String] = [:], lists: [String: [String]] = [:]) -> EditState {
        var fields = values.mapValues { [$0] }.merging(lists) { _, list in list }
        fields[OccasionFields.day] = [day.shown]
        return EditState(Form(fields))
    }

    /// The version that the next save is checked against: what the officer has seen.
    func version(of household: EditedHousehold) -> String {
        let typed = form.typed(EditState.version)
        return conflict != nil || typed.isEmpty ? household.file.version.text : typed
    }

    static let version = "phien_ban"
}

/// The day and the reason that every operation takes.
struct OccasionFields: Sendable {
    static let day = "ngay"
    static let reason = "ly_do"

    let dayLabel: String
    let reasonHint: String

    func html(in form: Form) -> HTML {
        """
        \(Field.day(OccasionFields.day, dayLabel, in: form))
        \(Field.text(OccasionFields.reason, "Lý do", in: form, hint: reasonHint))
        """
    }

    static func read(_ form: inout Form) -> Occasion? {
        let day = form.day(self.day, missing: "Chưa ghi ngày. Hãy ghi ngày việc đã xảy ra, ví dụ 05/01/2026.")
        let reason = form.text(
            self.reason, missing: "Chưa ghi lý do. Hãy viết ngắn gọn vì sao, ví dụ: theo giấy khai sinh.")
        guard let day, let reason else { return nil }
        return Occasion(day: day, reason: reason)
    }
}

/// What is particular to one editing page.
struct EditingForm {
    let title: String
    let address: Address
    let button: Button
    var lead: HTML?
    let occasion: OccasionFields
    let fields: HTML
}

/// An editing page: what is wrong on top, the fields, day and reason, the way back.
func editingPage(
    _ frame: PageFrame, _ household: EditedHousehold, _ state: EditState, _ form: EditingForm
) -> HTML {
    layout(
        frame, title: form.title, hasProblems: state.hasProblems,
        body: """
            \(ErrorSummary(state.form.problems, message: state.message))
            \(state.conflict)
            \(heading(form.title, caption: "Hộ \(household.shown)", lead: form.lead))
            \(PostForm(to: form.address, """
                <input type="hidden" name="\(EditState.version)" value="\(state.version(of: household))"/>
                \(form.fields)
                \(form.occasion.html(in: state.form))
                \(Actions(form.button.html, LinkButton("Bỏ, về trang hộ", to: household.page).html))
                """))
            """)
}
