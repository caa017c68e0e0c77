import Vocabulary

/// How many backups are kept: the last of each of so many days, weeks and months.
public struct Retention: Sendable, Codable, Equatable {
    public var days: Int
    public var weeks: Int
    public var months: Int

    public init(days: Int = 7, weeks: Int = 5, months: Int = 12) {
        self.days = days
        self.weeks = weeks
        self.months = months
    }

    /// `7,5,12`.
    public init?(_ text: String) {
        let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 3, let days = numbers[0], let weeks = numbers[1], let months = numbers[2],
            numbers.allSatisfy({ ($0 ?? -1) >= 0 })
        else { return nil }
        self.init(days: days, weeks: weeks, months: months)
    }

    /// In words.
    public var words: String { "\(days) ngày, \(weeks) tuần, \(months) tháng gần nhất" }

    /// Of all that there are, those that stay; the newest always does.
    public func kept(of all: [Instant]) -> Set<Instant> {
        let newestFirst = all.sorted(by: >)
        var kept = Set(newestFirst.prefix(1))
        for (count, period) in [(days, Self.day), (weeks, Self.week), (months, Self.month)] {
            var seen: Set<Int32> = []
            for instant in newestFirst where seen.count < count {
                if seen.insert(period(instant.day)).inserted { kept.insert(instant) }
            }
        }
        return kept
    }

    private static func day(_ day: Day) -> Int32 { day.number }
    /// Weeks begin on Monday; day 0 was a Thursday.
    private static func week(_ day: Day) -> Int32 { (day.number + 3) / 7 }
    private static func month(_ day: Day) -> Int32 { Int32(day.year * 12 + day.components.month) }
}
