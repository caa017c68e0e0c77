import Storage
import Vocabulary

/// A decision that merged, split or renamed tổ dân phố: from its day on the new ones are, until then the old ones were.
public struct AreaChange: Sendable {
    public enum Kind: String, Sendable {
        case merge, split, rename

        public var label: String {
            switch self {
            case .merge: "Nhập tổ dân phố"
            case .split: "Chia, sắp xếp tổ dân phố"
            case .rename: "Đổi tên tổ dân phố"
            }
        }
    }

    public let key: Key
    public let kind: Kind
    /// The first day of the new ones.
    public let day: Day
    /// The number of the decision or resolution.
    public let number: String
    public let signedOn: Day
    /// Names before and after.
    public var from: [String]
    public var to: [String]
}

/// The record of what became of tổ dân phố, inside a caller's transaction.
public enum AreaChanges {
    /// - Parameters:
    ///   - from: the units that end, or the one that is renamed.
    ///   - to: the units that come of them.
    public static func record(
        _ connection: any Connection, in entry: Key, commune: Key, _ kind: AreaChange.Kind, on day: Day,
        number: String, signedOn: Day, from: [(key: Key, name: String)], to: [(key: Key, name: String)]
    ) throws -> Key {
        let key = Key.make()
        try connection.run(
            """
            INSERT INTO area_change (commune, id, kind, day, number, signed_on, recorded_in)
            VALUES (\(commune), \(key), \(kind.rawValue), \(day), \(number), \(signedOn), \(entry))
            """)
        for (side, units) in [("from", from), ("to", to)] {
            for unit in units {
                try connection.run(
                    """
                    INSERT INTO area_change_unit (commune, change, side, area, name, recorded_in)
                    VALUES (\(commune), \(key), \(side), \(unit.key), \(unit.name), \(entry))
                    """)
            }
        }
        return key
    }

    /// Every change of a commune's tổ dân phố, newest first.
    public static func all(_ connection: any Connection, of commune: Key) throws -> [AreaChange] {
        var changes = try connection.all(
            """
            SELECT id, kind, day, number, signed_on FROM area_change
            WHERE commune = \(commune) AND retired_in IS NULL ORDER BY day DESC, id DESC
            """
        ) { row in
            AreaChange(
                key: row.key(0), kind: AreaChange.Kind(rawValue: row.text(1)) ?? .split, day: row.day(2),
                number: row.text(3), signedOn: row.day(4), from: [], to: [])
        }
        let places = Dictionary(uniqueKeysWithValues: changes.enumerated().map { ($1.key, $0) })
        try connection.each(
            "SELECT change, side, name FROM area_change_unit WHERE commune = \(commune) ORDER BY name"
        ) { row in
            guard let place = places[row.key(0)] else { return }
            if row.text(1) == "from" {
                changes[place].from.append(row.text(2))
            } else {
                changes[place].to.append(row.text(2))
            }
        }
        return changes
    }
}

extension Areas {
    /// The area as it is called on a day, or as it was called last before it ended.
    public static func lastKnown(_ connection: any Connection, _ key: Key, on day: Day) throws -> Area? {
        if let area = try area(connection, key, on: day) { return area }
        let last = try connection.first(
            "SELECT to_day FROM area_name WHERE area = \(key) AND retired_in IS NULL AND to_day <= \(day) ORDER BY to_day DESC"
        ) { $0.dayIfAny(0) }
        return try last.flatMap(\.self).flatMap { try area(connection, key, on: $0.adding(days: -1)) }
    }

    /// Ends how an area is called on a day; `name` is what it is called from then on, nil where it is no more.
    static func close(
        _ connection: any Connection, in entry: Key, _ area: Area, on day: Day, renamed name: String? = nil
    ) throws {
        let open: SQL = "area = \(area.key) AND retired_in IS NULL AND to_day IS NULL"
        try connection.run(
            """
            INSERT INTO area_name (area, from_day, to_day, code, name, folded, kind, parent, ord, recorded_in)
            SELECT area, from_day, \(day), code, name, folded, kind, parent, ord, \(entry) FROM area_name
            WHERE \(open) AND from_day < \(day)
            """)
        if let name {
            try connection.run(
                """
                INSERT INTO area_name (area, from_day, code, name, folded, kind, parent, ord, recorded_in)
                SELECT area, \(day), code, \(name), \(VietnameseText.folded(name)), kind, parent, ord, \(entry)
                FROM area_name WHERE \(open) AND recorded_in <> \(entry)
                """)
        }
        try connection.run("UPDATE area_name SET retired_in = \(entry) WHERE \(open) AND recorded_in <> \(entry)")
    }

    /// An area is no more from a day on: whoever asks for an earlier one still finds it.
    public static func end(_ connection: any Connection, in entry: Key, _ area: Area, on day: Day) throws {
        try close(connection, in: entry, area, on: day)
    }

    /// An area is called otherwise from a day on; it stays the same area.
    public static func rename(
        _ connection: any Connection, in entry: Key, _ area: Area, to name: String, from day: Day
    ) throws {
        try close(connection, in: entry, area, on: day, renamed: name)
    }
}
