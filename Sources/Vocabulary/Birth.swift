/// When somebody was born, as exactly as it is known and never more exactly.
public enum Birth: Hashable, Sendable {
    case day(Day)
    case month(year: Int, month: Int)
    case year(Int)

    /// Reads the stored form: `1950`, `1950-03` or `1950-03-07`.
    public init?(iso text: some StringProtocol) {
        let utf8 = Array(text.utf8)
        switch utf8.count {
        case 4:
            guard let year = digits(utf8[...]), year > 0 else { return nil }
            self = .year(year)
        case 7:
            guard utf8[4] == UInt8(ascii: "-"), let year = digits(utf8[0..<4]), let month = digits(utf8[5..<7]),
                year > 0,
                (1...12).contains(month)
            else { return nil }
            self = .month(year: year, month: month)
        default:
            guard let day = Day(iso: text) else { return nil }
            self = .day(day)
        }
    }

    /// Reads what an official types: `1950`, `03/1950`, `07/03/1950`.
    public init?(typed text: some StringProtocol) {
        let parts = String(text).split(whereSeparator: { $0 == "/" || $0 == "-" || $0 == "." })
        switch parts.count {
        case 1:
            guard parts[0].count == 4, let year = Int(parts[0]), year > 0 else { return nil }
            self = .year(year)
        case 2:
            guard parts[1].count == 4, let month = Int(parts[0]), let year = Int(parts[1]), (1...12).contains(month)
            else { return nil }
            self = .month(year: year, month: month)
        default:
            guard let day = Day(typed: text) else { return nil }
            self = .day(day)
        }
    }

    /// The first and the last day on which the birth may have been.
    public var range: ClosedRange<Day> {
        switch self {
        case .day(let day): day...day
        case .month(let year, let month): first(year, month)...last(year, month)
        case .year(let year): first(year, 1)...last(year, 12)
        }
    }

    public var year: Int {
        switch self {
        case .day(let day): day.year
        case .month(let year, _): year
        case .year(let year): year
        }
    }

    /// The least and the greatest age, in completed years, on a day; one number where the birth is known to the day.
    public func ages(on day: Day) -> ClosedRange<Int> {
        let (earliest, latest) = (range.lowerBound, range.upperBound)
        return latest.completedYears(on: day)...earliest.completedYears(on: day)
    }

    public var iso: String {
        switch self {
        case .day(let day): day.iso
        case .month(let year, let month): padded(year, 4) + "-" + padded(month, 2)
        case .year(let year): padded(year, 4)
        }
    }

    public var shown: String {
        switch self {
        case .day(let day): day.shown
        case .month(let year, let month): padded(month, 2) + "/" + padded(year, 4)
        case .year(let year): padded(year, 4)
        }
    }

    private func first(_ year: Int, _ month: Int) -> Day {
        Day(year: year, month: month, day: 1) ?? Day(number: 0)
    }

    private func last(_ year: Int, _ month: Int) -> Day {
        Day(year: year, month: month, day: Day.length(ofMonth: month, year: year)) ?? Day(number: 0)
    }
}
