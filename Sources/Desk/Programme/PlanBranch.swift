import Markup
import Programme
import Site
import Vocabulary

/// Draws the document: headings by their depth, bullets as lists, everything else as paragraphs, all in its own words.
struct PlanBranch: Sendable {
    private let model: PlanDocument
    private let plan: Plan

    init(_ model: PlanDocument) {
        self.model = model
        plan = model.plan
    }

    /// - Parameter level: of the heading, 2 for the parts of the document.
    func part(_ item: PlanItem, level: Int) -> HTML {
        if item.code == "ky" { return signature(item) }
        guard item.isTitled else { return paragraph(item) }
        return """
            <section id="\(item.code)">\(title(item, level: level))\(parts(of: item, level: level))\(addition(item))</section>
            """
    }

    private func title(_ item: PlanItem, level: Int) -> HTML? {
        guard let title = item.title else { return nil }
        let words: HTML = "\(item.number.map { $0 + " " })\(title)\(due(item))\(ways(item))"
        switch level {
        case 2: return "<h2>\(words)</h2>"
        case 3: return "<h3>\(words)</h3>"
        default: return "<h4>\(words)</h4>"
        }
    }

    /// What belongs to an item: neighbouring bullets stand in one list.
    private func parts(of item: PlanItem, level: Int) -> HTML {
        var pieces: [HTML] = []
        var bullets: [HTML] = []
        for part in plan.parts(of: item.code) {
            if isBullet(part) {
                bullets.append(bullet(part, level: level + 1))
                continue
            }
            if !bullets.isEmpty { pieces.append("<ul>\(bullets)</ul>") }
            bullets = []
            pieces.append(self.part(part, level: level + 1))
        }
        if !bullets.isEmpty { pieces.append("<ul>\(bullets)</ul>") }
        return "\(pieces)"
    }

    private func isBullet(_ item: PlanItem) -> Bool { item.number == "-" || item.number == "+" }

    private func bullet(_ item: PlanItem, level: Int) -> HTML {
        guard item.isTitled else { return "<li id=\"\(item.code)\">\(words(item))</li>" }
        return """
            <li id="\(item.code)"><strong>\(item.title)</strong>\(due(item))\(ways(item))\
            \(parts(of: item, level: level))\(addition(item))</li>
            """
    }

    private func paragraph(_ item: PlanItem) -> HTML {
        let mark: HTML? = item.number.map { "\($0) " }
        return "<p id=\"\(item.code)\"\(when: item.kind == .basis, " class=\"plan-basis\"")>\(mark)\(words(item))</p>"
    }

    private func words(_ item: PlanItem) -> HTML {
        let targets: [HTML] = plan.targets.filter { $0.item == item.code }.map { target in
            let address = Links.target(target.code, of: plan.year == model.today.year ? nil : plan.year)
            return "<li><a href=\"\(address)\">\(target.label): \(target.limitShown)</a></li>"
        }
        return """
            \(item.text)\(due(item))\(ways(item))\
            \(when: !targets.isEmpty, "<ul class=\"plan-targets\" aria-label=\"Chỉ tiêu\">\(targets)</ul>")
            """
    }

    /// The deadline, as long as it can be missed; duties also say whose they are by where they stand.
    private func due(_ item: PlanItem) -> HTML? {
        guard let due = item.due else { return nil }
        let days = due.daysLeft(from: model.today)
        let standing: Standing = days < 0 ? .missed : days <= TodayItems.noticeDays ? .attention : .neutral
        let badge = Badge(standing, "\(due.words), \(due.wordsLeft(from: model.today))")
        guard !plan.bound(by: item).isEmpty else { return " \(badge)" }
        return " \(badge) <a class=\"plan-edit\" href=\"\(Links.planReports(item.code, of: plan.year))\">Ai đã gửi</a>"
    }

    private func ways(_ item: PlanItem) -> HTML? {
        let mark: HTML? = item.isToFill ? " \(Badge(.attention, "cần xem lại"))" : nil
        guard model.isEditing else { return mark }
        let address = Links.planItem(item.code, of: plan.year)
        return """
            \(mark) <a class="plan-edit" href="\(address)">Sửa<span class="unseen"> \(brief(item.words, words: 8))</span></a>
            """
    }

    private func addition(_ item: PlanItem) -> HTML? {
        guard model.isEditing else { return nil }
        let address = Links.planItem(item.code, of: plan.year).appending("them")
        return """
            <p class="plan-add"><a href="\(address)">Thêm vào \(plan.section(of: item))<span class="unseen">: \
            \(item.title)</span></a></p>
            """
    }

    private func signature(_ item: PlanItem) -> HTML {
        let lines: [HTML] = plan.parts(of: item.code).map { part in
            "<p id=\"\(part.code)\">\(part.text)\(ways(part))</p>"
        }
        return "<div class=\"plan-signature\" id=\"\(item.code)\">\(lines)</div>"
    }
}
