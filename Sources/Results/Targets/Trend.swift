import Access
import Registry
import Rulebook
import Storage
import Territory
import Vocabulary

/// The end of one year in a trend.
public struct TrendPoint: Sendable {
    public let year: Int
    public let poor: Int64
    public let nearPoor: Int64
    /// The total of households it was a share of; 0 where not known.
    public let households: Int64
    /// A closed review of the register, or a total somebody typed.
    public let isCounted: Bool
    public let source: String
    public let isSample: Bool

    public init(
        year: Int, poor: Int64, nearPoor: Int64, households: Int64, isCounted: Bool, source: String, isSample: Bool
    ) {
        self.year = year
        self.poor = poor
        self.nearPoor = nearPoor
        self.households = households
        self.isCounted = isCounted
        self.source = source
        self.isSample = isSample
    }
}

/// A year's total from before the register began.
public struct EarlierTotal: Sendable {
    public let year: Int
    public let poor: Int64
    public let nearPoor: Int64
    public let households: Int64
    public let source: String
    public let isSample: Bool

    public init(year: Int, poor: Int64, nearPoor: Int64, households: Int64, source: String, isSample: Bool) {
        self.year = year
        self.poor = poor
        self.nearPoor = nearPoor
        self.households = households
        self.source = source
        self.isSample = isSample
    }
}

/// Typed totals of years before the register.
public enum EarlierTotals {
    public static func record(
        _ connection: any Connection, in entry: Key, commune: Key, _ totals: [EarlierTotal]
    ) throws {
        for total in totals {
            for (measure, value) in [("poor", total.poor), ("near_poor", total.nearPoor)] {
                try connection.run(
                    """
                    INSERT INTO earlier_total (commune, id, year, measure, value, households, source, is_sample, recorded_in)
                    VALUES (\(commune), \(Key.make()), \(total.year), \(measure), \(value), \(total.households),
                    \(total.source), \(total.isSample), \(entry))
                    """)
            }
        }
    }
}

enum TrendReading {
    static func points(
        _ connection: any Connection, _ rules: RuleLibrary, commune: Key, at moment: RegisterMoment
    ) throws -> [TrendPoint] {
        let counted = try ReviewYears.closed(connection, commune: commune, at: moment).map { year in
            let period = try ReviewPeriod(connection, rules, commune: commune, year: year, at: moment)
            return TrendPoint(
                year: year, poor: count(period, .poor), nearPoor: count(period, .nearPoor),
                households: period.total(of: nil)?.households ?? 0, isCounted: true,
                source: "Rà soát năm \(year)", isSample: false)
        }
        let years = Set(counted.map(\.year))
        let typed = try typedTotals(connection, commune)
            .filter { !years.contains($0.year) && $0.year <= moment.day.year }
        return (counted + typed).sorted { $0.year < $1.year }
    }

    private static func count(_ period: ReviewPeriod, _ category: RecognisedClass) -> Int64 {
        Int64(period.transitions.count { $0.ends(as: category, in: nil) })
    }

    private static func typedTotals(_ connection: any Connection, _ commune: Key) throws -> [TrendPoint] {
        try connection.all(
            """
            SELECT p.year, p.value, n.value, p.households, p.source, p.is_sample FROM earlier_total p
            JOIN earlier_total n ON n.commune = p.commune AND n.year = p.year AND n.measure = 'near_poor'
            AND n.retired_in IS NULL
            WHERE p.commune = \(commune) AND p.measure = 'poor' AND p.retired_in IS NULL
            """
        ) { row in
            TrendPoint(
                year: Int(row.int(0)), poor: row.int(1), nearPoor: row.int(2), households: row.int(3), isCounted: false,
                source: row.text(4), isSample: row.flag(5))
        }
    }
}
