import Markup
import Programme
import Results
import Site
import Vocabulary

/// What the start page shows.
struct Scoreboard: Sendable {
    let year: Int
    let today: Day
    let plan: Plan?
    let standings: [TargetStanding]
    let trend: [TrendPoint]
    let counts: (households: Int, people: Int)
    let groups: OfficialTable
    let errands: [TodayItem]
    let mayImport: Bool
    let mayEdit: Bool
    let maySeeNames: Bool
    let mayReadAudit: Bool
    let asked: AskedMoment

    /// Days of the plan that are left, counted from today.
    var daysLeft: Int { plan.map { max(0, Int($0.lastDay.number - today.number)) } ?? 0 }

    /// The day of the figures.
    var day: Day { asked.day(today: today) }

    /// What is shown of another day is only looked at.
    var mayType: Bool { mayEdit && asked.moment == nil }

    /// Each promise once: a rate stands beside the count that decides it.
    var shown: [TargetStanding] { standings.filter { $0.target.decidedBy == nil } }
}

func scoreboardPage(_ frame: PageFrame, _ model: Scoreboard) -> HTML {
    let counted = model.shown.filter { $0.target.measure != nil }
    let reported = model.shown.filter { $0.target.measure == nil }
    return layout(
        frame, title: "Bảng chỉ tiêu",
        body: """
            \(heading("Kế hoạch giảm nghèo \(model.year)", caption: frame.site.areaName, lead: lead(model)))
            \(model.asked.notice("bảng chỉ tiêu", now: Links.home))
            \(Filters(Links.home, [], clear: model.asked.moment == nil ? nil : Links.home, more: model.asked.folded))
            \(model.asked.moment == nil ? beginning(model) : nil)
            \(model.asked.moment == nil ? todayLine(model.errands) : nil)
            <div class="targets">\(counted.map { card($0, model) })</div>
            \(when: !reported.isEmpty, reportedTargets(reported, model))
            \(when: model.plan == nil, noPlan(model))
            \(firstGroups(model.groups, opensNames: model.maySeeNames))
            \(otherWork(frame, model))
            """)
}

/// Ways that have no place in the main menu.
private func otherWork(_ frame: PageFrame, _ model: Scoreboard) -> HTML {
    """
    <h2>Việc khác</h2>
    <ul>
    \(when: model.plan != nil, "<li><a href=\"\(Links.chairman)\">Một trang cho lãnh đạo, để in</a></li>")
    <li><a href="\(Links.areas)">Tổ dân phố và tổng số dân cư</a></li>
    \(when: model.mayReadAudit, "<li><a href=\"\(Links.journal)\">Nhật ký: mọi lần ghi vào sổ</a></li>")
    <li><a href="\(Links.ownPassword)">Đổi mật khẩu của tôi</a></li>
    \(when: frame.site.isSample, "<li><a href=\"\(Links.beginning)\">Bắt đầu với số liệu thật</a></li>")
    </ul>
    """
}

private func lead(_ model: Scoreboard) -> HTML {
    """
    Số liệu đến \(model.day.shown). Còn \(model.daysLeft) ngày đến hết kế hoạch. Sổ hộ có \
    \(Shown.number(model.counts.households)) hộ, \(Shown.number(model.counts.people)) nhân khẩu.
    """
}

private func beginning(_ model: Scoreboard) -> HTML? {
    guard model.counts.households == 0 else { return nil }
    return Notice(
        .note, title: "Sổ hộ chưa có hộ nào",
        """
        <p>Bắt đầu bằng danh sách hộ của phường: nhập từ Excel, xem trước từng thay đổi, rồi mới lưu.</p>
        \(when: model.mayImport, "<p><a class=\"button button-primary\" href=\"\(Links.importing)\">Nhập danh sách</a></p>")
        """
    ).html
}

private func noPlan(_ model: Scoreboard) -> HTML {
    """
    <p>Chưa có kế hoạch năm \(model.year), nên chưa có chỉ tiêu. \
    <a href="\(Links.plans)">Bắt đầu kế hoạch ở mục Kế hoạch →</a></p>
    """
}

private func card(_ standing: TargetStanding, _ model: Scoreboard) -> TargetCard {
    let rate = model.standings.first { $0.target.decidedBy == standing.target.code }
    return TargetCard(
        standing.target.label, model.asked.at(Links.target(standing.target.code)), actual: actual(standing, rate),
        target: goal(standing, rate), standing: TargetWords.standing(standing), verdict: verdict(standing, rate),
        picture: picture(standing, model), names: model.maySeeNames ? TargetWords.names(standing, model.asked) : nil,
        source: standing.source.isEmpty ? nil : SourceNote(HTML(text: standing.source), day: standing.asOf))
}

/// What units report and somebody types: a line each, with what is awaited from whom until it is there.
private func reportedTargets(_ standings: [TargetStanding], _ model: Scoreboard) -> HTML {
    let rows: [[HTML]] = standings.map { standing in
        let target = standing.target
        let typing: HTML = """
            <a href="\(Links.figure(of: target.code))">Ghi số liệu<span class="unseen"> \(target.label)</span></a>
            """
        return [
            "<a href=\"\(model.asked.at(Links.target(target.code)))\">\(target.label)</a>",
            HTML(text: target.limitShown.replacing(" %", with: "\u{A0}%")),
            standing.count == nil
                ? "chưa có số liệu"
                : "<strong>\(TargetWords.actual(standing))</strong> \(Badge(TargetWords.standing(standing), TargetWords.verdict(standing)))",
            HTML(text: origin(standing, model)),
        ] + (model.mayType ? [typing] : [])
    }
    return """
        <h2>Chỉ tiêu do đơn vị báo cáo</h2>
        \(DataTable(
            "Chỉ tiêu do đơn vị báo cáo",
            [.init("Chỉ tiêu", .rowHeader), .init("Mục tiêu"), .init("Hiện nay"), .init("Từ ai, đến khi nào")]
                + (model.mayType ? [.init("Việc", .actions)] : []),
            rows: rows, isCaptionHidden: true, empty: "<p>Không có.</p>"))
        """
}

private func origin(_ standing: TargetStanding, _ model: Scoreboard) -> String {
    standing.count == nil
        ? TargetWords.awaited(standing.target, in: model.plan, on: model.today)
        : "\(standing.source). Số liệu đến \(standing.asOf.shown)"
}

/// Of a count and a rate the count decides; where the rate alone would say otherwise, that is said.
private func verdict(_ standing: TargetStanding, _ rate: TargetStanding?) -> String {
    let words = TargetWords.verdict(standing)
    guard standing.isMet == true, let count = rate?.count, rate?.target.isMet(by: count) == false else { return words }
    return words + " theo số hộ"
}

private func actual(_ standing: TargetStanding, _ rate: TargetStanding?) -> String {
    let share = standing.count == nil ? "" : rate?.count.map { " · \($0.percent)" } ?? ""
    return TargetWords.actual(standing) + share
}

private func goal(_ standing: TargetStanding, _ rate: TargetStanding?) -> String {
    let limits = [standing.target.limitShown] + (rate.map { [$0.target.limitShown] } ?? [])
    // On a narrow screen the sign stays with its number.
    let words = (standing.target.limit == nil ? "" : "mục tiêu ") + limits.joined(separator: " · ")
    return words.replacing(" %", with: "\u{A0}%")
}

private func picture(_ standing: TargetStanding, _ model: Scoreboard) -> HTML? {
    guard let count = standing.count, let limit = standing.target.limit, !standing.concernsNobody else { return nil }
    let bar = TargetBar(
        standing.target.label, actual: standing.actual, target: Double(limit) / 100,
        actualShown: standing.target.isPercentage
            ? count.percent : "\(Shown.number(count.numerator)) \(standing.target.unit)",
        targetShown: standing.target.limitShown, standing: TargetWords.standing(standing))
    let values = TargetWords.years(standing.target.measure, model.trend)
    return "\(trendLine(standing.target.label, values))\(bar)"
}

/// The years before this one, small: how far the way has been.
func trendLine(_ label: String, _ values: [YearValue]) -> HTML? {
    guard let first = values.first, let last = values.last, values.count > 1 else { return nil }
    return """
        <p class="trend">\(Sparkline(label, values)) <span>\(first.label): \(first.shown) → \
        <strong>\(last.label): \(last.shown)</strong></span></p>
        """
}
