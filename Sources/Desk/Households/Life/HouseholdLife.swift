import Markup
import Registry
import Rulebook
import Site
import Vocabulary

/// What befell a household, what is to be done, who is away, how it is reached: the part of its page about its life.
struct HouseholdLife: HTMLPart {
    let household: Key
    let story: HouseholdStory
    let rules: RuleLibrary
    let today: Day
    let mayEdit: Bool
    /// What is to be done stays to be done when the household is gone; nothing else befalls it.
    var isGone = false

    var html: HTML {
        """
        \(errands)
        \(reach)
        \(away)
        \(events)
        """
    }

    // MARK: What is to be done

    private var errands: HTML? {
        guard !story.errands.isEmpty else { return nil }
        let open = story.errands.filter { !$0.isDone }
        let done = story.errands.filter(\.isDone)
        return """
            <h2>Việc phải làm</h2>
            \(DataTable(
                "Việc phải làm về hộ này", [.init("Việc", .rowHeader), .init("Có từ", .code), .init("Hạn")],
                rows: open.map(row), isCaptionHidden: true, empty: "<p>Không còn việc nào chưa xong.</p>"))
            \(when: !done.isEmpty, Details("Việc đã xong (\(done.count))", DataTable(
                "Việc đã xong về hộ này", [.init("Việc", .rowHeader), .init("Có từ", .code), .init("Xong ngày", .code)],
                rows: done.map(row), isCaptionHidden: true, empty: "").html).html)
            """
    }

    private func row(_ errand: Errand) -> [HTML] {
        let about = errand.person.flatMap { story.names[$0] }.map { " · \($0)" } ?? ""
        let title: HTML =
            mayEdit
            ? "<a href=\"\(Links.errand(errand.key, of: household))\">\(errand.title)</a>" : HTML(text: errand.title)
        return ["\(title)\(about)", HTML(text: errand.aroseOn.shown), ErrandDue(errand, today).html]
    }

    // MARK: How it is reached, what is noted

    private var reach: HTML? {
        let representative = story.representative(on: today)
        guard story.phone != nil || representative != nil || !story.notes.isEmpty || mayChange else { return nil }
        var rows = [phone]
        if let representative {
            let relation = representative.relation.isEmpty ? "" : " (\(representative.relation))"
            let until = representative.to.map { " đến ngày \($0.shown)" } ?? ""
            rows.append(
                .init(
                    "Người đại diện",
                    text: "\(representative.name)\(relation), từ ngày \(representative.from.shown)\(until)"))
        }
        let notes: [HTML] = story.notes.map { note in
            "<li>\(lines(note.text))<p class=\"hint\">\(note.writtenBy), \(note.at.shown)</p></li>"
        }
        let actions = Actions(
            LinkButton("Hẹn việc, hẹn gọi lại", to: Links.life(.errand, of: household)),
            LinkButton("Ghi chú", to: Links.life(.note, of: household)))
        return """
            <h2>Liên lạc và ghi chú</h2>
            \(SummaryList(rows))
            \(when: !notes.isEmpty, "<ul>\(notes)</ul>")
            \(when: mayChange, actions.html)
            """
    }

    private var mayChange: Bool { mayEdit && !isGone }

    private func lines(_ text: String) -> [HTML] {
        text.split(whereSeparator: \.isNewline).map { "<p>\(String($0))</p>" }
    }

    private var phone: SummaryList.Row {
        let change = (label: "Sửa", address: Links.life(.phone, of: household))
        return .init("Số điện thoại", text: story.phone ?? "chưa có", change: mayChange ? change : nil)
    }

    // MARK: Who is away

    private var away: HTML? {
        let absences = story.absences.filter { $0.to.map { today < $0 } ?? true }
        guard !absences.isEmpty else { return nil }
        let lines: [HTML] = absences.map { absence in
            let name = story.names[absence.person] ?? "Một thành viên"
            let reason = FactWords.code(absence.reason, of: "absences", rules).lowercased()
            let place = absence.note.isEmpty ? "" : ", \(absence.note)"
            let until = absence.to.map { " đến \($0.adding(days: -1).shown)" } ?? ""
            let back: HTML = " · <a href=\"\(Links.back(absence.key, of: household))\">Ghi đã về</a>"
            return "<li>\(name): \(reason)\(place), từ \(absence.from.shown)\(until)\(when: mayChange, back)</li>"
        }
        return "<h2>Đang vắng mặt</h2><ul>\(lines)</ul>"
    }

    // MARK: What befell it

    private var events: HTML? {
        let lines = HouseholdEvents(story: story).lines
        guard !lines.isEmpty else { return nil }
        return "<h2>Biến động</h2><ul>\(lines)</ul>"
    }
}

/// The events of a household in words, newest first, with the way to the other household.
struct HouseholdEvents {
    let story: HouseholdStory

    var lines: [HTML] {
        let arrival = story.arrival.map { [line($0.arrival, $0.day)] } ?? []
        return story.events.reversed().map(line) + arrival
    }

    private func line(_ event: HouseholdEvent) -> HTML {
        let whose = event.person.flatMap { story.names[$0] }.map { ": \($0)" } ?? ""
        let other = story.lineage.first { $0.code == event.place && $0.day == event.day }
        let place: HTML? = other.map { lineage in
            let key = event.household == lineage.from ? lineage.to : lineage.from
            return " · hộ <a href=\"\(Links.household(key))\">\(lineage.code)</a>"
        }
        let typed: HTML? = other == nil && !event.place.isEmpty ? " · \(event.place)" : nil
        return "<li>\(event.day.shown) · <strong>\(event.kind.label)</strong>\(whose)\(place)\(typed)</li>"
    }

    private func line(_ arrival: Arrival, _ day: Day) -> HTML {
        let category =
            arrival.category.map { "ở nơi cũ là \($0.label.lowercased())" } ?? "ở nơi cũ không thuộc diện nào"
        let decision = arrival.decision.map { " theo quyết định số \($0)" } ?? ""
        let signed = arrival.signedOn.map { " ký \($0.shown)" } ?? ""
        return "<li>\(day.shown) · Từ \(arrival.from) đến; \(category)\(decision)\(signed)</li>"
    }
}
