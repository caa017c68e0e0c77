import Markup
import Programme
import Registry
import Results
import Site
import Vocabulary

/// What the one page for the Chairman shows: two minutes of reading, on paper.
struct OnePage: Sendable {
    let plan: Plan
    let reports: [UnitReport]
    let today: Day
    /// The last day of the month before: what has changed since.
    let before: Day
    let standings: [TargetStanding]
    let earlier: [TargetStanding]
    let decisions: [Decision]

    static func endOfLastMonth(_ today: Day) -> Day { today.adding(days: -today.components.day) }

    func standing(_ measure: Target.Measure) -> TargetStanding? {
        standings.first { $0.target.measure == measure }
    }

    /// Each promise once: a rate is judged by the count that decides it.
    var promises: [TargetStanding] { standings.filter { $0.target.decidedBy == nil } }
    var met: Int { promises.count { $0.isMet == true } }
    var unknown: [TargetStanding] { promises.filter { $0.count == nil } }
    /// What will be missed if nothing changes.
    var missed: [TargetStanding] { promises.filter { $0.isMet == false } }

    /// Then and now.
    var changes: [(label: String, before: String, now: String)] {
        standings.compactMap { standing in
            guard let old = earlier.first(where: { $0.target.code == standing.target.code }) else { return nil }
            let (before, now) = (TargetWords.actual(old), TargetWords.actual(standing))
            return before == now ? nil : (standing.target.label, before, now)
        }
    }

    /// Decisions that took effect since the end of last month.
    var recent: [Decision] { decisions.filter { $0.effectiveFrom > before && $0.effectiveFrom <= today } }

    /// Which unit has what open: targets that are missed or without a figure, deadlines that are near or over.
    var open: [(unit: String, work: [String])] {
        let waiting = missed + unknown
        var units: [String] = []
        var work: [String: [String]] = [:]
        for standing in waiting {
            let unit = TargetWords.responsible(standing.target, in: plan) ?? "Chưa rõ đơn vị"
            if work[unit] == nil { units.append(unit) }
            let verdict = TargetWords.verdict(standing)
            work[unit, default: []].append("\(standing.target.label) (\(verdict))")
        }
        return units.map { ($0, work[$0] ?? []) }
    }
}

func onePage(_ frame: PageFrame, _ model: OnePage) -> HTML {
    let days = Int(model.plan.lastDay.number - model.today.number)
    let lead: HTML = """
        Số liệu đến \(model.today.shown). \(days >= 0 ? "Còn \(days) ngày đến hết kế hoạch." : "Kế hoạch đã hết hạn \(-days) ngày.")
        """
    return layout(
        frame, title: "Một trang cho lãnh đạo",
        body: """
            \(heading("Giảm nghèo năm \(model.plan.year): đang ở đâu", caption: frame.site.areaName, lead: lead))
            <ul class="one-page">\(numbers(model))</ul>
            \(changes(model))
            \(missed(model))
            \(actors(model))
            <h2>Kinh phí</h2>
            <p>Chưa có số liệu: chương trình chưa ghi nguồn vốn, phân bổ và giải ngân.</p>
            """)
}

private func numbers(_ model: OnePage) -> [HTML] {
    let counted: [Target.Measure] = [
        .poorHouseholds, .poorRate, .nearPoorHouseholds, .nearPoorRate, .healthInsurance,
    ]
    let lines: [HTML] = counted.compactMap { measure in
        model.standing(measure).map { standing in
            """
            <li><span>\(standing.target.label)</span><strong>\(short(standing))</strong>\
            <span>kế hoạch \(standing.target.limitShown) \(badge(standing))</span></li>
            """
        }
    }
    let all: HTML = """
        <li><span>Chỉ tiêu đạt</span><strong>\(model.met) / \(model.promises.count)</strong>\
        <span>\(model.unknown.count) chỉ tiêu chưa có số liệu</span></li>
        """
    return lines + [all]
}

/// Without the counts behind a share: they stand on the target's page.
private func short(_ standing: TargetStanding) -> String {
    guard let count = standing.count, standing.target.isPercentage, !standing.concernsNobody else {
        return TargetWords.actual(standing)
    }
    return count.percent
}

private func badge(_ standing: TargetStanding) -> Badge {
    let words: String =
        switch standing.isMet {
        case true?: "đạt"
        case false?: "chưa đạt"
        case nil: standing.count == nil ? "chưa có số liệu" : "chưa đánh giá"
        }
    return Badge(TargetWords.standing(standing), words)
}

private func changes(_ model: OnePage) -> HTML {
    let lines: [HTML] = model.changes.map { change in
        "<li>\(change.label): \(change.before) → <strong>\(change.now)</strong></li>"
    }
    let decisions: [HTML] = model.recent.map { decision in
        "<li>Quyết định số \(decision.number), hiệu lực \(decision.effectiveFrom.shown)</li>"
    }
    let none: HTML = "<p>Không có gì thay đổi trong các chỉ tiêu đếm được.</p>"
    return """
        <h2>Thay đổi từ \(model.before.shown)</h2>
        \(when: lines.isEmpty && decisions.isEmpty, none, else: "<ul>\(lines)\(decisions)</ul>")
        """
}

private func missed(_ model: OnePage) -> HTML {
    let lines: [HTML] = model.missed.map { standing in
        let left = standing.target.due.wordsLeft(from: model.today)
        return """
            <li><strong>\(standing.target.label)</strong>: \(TargetWords.actual(standing)), kế hoạch \
            \(standing.target.limitShown); \(TargetWords.verdict(standing)), \(left)</li>
            """
    }
    let overdue: [HTML] = TodayItems.of(model.plan, model.reports, today: model.today).map { "<li>\($0.words)</li>" }
    let none: HTML = "<p>Không có chỉ tiêu nào đang chậm trong số đã có số liệu.</p>"
    return """
        <h2>Sẽ không đạt nếu không làm gì thêm</h2>
        \(when: lines.isEmpty && overdue.isEmpty, none, else: "<ul>\(lines)\(overdue)</ul>")
        """
}

private func actors(_ model: OnePage) -> HTML {
    let lines: [HTML] = model.open.map { unit, work in
        "<li><strong>\(unit)</strong>: \(work.joined(separator: "; "))</li>"
    }
    return """
        <h2>Ai phải làm</h2>
        \(when: lines.isEmpty, "<p>Không có việc còn mở.</p>", else: "<ul>\(lines)</ul>")
        """
}
