import Markup
import Results
import Rollup
import Site
import Territory
import Vocabulary

/// A city's communes are being counted at another moment: the page asks for itself again and then shows what was asked for.
func countingPage(_ frame: PageFrame, _ city: AskedCity, _ waiting: StillCounting, today: Day) -> HTML {
    let moment = waiting.question.moment(today: today)
    let progress = waiting.progress
    let left: HTML =
        progress.secondsLeft.map { "Còn khoảng \(words($0))." }
        ?? "Mỗi phường, xã mất chừng một giây, cả thành phố có thể mất hơn một phút."
    return layout(
        frame, title: "Đang tính số của ngày khác",
        body: """
            \(heading("Đang tính số của ngày khác", caption: city.area.name, lead: "Tình hình \(moment.words)."))
            \(Progress("Đếm lại từ sổ của từng phường, xã", done: progress.done, of: progress.total, unit: "phường, xã"))
            <p>Số của hôm nay có sẵn; số của ngày khác được đếm lại từ từng sổ. \(left) Trang này tự tải lại; lần xem sau \
            của cùng ngày có ngay, cho đến khi sổ có thay đổi.</p>
            <p><a href="\(Links.home)">Về số của hôm nay</a></p>
            """)
}

/// `40 giây`, `2 phút`
private func words(_ seconds: Int) -> String {
    seconds < 90 ? "\(max(1, seconds)) giây" : "\((seconds + 30) / 60) phút"
}
