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
    private let form: Form
    private let asOf: Day?
    private let knownOn: Day?
    /// Whether somebody asked for another moment; a plan of an earlier year is shown at its end all the same.
    let isTyped: Bool

    init(_ filters: Form, today: Day) {
        var form = filters
        let day = form.day(AskedMoment.day)
        let known = form.day(AskedMoment.known)
        for (name, asked) in [(AskedMoment.day, day), (AskedMoment.known, known)] {
            guard let asked, asked > today else { continue }
            form.refuse(name, "Ngày \(asked.shown) chưa tới. Hãy chọn một ngày đã qua.")
        }
        let isNow = (day == nil || day == today) && (known == nil || known == today)
        asOf = isNow || form.hasProblems ? nil : day
        knownOn = form.hasProblems || known == today ? nil : known
        self.form = form
        isTyped = asOf != nil || knownOn != nil
    }

    /// Of a plan's year: where none is asked for, one that is over is shown on its last day.
    init(_ filters: Form, ofYear year: Int, today: Day) {
        let asked = AskedMoment(filters, today: today)
        guard !asked.isTyped, year < today.year, let last = Day(year: year, month: 12, day: 31) else {
            self = asked
            return
        }
        (form, asOf, knownOn, isTyped) = (asked.form, last, nil, false)
    }

    /// Nil: now. Of what was known on a day, without another day, that day itself is shown.
    var moment: RegisterMoment? { (asOf ?? knownOn).map { RegisterMoment(day: $0, knownOn: knownOn) } }

    /// The day that the page shows.
    func day(today: Day) -> Day { moment?.day ?? today }

    /// The tables of a year's review at this moment.
    ///
    /// - Parameter standard: only what this standard recognised; nil: the standard of the year's list.
    func tables(_ year: Int, standard: String? = nil) -> TableQuestion {
        TableQuestion(year: year, asOf: asOf, knownOn: knownOn, standard: standard)
    }

    /// The same moment at another address.
    func at(_ address: Address) -> Address {
        address.with("den-ngay", asOf?.iso).with("biet-den", knownOn?.iso)
    }

    /// The fields by which filters ask for a moment, folded while they are empty.
    var folded: Filters.More {
        Filters.More(
            "Xem của ngày khác", fields(hint: "Bỏ trống là hôm nay"), isOpen: isTyped || form.hasProblems)
    }

    /// - Parameter hint: what an empty day means on the page.
    func fields(hint: String) -> [Field] {
        var shown = Form(
            filled: [
                AskedMoment.day: isTyped ? asOf?.shown ?? "" : form.typed(AskedMoment.day),
                AskedMoment.known: knownOn?.shown ?? form.typed(AskedMoment.known),
            ])
        shown.refuse(form.problems)
        return [
            Field.day(AskedMoment.day, "Số liệu đến ngày", in: shown, hint: hint),
            Field.day(
                AskedMoment.known, "Theo những gì sổ biết đến ngày", in: shown,
                hint: "Bỏ trống là mọi điều biết hôm nay"),
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
