import Storage
import Vocabulary

/// Areas as they were on a day, read and written inside a caller's transaction.
public enum Areas {
    /// The commune, province or tổ dân phố behind a key, on a day.
    public static func area(_ connection: any Connection, _ key: Key, on day: Day) throws -> Area? {
        try connection.first(select(day) + " AND a.id = \(key)", read)
    }

    /// The commune, province or tổ dân phố behind a key, as it was known to be called.
    public static func area(_ connection: any Connection, _ key: Key, at moment: RegisterMoment) throws -> Area? {
        try connection.first(select(moment) + " AND a.id = \(key)", read)
    }

    /// The communes that have ever been set up, in the order of their codes.
    public static func communes(_ connection: any Connection, on day: Day) throws -> [Area] {
        try connection.all(select(day) + " AND a.level = 'commune' ORDER BY n.code", read)
    }

    /// The tổ dân phố of a commune on a day, in the order in which they were entered.
    public static func neighbourhoods(_ connection: any Connection, of commune: Key, on day: Day) throws -> [Area] {
        try neighbourhoods(connection, of: commune, at: RegisterMoment(day: day))
    }

    /// The tổ dân phố of a commune as they were known, in the order in which they were entered.
    public static func neighbourhoods(
        _ connection: any Connection, of commune: Key, at moment: RegisterMoment
    ) throws -> [Area] {
        try connection.all(
            select(moment) + " AND a.level = 'neighbourhood' AND a.commune = \(commune) ORDER BY n.ord, n.name", read)
    }

    /// What some tổ dân phố are called on a day, of whichever communes.
    public static func neighbourhoodNames(
        _ connection: any Connection, of keys: [Key], on day: Day
    ) throws -> [Key: String] {
        Dictionary(
            try connection.all(select(day) + " AND a.level = 'neighbourhood' AND a.id IN \(list: keys)", read)
                .map { ($0.key, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    /// The commune that has a code on a day. A code alone names nothing.
    public static func commune(_ connection: any Connection, code: String, on day: Day) throws -> Area? {
        try connection.first(select(day) + " AND a.level = 'commune' AND n.code = \(code)", read)
    }

    /// Enters a tổ dân phố of a commune.
    ///
    /// - Parameter day: the first day it is called so; nil where nobody said, as in a list: then it has always been there,
    ///   and tables of earlier reviews have its row.
    @discardableResult
    public static func addNeighbourhood(
        _ connection: any Connection, in entry: Key, commune: Key, name: String, from day: Day? = nil,
        key: Key = .make()
    ) throws -> Area {
        let order = try connection.count(
            """
            SELECT count(*) FROM area WHERE commune = \(commune)
            """)
        let area = Area(
            key: key, level: .neighbourhood, commune: commune, code: "", name: name, kind: "to_dan_pho", parent: commune
        )
        try connection.run(
            "INSERT INTO area (id, level, commune) VALUES (\(area.key), 'neighbourhood', \(commune))")
        try addName(connection, in: entry, area: area, from: day ?? unknownFirstDay, order: order)
        return area
    }

    /// Enters units of state; those already there are left as they are.
    public static func addUnits(_ connection: any Connection, in entry: Key, _ units: [UnitOfState]) throws {
        let keys = Dictionary(units.map { ($0.code, $0.key) }, uniquingKeysWith: { first, _ in first })
        for (order, unit) in units.enumerated() {
            guard try !connection.exists("SELECT 1 FROM area WHERE id = \(unit.key)") else { continue }
            try add(connection, in: entry, unit, below: unit.parentCode.flatMap { keys[$0] }, order: order)
        }
    }

    private static let unknownFirstDay = Day(year: 1, month: 1, day: 1) ?? Day(number: 0)

    static func addName(
        _ connection: any Connection, in entry: Key, area: Area, from day: Day, order: Int64
    ) throws {
        try connection.run(
            """
            INSERT INTO area_name (area, from_day, code, name, folded, kind, parent, ord, recorded_in)
            VALUES (\(area.key), \(day), \(area.code), \(area.name), \(VietnameseText.folded(area.name)), \(area.kind),
            \(area.parent), \(order), \(entry))
            """)
    }

    private static func select(_ day: Day) -> SQL { select(RegisterMoment(day: day)) }

    private static func select(_ moment: RegisterMoment) -> SQL {
        """
        SELECT a.id, a.level, a.commune, n.code, n.name, n.kind, n.parent
        FROM area a JOIN area_name n ON n.area = a.id AND \(moment.holds("n.recorded_in", "n.retired_in"))
        WHERE n.from_day <= \(moment.day) AND (n.to_day IS NULL OR n.to_day > \(moment.day))
        """
    }

    private static func read(_ row: any Row) -> Area {
        let level = AreaLevel(rawValue: row.text(1)) ?? .neighbourhood
        return Area(
            key: row.key(0), level: level, commune: row.keyIfAny(2) ?? (level == .commune ? row.key(0) : nil),
            code: row.text(3), name: row.text(4), kind: row.text(5), parent: row.keyIfAny(6))
    }
}
