import Vocabulary

/// Days as spreadsheets count them.
enum DateSerial {
    /// The day of a serial number; nil outside the years 1900-9999, and for the 29/02/1900 that never was.
    static func day(_ serial: Double, since1904: Bool) -> Day? {
        guard serial >= 0, serial < 2_958_466 else { return nil }
        let whole = Int32(serial)
        if since1904 { return Day(number: whole + 1462 - offset) }
        // Excel took over the leap year 1900 from Lotus 1-2-3: the days before it stand one lower.
        guard whole != 60, whole > 0 else { return nil }
        return Day(number: (whole < 60 ? whole + 1 : whole) - offset)
    }

    static func serial(_ day: Day, since1904: Bool = false) -> Int {
        let serial = Int(day.number + offset)
        return since1904 ? serial - 1462 : serial <= 60 ? serial - 1 : serial
    }

    /// `dd/MM/yyyy`, with the hour where the number has one; `HH:mm` alone for less than a day.
    static func shown(_ serial: Double, since1904: Bool) -> String? {
        let minutes = Int(((serial - serial.rounded(.down)) * 1440).rounded())
        let hour = minutes == 0 ? "" : two(minutes / 60 % 24) + ":" + two(minutes % 60)
        if serial >= 0, serial < 1, !since1904 { return hour.isEmpty ? "00:00" : hour }
        guard let day = day(serial, since1904: since1904) else { return nil }
        return hour.isEmpty ? day.shown : day.shown + " " + hour
    }

    /// The serial number of `2025-12-31` or `2025-12-31T08:30:00`, as strict workbooks write dates; nil for other text.
    static func serial(iso text: String, since1904: Bool) -> Double? {
        guard let day = Day(iso: text.prefix(10)) else { return nil }
        let whole = Double(serial(day, since1904: since1904))
        guard text.count > 10 else { return whole }
        let time = text.dropFirst(11).prefix(8).split(separator: ":").map { Int($0) ?? -1 }
        guard text.dropFirst(10).first == "T", (2...3).contains(time.count), !time.contains(where: { $0 < 0 }) else {
            return nil
        }
        let seconds = time[0] * 3600 + time[1] * 60 + (time.count == 3 ? time[2] : 0)
        return whole + Double(seconds) / 86_400
    }

    /// From 1970 back to 30/12/1899.
    private static let offset: Int32 = 25_569

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
