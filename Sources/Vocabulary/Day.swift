/// A calendar day in Vietnam, without a time or a zone.
///
/// Legal days (of a decision, a birth, a list) are days, never instants.
public struct Day: Hashable, Comparable, Sendable {
    /// Days since 1 January 1970; negative before it.
    public let number: Int32

    public init(number: Int32) {
        self.number = number
    }

    /// A day of the Gregorian calendar, or nil where there is no such day (31/02).
    public init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), (1...9999).contains(year), day >= 1,
            day <= Day.length(ofMonth: month, year: year)
        else { return nil }
        number = Day.serial(year: year, month: month, day: day)
    }

    /// Reads `yyyy-MM-dd`.
    public init?(iso text: some StringProtocol) {
        let utf8 = Array(text.utf8)
        guard utf8.count == 10, utf8[4] == UInt8(ascii: "-"), utf8[7] == UInt8(ascii: "-"),
            let year = digits(utf8[0..<4]), let month = digits(utf8[5..<7]), let day = digits(utf8[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Reads what an official types: `dd/MM/yyyy`, also with `-` or `.` and one-digit days and months.
    public init?(typed text: some StringProtocol) {
        let parts = String(text).split(whereSeparator: { $0 == "/" || $0 == "-" || $0 == "." })
        guard parts.count == 3, let day = Int(parts[0]), let month = Int(parts[1]), parts[2].count == 4,
            let year = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Year, month (1-12) and day of the month (1-31).
    public var components: (year: Int, month: Int, day: Int) {
        // Days are counted from 1 March of the year 0 so that the leap day stands last.
        let shifted = Int(number) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    public var year: Int { components.year }

    /// `yyyy-MM-dd`: how a day is stored and compared.
    public var iso: String {
        let (year, month, day) = components
        guard (0...9999).contains(year) else { return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2) }
        return String(unsafeUninitializedCapacity: 10) { buffer in
            var rest = (year * 100 + month) * 100 + day
            for place in (0..<10).reversed() where place != 4 && place != 7 {
                buffer[place] = UInt8(48 + rest % 10)
                rest /= 10
            }
            buffer[4] = UInt8(ascii: "-")
            buffer[7] = UInt8(ascii: "-")
            return 10
        }
    }

    /// `dd/MM/yyyy`: how a day is shown.
    public var shown: String {
        let (year, month, day) = components
        return padded(day, 2) + "/" + padded(month, 2) + "/" + padded(year, 4)
    }

    public func adding(days: Int) -> Day {
        Day(number: number + Int32(days))
    }

    /// The same day of the month `months` later; the month's last day where it has no such day.
    public func adding(months: Int) -> Day {
        let (year, month, day) = components
        let count = year * 12 + (month - 1) + months
        let (newYear, newMonth) = (count / 12, count % 12 + 1)
        let last = Day.length(ofMonth: newMonth, year: newYear)
        return Day(number: Day.serial(year: newYear, month: newMonth, day: min(day, last)))
    }

    /// Completed years of life on `other` of somebody born on this day.
    public func completedYears(on other: Day) -> Int {
        let (birth, now) = (components, other.components)
        let hadBirthday = (now.month, now.day) >= (birth.month, birth.day)
        return now.year - birth.year - (hadBirthday ? 0 : 1)
    }

    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    /// Days in a month, 28 to 31.
    public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func serial(year: Int, month: Int, day: Int) -> Int32 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int32(era * 146_097 + dayOfEra - 719_468)
    }
}

func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return text.count >= width ? text : String(repeating: "0", count: width - text.count) + text
}

func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in bytes {
        guard byte >= 48, byte <= 57 else { return nil }
        value = value * 10 + Int(byte - 48)
    }
    return bytes.isEmpty ? nil : value
}
