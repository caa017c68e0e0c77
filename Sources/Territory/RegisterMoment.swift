import Storage
import Vocabulary

/// When the register is looked at: what held on a day, by all that is known now or by what was known on an earlier day.
///
/// *As of 31/12* and *as known on 05/01* are two questions. A death entered in May with a day in February changes the
/// first for every day from February on, and the second for no day before May.
public struct RegisterMoment: Sendable, Hashable {
    /// The day whose facts are asked for.
    public let day: Day
    /// The last day whose entries are known; nil: all that is known now.
    public let knownOn: Day?

    public init(day: Day, knownOn: Day? = nil) {
        self.day = day
        self.knownOn = knownOn
    }

    /// `ngày 31/12/2025, theo những gì đã ghi đến hết ngày 05/01/2026`.
    public var words: String {
        "ngày \(day.shown)" + (knownOn.map { ", theo những gì đã ghi đến hết ngày \($0.shown)" } ?? "")
    }

    /// The same knowledge of another day.
    public func on(_ day: Day) -> RegisterMoment { RegisterMoment(day: day, knownOn: knownOn) }

    /// Keys of entries made after the last instant known are not less than this: they begin with their millisecond.
    public var firstUnknown: Key? {
        knownOn.map { Key(high: UInt64(max(0, Instant(startOf: $0.adding(days: 1)).milliseconds)) << 16, low: 0) }
    }

    /// The condition under which a row was known and held, as a pair of columns says that name audit entries.
    ///
    /// - Parameters:
    ///   - recorded: the column of the entry that wrote the row: `r.recorded_in`.
    ///   - retired: the column of the entry that ended it: `r.retired_in`.
    public func holds(_ recorded: SQL, _ retired: SQL) -> SQL {
        guard let firstUnknown else { return "\(retired) IS NULL" }
        return "\(recorded) < \(firstUnknown) AND (\(retired) IS NULL OR \(retired) >= \(firstUnknown))"
    }

    /// The condition under which the moment's day lies between a first day (unknown: always) and a last one that no longer
    /// counts (none: still).
    public func lies(from first: SQL, to last: SQL) -> SQL {
        "(\(first) IS NULL OR \(first) <= \(day)) AND (\(last) IS NULL OR \(last) > \(day))"
    }
}
