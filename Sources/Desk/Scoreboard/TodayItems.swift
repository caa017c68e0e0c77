import Markup
import Programme
import Registry
import Site
import Vocabulary

/// One line of *Việc hôm nay*: what waits for somebody, and the page where it is done.
struct TodayItem: Sendable {
    let words: String
    let address: Address
    /// `.missed` for what is overdue.
    let standing: Standing

    init(_ words: String, _ address: Address, _ standing: Standing = .attention) {
        self.words = words
        self.address = address
        self.standing = standing
    }
}

/// Everything that waits today. Who adds a kind of errand adds its lines here.
enum TodayItems {
    /// Days before a deadline from which it is called to mind.
    static let noticeDays = 30

    /// - Parameters:
    ///   - households: what is to be done about households, where the officer may see them.
    ///   - awaiting: how many households wait for a decision, likewise.
    static func of(
        _ plan: Plan?, _ reports: [UnitReport], households: (open: Int, due: Int) = (0, 0), awaiting: Int = 0,
        today: Day
    ) -> [TodayItem] {
        of(households) + of(awaiting: awaiting) + (plan.map { deadlines($0, reports, today) } ?? [])
    }

    /// What is to be done about households: what is due, then all that is open.
    private static func of(_ households: (open: Int, due: Int)) -> [TodayItem] {
        var items: [TodayItem] = []
        if households.due > 0 {
            items.append(
                TodayItem(
                    "\(Shown.number(households.due)) việc về hộ đến hạn", Links.errands.with("loc", "due"), .missed))
        }
        if households.open > households.due {
            items.append(TodayItem("\(Shown.number(households.open)) việc về hộ chưa xong", Links.errands))
        }
        return items
    }

    private static func of(awaiting count: Int) -> [TodayItem] {
        count == 0 ? [] : [TodayItem("\(Shown.number(count)) hộ chờ quyết định", Links.list(.awaiting))]
    }

    /// Deadlines of the plan that are near or have passed, as long as a unit has not sent what they ask.
    private static func deadlines(_ plan: Plan, _ reports: [UnitReport], _ today: Day) -> [TodayItem] {
        plan.items.compactMap { item in
            let waiting = plan.waiting(for: item, reports)
            guard let due = item.due, !waiting.isEmpty else { return nil }
            let days = due.daysLeft(from: today)
            guard days <= noticeDays else { return nil }
            let units = waiting.map(\.unitName).joined(separator: "; ")
            let words =
                "\(plan.section(of: item)): \(waiting.count) đơn vị chưa gửi, \(due.words) "
                + "(\(due.wordsLeft(from: today))): \(units)"
            return TodayItem(words, Links.planReports(item.code, of: plan.year), days < 0 ? .missed : .attention)
        }
    }
}

/// *Việc hôm nay*; nothing where nothing waits.
func todayLine(_ items: [TodayItem]) -> HTML? {
    guard !items.isEmpty else { return nil }
    let lines: [HTML] = items.map { item in
        """
        <li><a href="\(item.address)"><span aria-hidden="true">\(item.standing.sign) </span>\
        \(when: item.standing == .missed, "<strong>Quá hạn.</strong> ")\(item.words)</a></li>
        """
    }
    return "<section class=\"today\"><h2>Việc hôm nay</h2><ul>\(lines)</ul></section>"
}
