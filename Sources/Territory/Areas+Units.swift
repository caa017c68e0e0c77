import Storage
import Vocabulary

extension Areas {
    /// Every unit of state there is on a day, by its code.
    public static func units(_ connection: any Connection, on day: Day) throws -> [String: (area: Area, since: Day)] {
        var units: [String: (area: Area, since: Day)] = [:]
        try connection.each(
            """
            SELECT a.id, a.level, n.code, n.name, n.kind, n.parent, n.from_day
            FROM area a JOIN area_name n ON n.area = a.id AND n.retired_in IS NULL
            WHERE a.level IN ('province', 'commune') AND n.from_day <= \(day) AND (n.to_day IS NULL OR n.to_day > \(day))
            """
        ) { row in
            let level: AreaLevel = row.text(1) == "province" ? .province : .commune
            let area = Area(
                key: row.key(0), level: level, commune: level == .commune ? row.key(0) : nil, code: row.text(2),
                name: row.text(3), kind: row.text(4), parent: row.keyIfAny(5))
            units[area.code] = (area, row.day(6))
        }
        return units
    }

    /// Enters a unit of state below one that is there.
    ///
    /// - Parameter parent: nil for a province.
    public static func add(
        _ connection: any Connection, in entry: Key, _ unit: UnitOfState, below parent: Key?, order: Int
    ) throws {
        let level: AreaLevel = parent == nil ? .province : .commune
        try connection.run("INSERT INTO area (id, level) VALUES (\(unit.key), \(level.rawValue))")
        try addName(connection, in: entry, unit.key, unit, below: parent, order: Int64(order))
    }

    /// A unit of state is called otherwise, or stands below another, from a day on; it stays the same unit, and whoever
    /// asks for an earlier day finds it as it was.
    public static func change(
        _ connection: any Connection, in entry: Key, _ area: Area, to unit: UnitOfState, below parent: Key?, order: Int
    ) throws {
        try close(connection, in: entry, area, on: unit.since)
        try addName(connection, in: entry, area.key, unit, below: parent, order: Int64(order))
    }

    private static func addName(
        _ connection: any Connection, in entry: Key, _ key: Key, _ unit: UnitOfState, below parent: Key?, order: Int64
    ) throws {
        let area = Area(
            key: key, level: parent == nil ? .province : .commune, commune: nil, code: unit.code, name: unit.name,
            kind: unit.kind, parent: parent)
        try addName(connection, in: entry, area: area, from: unit.since, order: order)
    }
}

/// Of what a unit of state was formed, and by which decision: as a list of the state says it.
public struct AreaFormation: Sendable, Equatable {
    /// The units that it was formed of, as the list words them; nil where it does not say.
    public let formedFrom: String?
    /// The number of the resolution; nil where the list does not say.
    public let decision: String?
    public let decidedOn: Day?

    public init(formedFrom: String?, decision: String?, decidedOn: Day?) {
        self.formedFrom = formedFrom
        self.decision = decision
        self.decidedOn = decidedOn
    }

    public var isEmpty: Bool { formedFrom == nil && decision == nil && decidedOn == nil }
}

/// How units of state were formed, read and written inside a caller's transaction.
public enum AreaFormations {
    public static func all(_ connection: any Connection) throws -> [Key: AreaFormation] {
        var all: [Key: AreaFormation] = [:]
        try connection.each(
            "SELECT area, formed_from, decision, decided_on FROM area_formation WHERE retired_in IS NULL"
        ) { row in
            all[row.key(0)] = AreaFormation(
                formedFrom: row.textIfAny(1), decision: row.textIfAny(2), decidedOn: row.dayIfAny(3))
        }
        return all
    }

    public static func of(_ connection: any Connection, _ area: Key) throws -> AreaFormation? {
        try connection.first(
            """
            SELECT formed_from, decision, decided_on FROM area_formation WHERE area = \(area) AND retired_in IS NULL
            """
        ) { AreaFormation(formedFrom: $0.textIfAny(0), decision: $0.textIfAny(1), decidedOn: $0.dayIfAny(2)) }
    }

    /// Records what is said of an area; what was said before stays under the entry that retired it.
    public static func record(
        _ connection: any Connection, in entry: Key, _ area: Key, _ formation: AreaFormation
    ) throws {
        try connection.run(
            "UPDATE area_formation SET retired_in = \(entry) WHERE area = \(area) AND retired_in IS NULL")
        try connection.run(
            """
            INSERT INTO area_formation (area, formed_from, decision, decided_on, recorded_in)
            VALUES (\(area), \(formation.formedFrom), \(formation.decision), \(formation.decidedOn), \(entry))
            """)
    }
}
