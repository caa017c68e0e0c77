import Markup
import Results
import Site
import Territory
import Vocabulary

/// Which moment a page shows, as its address carries it: `?den-ngay=2025-12-31&biet-den=2026-01-05`.
///
/// `den-ngay` is the day whose facts are asked for, `biet-den` the last day whose entries are known; without them a page
/// shows now.
struct AskedMoment: Sendable {
    /// The fields, with what cannot be read of them.
    let form: Form
    /// Nil: now.
    let moment: RegisterMoment?

    init(_ filters: Form, today: Day) {
        var form = filters
        let day = form.day(AskedMoment.day)
        let known = form.day(AskedMoment.known)
        if let known, known > today {
            form.refuse(
                AskedMoment.known, "Ngày này chưa đến. Chỉ xem được những gì đã ghi đến hôm nay, \(today.shown).")
        }
        let past = known.flatMap { $0 < today ? $0 : nil }
        let isNow = day.map { $0 == today } ?? true
        moment =
            isNow && past == nil || form.hasProblems
            ? nil : RegisterMoment(day: day ?? past ?? today, knownOn: past)
        self.form = form
    }

    /// The day that the page shows.
    func day(today: Day) -> Day { moment?.day ?? today }

    /// The tables of a year's review at this moment.
    func tables(_ year: Int) -> TableQuestion {
        TableQuestion(year: year, asOf: moment?.day, knownOn: moment?.knownOn)
    }

    /// The same moment at another address.
    func at(_ address: Address) -> Address {
        guard let moment else { return address }
        return address.with("den-ngay", moment.day.iso).with("biet-den", moment.knownOn?.iso)
    }

    /// The fields by which filters ask for a moment, folded while they are empty.
    var folded: Filters.More {
        Filters.More("Xem của ngày khác", fields, isOpen: moment != nil || form.hasProblems)
    }

    private var fields: [Field] {
        let shown = Form(
            filled: form.hasProblems
                ? [AskedMoment.day: form.typed(AskedMoment.day), AskedMoment.known: form.typed(AskedMoment.known)]
                : [AskedMoment.day: moment?.day.shown ?? "", AskedMoment.known: moment?.knownOn?.shown ?? ""])
        var asked = shown
        asked.refuse(form.problems.filter { [AskedMoment.day, AskedMoment.known].contains($0.field) })
        return [
            Field.day(AskedMoment.day, "Xem của ngày", in: asked, hint: "Bỏ trống là hôm nay"),
            Field.day(AskedMoment.known, "Theo những gì biết đến hết ngày", in: asked, hint: "Bỏ trống là tất cả"),
        ]
    }

    /// What stands above a page that does not show now.
    ///
    /// - Parameter now: the same page of today.
    func notice(_ what: String, now: Address) -> HTML? {
        guard let moment else { return nil }
        return Notice(
            .note, title: "Đang xem \(what) \(moment.words)",
            "<p>Trang này chỉ để xem. <a href=\"\(now)\">Về hôm nay</a></p>"
        ).html
    }

    private static let day = "den-ngay"
    private static let known = "biet-den"
}
