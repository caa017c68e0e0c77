import Vocabulary

/// By when something must be done, in the two ways in which a plan says it.
public struct Deadline: Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        /// *trước ngày 15/11/2026*: the day before is the last one.
        case before
        /// *đến hết ngày 31/12/2026*: the day itself is the last one.
        case until
    }

    public let kind: Kind
    /// The day that the plan names.
    public let day: Day

    public init(_ kind: Kind, _ day: Day) {
        self.kind = kind
        self.day = day
    }

    /// The last day on which it can still be kept.
    public var lastDay: Day { kind == .before ? day.adding(days: -1) : day }

    /// `trước ngày 15/11/2026`, `đến hết ngày 31/12/2026`
    public var words: String {
        switch kind {
        case .before: "trước ngày \(day.shown)"
        case .until: "đến hết ngày \(day.shown)"
        }
    }

    /// Days from a day to the last one: 0 on the last day itself, negative where it has passed.
    public func daysLeft(from today: Day) -> Int { Int(lastDay.number - today.number) }

    /// `còn 38 ngày`, `hôm nay là ngày cuối`, `quá hạn 10 ngày`
    public func wordsLeft(from today: Day) -> String {
        let days = daysLeft(from: today)
        if days == 0 { return "hôm nay là ngày cuối" }
        return days > 0 ? "còn \(Shown.number(days)) ngày" : "quá hạn \(Shown.number(-days)) ngày"
    }

    /// The same day of a later year.
    func moved(years: Int) -> Deadline { Deadline(kind, day.adding(months: 12 * years)) }
}
