import Vocabulary

extension Plan {
    /// The plan of the following year, made from this one: years and deadlines moved on, and everything marked that
    /// somebody has to look at before it holds.
    ///
    /// The papers it rests on, its number and its day are not guessed: they belong to the new year's plan.
    public func forNextYear() -> Plan {
        let heading = PlanHeading(areaCode: heading.areaCode, year: year + 1, title: moved(heading.title))
        return Plan(heading: heading, items: items.map(carried), targets: targets.map(carried))
    }

    private func carried(_ item: PlanItem) -> PlanItem {
        var next = item
        next.due = item.due?.moved(years: 1)
        // The date of a paper that somebody signed is not moved: next year's paper is another one.
        if item.kind != .basis {
            next.title = item.title.map(moved)
            next.text = item.text.map(moved)
        }
        let hasNumber = item.kind == .objective && targets.contains { $0.item == item.code && isOpen($0) }
        next.isToFill = item.kind == .basis || item.kind == .signature || next != item || hasNumber
        return next
    }

    private func carried(_ target: Target) -> Target {
        Target(
            code: target.code, planYear: year + 1, label: target.label, section: target.section, item: target.item,
            quote: moved(target.quote), unit: target.unit, comparison: target.comparison, limit: target.limit,
            measure: target.measure, decidedBy: target.decidedBy, due: target.due.moved(years: 1),
            counted: target.counted, among: target.among, responsible: target.responsible, because: target.because,
            isToFill: isOpen(target))
    }

    /// Whether a target's number is this year's own: *tất cả* stays as it is.
    private func isOpen(_ target: Target) -> Bool { !(target.isPercentage && target.limit == 10_000) }

    /// Every year near this one, moved on by one: `năm 2025 chuyển tiếp … năm 2026`, `ngày 15/11/2026`.
    private func moved(_ text: String) -> String {
        var text = text
        for near in [year + 1, year, year - 1] { text = text.replacing(String(near), with: String(near + 1)) }
        return text
    }

    /// This plan as a pattern for another area: its code and name in the place of ours, everything to be looked at.
    ///
    /// - Parameters:
    ///   - name: of the other area: `Phường Phong Điền`.
    ///   - ownName: of this plan's area, as it stands in the text.
    public func adopted(byArea code: String, named name: String, insteadOf ownName: String) -> Plan {
        guard code != heading.areaCode else { return self }
        let spelled = (plain: lowered(name), own: lowered(ownName))
        func renamed(_ text: String) -> String {
            text.replacing(spelled.own, with: spelled.plain)
        }
        let items = items.map { item in
            var item = item
            item.title = item.title.map(renamed)
            item.text = item.text.map(renamed)
            item.isToFill = true
            return item
        }
        let targets = targets.map { target in
            var target = target
            target.quote = renamed(target.quote)
            target.isToFill = true
            return target
        }
        let heading = PlanHeading(areaCode: code, year: year, title: renamed(heading.title))
        return Plan(heading: heading, items: items, targets: targets)
    }

    private func lowered(_ name: String) -> String { name.prefix(1).lowercased() + name.dropFirst() }
}
