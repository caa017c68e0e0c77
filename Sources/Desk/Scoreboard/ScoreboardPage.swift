import Markup
import Results
import Site
import Vocabulary

/// What the start page shows.
struct Scoreboard: Sendable {
    let year: Int
    let today: Day
    let standings: [TargetStanding]
    let trend: [TrendPoint]
    let counts: (households: Int, people: Int)
    let mayImport: Bool
    let maySeeNames: Bool
    let mayReadAudit: Bool

    var daysLeft: Int {
        guard let last = standings.map(\.target.dueOn).max() else { return 0 }
        return max(0, Int(last.number - today.number))
    }
}

func scoreboardPage(_ frame: PageFrame, _ model: Scoreboard) -> HTML {
    layout(
        frame, title: "Bảng chỉ tiêu",
        body: """
            \(heading("Kế hoạch giảm nghèo \(model.year)", caption: frame.site.areaName, lead: lead(model)))
            \(beginning(model))
            <div class="targets">\(model.standings.filter { $0.target.decidedBy == nil }.map { card($0, model) })</div>
            \(when: model.standings.isEmpty, noTargets)
            \(otherWork(frame, model))
            """)
}

/// Ways that have no place in the main menu.
private func otherWork(_ frame: PageFrame, _ model: Scoreboard) -> HTML {
    """
    <h2>Việc khác</h2>
    <ul>
    <li><a href="\(Links.areas)">Tổ dân phố và tổng số dân cư</a></li>
    \(when: model.mayReadAudit, "<li><a href=\"\(Links.journal)\">Nhật ký: mọi lần ghi vào sổ</a></li>")
    <li><a href="\(Links.ownPassword)">Đổi mật khẩu của tôi</a></li>
    \(when: frame.site.isSample, "<li><a href=\"\(Links.beginning)\">Bắt đầu với số liệu thật</a></li>")
    </ul>
    """
}

private func lead(_ model: Scoreboard) -> HTML {
    """
    Số liệu đến \(model.today.shown). Còn \(model.daysLeft) ngày đến hết kế hoạch. Sổ hộ có \
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

private let noTargets: HTML = """
    <p>Chưa có chỉ tiêu của năm nay. Kế hoạch năm được nhập từ tệp trong thư mục Plans của chương trình.</p>
    """

private func card(_ standing: TargetStanding, _ model: Scoreboard) -> TargetCard {
    let rate = model.standings.first { $0.target.decidedBy == standing.target.code }
    return TargetCard(
        standing.target.label, Links.target(standing.target.code), actual: actual(standing, rate),
        target: goal(standing, rate), standing: TargetWords.standing(standing), verdict: TargetWords.verdict(standing),
        picture: picture(standing, model), names: model.maySeeNames ? TargetWords.names(standing) : nil,
        source: standing.source.isEmpty ? nil : SourceNote(HTML(text: standing.source), day: standing.asOf))
}

private func actual(_ standing: TargetStanding, _ rate: TargetStanding?) -> String {
    guard let count = standing.count else { return "chưa có số liệu" }
    if standing.target.isPercentage {
        return "\(count.percent) (\(Shown.number(count.numerator))/\(Shown.number(count.denominator)) người)"
    }
    let share = rate?.count.map { " · \($0.percent)" } ?? ""
    return "\(Shown.number(count.numerator)) \(standing.target.unit)\(share)"
}

private func goal(_ standing: TargetStanding, _ rate: TargetStanding?) -> String {
    let limits = [standing.target.limitShown] + (rate.map { [$0.target.limitShown] } ?? [])
    // On a narrow screen the sign stays with its number.
    return "mục tiêu \(limits.joined(separator: " · "))".replacing(" %", with: "\u{A0}%")
}

private func picture(_ standing: TargetStanding, _ model: Scoreboard) -> HTML? {
    guard let count = standing.count else { return nil }
    let limit = Double(standing.target.limit) / 100
    let bar = TargetBar(
        standing.target.label, actual: standing.actual, target: limit,
        actualShown: standing.target.isPercentage
            ? count.percent : "\(Shown.number(count.numerator)) \(standing.target.unit)",
        targetShown: standing.target.limitShown, standing: TargetWords.standing(standing))
    let values = TargetWords.years(standing.target.measure, model.trend)
    return "\(trend(standing.target.label, values))\(bar)"
}

/// The years before this one, small: how far the way has been.
private func trend(_ label: String, _ values: [YearValue]) -> HTML? {
    guard let first = values.first, let last = values.last, values.count > 1 else { return nil }
    return """
        <p class="trend">\(Sparkline(label, values)) <span>\(first.label): \(first.shown) → \
        <strong>\(last.label): \(last.shown)</strong></span></p>
        """
}
