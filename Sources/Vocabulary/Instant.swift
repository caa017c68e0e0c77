import Foundation

/// A moment, in milliseconds since 1970 UTC: when a record was entered, a session began.
public struct Instant: Hashable, Comparable, Sendable {
    public let milliseconds: Int64

    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    public static func now() -> Instant {
        Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }

    /// The day of this moment in Vietnam (UTC+7, without summer time since 1975).
    public var day: Day {
        Day(number: Int32((milliseconds + Instant.offset).dividedFloor(by: 86_400_000)))
    }

    /// The first moment of a day in Vietnam.
    public init(startOf day: Day) {
        milliseconds = Int64(day.number) * 86_400_000 - Instant.offset
    }

    public func adding(seconds: Int64) -> Instant {
        Instant(milliseconds: milliseconds + seconds * 1000)
    }

    /// `dd/MM/yyyy HH:mm` in Vietnam.
    public var shown: String {
        let ofDay = (milliseconds + Instant.offset) - Int64(day.number) * 86_400_000
        return day.shown + " " + padded(Int(ofDay / 3_600_000), 2) + ":" + padded(Int(ofDay / 60_000 % 60), 2)
    }

    public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

    /// By how many milliseconds Vietnam is ahead of universal time.
    public static let offset: Int64 = 7 * 3_600_000
}

extension Int64 {
    fileprivate func dividedFloor(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}

/// Where the present comes from: the system's clock in production, a fixed moment in tests and simulations.
public struct Clock: Sendable {
    private let source: @Sendable () -> Instant

    public init(_ source: @escaping @Sendable () -> Instant) {
        self.source = source
    }

    public static let system = Clock { Instant.now() }

    public func now() -> Instant { source() }

    public func today() -> Day { now().day }
}
